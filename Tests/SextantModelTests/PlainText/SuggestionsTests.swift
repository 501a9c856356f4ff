import Testing

@testable import SextantModel

@Suite struct SuggestionsTests {
  private let known = ["deadline", "direction", "baseline", "unit"]

  @Test func `the nearest word is suggested when it is near enough`() {
    #expect(nearestWord(to: "deadlin", in: known) == "deadline")
    #expect(nearestWord(to: "Deadline", in: known) == "deadline")
    #expect(nearestWord(to: "dierction", in: known) == "direction")
    #expect(nearestWord(to: "weather", in: known) == nil)
    #expect(nearestWord(to: "", in: known) == nil)
    #expect(nearestWord(to: String(repeating: "x", count: 81), in: known) == nil)
  }

  @Test func `of several words as near, the first is suggested`() {
    #expect(nearestWord(to: "OB9", in: ["OB2", "OB1"]) == "OB2")
    #expect(nearestWord(to: "OB9", in: ["OC2", "OB1"]) == "OB1")
  }

  @Test func `suggestions end when looking for them has cost enough`() {
    var suggestions = Suggestions(atMost: 9)
    #expect(
      ["unti", "unti", "unti"].map { suggestions.nearest(to: $0, in: known) }
        == ["unit", "unit", nil])
  }
}
