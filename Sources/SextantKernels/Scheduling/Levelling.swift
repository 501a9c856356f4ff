extension LevellingProblem {
  /// Levels the plan: a schedule that respects every link and never asks more of anybody than
  /// there is, as short as could be found, with a bound below which no schedule exists.
  ///
  /// - Parameters:
  ///   - budget: how many schedules may be generated; the search ends sooner when the bound is met.
  ///   - seed: the same seed gives the same schedule.
  /// - Throws: `noPlace` for a task that found no time when all it needs is there.
  public func levelled(
    budget: Int? = nil, seed: UInt64 = 1
  ) throws(LevellingError) -> LevelledSchedule {
    let budget = max(1, budget ?? defaultBudget)
    let plan = FlatPlan(self)
    var due: [Int32] = []
    if tasks.contains(where: { $0.due != nil }) {
      due = plan.original.map { tasks[Int($0)].due.map { Int32($0) } ?? Int32.max }
    }
    if let dense = DenseGenerator(self, plan: plan) {
      return try search(ListSearch(generator: dense, due: due, budget: budget, seed: seed))
    }
    let stepped = SteppedGenerator(self, plan: plan)
    return try search(ListSearch(generator: stepped, due: due, budget: budget, seed: seed))
  }

  /// Five thousand for a hundred tasks, then fewer, so that a plan of any size takes seconds.
  public var defaultBudget: Int { min(5_000, max(30, 500_000 / max(1, tasks.count))) }

  private func search<Generator: ScheduleGenerator>(
    _ search: consuming ListSearch<Generator>
  ) throws(LevellingError) -> LevelledSchedule {
    var search = search
    defer { search.free() }
    var lower = 0
    let bounds = LevellingBound(self, search.plan)
    search.run { end in
      lower = bounds.improved(lower, below: end)
      return lower
    }
    let plan = search.plan
    guard search.bestCost < Int.max || tasks.isEmpty else {
      throw .noPlace(task: Int(plan.original[search.generator.placeless]))
    }
    var start = [Int](repeating: 0, count: tasks.count)
    var finish = start
    var people = [[Int]](repeating: [], count: tasks.count)
    for task in 0..<plan.count {
      let number = Int(plan.original[task])
      start[number] = Int(search.bestStart[task])
      finish[number] = Int(search.bestFinish[task])
      people[number] = search.bestPeople[task].map { Int($0) }
    }
    return LevelledSchedule(
      start: start, finish: finish, people: people, end: finish.max() ?? 0, bound: lower,
      generated: search.generated)
  }
}
