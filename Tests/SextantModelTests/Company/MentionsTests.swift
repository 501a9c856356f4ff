import SextantModel
import Testing

/// Who is called by name in a comment.
@Suite struct MentionsTests {
  private let names = ["Camille", "Camille Roy", "Élodie", "Jean-Marc", ""]

  @Test(arguments: [
    ("@Camille Roy, vois-tu ?", ["Camille Roy"]),
    ("@Camille, et toi @Élodie ?", ["Camille", "Élodie"]),
    ("merci @Jean-Marc", ["Jean-Marc"]), ("camille@Camille.fr", []), ("@Camilles", []),
    ("@Camille Royer", ["Camille"]), ("(@Élodie)", ["Élodie"]), ("@ @@", []), ("", []),
    ("@Élodie @Élodie", ["Élodie"]),
  ])
  func `people are called by an at sign and their name`(text: String, called: [String]) {
    #expect(mentions(in: text, among: names) == called)
  }
}
