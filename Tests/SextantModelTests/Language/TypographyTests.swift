import Testing

@testable import SextantModel

/// How French texts are set: a no-break space (U+00A0) before the colon and inside guillemets, a
/// narrow one (U+202F) before the other high signs.
@Suite struct TypographyTests {
  @Test("every French text has the spaces that belong before and within its signs")
  func spaces() throws {
    for (key, text) in try Project.catalogue(.french).texts.sorted(by: { $0.key < $1.key }) {
      #expect(Self.mistakes(text) == [], "\(key): \(text)")
    }
  }

  @Test(
    "the rule finds each mistake, and lets what machines read stand",
    arguments: [
      ("Vu\u{A0}: «\u{A0}oui\u{A0}»\u{202F}; non\u{202F}? Si\u{202F}!", []),
      ("Vu : x", [":"]), ("Vu\u{202F}: x", [":"]), ("Vu: x", [":"]),
      ("a ; b", [";"]), ("a\u{A0}; b", [";"]), ("a; b", [";"]), ("Oui !", ["!"]), ("Oui?", ["?"]),
      ("«\u{202F}a\u{A0}»", ["«"]), ("«\u{A0}a »", ["»"]), ("«a»", ["«", "»"]),
      ("à 18:00, https://x.example, `port:` et «\u{A0}name: x\u{A0}»", []),
      ("«\u{A0}a\u{A0}: b\u{A0}»", []), ("[\"k\": 1]", []),
    ])
  func rule(text: String, wrong: [Character]) {
    #expect(Self.mistakes(text) == wrong)
  }

  @Test(
    "numbers have the word that goes with them, never a plural in parentheses",
    arguments: Language.allCases)
  func plurals(language: Language) throws {
    for (key, text) in try Project.catalogue(language).texts {
      #expect(!text.contains("(s)"), "\(key)")
      for placeholder in text.split(separator: "{").dropFirst().map({ $0.prefix { $0 != "}" } })
      where placeholder.contains("|") {
        let forms = placeholder.split(separator: "|", omittingEmptySubsequences: false)
        #expect(forms.count == 3 && forms[1] != forms[2], "\(key)")
      }
    }
  }

  /// The signs that have not the space they want before them; of an opening guillemet, after it.
  static func mistakes(_ text: String) -> [Character] {
    let scalars = Array(text.unicodeScalars)
    var mistakes: [Character] = []
    var isQuoted = false
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : " "
      let after = place + 1 < scalars.count ? scalars[place + 1] : " "
      let isRight: Bool
      switch scalar {
      case "«":
        isQuoted = true
        isRight = after == "\u{A0}"
      case "»":
        isQuoted = false
        isRight = before == "\u{A0}"
      case ";", "!", "?": isRight = before == "\u{202F}"
      // Within a quotation, or after a sign, it may be a machine's: a key, an address, an hour.
      case ":" where after != " " || isQuoted || "\"`".unicodeScalars.contains(before):
        isRight = before != " " && before != "\u{202F}"
      case ":": isRight = before == "\u{A0}"
      default: isRight = true
      }
      if !isRight { mistakes.append(Character(scalar)) }
    }
    return mistakes
  }
}
