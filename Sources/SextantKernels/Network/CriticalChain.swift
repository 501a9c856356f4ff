/// A chain of tasks that decides a date, its expected length and the variance of that length.
public struct CriticalChain: Sendable, Hashable {
  /// From the first task that waits for no other, to the one that ends it.
  public let tasks: [Int]
  public let expected: Double
  public let variance: Double

  public init(tasks: [Int], expected: Double, variance: Double) {
    self.tasks = tasks
    self.expected = expected
    self.variance = variance
  }

  public var deviation: Double { variance.squareRoot() }

  /// Φ((deadline − expected) / deviation): the normal approximation on this chain alone, which
  /// other long chains can only make worse. Without variance, 1 in time and 0 late.
  public func probability(within deadline: Double) -> Double {
    guard variance > 0 else { return deadline >= expected - 1e-9 ? 1 : 0 }
    return normalCumulative((deadline - expected) / deviation)
  }
}

extension TaskNetwork {
  /// The chain that decides when a task ends, or the whole; the durations are held independent.
  ///
  /// Of equally long chains the one of greatest variance is taken, the prudent choice for a
  /// probability; then the one whose links were given first.
  /// - Parameters:
  ///   - variances: of each task's duration, in the square of its unit; 0 where left out.
  ///   - schedule: of this network, on one calendar.
  /// - Returns: `nil` for an empty network or a task out of range.
  public func criticalChain(
    to last: Int? = nil, variances: [Double] = [], in schedule: TaskSchedule
  ) -> CriticalChain? {
    guard count > 0, last.map(durations.indices.contains) ?? true,
      schedule.earlyStart.count == count
    else { return nil }
    var doubt = ChainDoubt(count: count)
    for number in order {
      let task = Int(number)
      doubt.settle(task, variances.indices.contains(task) ? variances[task] : 0)
      for place in Int(first[task])..<Int(first[task + 1]) {
        let link = outgoing[place]
        let after = Int(link.after)
        let fromStart = link.kind == .startToStart || link.kind == .startToFinish
        let from = fromStart ? schedule.earlyStart[task] : schedule.earlyFinish[task]
        let toStart = link.kind == .finishToStart || link.kind == .startToStart
        let to = toStart ? schedule.earlyStart[after] : schedule.earlyFinish[after]
        // Links that leave no room are the ones that decide.
        guard from + Int(link.lag) == to else { continue }
        doubt.offer(
          fromStart ? doubt.atStart[task] : doubt.atFinish[task], from: task, to: after,
          start: toStart)
      }
    }
    let target =
      last
      ?? durations.indices.max {
        (schedule.earlyFinish[$0], doubt.atFinish[$0], $1)
          < (schedule.earlyFinish[$1], doubt.atFinish[$1], $0)
      }
    guard let target else { return nil }
    var chain: [Int] = []
    var task = target
    while task >= 0 {
      chain.append(task)
      task = Int(doubt.before[task])
    }
    chain.reverse()
    let length = schedule.earlyFinish[target] - schedule.earlyStart[chain[0]]
    return CriticalChain(
      tasks: chain, expected: Double(length), variance: doubt.atFinish[target])
  }
}

/// The variance with which each task starts and ends, along the most doubtful of the chains that
/// decide it.
private struct ChainDoubt {
  var atStart: [Double]
  var atFinish: [Double]
  var before: [Int32]
  private var offered: [(start: Double, startFrom: Int32, finish: Double, finishFrom: Int32)]

  init(count: Int) {
    atStart = Array(repeating: 0, count: count)
    atFinish = atStart
    before = Array(repeating: -1, count: count)
    offered = Array(repeating: (0, -1, 0, -1), count: count)
  }

  mutating func offer(_ doubt: Double, from task: Int, to after: Int, start: Bool) {
    if start, offered[after].startFrom < 0 || doubt > offered[after].start {
      (offered[after].start, offered[after].startFrom) = (doubt, Int32(task))
    } else if !start, offered[after].finishFrom < 0 || doubt > offered[after].finish {
      (offered[after].finish, offered[after].finishFrom) = (doubt, Int32(task))
    }
  }

  /// A task whose end waits for another's adds no doubt of its own.
  mutating func settle(_ task: Int, _ variance: Double) {
    let held = offered[task]
    atStart[task] = held.start
    atFinish[task] = held.start + variance
    before[task] = held.startFrom
    if held.finishFrom >= 0, held.startFrom < 0 || held.finish > atFinish[task] {
      atFinish[task] = held.finish
      atStart[task] = held.finish
      before[task] = held.finishFrom
    }
  }
}
