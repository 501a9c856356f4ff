import Testing

@testable import SextantModel

@Suite struct EditMergeTests {
  private func objective(_ text: String, _ unit: String, _ target: Double?) -> Objective {
    var objective = Objective()
    objective.id = "OB1"
    objective.text = text
    objective.unit = unit
    objective.target = target
    return objective
  }

  @Test func `the fields in which two items differ are named in order`() {
    #expect(
      changedFields(objective("a", "€", 1), objective("b", "€", nil)) == ["text", "target"])
    #expect(changedFields(objective("a", "€", 1), objective("a", "€", 1)) == [])
    #expect(changedFields(Signal(), objective("a", "", 1)).count == Objective.fields.count)
  }

  @Test func `edits of different fields come together`() throws {
    let merge = try #require(
      EditMerge(
        base: objective("a", "€", 1), mine: objective("b", "€", 1),
        theirs: objective("a", "%", nil)))
    #expect(merge.conflicts == [])
    #expect(merge.item as? Objective == objective("b", "%", nil))
  }

  @Test func `two edits of one field conflict unless they are the same`() throws {
    let merge = try #require(
      EditMerge(
        base: objective("a", "€", 1), mine: objective("b", "%", 2),
        theirs: objective("c", "%", 1)))
    #expect(merge.conflicts == ["text"])
    #expect(merge.item as? Objective == objective("b", "%", 2))
    #expect(EditMerge(base: Signal(), mine: Objective(), theirs: Objective()) == nil)
  }
}
