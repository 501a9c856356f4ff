internal import SextantKernels

/// Takes people's names out of texts that are not theirs alone: a reference stands in their place.
///
/// Whole names are known in any order and case, accents or none; a word of a name alone only where it
/// is written like a name and is nobody else's.
struct NameErasure: Sendable {
  private var owners: [String: Set<Int>] = [:]
  private let marks: [String]
  /// Words of the names of others, which alone mean nobody in particular.
  private let shared: Set<String>

  /// - Parameters:
  ///   - people: by what each is replaced, and how they are called.
  ///   - sparing: names of those who stay.
  init(_ people: [(mark: String, names: [String])], sparing others: [String]) {
    marks = people.map(\.mark)
    for (number, person) in people.enumerated() {
      for word in person.names.flatMap(nameWords) { owners[word, default: []].insert(number) }
    }
    shared = Set(others.flatMap(nameWords)).union(
      owners.filter { $0.value.count > 1 }.map(\.key))
  }

  var isEmpty: Bool { owners.isEmpty }

  /// The text without the names; `nil` where it holds none.
  func cleaned(_ text: String) -> String? {
    guard !owners.isEmpty else { return nil }
    let words = Self.words(of: text)
    var output = ""
    var (cursor, place, isChanged) = (text.startIndex, 0, false)
    while place < words.count {
      guard let run = run(words, from: place, in: text) else {
        place += 1
        continue
      }
      output += text[cursor..<words[place].range.lowerBound]
      output += "[\(marks[run.person])]"
      cursor = words[run.last].range.upperBound
      place = run.last + 1
      isChanged = true
    }
    return isChanged ? output + text[cursor...] : nil
  }

  /// Words that follow each other and are all of one person's name, if that is meant by them.
  private func run(_ words: [Word], from first: Int, in text: String) -> (person: Int, last: Int)? {
    guard var people = owners[words[first].key], !words[first].isInReference else { return nil }
    var last = first
    while last + 1 < words.count, !words[last + 1].isInReference,
      let more = owners[words[last + 1].key], !more.isDisjoint(with: people),
      Self.joins(text[words[last].range.upperBound..<words[last + 1].range.lowerBound])
    {
      people.formIntersection(more)
      last += 1
    }
    let names = words[first...last].filter { $0.isName }
    let isMeant = names.contains { !shared.contains($0.key) } || Set(names.map(\.key)).count > 1
    guard isMeant, let person = people.min() else { return nil }
    return (person, last)
  }

  private static func joins(_ gap: Substring) -> Bool {
    gap.count <= 2 && gap.allSatisfy { $0.isWhitespace || "-,’'".contains($0) }
  }

  private struct Word {
    let range: Range<String.Index>
    let key: String
    /// Written as names are, and long enough to be one.
    let isName: Bool
    /// Part of a reference such as `K-ANOUK`, which stays.
    let isInReference: Bool
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    func isOfWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber }
    func end(_ index: String.Index) {
      guard let from = start else { return }
      start = nil
      let word = text[from..<index]
      let before = from > text.startIndex ? text[..<from].last : nil
      let isTail = before == "-" && text[..<from].dropLast().last?.isUppercase == true
      words.append(
        Word(
          range: from..<index, key: foldingKey(String(word)),
          isName: word.count >= 3 && (word.first?.isUppercase ?? false),
          isInReference: isTail && word.allSatisfy { $0.isUppercase || $0.isNumber }))
    }
    for index in text.indices {
      if isOfWord(text[index]) {
        if start == nil { start = index }
      } else {
        end(index)
      }
    }
    end(text.endIndex)
    return words
  }
}

extension NameErasure {
  /// A name that goes, out of a dossier in which others keep theirs.
  init(erasing id: String, in dossier: Dossier) {
    let names = Self.names(in: dossier)
    self.init(
      [(mark: id, names: names.filter { $0.id == id }.map(\.name))],
      sparing: names.filter { $0.id != id }.map(\.name))
  }

  /// The names of all candidates but one, for what that one is handed.
  init(allCandidatesBut id: String, in dossier: Dossier) {
    let names = Self.names(in: dossier)
    let others = dossier.all(Candidate.self).filter { $0.id.text != id }.map(\.id.text)
    let byID = Dictionary(grouping: names, by: \.id)
    self.init(
      others.map { (mark: "…", names: (byID[$0] ?? []).map(\.name)) },
      sparing: (byID[id] ?? []).map(\.name) + dossier.all(JuryMember.self).map(\.name))
  }

  /// Every name by which somebody of an institution is called.
  private static func names(in dossier: Dossier) -> [(id: String, name: String)] {
    var names: [(id: String, name: String)] = []
    for candidate in dossier.all(Candidate.self) {
      names.append((candidate.id.text, candidate.name))
      names.append((candidate.id.text, candidate.familyName))
    }
    for identity in dossier.all(CivilIdentity.self) {
      let id = identity.candidate?.text ?? ""
      names.append((id, identity.birthName))
      names.append((id, identity.usedName))
    }
    for juror in dossier.all(JuryMember.self) {
      names.append((juror.id.text, juror.name))
      names.append((juror.id.text, juror.familyName))
    }
    return names.filter { !$0.name.isEmpty }
  }

  /// An item with the names taken out of what it keeps encrypted; `nil` where none is in it.
  func cleaned(_ item: any Item) -> (any Item)? { opened(item) }

  private func opened<T: Item>(_ item: T) -> T? {
    let sealed = Set(T.fields.filter { isSealed($0, of: T.self) }.map(\.name))
    guard !sealed.isEmpty else { return nil }
    var isChanged = false
    let entries = KeptItem.entries(item).map { entry -> Plain.Entry in
      guard sealed.contains(entry.key) else { return entry }
      return Plain.Entry(key: entry.key, value: cleaned(entry.value, &isChanged))
    }
    guard isChanged else { return nil }
    return KeptItem.item(T.self, item.idText, KeptItem.line(entries)) as? T
  }

  func cleaned(_ plain: Plain, _ isChanged: inout Bool) -> Plain {
    switch plain {
    case .text(let text):
      guard let clean = cleaned(text) else { return plain }
      isChanged = true
      return .text(clean)
    case .list(let elements): return .list(elements.map { cleaned($0, &isChanged) })
    case .map(let entries):
      return .map(
        entries.map { Plain.Entry(key: $0.key, value: cleaned($0.value, &isChanged)) })
    default: return plain
    }
  }
}

extension Dossier {
  /// Whether somebody's name was taken out of a text: where a reference stands for somebody who has
  /// no name any more.
  func isWithoutName(_ text: String) -> Bool {
    guard text.contains("[") else { return false }
    func isMarked(_ id: String) -> Bool { text.contains("[\(id)]") }
    return all(Candidate.self).contains { $0.name.isEmpty && isMarked($0.id.text) }
      || all(JuryMember.self).contains { $0.name.isEmpty && isMarked($0.id.text) }
  }
}
