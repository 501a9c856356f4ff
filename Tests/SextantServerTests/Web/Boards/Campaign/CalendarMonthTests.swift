import SextantModel
import Testing

@testable import SextantServer

@Suite struct CalendarMonthTests {
  private static let slots = BoardStage.aubrelle.all(CalendarSlot.self)

  @Test func `September 2026 has five weeks and its publications in the order of the clock`() throws
  {
    let month = CalendarMonth(try #require(Period.month(2026, 9)), Self.slots)
    #expect(month.weeks.count == 5 && month.weeks.allSatisfy { $0.count == 7 })
    #expect(month.weeks.first?.first?.day == Day(2026, 8, 31))
    #expect(month.weeks.first?.first?.isInMonth == false)
    #expect(month.weeks.last?.last?.day == Day(2026, 10, 4))
    #expect(month.slots.count == 12)
    #expect(month.weeks[2][0].slots.map(\.id.text) == ["CAL01", "CAL03", "CAL02"])
  }

  @Test func `the calendar opens where something is published next`() {
    #expect(CalendarMonth.opening(Self.slots, today: BoardStage.day) == Period.month(2026, 9))
    let late = Day(2027, 2, 1) ?? BoardStage.day
    #expect(CalendarMonth.opening(Self.slots, today: late) == Period.month(2026, 11))
    #expect(CalendarMonth.opening([], today: late) == Period.month(2027, 2))
  }
}
