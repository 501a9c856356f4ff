import Testing

@testable import SextantModel

@Suite struct SuggestedIDTests {
  private func dossier(_ ids: [String]) -> Dossier {
    var dossier = Dossier()
    for id in ids {
      var objective = Objective()
      objective.id = ID(id)
      dossier.put(objective)
    }
    return dossier
  }

  @Test(arguments: [
    (["OB1", "OB3"], "OB4"), (["K08", "K09"], "K10"), (["OB1", "OB2", "X9"], "OB3"),
    (["a-099"], "a-100"), ([], "OB1"), (["nodea"], "OB1"), (["OB999999999"], "OB1000000000"),
    (["2026-06-30"], "2026-06-31"),
  ])
  func `the next id follows the style in use`(ids: [String], next: String) {
    #expect(dossier(ids).suggestedID(for: Objective.kind) == next)
  }

  @Test func `an id that another kind bears is passed over`() {
    var dossier = dossier(["OB1"])
    var signal = Signal()
    signal.id = "OB2"
    dossier.put(signal)
    #expect(dossier.suggestedID(for: Objective.kind) == "OB3")
  }

  @Test func `letters of the kind are not those of another`() {
    var dossier = dossier(["BL1"])
    #expect(dossier.suggestedID(for: BudgetLine.kind) == "BU1")
    dossier.remove("BL1")
    #expect(dossier.suggestedID(for: BudgetLine.kind) == "BL1")
    #expect(dossier.suggestedID(for: Actual.kind) == nil)
    #expect(dossier.suggestedID(for: DossierHead.kind) == nil)
  }

  @Test func `every list kind of the worked example gets a valid free id`() throws {
    let dossier = DossierReader.read(try Project.sources(below: "Examples/maison-aubrelle")).dossier
    for type in dossierKinds where type.kind.form == .list {
      let id = try #require(dossier.suggestedID(for: type.kind))
      #expect(dossier.problem(withNewID: id) == nil, "\(id)")
    }
  }

  @Test func `a typed id must be free and well formed`() {
    let dossier = dossier(["OB1"])
    #expect(dossier.problem(withNewID: "OB1")?.message.key == "draft.idIsTaken")
    #expect(dossier.problem(withNewID: "O,B")?.message.key == "draft.badIdentifier")
    #expect(dossier.problem(withNewID: "")?.message.key == "draft.missing")
    #expect(dossier.problem(withNewID: "OB2") == nil)
  }
}
