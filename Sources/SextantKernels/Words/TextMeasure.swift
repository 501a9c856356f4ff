/// How long and how heavy a French or English text is.
///
/// - A **word** is what stands between white space and holds a letter or a digit: « l’entreprise »
///   and « peut-elle » are one word each, a lone « ? » or « – » none. A number grouped by spaces,
///   as 46 000, counts as several.
/// - A **sentence** ends with `.` `!` `?` or `…` before white space, closing quotes and brackets
///   aside, or with a blank line, or with the text; a full stop after a known abbreviation, an
///   initial or a number that opens a list item ends none.
/// - A **long word** has more than 9 letters in a row, so that « l’entreprise » is judged on
///   « entreprise ». Letters were preferred to syllables, which only a dictionary counts well in
///   both languages.
public struct TextMeasure: Sendable, Hashable {
  public private(set) var words = 0
  public private(set) var sentences = 0
  public private(set) var longWords = 0

  /// Mean number of words in a sentence; 0 for an empty text.
  public var wordsPerSentence: Double {
    sentences == 0 ? 0 : Double(words) / Double(sentences)
  }

  /// The share of long words, 0 to 1; 0 for an empty text.
  public var longWordShare: Double { words == 0 ? 0 : Double(longWords) / Double(words) }

  public init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// Measures UTF-8; malformed bytes count as neither letters nor spaces.
  public init(_ text: Span<UInt8>) {
    var inSentence = 0
    // A full stop that ends a sentence only if a capital follows, as after « etc. ».
    var awaitsCapital = false
    var place = 0
    while let token = nextToken(text, &place) {
      if inSentence > 0, token.afterBlankLine || (awaitsCapital && token.startsWithCapital) {
        sentences += 1
        inSentence = 0
      }
      awaitsCapital = false
      if token.isWord {
        words += 1
        inSentence += 1
        if token.longestRun > Self.longestOfShortWords { longWords += 1 }
      }
      guard inSentence > 0 else { continue }
      switch token.ending {
      case .none: break
      case .mark:
        sentences += 1
        inSentence = 0
      case .fullStop:
        switch abbreviation(text, token, opensSentence: inSentence == 1) {
        case .never: break
        case .beforeCapital: awaitsCapital = true
        case .always:
          sentences += 1
          inSentence = 0
        }
      }
    }
    if inSentence > 0 { sentences += 1 }
  }

  /// Letters in a row above which a word is long.
  public static let longestOfShortWords = 9
}

/// What stands between two white spaces.
private struct Token {
  enum Ending { case none, fullStop, mark }
  /// Without opening and closing punctuation; with the full stop.
  var core: Range<Int> = 0..<0
  var afterBlankLine = false
  var isWord = false
  var startsWithCapital = false
  var isDigitsOnly = true
  var longestRun = 0
  var ending = Ending.none
}

private func nextToken(_ text: Span<UInt8>, _ place: inout Int) -> Token? {
  var token = Token()
  var lineEnds = 0
  var run = 0
  var begun = false
  var coreStart = -1
  while place < text.count {
    let start = place
    let scalar = nextScalar(text, &place)
    if isSpace(scalar) {
      if begun {
        place = start
        break
      }
      if scalar == 10 || scalar == 0x2029 { lineEnds += scalar == 10 ? 1 : 2 }
      continue
    }
    begun = true
    if isLetter(scalar) || isDigit(scalar) {
      if coreStart < 0 {
        coreStart = start
        token.startsWithCapital = isCapital(scalar)
      }
      token.isWord = true
      token.ending = .none
      if isDigit(scalar) {
        run = 0
      } else {
        token.isDigitsOnly = false
        run += 1
        token.longestRun = max(token.longestRun, run)
      }
      token.core = coreStart..<place
    } else if scalar >= 0x300, scalar <= 0x36F {
      // A combining accent belongs to the letter before it.
      if token.isWord { token.core = coreStart..<place }
    } else {
      run = 0
      switch scalar {
      case UInt32(UInt8(ascii: ".")):
        // Three full stops are an ellipsis.
        token.ending = token.ending == .none ? .fullStop : .mark
        if token.isWord { token.core = coreStart..<place }
      case 0x21, 0x3F, 0x2026: token.ending = .mark
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D: break
      case 0xB0:
        // The sign of « n° ».
        token.ending = .none
        if token.isWord { token.core = coreStart..<place }
      default: token.ending = .none
      }
    }
  }
  token.afterBlankLine = lineEnds > 1
  return begun ? token : nil
}

private enum SentenceEnd { case always, beforeCapital, never }

/// Whether a word's full stop ends a sentence.
private func abbreviation(
  _ text: Span<UInt8>, _ token: Token, opensSentence: Bool
) -> SentenceEnd {
  if !token.isWord { return .always }
  if token.isDigitsOnly { return opensSentence ? .never : .always }
  guard token.core.count <= 12 else { return .always }
  var word: [UInt8] = []
  for place in token.core { word.append(text[place]) }
  if word.last == UInt8(ascii: ".") { word.removeLast() }
  let spelled = foldingKey(String(decoding: word, as: UTF8.self))
  if isInitials(spelled) || neverEnding.contains(spelled) { return .never }
  return seldomEnding.contains(spelled) ? .beforeCapital : .always
}

/// One letter, or letters each followed by a full stop: « M. », « J.-P. », “e.g.”.
private func isInitials(_ word: String) -> Bool {
  word.utf8.split(whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
    .allSatisfy { $0.count == 1 && isLetter(UInt32($0.first ?? 0)) }
}

/// Titles and the like, that a capital often follows; as folding keys.
private let neverEnding: Set<String> = [
  "mm", "mme", "mmes", "mlle", "mlles", "dr", "pr", "cf", "p.ex", "pp", "tel", "av", "bd", "ed",
  "st", "ste", "mr", "mrs", "ms", "prof", "vs",
]

/// Those that may well be a sentence's last word.
private let seldomEnding: Set<String> = [
  "etc", "env", "approx", "min", "max", "no", "n°", "ex", "art", "chap", "fig", "vol", "ann", "hab",
  "me", "co", "inc", "ltd", "jr", "sr",
]
