internal import SextantKernels

/// The figures, dates and links that a text states: « 25 € », « 10 % », « 30 novembre », an address.
///
/// A number is a figure when a currency sign or a per cent sign follows it, a date when the name of
/// a month stands beside it; other numbers (a year, a count in words' company) are let be.
struct QuotedFigures {
  private(set) var amounts: [Figure] = []
  private(set) var dates: [String] = []
  private(set) var links: [String] = []

  /// A number with the sign that follows it.
  struct Figure: Equatable {
    var value: Double
    var text: String
  }

  private static let months: Set<String> = [
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
    "octobre", "novembre", "decembre", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
  ]
  private static let marks: Set<Character> = ["€", "%", "$", "£"]

  init(in text: String) {
    // Only a digit or an address can give something to quote.
    guard text.utf8.contains(where: { (48...58).contains($0) }) else { return }
    let words = spacedWords(text)
    var index = 0
    while index < words.count {
      let word = words[index]
      if word.hasPrefix("http://") || word.hasPrefix("https://") {
        links.append(Self.trimmed(word))
      } else if Self.holdsDigit(word), let first = word.first(where: { $0.isNumber }), first.isASCII
      {
        index = readNumber(words, at: index)
        continue
      }
      index += 1
    }
  }

  private static func holdsDigit(_ word: String) -> Bool {
    word.utf8.contains { (48...57).contains($0) }
  }

  /// Reads a number grouped over several words, and what follows it; gives the next place.
  private mutating func readNumber(_ words: [String], at start: Int) -> Int {
    var number = words[start]
    var next = start + 1
    while next < words.count, number.count(where: \.isNumber) <= 12, isGroup(words[next]),
      let last = number.last, last.isNumber
    {
      number += words[next]
      next += 1
    }
    let inside = number.last.map { Self.marks.contains($0) } ?? false
    if inside { number.removeLast() }
    let follows = next < words.count && words[next].first.map { Self.marks.contains($0) } ?? false
    if inside || follows, let value = Self.number(number) {
      let spoken = words[start..<next].joined(separator: " ")
      amounts.append(
        Figure(value: value, text: inside ? spoken : "\(spoken) \(words[next].prefix(1))"))
    } else if let month = neighbour(words, start, next) {
      dates.append(month)
    }
    return next
  }

  /// Three digits that carry a number on, whatever sign or stop follows them.
  private func isGroup(_ word: String) -> Bool { word.prefix { $0.isNumber }.count == 3 }

  private func neighbour(_ words: [String], _ start: Int, _ next: Int) -> String? {
    let day = words[start].filter { $0.isNumber }
    guard let number = Int(day), (1...31).contains(number) else { return nil }
    if next < words.count, Self.months.contains(foldingKey(Self.trimmed(words[next]))) {
      return "\(Self.trimmed(words[start])) \(Self.trimmed(words[next]))"
    }
    if start > 0, Self.months.contains(foldingKey(Self.trimmed(words[start - 1]))) {
      return "\(Self.trimmed(words[start - 1])) \(Self.trimmed(words[start]))"
    }
    return nil
  }

  private static func number(_ text: String) -> Double? {
    let plain = text.drop { !($0.isNumber || $0 == "-" || $0 == "−" || $0 == "+") }
    let bytes = Array(plain.utf8)
    return decimalNumber(bytes.span)
  }

  private static func trimmed(_ word: String) -> String {
    var word = Substring(word)
    while let last = word.last, ".,;:!?)»…".contains(last) { word.removeLast() }
    while let first = word.first, "(«".contains(first) { word.removeFirst() }
    return String(word)
  }
}
