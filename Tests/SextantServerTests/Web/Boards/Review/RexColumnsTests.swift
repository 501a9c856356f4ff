import SextantModel
import Testing

@testable import SextantServer

@Suite struct RexColumnsTests {
  @Test func `the worked example is sorted, heard and mostly answered`() throws {
    let x = BoardStage.examination
    let columns = RexColumns(try #require(x.all(Rex.self).first), x)
    #expect(columns.strengths.count == 5 && columns.weaknesses.count == 6)
    #expect(columns.improvements.map(\.id.text) == ["AM2", "AM3", "AM4"])
    #expect(columns.unanswered == ["RI06", "RI07"])
    #expect(columns.silent.isEmpty && columns.unsorted.isEmpty)
  }
}
