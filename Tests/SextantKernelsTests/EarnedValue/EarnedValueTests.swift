import SextantKernels
import Testing

@Suite struct EarnedValueTests {
  /// The published case: BAC 3 700, PV 3 000, EV 2 400, AC 2 700.
  @Test func `the published case has the published indices and estimates`() throws {
    let value = try #require(
      EarnedValue(budget: 3700, planned: 3000, earned: 2400, actual: 2700))
    #expect(value.costVariance == -300)
    #expect(value.scheduleVariance == -600)
    #expect(abs(try #require(value.costIndex) - 0.888_888_888_9) < 1e-9)
    #expect(value.scheduleIndex == 0.8)
    #expect(abs(try #require(value.estimateAtCompletion(.asSoFar)) - 4162.5) < 1e-9)
    #expect(value.estimateAtCompletion(.asPlanned) == 4000)
    // 2 700 + 1 300 / (0,8889 × 0,8) = 4 528,125
    #expect(abs(try #require(value.estimateAtCompletion(.costAndSchedule)) - 4528.125) < 1e-9)
    #expect(value.estimateToComplete(.asPlanned) == 1300)
    #expect(abs(try #require(value.varianceAtCompletion(.asSoFar)) + 462.5) < 1e-9)
    // (3 700 − 2 400) / (3 700 − 2 700), then / (4 162,5 − 2 700).
    #expect(value.indexToBudget == 1.3)
    #expect(abs(try #require(value.indexToEstimate(.asSoFar)) - 1300 / 1462.5) < 1e-9)
  }

  @Test func `before anything is spent or planned there are no indices`() throws {
    let value = try #require(EarnedValue(budget: 100, planned: 0, earned: 0, actual: 0))
    #expect(value.costIndex == nil)
    #expect(value.scheduleIndex == nil)
    #expect(value.estimateAtCompletion(.asSoFar) == nil)
    #expect(value.estimateAtCompletion(.costAndSchedule) == nil)
    #expect(value.estimateAtCompletion(.asPlanned) == 100)
    #expect(value.indexToBudget == 1)
    let spent = try #require(EarnedValue(budget: 100, planned: 100, earned: 0, actual: 120))
    #expect(spent.estimateAtCompletion(.asSoFar) == nil)
    #expect(spent.indexToBudget == nil)
  }

  @Test func `figures that are no amounts are refused`() {
    for bad in [-1, .nan, .infinity, 1e16] {
      #expect(EarnedValue(budget: bad, planned: 0, earned: 0, actual: 0) == nil)
      #expect(EarnedValue(budget: 1, planned: 0, earned: 0, actual: bad) == nil)
    }
  }

  @Test func `a project's figures are its tasks' together`() throws {
    let tasks = [
      TaskProgress(budget: 1000, start: 0, finish: 10, done: 1, actual: 1100),
      TaskProgress(budget: 2000, start: 10, finish: 20, done: 0.25, actual: 700),
      TaskProgress(budget: 500, start: 20, finish: 20, done: 0, actual: 0),
    ]
    let value = try #require(EarnedValue(of: tasks, at: 15))
    #expect(value.budget == 3500)
    #expect(value.planned == 2000)
    #expect(value.earned == 1500)
    #expect(value.actual == 1800)
    #expect(try #require(EarnedValue(of: tasks, at: 15, by: .fiftyFifty)).earned == 2000)
    #expect(try #require(EarnedValue(of: tasks, at: 15, by: .zeroHundred)).earned == 1000)
    #expect(try #require(EarnedValue(of: tasks, at: 20)).planned == 3500)
    #expect(EarnedValue(of: tasks, at: .nan) == nil)
  }

  /// Planned 100, 300, 600, 1 000; earned 450 after three periods: ES = 2 + 150 / 300.
  @Test func `earned schedule reads value as time`() throws {
    let schedule = try #require(
      EarnedSchedule(planned: [100, 300, 600, 1000], value: 450, passed: 3))
    #expect(schedule.earned == 2.5)
    #expect(schedule.variance == -0.5)
    #expect(abs(try #require(schedule.index) - 0.8333333) < 1e-6)
    #expect(abs(try #require(schedule.duration(planned: 4)) - 4.8) < 1e-9)
    #expect(EarnedSchedule(planned: [100, 300], value: 50, passed: 1)?.earned == 0.5)
    #expect(EarnedSchedule(planned: [100, 300, 300], value: 300, passed: 5)?.earned == 2)
    #expect(EarnedSchedule(planned: [300, 100], value: 1, passed: 1) == nil)
    #expect(EarnedSchedule(planned: [], value: 1, passed: 1) == nil)
  }
}
