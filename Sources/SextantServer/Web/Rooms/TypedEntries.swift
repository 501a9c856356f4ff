import SextantModel

/// The entries of a form as they were typed, found by the way to a field: what `FormEntries` read, in
/// the hands of whoever knows the fields.
struct TypedEntries: Sendable {
  let all: [(name: String, value: String)]
  private let byName: [String: [String]]

  init(_ entries: [(name: String, value: String)]) {
    all = entries
    var byName: [String: [String]] = [:]
    for entry in entries { byName[entry.name, default: []].append(entry.value) }
    self.byName = byName
  }

  func last(_ name: String) -> String? { byName[name]?.last }
  func values(_ name: String) -> [String] { byName[name] ?? [] }
  func has(_ name: String) -> Bool { byName[name] != nil }

  /// Whether the form speaks of a field, of its lines or of a row of it.
  func mentions(_ field: String) -> Bool {
    has(field) || all.contains { $0.name.hasPrefix("\(field).") }
  }

  /// More rows than anybody types.
  private static let mostRows = 10_000

  /// The numbers that the rows of a field have in the form, in its order.
  func rows(of field: String) -> [Int] {
    var numbers: [Int] = []
    var seen: Set<Int> = []
    for entry in all where entry.name.hasPrefix("\(field).") {
      let rest = entry.name.dropFirst(field.count + 1)
      guard let number = Int(rest.prefix { $0 != "." }), (0..<Self.mostRows).contains(number),
        seen.insert(number).inserted
      else { continue }
      numbers.append(number)
    }
    return numbers
  }

  /// The entries without those of some fields.
  func without(_ fields: Set<String>) -> [(name: String, value: String)] {
    all.filter { entry in
      !fields.contains(String(entry.name.prefix { $0 != "." }))
    }
  }

  // MARK: - Rows put in and taken out

  /// The form after a button that adds or takes away a row; `nil` where no such button was used.
  func afterRowButton() -> TypedEntries? {
    guard let button = last("do") else { return nil }
    let parts = button.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[0] == "add" {
      let next = (rows(of: parts[1]).max() ?? -1) + 1
      guard next < Self.mostRows else { return self }
      return TypedEntries(kept + [("\(parts[1]).\(next).", "")])
    }
    if parts.count == 3, parts[0] == "remove", let number = Int(parts[2]) {
      let start = "\(parts[1]).\(number)."
      return TypedEntries(kept.filter { !$0.name.hasPrefix(start) } + [(parts[1], "")])
    }
    return nil
  }

  private var kept: [(name: String, value: String)] { all.filter { $0.name != "do" } }
}
