@testable import SextantModel
@testable import SextantServer

/// The worked example in which every text begins with a word that stands nowhere else and every id is
/// such a word, so that whatever a reader is told can be traced to where it comes from.
struct MarkedExample: Sendable {
  let dossier: Dossier
  /// What the ids of the worked example have become.
  let ids: [String: String]

  static let whole = MarkedExample()
  /// Another dossier in the same words, each with a number that is none of the first one's.
  static let beside = MarkedExample(from: 500_000)

  /// Items of each kind: enough to be hidden and shared, few enough for a quick test.
  private static let ofEach = 12

  private init(from first: Int = 0) {
    let example = WorkedExample.reading.dossier
    var ids: [String: String] = [:]
    for type in Registry.dossier.kinds where type.kind.form == .list {
      for item in items(of: type, in: example).prefix(Self.ofEach) {
        ids[item.idText] = Self.word("i", first + ids.count)
      }
    }
    self.ids = ids
    var marking = Marking(ids: ids, from: first)
    var dossier = Dossier()
    for type in Registry.dossier.kinds {
      for item in items(of: type, in: example).prefix(Self.ofEach) {
        guard let marked = marking.marked(item, type) else { continue }
        Scene.put(marked, in: &dossier)
      }
    }
    self.dossier = dossier
  }

  /// The id that an item of the worked example has here.
  func id(_ old: String) -> String { ids[old] ?? old }

  /// The id of nothing.
  static let unknown = word("i", 999_999)

  /// Nine letters: `zt`, six digits, `w`.
  fileprivate static func word(_ kind: String, _ number: Int) -> String {
    "z\(kind)\(padded(number, 6))w"
  }

  /// The words that stand in a text, each once, whatever their case.
  static func words(in text: [UInt8]) -> Set<String> {
    var words: Set<String> = []
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index + 8 < text.count {
        let (first, second) = (text[index] | 0x20, text[index + 1] | 0x20)
        if first == UInt8(ascii: "z"), second == UInt8(ascii: "t") || second == UInt8(ascii: "i"),
          text[index + 8] | 0x20 == UInt8(ascii: "w"),
          text[(index + 2)..<(index + 8)].allSatisfy({ (0x30...0x39).contains($0) })
        {
          words.insert(String(decoding: text[index...(index + 8)], as: UTF8.self).lowercased())
          index += 8
        }
        index += 1
      }
    }
    return words
  }

  /// Everything that a dossier says in such words.
  static func words(of dossier: Dossier) -> Set<String> {
    DossierWriter.files(of: dossier).reduce(into: []) {
      $0.formUnion(words(in: $1.bytes ?? []))
    }
  }
}

/// Writes the words into items.
private struct Marking {
  let ids: [String: String]
  private var count: Int

  init(ids: [String: String], from first: Int) {
    self.ids = ids
    count = first
  }

  mutating func marked(_ item: any Item, _ type: any Item.Type) -> (any Item)? {
    var entries: [Plain.Entry] = []
    if type.kind.form == .list {
      entries.append(Plain.Entry(key: "id", value: .text(ids[item.idText] ?? item.idText)))
    }
    for field in FieldAccess.all(of: type) {
      let plain = field.plain(item)
      // An attached file is named by its name.
      let isFile = type is Evidence.Type && field.name == "file"
      // What has no text yet gets one: hidden or not, it must stay where it belongs.
      let isBare = plain == .none && field.card.shape.isText && !field.card.marks.contains(.formula)
      let value = isBare ? .text("") : plain
      guard value != .none, !isFile else { continue }
      entries.append(Plain.Entry(key: field.name, value: marked(value, field.card)))
    }
    return readItem(type, compact: Array(KeptItem.line(.map(entries)).utf8))
  }

  private mutating func marked(_ plain: Plain, _ card: FieldCard) -> Plain {
    if card.marks.contains(.formula), case .text(let text) = plain { return .text(renamed(text)) }
    return marked(plain, card.shape)
  }

  private mutating func marked(_ plain: Plain, _ shape: Shape) -> Plain {
    switch (plain, shape) {
    case (.text(let text), .text), (.text(let text), .longText):
      count += 1
      let word = MarkedExample.word("t", count)
      return .text(text.isEmpty ? word : "\(word) \(text)")
    case (.text(let id), .link): return .text(renamed(id))
    case (.list(let elements), .list(let element)):
      return .list(elements.map { marked($0, element) })
    case (.list(let rows), .rows(_, let cards)):
      return .list(
        rows.map { row in
          guard case .map(let entries) = row else { return row }
          return .map(
            entries.map { entry in
              let card = cards.first { $0.name == entry.key }
              return Plain.Entry(
                key: entry.key, value: card.map { marked(entry.value, $0) } ?? entry.value)
            })
        })
    default: return plain
    }
  }

  /// Ids wherever they stand as words: alone, in the id of a row, in a formula.
  private func renamed(_ text: String) -> String {
    if let new = ids[text] { return new }
    var result = ""
    var word = ""
    func flush() {
      result += ids[word] ?? word
      word = ""
    }
    for character in text {
      if character.isLetter || character.isNumber || "_-.".contains(character) {
        word.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }
}

extension Shape {
  fileprivate var isText: Bool {
    switch self {
    case .text, .longText: true
    default: false
    }
  }
}
