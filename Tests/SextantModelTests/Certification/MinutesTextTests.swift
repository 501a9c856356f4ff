import Testing

@testable import SextantModel

@Suite struct MinutesTextTests {
  private func text(_ dossier: Dossier, _ language: Language = .french) throws -> MinutesText {
    let minutes = try #require(dossier.find(ID<Minutes>("V1")))
    return try #require(MinutesText(minutes, in: dossier, Project.catalogue(language)))
  }

  @Test(arguments: Language.allCases)
  func `the text says all that the data do, in words`(language: Language) throws {
    let plain = try text(SmallJury.written, language).plain
    for word in [
      "École des Aubes", "Ana Roux", "Bo Lind", "Cy Petit", "train annulé", "Dora Mas", "E1.k01",
      "preuve relue ensemble", "Séance ouverte à 9 h.", "d7",
    ] {
      #expect(plain.contains(word), "\(word)")
    }
    #expect(!plain.contains("[") && !plain.contains("{"))
  }

  @Test func `marks stand juror by juror with what was agreed on`() throws {
    let sections = try text(SmallJury.written).sections
    let candidate = try #require(sections.first { $0.title.contains("Dora Mas") })
    #expect(candidate.columns == ["Critère", "Ana Roux", "Bo Lind", "Retenu"])
    #expect(candidate.rows == [["E1.k01", "3", "1", "2"]])
    #expect(candidate.lines.contains { $0.contains("B1") && $0.contains("acquis") })
  }

  @Test func `what was erased is said to be, what was changed since too`() throws {
    var dossier = SmallJury.written
    var candidate = try #require(dossier.find(ID<Candidate>("K1")))
    candidate.name = "Dora Maz"
    dossier.put(candidate)
    #expect(try text(dossier).plain.contains("Dora Maz (modifié depuis la signature)"))
    candidate.name = ""
    dossier.put(candidate)
    let plain = try text(dossier).plain
    #expect(plain.contains("K1 (nom effacé)") && !plain.contains("Dora"))
    // Without its key a word cannot be held against its digest any more.
    var keyless = SmallJury.written
    keyless.remove("proof-K1")
    #expect(try !text(keyless).plain.contains("Dora Mas"))
  }

  @Test func `data that are none, or of another form, give no text`() throws {
    var dossier = SmallJury.institution
    var minutes = try #require(dossier.find(ID<Minutes>("V1")))
    for data in ["", "{}", "[1]", "{\"form\":\"other\"}"] {
      minutes.data = data
      dossier.put(minutes)
      #expect(
        MinutesText(minutes, in: dossier, try Project.catalogue(.french)) == nil, "\(data)")
    }
  }
}
