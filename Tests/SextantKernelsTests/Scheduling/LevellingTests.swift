import SextantKernels
import Testing

@Suite struct LevellingTests {
  typealias Task = LevellingProblem.Task
  typealias Need = LevellingProblem.Need
  typealias SkillNeed = LevellingProblem.SkillNeed

  /// Levels, and has the schedule verified.
  static func levelled(
    _ problem: LevellingProblem, budget: Int = 300
  ) throws -> LevelledSchedule {
    let schedule = try problem.levelled(budget: budget)
    #expect(problem.breaches(of: schedule) == [])
    return schedule
  }

  static func absent(_ steps: [(Int, Int)]) throws -> CapacityProfile {
    try #require(
      CapacityProfile(steps: steps.map { CapacityProfile.Step(from: $0.0, level: $0.1) }))
  }

  @Test func `one person does one thing after the other`() throws {
    let problem = try LevellingProblem(
      tasks: [3, 5, 2].map { Task(duration: $0, needs: [Need(0)]) },
      resources: [CapacityProfile(1)])
    let schedule = try Self.levelled(problem)
    #expect(schedule.end == 10)
    #expect(schedule.bound == 10)
    #expect(schedule.gap == 0)
  }

  /// Amounts 3, 3, 2, 2 of 4, each 2 long: work alone says 20 / 4 = 5; but beside 3 nothing else
  /// finds room, so that 3 weighs as much as 4: 24 / 4 = 6.
  @Test func `the bound sees that great needs cannot go side by side`() throws {
    let problem = try LevellingProblem(
      tasks: [3, 3, 2, 2].map { Task(duration: 2, needs: [Need(0, $0)]) },
      resources: [CapacityProfile(4)])
    let schedule = try Self.levelled(problem)
    #expect(schedule.end == 6)
    #expect(schedule.bound == 6)
  }

  @Test func `without scarcity the schedule is the critical path's`() throws {
    let links = [
      TaskLink(0, 1, .startToStart, lag: 2), TaskLink(1, 2, .finishToFinish, lag: 1),
      TaskLink(2, 3, lag: -1), TaskLink(0, 3, .startToFinish, lag: 5),
    ]
    let durations = [4, 6, 3, 2]
    let problem = try LevellingProblem(
      tasks: durations.map { Task(duration: $0) }, links: links, resources: [])
    let schedule = try Self.levelled(problem)
    #expect(schedule.end == 10)
    #expect(schedule.bound == 10)
    #expect(
      try TaskNetwork(durations: durations, links: links).schedule().earlyStart
        == schedule.start)
  }

  @Test func `a task that cannot rest waits until nobody is absent for its whole length`() throws {
    // There 0–3, away 3–5, there from 5.
    let person = try Self.absent([(0, 1), (3, 0), (5, 1)])
    let whole = try Self.levelled(
      LevellingProblem(tasks: [Task(duration: 4, needs: [Need(0)])], resources: [person]))
    #expect(whole.start == [5])
    #expect(whole.finish == [9])
    let resting = try Self.levelled(
      LevellingProblem(
        tasks: [Task(duration: 4, needs: [Need(0)], rests: true)], resources: [person]))
    #expect(resting.start == [0])
    #expect(resting.finish == [6])
    #expect(resting.bound == 6)
  }

  @Test func `two who work together rest when either is away`() throws {
    let first = try Self.absent([(0, 1), (2, 0), (3, 1)])
    let second = try Self.absent([(0, 0), (1, 1), (4, 0), (6, 1)])
    // Both: 1–2, 3–4, from 6.
    let schedule = try Self.levelled(
      LevellingProblem(
        tasks: [Task(duration: 3, needs: [Need(0), Need(1)], rests: true)],
        resources: [first, second]))
    #expect(schedule.start == [1])
    #expect(schedule.finish == [7])
  }

  @Test func `whoever has the skill does it, and rare skills are kept free`() throws {
    // 0 can both, 1 only writing: one writes, the other draws, at the same time.
    let problem = try LevellingProblem(
      tasks: [
        Task(duration: 4, skills: [SkillNeed(0)]), Task(duration: 4, skills: [SkillNeed(1)]),
      ],
      resources: [CapacityProfile(1), CapacityProfile(1)], skills: [[0, 1], [0]])
    let schedule = try Self.levelled(problem)
    #expect(schedule.end == 4)
    #expect(schedule.people == [[1], [0]])
  }

  @Test func `people are matched where one task asks for several skills`() throws {
    // Three skills, three people; 0 can all, 1 the first two, 2 the first only.
    let problem = try LevellingProblem(
      tasks: [
        Task(duration: 2, skills: [SkillNeed(0), SkillNeed(1), SkillNeed(2)]),
        Task(duration: 3, needs: [Need(2)], skills: [SkillNeed(0)]),
        Task(duration: 1, skills: [SkillNeed(0, people: 3)]),
      ],
      resources: (0..<3).map { _ in CapacityProfile(1) }, skills: [[0, 1, 2], [0, 1], [0]])
    let schedule = try Self.levelled(problem)
    #expect(schedule.people[0] == [2, 1, 0])
    #expect(Set(schedule.people[2]) == [0, 1, 2])
    #expect(schedule.end == 6)
    // All the work of three people: 6 + 6 + 3.
    #expect(schedule.bound == 5)
  }

  @Test func `part of a person can be asked for`() throws {
    let problem = try LevellingProblem(
      tasks: [50, 50, 60].map { Task(duration: 2, skills: [SkillNeed(0, amount: $0)]) },
      resources: [CapacityProfile(100)], skills: [[0]])
    #expect(try Self.levelled(problem).end == 4)
  }

  @Test func `due dates come before the length of the whole`() throws {
    let problem = try LevellingProblem(
      tasks: [
        Task(duration: 5, needs: [Need(0)]), Task(duration: 2, needs: [Need(0)], due: 2),
        Task(duration: 2, needs: [Need(0)], notBefore: 4, due: 6),
      ], resources: [CapacityProfile(1)])
    let schedule = try Self.levelled(problem)
    #expect(schedule.finish[1] == 2)
    #expect(schedule.finish[2] == 6)
    #expect(schedule.end == 11)
  }

  @Test func `the same seed gives the same schedule`() throws {
    let problem = try Self.random(seed: 5, tasks: 30)
    let first = try problem.levelled(budget: 100, seed: 4)
    let second = try problem.levelled(budget: 100, seed: 4)
    #expect(first.start == second.start)
    #expect(first.people == second.people)
  }

  /// Everything at once: four kinds of links with leads, absences, rests, skills, amounts.
  static func random(seed: UInt64, tasks count: Int) throws -> LevellingProblem {
    var random = CountedRandom(seed: seed)
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    var resources: [CapacityProfile] = []
    for _ in 0..<6 {
      var steps: [(Int, Int)] = [(0, 2)]
      var time = 0
      for _ in 0..<below(4) {
        time += 1 + below(12)
        steps.append((time, below(3)))
      }
      steps.append((time + 1 + below(5), 2))
      resources.append(try absent(steps))
    }
    var tasks: [Task] = []
    var links: [TaskLink] = []
    for task in 0..<count {
      let needs = below(2) == 0 ? [Need(below(3), 1 + below(2))] : []
      var skills: [SkillNeed] = []
      if below(2) == 0 {
        skills.append(SkillNeed(below(2), people: 1 + below(2), amount: 1 + below(2)))
      }
      if below(4) == 0 { skills.append(SkillNeed(2)) }
      tasks.append(
        Task(
          duration: below(6), needs: needs, skills: skills,
          notBefore: below(5) == 0 ? below(20) : 0,
          due: below(6) == 0 ? 30 : nil, rests: below(2) == 0))
      for _ in 0..<2 where task > 0 {
        let kind = try #require(LinkKind(rawValue: UInt8(below(4))))
        links.append(TaskLink(below(task), task, kind, lag: below(6) - 3))
      }
    }
    return try LevellingProblem(
      tasks: tasks, links: links, resources: resources,
      skills: [[0, 1, 2, 3], [3, 4, 5], [4, 5]])
  }

  @Test(arguments: 1...12)
  func `plans of every sort are levelled soundly`(_ seed: Int) throws {
    let problem = try Self.random(seed: UInt64(seed), tasks: 40)
    let schedule = try Self.levelled(problem, budget: 40)
    #expect(schedule.bound <= schedule.end)
    #expect(schedule.bound > 0)
  }

  /// Few tasks: every order of every list, by brute force, against the search and its bound.
  @Test(arguments: 1...6)
  func `small plans are levelled as short as can be`(_ seed: Int) throws {
    var random = CountedRandom(seed: UInt64(seed))
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    let durations = (0..<6).map { _ in 1 + below(5) }
    let amounts = (0..<6).map { _ in 1 + below(4) }
    let links = (1..<6).filter { _ in below(2) == 0 }.map { TaskLink(below($0), $0) }
    let problem = try LevellingProblem(
      tasks: zip(durations, amounts).map { Task(duration: $0, needs: [Need(0, $1)]) },
      links: links, resources: [CapacityProfile(5)])
    let schedule = try Self.levelled(problem, budget: 600)
    // Each order: every task as early as links and levels allow.
    var best = Int.max
    func place(_ left: [Int], _ start: [Int: Int]) {
      if left.isEmpty {
        best = min(best, start.map { $0.value + durations[$0.key] }.max() ?? 0)
      }
      for task in left {
        let before = links.filter { $0.after == task }.map(\.before)
        guard before.allSatisfy({ start[$0] != nil }) else { continue }
        var time = before.map { (start[$0] ?? 0) + durations[$0] }.max() ?? 0
        while !(time..<time + durations[task]).allSatisfy({ moment in
          let busy = start.filter { moment >= $0.value && moment < $0.value + durations[$0.key] }
          return busy.reduce(amounts[task]) { $0 + amounts[$1.key] } <= 5
        }) { time += 1 }
        var next = start
        next[task] = time
        place(left.filter { $0 != task }, next)
      }
    }
    place(Array(0..<6), [:])
    #expect(schedule.end == best)
    #expect(schedule.bound <= best)
  }

  @Test func `an empty plan is levelled at once`() throws {
    let schedule = try LevellingProblem(tasks: [], resources: []).levelled()
    #expect(schedule.end == 0)
    #expect(schedule.gap == 0)
  }

  @Test func `what cannot be levelled is told`() throws {
    let one = [CapacityProfile(1)]
    func refused(
      _ error: LevellingError, _ tasks: [Task], _ links: [TaskLink] = [], _ skills: [[Int]] = [],
      _ resources: [CapacityProfile]? = nil
    ) {
      #expect(throws: error) {
        try LevellingProblem(
          tasks: tasks, links: links, resources: resources ?? one, skills: skills)
      }
    }
    let task = Task(duration: 1)
    refused(.network(.cycle([0, 1])), [task, task], [TaskLink(0, 1), TaskLink(1, 0)])
    refused(.network(.badDuration(task: 0)), [Task(duration: -1)])
    refused(.neverEnough(task: 0, resource: 0), [Task(duration: 1, needs: [Need(0, 2)])])
    refused(
      .neverEnough(task: 0, resource: 0), [Task(duration: 1, needs: [Need(0)])], [], [],
      [CapacityProfile(0)])
    refused(.badNeed(task: 0), [Task(duration: 1, needs: [Need(1)])])
    refused(.badNeed(task: 0), [Task(duration: 1, needs: [Need(0, -1)])])
    refused(.badNeed(task: 0), [Task(duration: 1, skills: [SkillNeed(0)])])
    refused(.badTask(0), [Task(duration: 1, notBefore: -1)])
    refused(
      .tooFewSkilled(task: 0, skill: 0), [Task(duration: 1, skills: [SkillNeed(0)])], [], [[]])
    refused(
      .tooFewSkilled(task: 0, skill: 0), [Task(duration: 1, skills: [SkillNeed(0, people: 2)])], [],
      [[0]])
    refused(.unknownResource(skill: 0), [task], [], [[7]])
    refused(.tooLong, [Task(duration: 1_000_000_000), Task(duration: 1_000_000_000)])
  }

  @Test func `a task for which there is never time enough is named`() throws {
    // Away for good after three units; two tasks of two.
    let leaving = try Self.absent([(0, 1), (3, 0)])
    let problem = try LevellingProblem(
      tasks: [Task(duration: 2, needs: [Need(0)]), Task(duration: 2, needs: [Need(0)])],
      links: [TaskLink(0, 1)], resources: [leaving])
    #expect(throws: LevellingError.noPlace(task: 1)) { try problem.levelled() }
  }

  @Test func `very long plans and great leads are no trouble`() throws {
    let long = 100_000_000
    let schedule = try Self.levelled(
      LevellingProblem(
        tasks: (0..<4).map { _ in Task(duration: long, needs: [Need(0)]) },
        links: [TaskLink(0, 1, lag: -1_000_000_000)], resources: [CapacityProfile(1)]))
    #expect(schedule.end == 4 * long)
  }

  @Test func `a budget of schedules is never exceeded`() throws {
    let problem = try Self.random(seed: 5, tasks: 30)
    for budget in [1, 2, 3, 10, 50] {
      #expect(try problem.levelled(budget: budget).generated <= budget)
    }
  }

  @Test func `skills that never meet are told, not sought for ever`() throws {
    let early = try Self.absent([(0, 1), (4, 0)])
    let late = try Self.absent([(0, 0), (4, 1)])
    let problem = try LevellingProblem(
      tasks: [Task(duration: 2, skills: [SkillNeed(0), SkillNeed(1)])],
      resources: [early, late], skills: [[0], [1]])
    #expect(throws: LevellingError.noPlace(task: 0)) { try problem.levelled() }
  }
}
