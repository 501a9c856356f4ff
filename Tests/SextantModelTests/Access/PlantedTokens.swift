@testable import SextantModel

/// A dossier with items of every kind, linked at random, in which every id and every text is a word
/// that occurs nowhere else, so that what a reader is told can be traced to where it comes from.
struct PlantedTokens {
  /// Where a planted text stands.
  struct Origin {
    let item: Int
    let marks: FieldMarks
    /// What the small value around it is about.
    var subjects: [String] = []
  }

  private(set) var dossier: Dossier
  private(set) var origins: [String: Origin] = [:]
  /// The ids by the number of their item.
  private(set) var ids: [String] = []
  private var numbers: SeededNumbers
  private let registry: Registry
  private var idsByKind: [String: [String]] = [:]
  /// Which ids a generated link may lead to; all where `nil`.
  var allowed: ((String) -> Bool)?

  init(seed: UInt64, registry: Registry, itemsOfEach count: Int) {
    numbers = SeededNumbers(seed: seed)
    self.registry = registry
    dossier = Dossier(registry: registry)
    var planned: [(type: any Item.Type, number: Int)] = []
    for type in registry.kinds {
      for _ in 0..<(type.kind.form == .single ? 1 : count) {
        let number = planned.count
        planned.append((type, number))
        let id = type.kind.form == .single ? type.kind.name : Self.word("Id", number, 0)
        ids.append(id)
        if case .series = type.kind.form { continue }
        idsByKind[type.kind.name, default: []].append(id)
      }
    }
    for (type, number) in planned { add(type, number) }
  }

  private mutating func add<T: Item>(_ type: T.Type, _ number: Int) {
    var entries = T.fields.compactMap { field -> Plain.Entry? in
      guard field.isRequired || chance(0.7) || T.self == PartnerShare.self else { return nil }
      return Plain.Entry(
        key: field.name, value: value(field.card, Origin(item: number, marks: field.marks)))
    }
    if T.kind.form == .list {
      entries.insert(Plain.Entry(key: "id", value: .text(ids[number])), at: 0)
    }
    let text = Array(JSONText.compact(.map(entries)).utf8)
    guard let item = readItem(type, compact: text) else { return }
    ids[number] = item.idText
    dossier.put(item)
  }

  /// An item of which some fields that a reader may see have got other values.
  mutating func edit<T: Item>(_ item: T, hiding marks: FieldMarks) -> (item: T, fields: [String]) {
    var edited = item
    var fields: [String] = []
    guard T.kind.form == .list else { return (item, []) }
    for field in T.fields where field.marks.isDisjoint(with: marks) && chance(0.4) {
      let new = value(field.card, Origin(item: ids.count, marks: []), hiding: marks)
      let entry = Plain.Entry(key: field.name, value: new)
      let draft = ItemDraft(
        json: Array(JSONText.compact(.map([entry])).utf8), kind: T.self, onTopOf: edited)
      guard let next = draft.item as? T else { continue }
      edited = next
      fields.append(field.name)
    }
    return (edited, fields)
  }

  /// The words planted in a text, each once.
  static func words(in text: [UInt8]) -> Set<String> {
    var words: Set<String> = []
    var index = 0
    let (capitalI, capitalT, end) = (UInt8(ascii: "I"), UInt8(ascii: "T"), UInt8(ascii: "w"))
    text.withUnsafeBufferPointer { text in
      while index + 13 < text.count {
        let isStart = text[index] == capitalI || text[index] == capitalT
        if isStart, text[index + 13] == end,
          text[(index + 2)..<(index + 13)].allSatisfy({ (0x30...0x39).contains($0) })
        {
          words.insert(String(decoding: text[index...(index + 13)], as: UTF8.self))
          index += 13
        }
        index += 1
      }
    }
    return words
  }

  /// Fourteen letters: `Id`, the item's number, a count, `w`.
  private static func word(_ start: String, _ number: Int, _ count: Int) -> String {
    let digits = String(number * 1_000_000 + count)
    return start + String(repeating: "0", count: 11 - digits.count) + digits + "w"
  }

  // MARK: - Values

  private mutating func value(
    _ card: FieldCard, _ origin: Origin, hiding hidden: FieldMarks = []
  ) -> Plain {
    if card.marks.contains(.formula) {
      return .text((0..<2).compactMap { _ in link([]) }.joined(separator: " + "))
    }
    return value(card.shape, card.bounds, origin, hidden, listLength: 4)
  }

  private mutating func value(
    _ shape: Shape, _ bounds: ClosedRange<Double>?, _ origin: Origin, _ hidden: FieldMarks,
    listLength: Int
  ) -> Plain {
    switch shape {
    case .text, .longText:
      let word = Self.word("Tx", origin.item, origins.count)
      origins[word] = origin
      return .text(word)
    case .choice(_, let values): return .bare(values.randomElement(using: &numbers) ?? "")
    case .flag: return .flag(chance(0.5))
    case .number, .integer, .duration:
      return .number(String(Int(bounds?.lowerBound ?? 0) + Int.random(in: 0...1, using: &numbers)))
    case .money: return Money(cents: Int.random(in: 0...9_999_999, using: &numbers)).plain
    case .share: return Share(percent: Double(Int.random(in: 0...100, using: &numbers))).plain
    case .day: return Day(number: 20_500 + Int32.random(in: 0...700, using: &numbers)).plain
    case .clockTime: return ClockTime(minutes: 600).plain
    case .moment:
      return Moment(day: Day(number: 20_600), time: ClockTime(minutes: 600)).plain
    case .period:
      return (Period.month(2026, Int.random(in: 1...12, using: &numbers)))?.plain ?? .none
    case .link(let kinds): return link(kinds).map { .text($0) } ?? .none
    case .list(let element):
      let isShare = element.linkedKinds == [] && origin.marks == []
      let length = Int.random(in: 0...(isShare ? 25 : listLength), using: &numbers)
      let elements = (0..<length).map { _ in value(element, bounds, origin, hidden, listLength: 0) }
      return .list(elements.filter { $0 != .none })
    case .rows(_, let cards):
      let length = Int.random(in: 0...3, using: &numbers)
      let rows = (0..<length).map { _ in row(cards, origin, hidden) }
      return .list(rows.filter { $0 != .map([]) })
    }
  }

  private mutating func row(
    _ cards: [FieldCard], _ origin: Origin, _ hidden: FieldMarks
  ) -> Plain {
    var origin = origin
    var entries: [Plain.Entry] = []
    for card in cards where card.marks.contains(.about) {
      guard let target = link(card.shape.linkedKinds ?? []) else { continue }
      origin.subjects.append(target)
      entries.append(Plain.Entry(key: card.name, value: .text(target)))
    }
    for card in cards where !card.marks.contains(.about) && card.marks.isDisjoint(with: hidden) {
      guard card.isRequired || chance(0.7) else { continue }
      let inner = Origin(
        item: origin.item, marks: origin.marks.union(card.marks), subjects: origin.subjects)
      entries.append(Plain.Entry(key: card.name, value: value(card, inner, hiding: hidden)))
    }
    return .map(entries.filter { $0.value != .none })
  }

  private mutating func link(_ kinds: [String]) -> String? {
    var candidates =
      kinds.isEmpty
      ? idsByKind.values.flatMap { $0 }.sorted() : kinds.flatMap { idsByKind[$0] ?? [] }
    if let allowed { candidates.removeAll { !allowed($0) } }
    return candidates.randomElement(using: &numbers)
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &numbers) < probability
  }
}
