import SextantModel

/// A list as a file for spreadsheets: exactly the rows that are asked for, in their order.
///
/// Separated as the language's spreadsheets expect, quoted as RFC 4180 says, in UTF-8 with its mark.
/// A text that a spreadsheet would run as a formula is kept a text.
enum ListCSV {
  static func answer(_ type: any Item.Type, _ view: View) -> Answer {
    let list = ItemList(type, view)
    let shown = ShownValue(view)
    let fields = list.query.columns.isEmpty ? list.fields : list.columns
    let isFrench = view.words.language == .french
    let separator = isFrench ? ";" : ","
    var text = "\u{FEFF}"
    var head = fields.map { view.words.label(field: $0.name, of: list.kind.name) }
    if list.kind.form == .list { head.insert(view.say("rooms.list.id"), at: 0) }
    text += head.map { quoted(safe($0), separator) }.joined(separator: separator) + "\r\n"
    for item in list.items {
      var cells = fields.map { field in
        quoted(cell(field.plain(item), field.card.shape, shown, isFrench), separator)
      }
      if list.kind.form == .list { cells.insert(quoted(safe(item.idText), separator), at: 0) }
      text += cells.joined(separator: separator) + "\r\n"
    }
    return .file(
      name: "\(view.to.key)-\(list.kind.plural).csv", type: "text/csv; charset=utf-8",
      bytes: Array(text.utf8))
  }

  /// A value as a spreadsheet reads it: numbers without grouping, days as ISO writes them, words for
  /// choices and links.
  static func cell(
    _ plain: Plain, _ shape: Shape, _ shown: ShownValue, _ isFrench: Bool
  ) -> String {
    switch (plain, shape) {
    case (.number(let text), _): return decimal(text, isFrench)
    case (.bare(let text), .share): return decimal(text, isFrench)
    case (.bare(let text), .day), (.bare(let text), .moment), (.bare(let text), .period):
      return text
    case (.text(let id), .link):
      let name = shown.name(of: id)
      return safe(name == id ? id : "\(name) (\(id))")
    case (.list(let elements), .list(let element)):
      return safe(
        elements.map { cell($0, element, shown, isFrench) }.joined(separator: " | "))
    default: return safe(shown.text(plain, shape))
    }
  }

  private static func decimal(_ text: String, _ isFrench: Bool) -> String {
    isFrench ? String(text.map { $0 == "." ? "," : $0 }) : text
  }

  /// A text that begins like a formula, with an apostrophe before it, as OWASP advises.
  static func safe(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return ["=", "+", "-", "@", "\t", "\r"].contains(first) ? "'" + text : text
  }

  static func quoted(_ text: String, _ separator: String) -> String {
    let needs = text.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || String($0) == separator
    }
    guard needs else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }
}
