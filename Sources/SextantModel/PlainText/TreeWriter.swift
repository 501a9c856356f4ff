internal import SextantKernels

/// Writes plain data as block YAML, with the comments that belong to its keys.
struct TreeWriter {
  private(set) var output: [UInt8] = []
  /// Every key written, where they were asked for.
  private(set) var keys: Set<FileComments.Path> = []
  private let comments: FileComments
  private let listsKeys: Bool
  /// Whether somebody wants to know where a key stands.
  private let followsPaths: Bool

  /// Lists of scalars stay on one line up to this many bytes; lists of numbers, read at a glance, up
  /// to more.
  private static let flowWidth = 88
  private static let numbersWidth = 320

  init(comments: FileComments = FileComments(), listsKeys: Bool = false) {
    self.comments = comments
    self.listsKeys = listsKeys
    followsPaths = listsKeys || !comments.isEmpty
  }

  mutating func line(_ text: String) {
    output.append(contentsOf: text.utf8)
    output.append(UInt8(ascii: "\n"))
  }

  mutating func header() {
    for comment in comments.header { line(comment) }
    if !comments.header.isEmpty { line("") }
  }

  mutating func footer() {
    for comment in comments.footer { line(comment) }
  }

  /// The entries of a file that is one mapping.
  mutating func top(_ entries: [Plain.Entry]) {
    if entries.isEmpty { line("{}") }
    self.entries(entries, indent: 0, path: [""])
  }

  mutating func element(_ plain: Plain, indent: Int, path: FileComments.Path) {
    guard case .map(let entries) = plain, let first = entries.first else {
      spaces(indent)
      output.append(contentsOf: "- ".utf8)
      scalar(plain, indent: indent + 2)
      output.append(UInt8(ascii: "\n"))
      return
    }
    let place = inner(path, first.key)
    before(place, indent)
    spaces(indent)
    output.append(contentsOf: "- ".utf8)
    entry(first, indent: indent + 2, path: place)
    self.entries(entries.dropFirst(), indent: indent + 2, path: path)
  }

  private mutating func entries(
    _ entries: some Sequence<Plain.Entry>, indent: Int, path: FileComments.Path
  ) {
    for entry in entries {
      let place = inner(path, entry.key)
      before(place, indent)
      spaces(indent)
      self.entry(entry, indent: indent, path: place)
    }
  }

  private mutating func entry(_ entry: Plain.Entry, indent: Int, path: FileComments.Path) {
    if listsKeys { keys.insert(path) }
    output.append(contentsOf: entry.key.utf8)
    output.append(UInt8(ascii: ":"))
    switch entry.value {
    case .list(let elements):
      let width = Self.width(elements)
      if let flow = flow(elements), flow.utf8.count + indent + entry.key.utf8.count < width {
        output.append(contentsOf: " \(flow)".utf8)
        after(path)
      } else {
        after(path)
        for (row, element) in elements.enumerated() {
          self.element(element, indent: indent + 2, path: inner(path, "\(row)"))
        }
      }
    case .map(let inner) where !inner.isEmpty:
      after(path)
      entries(inner, indent: indent + 2, path: path)
    default:
      output.append(UInt8(ascii: " "))
      let start = output.count
      scalar(entry.value, indent: indent + 2)
      if let comment = comments.behind[path] {
        // Behind the header of a block of lines, else behind the value.
        let end = output[start...].firstIndex(of: UInt8(ascii: "\n")) ?? output.count
        output.insert(contentsOf: "  \(comment)".utf8, at: end)
      }
      output.append(UInt8(ascii: "\n"))
    }
  }

  private func flow(_ elements: [Plain]) -> String? {
    var writer = TreeWriter()
    for (row, element) in elements.enumerated() {
      if case .map = element { return nil }
      if row > 0 { writer.output.append(contentsOf: ", ".utf8) }
      writer.scalar(element, indent: 0, oneLine: true)
      if writer.output.count > Self.numbersWidth { return nil }
    }
    return "[\(String(decoding: writer.output, as: UTF8.self))]"
  }

  private static func width(_ elements: [Plain]) -> Int {
    elements.allSatisfy { if case .number = $0 { true } else { false } } ? numbersWidth : flowWidth
  }

  private mutating func scalar(_ plain: Plain, indent: Int, oneLine: Bool = false) {
    switch plain {
    case .none: output.append(contentsOf: "null".utf8)
    case .number(let text), .bare(let text): output.append(contentsOf: text.utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .text(let text):
      // Empty lines at the end of a block would run into the one that parts two items.
      let runsOn = text.utf8.suffix(2).elementsEqual("\n\n".utf8)
      appendScalar(text, indent: indent, oneLine: oneLine || runsOn, to: &output)
    case .map: output.append(contentsOf: "{}".utf8)
    case .list(let elements):
      precondition(elements.isEmpty, "No field holds a list within a list.")
      output.append(contentsOf: "[]".utf8)
    }
  }

  private func inner(_ path: FileComments.Path, _ key: String) -> FileComments.Path {
    followsPaths ? path + [key] : []
  }

  private mutating func before(_ path: FileComments.Path, _ indent: Int) {
    for comment in comments.before[path] ?? [] {
      spaces(indent)
      line(comment)
    }
  }

  /// Ends the line of a key, its comment kept behind it.
  private mutating func after(_ path: FileComments.Path) {
    if let comment = comments.behind[path] {
      output.append(contentsOf: "  \(comment)".utf8)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func spaces(_ count: Int) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}
