/// One task of the chain that decides when another can start, and what it waits for.
public struct ChainStep: Sendable, Hashable {
  public let task: Int
  /// The link to the step before, by its number in the plan; `nil` for the first step, which
  /// starts as soon as the plan, or a date set for it, allows.
  public let link: Int?
  public let start: Int
  public let finish: Int
  /// Working time that this step adds to the chain: its duration and the lag before it, less
  /// what it overlaps with the step before.
  public let adds: Int
}

extension TaskNetwork {
  /// The chain of links that decides a task's early start, from its beginning.
  public func drivingChain(to task: Int, in schedule: TaskSchedule) -> [ChainStep] {
    guard durations.indices.contains(task), schedule.drivers.count == count else { return [] }
    var chain: [ChainStep] = []
    var task = task
    while true {
      let driver = Int(schedule.drivers[task])
      let start = schedule.earlyStart[task]
      let finish = schedule.earlyFinish[task]
      let before = driver >= 0 ? links[driver].before : nil
      chain.append(
        ChainStep(
          task: task, link: driver >= 0 ? driver : nil, start: start, finish: finish,
          adds: finish - (before.map { schedule.earlyFinish[$0] } ?? start)))
      guard let before else { return chain.reversed() }
      task = before
    }
  }
}
