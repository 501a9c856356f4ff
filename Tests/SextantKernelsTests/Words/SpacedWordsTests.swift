import SextantKernels
import Testing

@Suite struct SpacedWordsTests {
  @Test(arguments: [
    ("25\u{A0}€ dès\u{202F}demain", ["25", "€", "dès", "demain"]),
    ("\r\n une\tligne\u{2028}\u{3000}deux \n", ["une", "ligne", "deux"]),
    ("été", ["été"]), (" \u{A0}\n", []), ("", []), ("👩‍🚀 👍🏽", ["👩‍🚀", "👍🏽"]),
  ])
  func `words are cut at white space of any kind`(text: String, words: [String]) {
    #expect(spacedWords(text) == words)
  }
}
