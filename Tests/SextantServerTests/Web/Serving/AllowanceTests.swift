import Testing

@testable import SextantServer

@Suite struct AllowanceTests {
  @Test func `so many times an hour, each for themselves, whatever becomes of the clock`() {
    let allowance = Allowance(anHour: 2)
    let start = Instant(milliseconds: 1_790_000_000_000)
    func take(_ who: String, _ seconds: Int) -> Bool {
      allowance.take(who, at: start.adding(seconds: seconds))
    }
    #expect([take("1", 0), take("1", 1), take("1", 2), take("2", 2)] == [true, true, false, true])
    #expect(!take("1", 3599))
    #expect([take("1", 3600), take("1", 3601), take("1", 3602)] == [true, true, false])
    #expect(take("1", -9000))
  }
}
