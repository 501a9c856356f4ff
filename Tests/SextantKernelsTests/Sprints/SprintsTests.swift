import SextantKernels
import Testing

@Suite struct SprintsTests {
  /// Student's t from the tables: t(0,9; 4) = 1,533, t(0,975; 4) = 2,776, t(0,975; 1) = 12,706.
  @Test func `velocity has Student's interval`() throws {
    let velocity = try #require(Velocity([20, 24, 18, 22, 26]))
    #expect(velocity.mean == 22)
    let deviation = try #require(velocity.deviation)
    #expect(abs(deviation - 10.0.squareRoot()) < 1e-12)
    let root = 2.0.squareRoot()
    let eighty = try #require(velocity.intervalOfMean())
    #expect(abs(eighty.upperBound - (22 + 1.533_206 * root)) < 1e-5)
    let wide = try #require(velocity.intervalOfMean(level: 0.95))
    #expect(abs(wide.lowerBound - (22 - 2.776_445 * root)) < 1e-5)
    let two = try #require(Velocity([10, 14])?.intervalOfMean(level: 0.95))
    #expect(abs(two.upperBound - (12 + 12.706_205 * 2)) < 1e-4)
    let eleven = try #require(Velocity((0..<11).map { Double($0) })?.intervalOfMean(level: 0.95))
    // t(0,975; 10) = 2,228139; s = √11.
    #expect(abs(eleven.upperBound - (5 + 2.228_139)) < 1e-5)
  }

  /// s = √10: the mean is known to ±2,17, the next sprint only to ±5,31 = 1,5332·√10·√(1 + 1/5).
  @Test func `the next sprints are less certain than the mean of the past ones`() throws {
    let velocity = try #require(Velocity([20, 24, 18, 22, 26]))
    let next = try #require(velocity.prediction(of: 1))
    #expect(abs(next.upperBound - (22 + 1.533_206 * 12.0.squareRoot())) < 1e-5)
    // Of the mean of four: √(1/4 + 1/5).
    let four = try #require(velocity.prediction(of: 4))
    #expect(abs(four.lowerBound - (22 - 1.533_206 * 4.5.squareRoot())) < 1e-5)
    #expect(velocity.prediction(of: 0) == nil)
    #expect(Velocity([5])?.prediction(of: 1) == nil)
  }

  @Test func `sprints left are an interval`() throws {
    let velocity = try #require(Velocity([20, 24, 18, 22, 26]))
    let forecast = velocity.forecast(remaining: 100)
    #expect(forecast.likely == 5)
    // k sprints bring 22k ± 1,5332·√10·√(k + k²/5): 3 at most 76,6 and 4 at most 101,0; 5 at least
    // 94,7 and 6 at least 114,4.
    #expect(forecast.fewest == 4)
    #expect(forecast.most == 6)
    #expect(velocity.forecast(remaining: 0).most == 0)
    #expect(velocity.forecast(remaining: 44).likely == 2)
  }

  @Test func `where no progress can be excluded no end is promised`() throws {
    let forecast = try #require(Velocity([0, 10])).forecast(remaining: 20, level: 0.95)
    #expect(forecast.likely == 4)
    #expect(forecast.most == nil)
    let none = try #require(Velocity([0, 0])).forecast(remaining: 20)
    #expect(none.likely == nil)
    #expect(try #require(Velocity([5])).forecast(remaining: 20).most == nil)
    #expect(Velocity([]) == nil)
    #expect(Velocity([-1]) == nil)
    #expect(Velocity([.nan]) == nil)
  }

  /// From {10, 20}, 20 are reached in one sprint half the time, in two always.
  @Test func `past sprints drawn again give the chance of each number`() throws {
    let chances = try #require(Velocity([10, 20])).chances(remaining: 20)
    #expect(chances.count == 2)
    #expect(abs(chances[0] - 0.5) < 0.02)
    #expect(chances[1] == 1)
    #expect(try #require(Velocity([0])).chances(remaining: 5, runs: 10).last == 0)
    #expect(try #require(Velocity([1])).chances(remaining: .nan).isEmpty)
  }

  @Test func `what is left stands beside the even line`() throws {
    let burndown = try #require(
      Burndown(scope: 40, days: 10, done: [4, 0, 6, 2], changes: [0, 5]))
    #expect(burndown.remaining == [40, 36, 41, 35, 33])
    #expect(burndown.ideal[4] == 24)
    #expect(burndown.behind == 9)
    #expect(burndown.added == 5)
    // 7 burnt net in 4 days: 33 / 1,75 more.
    #expect(abs(try #require(burndown.projectedEnd) - (4 + 33 / 1.75)) < 1e-9)
    #expect(Burndown(scope: 4, days: 5, done: [4, 0])?.projectedEnd == 1)
    #expect(Burndown(scope: 4, days: 5, done: [])?.projectedEnd == nil)
    #expect(Burndown(scope: 4, days: 1, done: [1, 2]) == nil)
    #expect(Burndown(scope: -1, days: 1, done: []) == nil)
  }
}
