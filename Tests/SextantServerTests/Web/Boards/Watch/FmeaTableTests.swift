import SextantModel
import Testing

@testable import SextantServer

@Suite struct FmeaTableTests {
  @Test func `risks stand by criticality, with their part of the whole`() {
    let table = FmeaTable(BoardStage.aubrelle.all(RiskItem.self))
    #expect(
      table.lines.map(\.risk.id.text) == ["RK-A2", "RK-A5", "RK-A3", "RK-A6", "RK-A1", "RK-A4"])
    #expect(table.lines.map(\.criticality) == [40, 36, 32, 27, 24, 24])
    #expect(table.lines.map(\.rank) == [1, 2, 3, 4, 5, 5])
    #expect(table.total == 183)
    // 40, 76, 108, 135, 159 and 183 of 183.
    let cumulated = table.lines.map { ($0.cumulated * 183).rounded() }
    #expect(cumulated == [40, 76, 108, 135, 159, 183])
    // 135 of 183 are 73.8 %: the fifth crosses four fifths, the sixth is past them.
    #expect(table.lines.map(\.isVital) == [true, true, true, true, true, false])
    #expect(table.lines.allSatisfy { !$0.isMisprinted })
  }

  @Test func `a wrong product is told, a missing score sets the risk apart`() {
    var wrong = RiskItem()
    wrong.method = .amdec
    (wrong.severity, wrong.occurrence, wrong.detection) = (2, 3, 4)
    wrong.printed = 25
    var bare = RiskItem()
    bare.method = .amdec
    bare.severity = 9
    let table = FmeaTable([wrong, bare])
    #expect(table.lines.map(\.isMisprinted) == [true])
    #expect(table.unscored.count == 1)
    #expect(FmeaTable([bare]).total == 0)
  }
}
