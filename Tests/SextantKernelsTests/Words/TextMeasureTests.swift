import SextantKernels
import Testing

@Suite struct TextMeasureTests {
  @Test func `the worked example's research question has 31 words in one sentence`() {
    let question = """
      Comment une maison artisanale, vendue en boutique et en ligne, peut-elle regagner confiance \
      et fluidité sur mobile après une rumeur sanitaire, sans accroître ni sa dépense média ni son \
      empreinte numérique ?
      """
    let measure = TextMeasure(question)
    #expect(measure.words == 31)
    #expect(measure.sentences == 1)
    // Only « artisanale » has ten letters.
    #expect(measure.longWords == 1)
    #expect(TextMeasure(String(question.dropLast(2)) + "\u{A0}?") == measure)
  }

  @Test(arguments: [
    ("", 0), ("   \n", 0), ("l’entreprise", 1), ("l'entreprise", 1), ("un – deux", 2),
    ("« oui »", 1), ("a\u{202F}: b ; c !", 3), ("58 %", 1), ("…", 0), ("\u{3000}mot\u{2028}mot", 2),
  ])
  func `words are what stands between spaces and holds a letter or a digit`(
    text: String, words: Int
  ) {
    #expect(TextMeasure(text).words == words)
  }

  @Test(arguments: [
    ("Un. Deux ! Trois ? Quatre… Cinq", 5),
    ("Le prix passe de 3.5 à 4.2 points.", 1),
    ("M. Dupont et Mme. Durand sont là. Ils partent.", 2),
    ("Voir art. 3 et p. 12, n°. 4, cf. J.-P. Martin.", 1),
    ("Des plats, des bols, etc. sont vendus.", 1),
    ("Des plats, des bols, etc. Tout est vendu.", 2),
    ("Tout, etc.", 1),
    ("Elle dit « Partons ! » Il reste.", 2),
    ("« Partons. » Il reste.", 2),
    ("(Fin.) Suite.", 2),
    ("Attendez... Non.", 2),
    ("1. Ouvrir. 2. Fermer.", 2),
    ("C'était en 2026. Depuis, rien.", 2),
    ("Quoi ?! Vraiment ?", 2),
    ("Titre sans point\n\nUne phrase.", 2),
    ("Une phrase sur\ndeux lignes.", 1),
    ("The answer is no. We left, e.g. by train.", 2),
    ("See aubrelle.example for more.", 1),
    ("?", 0),
  ])
  func `sentences end where a reader would end them`(text: String, sentences: Int) {
    #expect(TextMeasure(text).sentences == sentences)
  }

  @Test func `long words have more than nine letters in a row`() {
    let measure = TextMeasure("l’entreprise accessible rendez-vous neuflettr été 12345678901")
    #expect(measure.longWords == 2)
    #expect(measure.longWordShare == 2.0 / 6)
    #expect(TextMeasure("e\u{301}le\u{301}ments").longWords == 0)
  }

  @Test func `a mean sentence is words over sentences`() {
    #expect(TextMeasure("Un deux trois. Quatre.").wordsPerSentence == 2)
    #expect(TextMeasure("").wordsPerSentence == 0)
    #expect(TextMeasure("").longWordShare == 0)
  }

  @Test func `malformed bytes do not trap`() {
    var bytes: [UInt8] = []
    var state: UInt64 = 7
    for _ in 0..<50_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(UInt8(truncatingIfNeeded: state >> 40))
    }
    #expect(TextMeasure(bytes.span).words > 0)
    for end in 0..<64 {
      let part = Array(bytes[..<end])
      _ = TextMeasure(part.span)
    }
  }
}
