import SextantKernels
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Œuvre d’Été", "oeuvre d'ete"), ("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆ", "aaaceeeeiioouuuyae"),
    ("e\u{301}te\u{301}", "ete"), ("Straße, Łódź, Škoda, Ĳssel", "strasse, lodz, skoda, ijssel"),
    ("3 × 4\u{A0}€", "3 × 4 €"), ("日本", "日本"), ("Facebook", "facebook"), ("", ""),
    ("rendez\u{2011}vous", "rendez-vous"),
  ])
  func `a folding key has neither accents nor ligatures nor capitals`(text: String, key: String) {
    #expect(foldingKey(text) == key)
  }

  @Test func `texts are compared without regard to accents and capitals`() {
    #expect(equalWhenFolded("Cœur", "COEUR"))
    #expect(!equalWhenFolded("facebook", "facebook_ads"))
  }

  @Test func `French words are sorted as in a dictionary`() {
    let sorted = [
      "bol", "cote", "Cote", "coté", "côte", "côté", "Côté", "cotes", "éclat", "grès", "œuf",
      "ôter", "zinc",
    ]
    #expect(sorted.reversed().sorted(by: precedesInFrench) == sorted)
    #expect(!precedesInFrench("été", "été"))
  }
}
