@testable import SextantModel

/// Numbers that look random and are the same on every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A dossier with items of every kind, their fields filled at random from what their lists of fields
/// say that they hold.
struct GeneratedDossier {
  struct Generated {
    let type: any Item.Type
    let id: String
    let entries: [Plain.Entry]
  }

  private(set) var items: [Generated] = []
  private(set) var files: [SourceText] = []
  private var numbers: SeededNumbers

  init(seed: UInt64, kinds: [any Item.Type], itemsOfEach count: Int) {
    numbers = SeededNumbers(seed: seed)
    for (number, type) in kinds.enumerated() { add(type, number, count) }
  }

  private mutating func add<T: Item>(_ type: T.Type, _ number: Int, _ count: Int) {
    let cards = T.fields.map(\.card)
    var writer = TreeWriter()
    var rows: [UInt8] = []
    let filled = [[Plain.Entry]](repeating: [], count: T.kind.form == .single ? 1 : count)
      .map { _ in entries(cards) }
    switch T.kind.form {
    case .single:
      items.append(Generated(type: type, id: T().id.text, entries: filled[0]))
      writer.top(filled[0])
    case .list:
      for (row, entries) in filled.enumerated() {
        let id = pick(Self.nastyStarts) + "\(number).\(row)"
        items.append(Generated(type: type, id: id, entries: entries))
        let entry = Plain.Entry(key: "id", value: .text(id))
        writer.element(.map([entry] + entries), indent: 0, path: [])
      }
    case .series(let key):
      appendRow(cards.map(\.name), to: &rows)
      for (row, entries) in filled.enumerated() {
        // The first key field makes each row's id its own.
        let entries = entries.map { entry -> Plain.Entry in
          entry.key == key.first ? .init(key: entry.key, value: .text("k\(number).\(row)")) : entry
        }
        let cells = cards.map { card in
          cellText(entries.first { $0.key == card.name }?.value ?? .none)
        }
        appendRow(cells, to: &rows)
        items.append(Generated(type: type, id: "", entries: entries))
      }
    }
    let bytes = rows.isEmpty ? writer.output : rows
    files.append(SourceText(path: T.kind.path, bytes: bytes))
  }

  private func appendRow(_ cells: [String], to bytes: inout [UInt8]) {
    let quoted = cells.map { cell in
      "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
    bytes += Array((quoted.joined(separator: ",") + "\n").utf8)
  }

  // MARK: - Values

  private mutating func entries(_ cards: [FieldCard]) -> [Plain.Entry] {
    var entries: [Plain.Entry] = []
    for card in cards where card.isRequired || chance(0.6) {
      var value = value(card.shape, card.bounds)
      if card.isRequired {
        while value == .text("") || value == .list([]) {
          value = self.value(card.shape, card.bounds)
        }
      }
      entries.append(Plain.Entry(key: card.name, value: value))
    }
    return chance(0.2) ? entries.shuffled(using: &numbers) : entries
  }

  private mutating func value(_ shape: Shape, _ bounds: ClosedRange<Double>?) -> Plain {
    switch shape {
    case .text, .longText: .text(text())
    case .choice(_, let values): .bare(pick(values))
    case .flag: .flag(chance(0.5))
    case .number: .number(numberText(number(within: bounds)))
    case .integer: .number(String(whole(within: bounds)))
    case .duration: .number(String(Int.random(in: 0...500, using: &numbers)))
    case .money:
      Money(
        cents: Int.random(in: -999_999_999_999_999...999_999_999_999_999, using: &numbers)
          / pick([1, 1000, 1_000_000, 1_000_000_000])
      ).plain
    case .share: Share(percent: number(within: bounds)).plain
    case .day: day().plain
    case .clockTime: clockTime().plain
    case .moment: Moment(day: day(), time: clockTime()).plain
    case .period: period().plain
    case .link: .text(pick(Self.nastyStarts) + String(Int.random(in: 0...9, using: &numbers)))
    case .list(let element):
      .list((0..<Int.random(in: 0...4, using: &numbers)).map { _ in value(element, bounds) })
    case .rows(_, let cards):
      .list((0..<Int.random(in: 0...3, using: &numbers)).map { _ in .map(entries(cards)) })
    }
  }

  private mutating func number(within bounds: ClosedRange<Double>?) -> Double {
    if let bounds { return Double.random(in: bounds, using: &numbers) }
    let sizes = [1.0, 100, 1e6, 1e15, 1e17, 1e300, 1e-3, 1e-9, 1e-300]
    let number = Double.random(in: -1...1, using: &numbers) * pick(sizes)
    return chance(0.5) ? number.rounded() : number
  }

  private mutating func whole(within bounds: ClosedRange<Double>?) -> Int {
    if let bounds {
      return Int.random(in: Int(bounds.lowerBound)...Int(bounds.upperBound), using: &numbers)
    }
    return Int.random(in: -Int.max...Int.max, using: &numbers)
      / pick([1, 1 << 20, 1 << 40, 1 << 56])
  }

  private mutating func day() -> Day {
    Day(number: Int32.random(in: -719_162...2_932_896, using: &numbers))
  }

  private mutating func clockTime() -> ClockTime {
    ClockTime(minutes: Int.random(in: 0..<1440, using: &numbers))
  }

  private mutating func period() -> Period {
    let first = day()
    let year = Int.random(in: 1...9999, using: &numbers)
    let spans = [
      Period.month(year, Int.random(in: 1...12, using: &numbers)),
      Period.span(year: year, firstMonth: pick([1, 4, 7, 10]), months: 3),
      Period.span(year: year, firstMonth: pick([1, 7]), months: 6),
      Period.span(year: year, firstMonth: 1, months: 12),
      Period(first: first, last: first.adding(days: Int.random(in: 0...900, using: &numbers))),
    ]
    return pick(spans) ?? Period(first: first, last: first)
  }

  private mutating func text() -> String {
    if chance(0.3) { return pick(Self.nastyTexts) }
    return (0..<Int.random(in: 0...6, using: &numbers)).map { _ in pick(Self.nastyPieces) }.joined()
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &numbers) < probability
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &numbers)]
  }

  /// Starts of ids that some reader could take for something else.
  static let nastyStarts = [
    "OB", "a/b", "é", "x:y", "&a", "*b", "!t", "-", "?", "null", "1.5e", "2026-06-30", "true", "~",
    "%", "@", "`", "|", ">", "=", "<<", ".", "…", "\u{00A0}", "😀", ":", "---",
  ]

  static let nastyTexts = [
    "", " ", "  x  ", "null", "~", "true", "no", "1e3", "0x1F", "2026-06-30", "12:30", "- x", "-",
    "?",
    "x: y", "x:", ":x", "x #y", "#x", "\"", "'", "it's", "\"x\"", "[x]", "{x: y}", "[", "}", ",",
    "&x",
    "*x", "!x", "|", ">", "|-", "%x", "@x", "`x`", "\t", "x\ty", "x\ny", "x\n", "\n", "\nx",
    "x\n\ny",
    "x\n\n", "x\n\n\n", "x\n \ny", " x\ny", "x \ny", "x\n\ty", "x\r\ny", "x\ry", "\u{7F}", "\u{85}",
    "\u{A0}", "x\u{A0}", "\u{2028}", "x\u{2029}y", "\u{FEFF}", "x\u{FEFF}", "\u{FFFD}", "\u{FFFF}",
    "\u{1}", "\u{1B}[31m", "é", "e\u{301}", "👩‍👩‍👧", "中文", "עברית", "...", "---", "--- x", "=", "<<",
    "a,b;c\td", "x\n- y\n  z: w", "# x\n# y", "\\", "\\n", "\\u0041", "{x}", "100 %", "1 234,5 €",
    String(repeating: "long ", count: 40), String(repeating: "é", count: 90), "key: |\n  text\n",
    "a\n  b\n c\n", "x\n#y\n",
  ]

  static let nastyPieces = [
    "a", "mot", " ", " ", "\n", ":", "#", "-", "'", "\"", ",", "[", "]", "{", "}", "é", "\\", "\t",
    "0",
    "9", ".", "?", "!", "&", "*", "|", ">", "%", "@", "`", "~", "=", "\u{A0}", "\u{202F}", "😀",
    "\r",
  ]
}
