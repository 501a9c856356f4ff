import SextantModel

/// The control by which a field is filled in, holding what was typed or else the item's own value.
struct FieldInput {
  let words: Catalogue
  let itemID: String
  let typed: TypedEntries?
  let links: LinkChoices
  /// What is wrong, by the way to the field as the form counts its rows.
  var problems: [String: [String]] = [:]

  func control(_ card: FieldCard, _ plain: Plain) -> FieldControl {
    control(card.shape, plain, at: card.name, isRequired: card.isRequired)
  }

  private func control(
    _ shape: Shape, _ plain: Plain, at path: String, isRequired: Bool
  ) -> FieldControl {
    let text = typed?.last(path) ?? written(plain)
    switch shape {
    case .text: return .text(text, suggestions: [])
    case .longText: return .longText(text, lines: Self.lines(text))
    case .choice(let name, let values): return choice(name, values, text, isRequired)
    case .flag: return .flag(text == "true")
    case .number(let unit): return .number(text, unit: unit.map(unitText))
    case .integer(let unit): return .integer(text, unit: unit.map(unitText))
    case .duration(let unit): return .number(text, unit: words.text("unit.\(unit.rawValue)"))
    case .money: return .money(text)
    case .share: return .share(text)
    case .day: return .day(text)
    case .moment: return .moment(text)
    case .clockTime: return .clockTime(text)
    case .period: return .period(text)
    case .link(let kinds): return links.one(text, kinds, except: itemID)
    case .list(let element): return list(element, plain, path)
    case .rows(let name, let fields): return .rows(rows(name, fields, plain, path))
    }
  }

  // MARK: - Values

  /// A value as it is written into a field: decimal mark of the language, otherwise as plain text.
  private func written(_ plain: Plain) -> String {
    switch plain {
    case .number(let text): decimal(text)
    case .bare(let text): text.hasSuffix(" %") ? decimal(text) : text
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .none, .list, .map: ""
    }
  }

  private func decimal(_ text: String) -> String {
    guard words.language == .french else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }

  private static func lines(_ text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return min(12, max(4, lines.reduce(1) { $0 + 1 + $1.utf8.count / 90 }))
  }

  private func unitText(_ unit: String) -> String {
    words.has("rooms.unit.\(unit)") ? words.text("rooms.unit.\(unit)") : unit
  }

  private func choice(
    _ name: String, _ values: [String], _ text: String, _ isRequired: Bool
  ) -> FieldControl {
    var options = values.map { ChoiceOption($0, words.text("choice.\(name).\($0)")) }
    if !values.contains(text), !text.isEmpty { options.append(ChoiceOption(text, text)) }
    if !isRequired || text.isEmpty { options.insert(ChoiceOption("", "–"), at: 0) }
    return .choice(text, options, isRadio: false)
  }

  private func list(_ element: Shape, _ plain: Plain, _ path: String) -> FieldControl {
    var values: [String] = []
    if let typed, typed.mentions(path) {
      values = typed.values(path).filter { !$0.isEmpty }
      for lines in typed.values("\(path).lines") {
        values += lines.split(whereSeparator: \.isNewline).map(String.init)
      }
    } else if case .list(let elements) = plain {
      values = elements.map(written)
    }
    switch element {
    case .link(let kinds): return links.several(values, kinds, except: itemID)
    case .choice(let name, let all):
      return .choices(values, all.map { ChoiceOption($0, words.text("choice.\(name).\($0)")) })
    default: return .texts(values)
    }
  }

  // MARK: - Rows

  private func rows(
    _ name: String, _ fields: [FieldCard], _ plain: Plain, _ path: String
  ) -> RowsEditor {
    var old: [[String: Plain]] = []
    if case .list(let elements) = plain {
      old = elements.map { element in
        guard case .map(let entries) = element else { return [:] }
        return Dictionary(
          entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
      }
    }
    var numbers = Array(old.indices)
    if let typed, typed.mentions(path) { numbers = typed.rows(of: path) }
    let lines = numbers.map { number in
      row(fields, number < old.count ? old[number] : [:], "\(path).\(number)")
    }
    let columns = fields.map { card in
      RowColumn(
        card.name, words.label(field: card.name, ofRow: name), isRequired: card.isRequired)
    }
    return RowsEditor(
      words, name: path, columns: columns, rows: lines, blank: row(fields, [:], "\(path).__"),
      problems: renumbered(path, numbers, fields))
  }

  private func row(
    _ fields: [FieldCard], _ values: [String: Plain], _ path: String
  ) -> [FieldControl] {
    fields.map { card in
      control(
        card.shape, values[card.name] ?? .none, at: "\(path).\(card.name)",
        isRequired: card.isRequired)
    }
  }

  /// The problems of rows as they are numbered when shown again.
  private func renumbered(
    _ path: String, _ numbers: [Int], _ fields: [FieldCard]
  ) -> [String: [String]] {
    guard !problems.isEmpty else { return [:] }
    var found: [String: [String]] = [:]
    for (place, number) in numbers.enumerated() {
      for card in fields {
        found["\(path).\(place).\(card.name)"] = problems["\(path).\(number).\(card.name)"]
      }
    }
    return found
  }
}
