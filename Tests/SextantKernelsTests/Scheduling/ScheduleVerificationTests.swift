import SextantKernels
import Testing

@Suite struct ScheduleVerificationTests {
  typealias Task = LevellingProblem.Task

  /// A for 3 with both people, then B for 2 by somebody skilled, not before 4.
  static func problem(rests: Bool = false) throws -> LevellingProblem {
    let second = try #require(
      CapacityProfile(steps: [
        CapacityProfile.Step(from: 0, level: 1), CapacityProfile.Step(from: 5, level: 0),
        CapacityProfile.Step(from: 7, level: 1),
      ]))
    return try LevellingProblem(
      tasks: [
        Task(duration: 3, needs: [.init(0), .init(1)]),
        Task(duration: 2, skills: [.init(0)], notBefore: 4, rests: rests),
      ],
      links: [TaskLink(0, 1, lag: 1)], resources: [CapacityProfile(1), second], skills: [[1]])
  }

  static func schedule(
    _ start: [Int], _ finish: [Int], _ people: [[Int]] = [[], [1]], end: Int? = nil, bound: Int = 0
  ) -> LevelledSchedule {
    LevelledSchedule(
      start: start, finish: finish, people: people, end: end ?? finish.max() ?? 0, bound: bound,
      generated: 1)
  }

  @Test func `a sound schedule has no breach`() throws {
    #expect(try Self.problem().breaches(of: Self.schedule([0, 7], [3, 9])) == [])
    #expect(try Self.problem(rests: true).breaches(of: Self.schedule([0, 4], [3, 8])) == [])
  }

  @Test func `each breach is found`() throws {
    let problem = try Self.problem()
    let cases: [(LevelledSchedule, [ScheduleBreach])] = [
      (Self.schedule([0], [3], [[]]), [.otherPlan]),
      (Self.schedule([0, 7], [3, 10]), [.duration(task: 1)]),
      (Self.schedule([0, 4], [3, 6]), [.overload(resource: 1, time: 5)]),
      (Self.schedule([5, 7], [8, 9]), [.link(0), .overload(resource: 1, time: 5)]),
      (Self.schedule([0, 3], [3, 5]), [.early(task: 1), .link(0)]),
      (
        Self.schedule([-1, 7], [2, 9]),
        [.early(task: 0), .overload(resource: 0, time: -1), .overload(resource: 1, time: -1)]
      ),
      (Self.schedule([0, 7], [3, 9], [[], []]), [.people(task: 1)]),
      (Self.schedule([0, 7], [3, 9], [[], [0]]), [.unskilled(task: 1, person: 0)]),
      (Self.schedule([0, 7], [3, 9], [[], [1]], end: 8), [.bound]),
      (Self.schedule([0, 7], [3, 9], [[], [1]], bound: 10), [.bound]),
    ]
    for (schedule, breaches) in cases { #expect(problem.breaches(of: schedule) == breaches) }
  }

  @Test func `a rest counts no work`() throws {
    let problem = try Self.problem(rests: true)
    #expect(problem.breaches(of: Self.schedule([0, 4], [3, 6])) == [.duration(task: 1)])
    #expect(problem.breaches(of: Self.schedule([0, 6], [3, 9])) == [.duration(task: 1)])
  }
}
