import Testing

@testable import SextantModel

@Suite struct NameErasureTests {
  private let dora = NameErasure(
    [(mark: "K1", names: ["Dora Mas", "Mas-Ferrer"])],
    sparing: ["Anouk Mas", "Jean de La Fontaine"])

  @Test(
    "a name goes, however it is written; what is not the person's stays",
    arguments: [
      ("Dora Mas est arrivée en retard.", "[K1] est arrivée en retard."),
      ("MAS Dora, entendue à 9 h", "[K1], entendue à 9 h"),
      ("Le jury remercie Dora.", "Le jury remercie [K1]."),
      ("dossier de Mme Ferrer", "dossier de Mme [K1]"),
      ("Dorá Mas-Ferrer et Anouk Mas", "[K1] et Anouk Mas"),
      ("Dora Mas, puis Dora Mas encore", "[K1], puis [K1] encore"),
    ])
  func erased(text: String, expected: String) { #expect(dora.cleaned(text) == expected) }

  @Test(
    "a word that is another's name too, or no name at all, is left",
    arguments: [
      "Anouk Mas a parlé.", "un mas provençal", "la dorade est dorée", "Jean de La Fontaine",
      "voir K-DORA", "", "[K1] a parlé",
    ])
  func left(text: String) { #expect(dora.cleaned(text) == nil) }

  @Test("of two sisters, one is erased and the other stays")
  func sisters() {
    var items = Dossier(registry: .institution)
    for (id, name) in [("K1", "Dora Mas"), ("K2", "Anouk Mas")] {
      var candidate = Candidate()
      (candidate.id, candidate.name, candidate.familyName) = (ID(id), name, "Mas")
      items.put(candidate)
    }
    let erasure = NameErasure(erasing: "K1", in: items)
    #expect(
      erasure.cleaned("Dora Mas et Anouk Mas, les sœurs Mas.")
        == "[K1] et Anouk Mas, les sœurs Mas.")
  }

  @Test("nobody's name is in nothing")
  func nobody() { #expect(NameErasure([], sparing: []).cleaned("Dora Mas") == nil) }
}
