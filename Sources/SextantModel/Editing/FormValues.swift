/// The entries of a form, as values of the fields that they speak of.
///
/// Names are ways to fields: `amount`; `segments` once for each element, `segments.lines` for
/// elements on lines of their own; `skills.0.level` for a field of a small value, 0 being its place
/// in the item before it was edited. An empty entry under a list's name says that the form shows it.
struct FormValues {
  private struct Entry {
    var path: ArraySlice<String>
    var value: String
  }

  /// The fields that the form speaks of, in the order of the kind's list.
  private(set) var overlay: [Plain.Entry] = []
  /// For each list of small values, by the way to it: the places that its rows have in the form.
  private(set) var rowNumbers: [String: [Int]] = [:]
  /// What was typed, by the way to the field.
  private(set) var typed: [String: String] = [:]
  private(set) var problems: [FieldProblem] = []

  /// - Parameter base: the item's fields before it was edited.
  init(
    _ entries: [(name: String, value: String)], _ cards: [FieldCard], onTopOf base: [Plain.Entry]
  ) {
    let parsed = entries.map { entry in
      Entry(
        path: entry.name.split(separator: ".", omittingEmptySubsequences: false)
          .map(String.init)[...], value: entry.value)
    }
    overlay = values(parsed, cards, base, at: "", in: "")
  }

  /// - Parameters:
  ///   - place: the way to these fields, rows counted as they are read.
  ///   - shown: the same way, rows counted as the form counts them.
  private mutating func values(
    _ entries: [Entry], _ cards: [FieldCard], _ base: [Plain.Entry], at place: String,
    in shown: String
  ) -> [Plain.Entry] {
    var values: [Plain.Entry] = []
    for card in cards {
      let own = entries.filter { $0.path.first == card.name }
        .map { Entry(path: $0.path.dropFirst(), value: $0.value) }
      guard !own.isEmpty else { continue }
      let (place, shown) = (place + card.name, shown + card.name)
      let value: Plain?
      switch card.shape {
      case .rows(_, let fields):
        let old = base.first { $0.key == card.name }?.value
        value = rows(own, fields, old, at: place, in: shown)
      case .list(let element): value = list(own, element, in: shown)
      default:
        value = own.last { $0.path.isEmpty }.map { scalar($0.value, card.shape, in: shown) }
      }
      if let value { values.append(Plain.Entry(key: card.name, value: value)) }
    }
    return values
  }

  private mutating func scalar(_ value: String, _ shape: Shape, in shown: String) -> Plain {
    typed[shown] = TypedText.tidy(value)
    guard let text = TypedText.canonical(value, shape) else { return .none }
    if case .share = shape, TypedText.isUnclearShare(text) {
      problems.append(
        FieldProblem(
          field: shown, message: Message("draft.unclearShare", ["written": .text(text)]),
          written: typed[shown] ?? text))
    }
    return .text(text)
  }

  private mutating func list(_ entries: [Entry], _ element: Shape, in shown: String) -> Plain {
    var elements: [Plain] = []
    for entry in entries {
      let lines: [String]
      if entry.path.isEmpty {
        lines = [entry.value]
      } else if entry.path.elementsEqual(["lines"]) {
        lines = TypedText.tidy(entry.value).split(separator: "\n").map {
          TypedText.trim(String($0))
        }
      } else {
        continue
      }
      for line in lines where TypedText.canonical(line, element) != nil {
        elements.append(scalar(line, element, in: "\(shown).\(elements.count)"))
      }
    }
    return .list(elements)
  }

  /// Rows in the order in which the form names them, each on top of the row that had its place.
  private mutating func rows(
    _ entries: [Entry], _ cards: [FieldCard], _ old: Plain?, at place: String, in shown: String
  ) -> Plain {
    let old: [Plain] = if case .list(let rows)? = old { rows } else { [] }
    var order: [Int] = []
    var byRow: [Int: [Entry]] = [:]
    for entry in entries {
      guard let first = entry.path.first, first.utf8.count <= 6, let number = Int(first),
        number >= 0
      else { continue }
      if byRow[number] == nil { order.append(number) }
      byRow[number, default: []].append(
        Entry(path: entry.path.dropFirst(), value: entry.value))
    }
    var rows: [Plain] = []
    var numbers: [Int] = []
    for number in order {
      var base: [Plain.Entry] = []
      if number < old.count, case .map(let entries) = old[number] { base = entries }
      let new = values(
        byRow[number] ?? [], cards, base, at: "\(place).\(rows.count).",
        in: "\(shown).\(number).")
      let merged = cards.compactMap { card in
        new.first { $0.key == card.name } ?? base.first { $0.key == card.name }
      }
      if merged.allSatisfy({ Self.isBlank($0.value) }) { continue }
      rows.append(.map(merged.filter { $0.value != .none }))
      numbers.append(number)
    }
    rowNumbers[place] = numbers
    return .list(rows)
  }

  /// Whether a value says nothing; a box left unticked does not make a row.
  private static func isBlank(_ value: Plain) -> Bool {
    switch value {
    case .none, .flag(false), .list([]), .text("false"), .text(""): true
    default: false
    }
  }
}
