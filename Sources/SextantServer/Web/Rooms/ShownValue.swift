import SextantModel

/// How values are shown to a reader: numbers and days as the language writes them, choices by their
/// labels, links by what people call the item.
struct ShownValue: Sendable {
  let words: Catalogue
  let dossier: Dossier
  let to: Address

  init(_ view: View) {
    words = view.words
    dossier = view.dossier
    to = view.to
  }

  // MARK: - As text

  /// The value on one line; empty where there is none.
  func text(_ plain: Plain, _ shape: Shape) -> String {
    switch plain {
    case .none: ""
    case .flag(let flag): words.text(flag ? "rooms.yes" : "rooms.no")
    case .number(let written): number(written, shape)
    case .bare(let written): bare(written, shape)
    case .text(let written): word(written, shape)
    case .list(let elements): list(elements, shape)
    case .map(let entries): entries.map { text($0.value, .text) }.joined(separator: ", ")
    }
  }

  private func list(_ elements: [Plain], _ shape: Shape) -> String {
    if case .rows(_, let fields) = shape {
      return elements.map { row(of: $0, fields) }.joined(separator: "\u{A0}· ")
    }
    let element: Shape = if case .list(let inner) = shape { inner } else { .text }
    return elements.map { text($0, element) }.joined(separator: ", ")
  }

  private func row(of plain: Plain, _ fields: [FieldCard]) -> String {
    guard case .map(let entries) = plain else { return "" }
    return fields.compactMap { card in
      entries.first { $0.key == card.name }.map { text($0.value, card.shape) }
    }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func number(_ written: String, _ shape: Shape) -> String {
    let bytes = Array(written.utf8)
    switch shape {
    case .money:
      if case .value(let money) = Money.parse(bytes.span) { return words.write(money) }
    case .number(let unit), .integer(let unit):
      guard let number = Double(written) else { return written }
      return words.write(number, unit: unit.map(unitText) ?? "", decimals: nil)
    case .duration(let unit):
      guard let number = Double(written) else { return written }
      return words.write(number, decimals: nil) + "\u{A0}\(words.text("unit.\(unit.rawValue)"))"
    default:
      if let number = Double(written) { return words.write(number, decimals: nil) }
    }
    return written
  }

  /// A unit that fields name in English, as the language says it.
  func unitText(_ unit: String) -> String {
    words.has("rooms.unit.\(unit)") ? words.text("rooms.unit.\(unit)") : unit
  }

  private func bare(_ written: String, _ shape: Shape) -> String {
    let bytes = Array(written.utf8)
    switch shape {
    case .day:
      if case .value(let day) = Day.parse(bytes.span) { return words.write(day) }
    case .moment:
      if case .value(let moment) = Moment.parse(bytes.span) { return words.write(.moment(moment)) }
    case .period:
      if case .value(let period) = Period.parse(bytes.span) { return words.write(period) }
    case .share:
      if case .value(let share) = Share.parse(bytes.span) {
        return words.write(share.percent, decimals: nil)
          + (words.language == .french ? "\u{A0}%" : "%")
      }
    case .choice(let name, _): return words.text("choice.\(name).\(written)")
    default: break
    }
    return written
  }

  private func word(_ written: String, _ shape: Shape) -> String {
    if case .link = shape { return name(of: written) }
    return written
  }

  // MARK: - Names of items

  /// What the item of an id is called; the id where the dossier has none.
  func name(of id: String) -> String {
    guard let item = dossier.item(id) else { return id }
    return name(of: item)
  }

  func name(of item: any Item) -> String {
    let kind = type(of: item).kind
    switch kind.form {
    case .single: return words.text("kind.\(kind.name)")
    case .series(let key):
      return parts(of: item) { key.contains($0.name) }.joined(separator: " · ")
    case .list:
      let headline = item.headline
      if headline != item.idText { return headline }
      let parts = parts(of: item) { $0.isTelling }.prefix(2)
      return parts.isEmpty ? item.idText : parts.joined(separator: " · ")
    }
  }

  private func parts(of item: any Item, _ isWanted: (FieldCard) -> Bool) -> [String] {
    FieldAccess.all(of: type(of: item)).filter { isWanted($0.card) }.map { field in
      let plain = field.plain(item)
      // A name made of names stops here: links that lead round would never end.
      if case .text(let id) = plain, case .link = field.card.shape {
        return self.dossier.item(id).map(\.headline) ?? id
      }
      return self.text(plain, field.card.shape)
    }.filter { !$0.isEmpty }
  }

  // MARK: - As markup

  /// The value as it stands on a page: links lead there, text keeps its lines.
  func html(_ plain: Plain, _ shape: Shape) -> HTML {
    switch (plain, shape) {
    case (.none, _): return .empty
    case (.text(let id), .link): return link(to: id)
    case (.text(let text), .longText): return paragraphs(text)
    case (.text(let text), .text) where isWebAddress(text):
      return "<a href=\"\(text)\" rel=\"noreferrer noopener\">\(text)</a>"
    case (.bare(let day), .day):
      return "<time datetime=\"\(day)\">\(text(plain, shape))</time>"
    case (.list(let rows), .rows(let name, let fields)): return table(rows, name, fields)
    case (.list(let elements), .list(let element)):
      if elements.count == 1 { return html(elements[0], element) }
      return "<ul>\(each: elements, { "<li>\(html($0, element))</li>" })</ul>"
    default: return HTML(text: text(plain, shape))
    }
  }

  /// The value in a cell of a list: short, on one line.
  func brief(_ plain: Plain, _ shape: Shape) -> HTML {
    switch (plain, shape) {
    case (.text(let id), .link): return link(to: id, atMost: 48)
    case (.list(let rows), .rows): return "\(rows.count)"
    case (.list(let elements), .list(let element)):
      let parts: [HTML] = elements.prefix(3).map { brief($0, element) }
      let first = parts.joined(by: ", ")
      return elements.count > 3 ? "\(first), +\(elements.count - 3)" : first
    case (.text(let text), .text), (.text(let text), .longText):
      return HTML(text: shortened(text, to: 120))
    default: return HTML(text: text(plain, shape))
    }
  }

  /// A link to an item by its name; the id alone where the dossier has no such item.
  func link(to id: String, atMost length: Int = 90) -> HTML {
    guard let item = dossier.item(id) else { return "<code>\(id)</code>" }
    return "<a href=\"\(to.item(item))\">\(shortened(name(of: item), to: length))</a>"
  }

  private func paragraphs(_ text: String) -> HTML {
    let parts = text.split(separator: "\n", omittingEmptySubsequences: true)
    return "\(each: parts, { "<p>\(String($0))</p>" })"
  }

  private func table(_ rows: [Plain], _ name: String, _ fields: [FieldCard]) -> HTML {
    let maps = rows.map { row -> [String: Plain] in
      guard case .map(let entries) = row else { return [:] }
      return Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    let used = fields.filter { card in maps.contains { $0[card.name] != nil } }
    let head: HTML =
      "\(each: used, { "<th scope=\"col\">\(words.label(field: $0.name, ofRow: name))</th>" })"
    let body = maps.map { map -> HTML in
      let cells = used.map { card -> HTML in
        let isNumber = card.shape.isNumber
        return
          "<td\(attribute: "class", isNumber ? "number" : nil)>\(html(map[card.name] ?? .none, card.shape))</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <div class="table-frame" tabindex="0" role="group" aria-label="\(words.text("rooms.rows.label"))">\
      <table><caption class="visually-hidden">\(words.text("rooms.rows.label"))</caption><thead><tr>\(head)</tr></thead><tbody>\(body.joined())</tbody></table></div>
      """
  }
}

extension FieldCard {
  /// Whether the field says which item is meant where no text does.
  fileprivate var isTelling: Bool {
    switch shape {
    case .link, .choice, .day, .moment, .period, .integer, .number: true
    default: false
    }
  }
}

extension Shape {
  /// Whether values are set to the right, digits under digits.
  var isNumber: Bool {
    switch self {
    case .number, .integer, .money, .share, .duration: true
    default: false
    }
  }
}

func isWebAddress(_ text: String) -> Bool {
  (text.hasPrefix("https://") || text.hasPrefix("http://"))
    && !text.contains { $0.isWhitespace || $0 == "\"" || $0 == "<" }
}

/// The beginning of a text on one line, cut between words, with an ellipsis where it goes on.
func shortened(_ text: String, to length: Int) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  // Counting characters is slow; bytes are never fewer.
  guard line.utf8.count > length, line.count > length else { return line }
  let start = line.prefix(length)
  guard let space = start.lastIndex(of: " "), start.distance(from: start.startIndex, to: space) > 20
  else { return start + "…" }
  return start[..<space] + "…"
}
