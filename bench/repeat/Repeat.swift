import SextantFiles
import SextantModel

/// Writes a dossier many times over into another folder: every copy of an item, and every link in
/// it, bears a number of its own.
///
/// Usage: repeat-dossier FROM TO TIMES
@main
struct Repeat {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let times = Int(arguments[3]), times >= 1,
      let files = Folder(arguments[1]).read()
    else {
      print("usage: repeat-dossier FROM TO TIMES")
      return
    }
    let sound = DossierReader.read(files).dossier
    for type in sound.registry.kinds {
      let file = repeated(type, of: sound, times)
      if !file.text.isEmpty, !Folder(arguments[2]).write(file.path, Array(file.text.utf8)) {
        print("cannot write \(file.path)")
      }
    }
  }

  static func repeated<T: Item>(
    _ type: T.Type, of dossier: Dossier, _ times: Int
  ) -> (path: String, text: String) {
    let items = dossier.all(type)
    guard !items.isEmpty else { return (T.kind.path, "") }
    var text = ""
    if case .series = T.kind.form {
      text += T.fields.map(\.name).joined(separator: ",") + "\n"
    }
    for number in 0..<(T.kind.form == .single ? 1 : times) {
      let suffix = number == 0 ? "" : "~\(number)"
      for item in items { text += write(item, suffix) }
    }
    return (T.kind.path, text)
  }

  /// One item as JSON on a line (any YAML reader takes it), or as a row of a table.
  static func write<T: Item>(_ item: T, _ suffix: String) -> String {
    if case .series = T.kind.form {
      return T.fields.map { field in
        cell(field.plain(item), field.shape, field.name, suffix)
      }.joined(separator: ",") + "\n"
    }
    var entries: [Plain.Entry] = []
    if T.kind.form == .list {
      entries.append(Plain.Entry(key: "id", value: .text(item.id.text + suffix)))
    }
    for field in T.fields where !field.isEmpty(item) {
      var value = renamed(field.plain(item), field.shape, suffix)
      if distinct.contains("\(T.kind.name).\(field.name)"), case .text(let text) = value {
        value = .text(text + suffix)
      }
      entries.append(Plain.Entry(key: field.name, value: value))
    }
    if !suffix.isEmpty, let flag = alone[T.kind.name] {
      entries.removeAll { $0.key == flag }
      entries.append(Plain.Entry(key: flag, value: .flag(false)))
    }
    let text = BlockText.write(entries)
    return T.kind.form == .single ? text : BlockText.asElement(text)
  }

  /// Texts that must differ between items, so between copies too.
  static let distinct: Set<String> = [
    "pageSnapshot.title", "pageSnapshot.metaDescription", "pageSnapshot.url",
    "pageSnapshot.canonical", "keyword.text",
  ]

  /// Flags that only the first copy keeps: one main question, one set of indicators that every
  /// report follows.
  static let alone = ["indicator": "isFollowed", "researchQuestion": "isMain"]

  /// Items of which a dossier has one keep their ids.
  static let single = Set(
    Registry.dossier.kinds.filter { $0.kind.form == .single }.map { $0.kind.name })

  static func renamed(_ plain: Plain, _ shape: Shape, _ suffix: String) -> Plain {
    switch (plain, shape) {
    case (.text(let id), .link): .text(single.contains(id) ? id : id + suffix)
    case (.list(let elements), .list(let element)):
      .list(elements.map { renamed($0, element, suffix) })
    case (.list(let elements), .rows): .list(elements.map { renamed($0, shape, suffix) })
    case (.map(let entries), .rows(_, let fields)):
      .map(
        entries.map { entry in
          let card = fields.first { $0.name == entry.key }
          return Plain.Entry(
            key: entry.key,
            value: card.map { renamed(entry.value, $0.shape, suffix) } ?? entry.value)
        })
    default: plain
    }
  }

  static func cell(_ plain: Plain, _ shape: Shape, _ name: String, _ suffix: String) -> String {
    switch renamed(plain, shape, suffix) {
    case .number(let text), .bare(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .text(let text):
      // A redirect's key is an address, not a link: it too must differ from copy to copy.
      let own = name == "from" ? text + suffix : text
      return own.contains(where: { ",\"\n".contains($0) })
        ? "\"" + own.replacing("\"", with: "\"\"") + "\"" : own
    case .none, .list, .map: return ""
    }
  }
}

/// Plain data in block style, as people write it.
enum BlockText {
  static func write(_ entries: [Plain.Entry], indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    return entries.map { entry -> String in
      switch entry.value {
      case .list(let elements)
      where elements.contains(where: { if case .map = $0 { true } else { false } }):
        let rows = elements.map { element -> String in
          guard case .map(let inner) = element else { return "" }
          return asElement(write(inner, indent: 0), indent: indent + 2)
        }
        return "\(margin)\(entry.key):\n\(rows.joined())"
      case .list(let elements):
        return "\(margin)\(entry.key): [\(elements.map(scalar).joined(separator: ", "))]\n"
      default: return "\(margin)\(entry.key): \(scalar(entry.value))\n"
      }
    }.joined()
  }

  static func asElement(_ text: String, indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    var isFirst = true
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      result += margin + (isFirst ? "- " : "  ") + line + "\n"
      isFirst = false
    }
    return result
  }

  static func scalar(_ plain: Plain) -> String {
    switch plain {
    case .none: "null"
    case .number(let text), .bare(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .text(let text): JSONText.write(.text(text)).trimmed
    case .list, .map: "null"
    }
  }
}

extension String {
  fileprivate var trimmed: String { last == "\n" ? String(dropLast()) : self }
}
