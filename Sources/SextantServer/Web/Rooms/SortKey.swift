import SextantKernels
import SextantModel

/// By what a value is put in order: a number, a place in a vocabulary, a text without accents.
/// Nothing at all comes after everything.
enum SortKey: Sendable, Comparable {
  case number(Double)
  case text(folded: String, exact: String)
  case none

  init(_ plain: Plain, _ shape: Shape, name: (String) -> String = { $0 }) {
    switch plain {
    case .none: self = .none
    case .flag(let flag): self = .number(flag ? 1 : 0)
    case .number(let text): self = Double(text).map { .number($0) } ?? .none
    case .bare(let text), .text(let text):
      if case .link = shape {
        self = Self(text: name(text))
      } else {
        self.init(written: text, shape)
      }
    case .list(let elements):
      switch shape {
      case .rows: self = .number(Double(elements.count))
      case .list(let element):
        self = elements.first.map { Self($0, element, name: name) } ?? .none
      default: self = .none
      }
    case .map: self = .none
    }
  }

  /// The key of a value as it is written in a table.
  init(written text: String, _ shape: Shape) {
    switch shape {
    case .choice(_, let values):
      self = values.firstIndex(of: text).map { .number(Double($0)) } ?? .none
    case .day, .moment, .clockTime:
      // Written so that the order of the text is the order of time.
      self = .text(folded: text, exact: text)
    case .period:
      if case .value(let period) = Period.parse(Array(text.utf8).span) {
        self = .number(Double(period.first.number) + Double(period.last.number) / 1e7)
      } else {
        self = .none
      }
    case .number, .integer, .money, .share, .duration:
      let digits = text.hasSuffix(" %") ? String(text.dropLast(2)) : text
      self = Double(digits).map { .number($0) } ?? .none
    default: self = text.isEmpty ? .none : Self(text: text)
    }
  }

  private init(text: String) { self = .text(folded: foldingKey(text), exact: text) }

  static func < (a: SortKey, b: SortKey) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): return a < b
    case (.text(let fold, let exact), .text(let otherFold, let otherExact)):
      if fold != otherFold {
        return fold.utf8.lexicographicallyPrecedes(otherFold.utf8)
      }
      return precedesInFrench(exact, otherExact)
    case (.none, _): return false
    case (_, .none): return true
    case (.number, .text): return true
    case (.text, .number): return false
    }
  }
}

/// Whether every word of what is sought stands in the text, accents and capitals not counting.
func foldedContains(_ text: String, _ sought: String) -> Bool {
  let folded = foldingKey(text)
  return foldingKey(sought).split(separator: " ").allSatisfy { folded.contains($0) }
}
