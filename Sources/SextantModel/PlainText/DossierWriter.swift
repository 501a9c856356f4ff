internal import SextantKernels

/// Writes a dossier as plain text, always the same way for the same items.
///
/// Fields stand in the order of their list; values that a new item has are left out; reading what
/// was written gives the same items.
public enum DossierWriter {
  /// The files of the kinds that have items, by path.
  public static func files(of dossier: Dossier) -> [SourceText] {
    dossier.registry.kinds.compactMap { type in
      guard dossier.count(of: type) > 0 else { return nil }
      return SourceText(path: type.kind.path, bytes: bytes(of: type, in: dossier, FileComments()))
    }
  }

  /// One file written again in the canonical way, its comments kept.
  ///
  /// - Parameter source: the file that the items were read from.
  public static func format(_ source: SourceText, of dossier: Dossier) -> SourceText? {
    guard let type = dossier.registry.type(at: source.path), let bytes = source.bytes else {
      return nil
    }
    if case .series = type.kind.form {
      return SourceText(
        path: source.path, bytes: self.bytes(of: type, in: dossier, FileComments()))
    }
    let comments = FileComments(of: TextTree(parsing: decodeText(bytes).bytes))
    return SourceText(path: source.path, bytes: self.bytes(of: type, in: dossier, comments))
  }

  private static func bytes<T: Item>(
    of type: T.Type, in dossier: Dossier, _ comments: FileComments
  ) -> [UInt8] {
    let items = dossier.all(type)
    if case .series = T.kind.form { return table(items) }
    var writer = TreeWriter(comments: comments)
    if T.kind.form == .single {
      writer.header()
      for item in items { writer.entries(entries(item), indent: 0, path: "") }
      writer.footer()
      return writer.output
    }
    writer.header()
    for (row, item) in items.enumerated() {
      if row > 0 { writer.line("") }
      let id = Plain.Entry(key: "id", value: .text(item.id.text))
      writer.element(.map([id] + entries(item)), indent: 0, path: "\(row)")
    }
    writer.footer()
    return writer.output
  }

  /// The fields that say something, in the order of the kind's list.
  static func entries<T: Item>(_ item: T) -> [Plain.Entry] {
    T.fields.compactMap { field in
      field.isEmpty(item) ? nil : Plain.Entry(key: field.name, value: field.plain(item))
    }
  }

  /// A table with a column for every field, in the order of the kind's list, so that a first note in
  /// one row changes no other row.
  private static func table<T: Item>(_ items: [T]) -> [UInt8] {
    let fields = T.fields
    var output: [UInt8] = []
    appendSeparatedRow(fields.map(\.name), to: &output)
    for item in items {
      appendSeparatedRow(fields.map { cellText($0.plain(item)) }, to: &output)
    }
    return output
  }
}

/// Writes plain data as block YAML.
struct TreeWriter {
  var output: [UInt8] = []
  private let comments: FileComments

  /// Lists of scalars stay on one line up to this many bytes.
  private static let flowWidth = 88

  init(comments: FileComments = FileComments()) { self.comments = comments }

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

  mutating func entries(_ entries: [Plain.Entry], indent: Int, path: String) {
    for entry in entries {
      let place = path.isEmpty ? entry.key : "\(path)/\(entry.key)"
      before(place, indent)
      spaces(indent)
      self.entry(entry, indent: indent, path: place)
    }
  }

  mutating func element(_ plain: Plain, indent: Int, path: String) {
    guard case .map(let entries) = plain, let first = entries.first else {
      spaces(indent)
      output.append(contentsOf: "- ".utf8)
      scalar(plain, indent: indent + 2, oneLine: false)
      output.append(UInt8(ascii: "\n"))
      return
    }
    before("\(path)/\(first.key)", indent)
    spaces(indent)
    output.append(contentsOf: "- ".utf8)
    entry(first, indent: indent + 2, path: "\(path)/\(first.key)")
    self.entries(Array(entries.dropFirst()), indent: indent + 2, path: path)
  }

  private mutating func entry(_ entry: Plain.Entry, indent: Int, path: String) {
    output.append(contentsOf: entry.key.utf8)
    output.append(UInt8(ascii: ":"))
    switch entry.value {
    case .list(let elements):
      if let flow = flow(elements), flow.utf8.count + indent + entry.key.utf8.count < Self.flowWidth
      {
        output.append(contentsOf: " \(flow)".utf8)
        after(path)
      } else {
        after(path)
        for (row, element) in elements.enumerated() {
          self.element(element, indent: indent + 2, path: "\(path)/\(row)")
        }
      }
    case .map(let inner):
      after(path)
      entries(inner, indent: indent + 2, path: path)
    default:
      output.append(UInt8(ascii: " "))
      let start = output.count
      scalar(entry.value, indent: indent + 2, oneLine: false)
      if output[start...].contains(UInt8(ascii: "\n")) {
        output.append(UInt8(ascii: "\n"))
      } else {
        after(path)
      }
    }
  }

  private func flow(_ elements: [Plain]) -> String? {
    var writer = TreeWriter()
    for (row, element) in elements.enumerated() {
      if case .map = element { return nil }
      if row > 0 { writer.output.append(contentsOf: ", ".utf8) }
      writer.scalar(element, indent: 0, oneLine: true)
      if writer.output.count > Self.flowWidth { return nil }
    }
    return "[\(String(decoding: writer.output, as: UTF8.self))]"
  }

  private mutating func scalar(_ plain: Plain, indent: Int, oneLine: Bool) {
    switch plain {
    case .none: output.append(contentsOf: "null".utf8)
    case .number(let text), .bare(let text): output.append(contentsOf: text.utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .text(let text): appendScalar(text, indent: indent, oneLine: oneLine, to: &output)
    case .list(let elements): output.append(contentsOf: (flow(elements) ?? "[]").utf8)
    case .map: output.append(contentsOf: "{}".utf8)
    }
  }

  private mutating func before(_ path: String, _ indent: Int) {
    for comment in comments.before[path] ?? [] {
      spaces(indent)
      line(comment)
    }
  }

  /// Ends the line of a key, its comment kept behind it.
  private mutating func after(_ path: String) {
    if let comment = comments.behind[path] {
      output.append(contentsOf: "  \(comment)".utf8)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func spaces(_ count: Int) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }
}
