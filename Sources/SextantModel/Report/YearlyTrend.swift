internal import SextantKernels

/// A rise or a fall over one year, as a sentence claims it: « en hausse sur un an ».
enum YearlyTrend {
  case up, down

  private static let reach = 5
  private static let rises: Set<Substring> = ["hausse", "rise", "rises", "rose", "increase", "up"]
  private static let falls: Set<Substring> = [
    "baisse", "fall", "falls", "fell", "decrease", "down",
  ]
  private static let yearOnYear: [[Substring]] = [
    ["sur", "un", "an"], ["year", "on", "year"], ["in", "a", "year"],
  ]

  /// The first claim of the text: the word nearest before « sur un an ».
  init?(in text: String) {
    let words = foldingKey(text).split { !($0.isLetter || $0.isNumber) }
    for index in words.indices {
      guard Self.yearOnYear.contains(where: { words[index...].starts(with: $0) }) else { continue }
      for word in words[max(0, index - Self.reach)..<index].reversed() {
        if Self.rises.contains(word) {
          self = .up
          return
        }
        if Self.falls.contains(word) {
          self = .down
          return
        }
      }
    }
    return nil
  }
}
