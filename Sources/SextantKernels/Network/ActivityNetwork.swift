/// Activities, how long each lasts, and which must end before it starts: a network without cycles.
///
/// Activities are numbered from 0 in the order given; durations have any one unit of time.
public struct ActivityNetwork: Sendable, Hashable {
  public let durations: [Double]
  /// Predecessors of each activity, sorted and without repetition.
  public let predecessors: [[Int]]
  /// Every activity after all its predecessors; ties in the order given.
  public let order: [Int]

  /// - Throws: `NetworkError`, the first that applies.
  public init(durations: [Double], predecessors: [[Int]]) throws(NetworkError) {
    guard durations.count == predecessors.count else { throw .countsDiffer }
    if let bad = durations.firstIndex(where: { !($0 >= 0 && $0 <= Self.longest) }) {
      throw .badDuration(activity: bad)
    }
    for (activity, before) in predecessors.enumerated() {
      if let bad = before.first(where: { !durations.indices.contains($0) }) {
        throw .unknownPredecessor(activity: activity, predecessor: bad)
      }
    }
    let links = predecessors.map { Set($0).sorted() }
    let order = topologicalOrder(links)
    guard order.count == links.count else { throw .cycle(cycle(in: links, outside: order)) }
    self.durations = durations
    self.predecessors = links
    self.order = order
  }

  /// No activity lasts longer than this; keeps every sum finite and exact enough.
  public static let longest = 1e9

  /// Forward and backward pass (Kelley and Walker 1959).
  public func schedule() -> NetworkSchedule {
    let count = durations.count
    var earlyStart = [Double](repeating: 0, count: count)
    var earlyFinish = earlyStart
    for activity in order {
      earlyStart[activity] = predecessors[activity].map { earlyFinish[$0] }.max() ?? 0
      earlyFinish[activity] = earlyStart[activity] + durations[activity]
    }
    let end = earlyFinish.max() ?? 0
    var lateFinish = [Double](repeating: end, count: count)
    var nextStart = lateFinish
    for activity in order.reversed() {
      let lateStart = lateFinish[activity] - durations[activity]
      for before in predecessors[activity] {
        lateFinish[before] = min(lateFinish[before], lateStart)
        nextStart[before] = min(nextStart[before], earlyStart[activity])
      }
    }
    return NetworkSchedule(
      duration: end, earlyStart: earlyStart, earlyFinish: earlyFinish,
      lateStart: zip(lateFinish, durations).map { $0 - $1 }, lateFinish: lateFinish,
      slack: zip(lateFinish, earlyFinish).map { settled($0 - $1, of: end) },
      freeSlack: zip(nextStart, earlyFinish).map { settled($0 - $1, of: end) })
  }

  /// The longest chain of activities that ends with `last`, or with whatever ends latest.
  ///
  /// Among chains of equal length (to a billionth of the whole) the one with the greatest sum of
  /// `variances` is taken, the prudent choice for a probability; then the lowest numbers.
  /// - Returns: activities in order; empty for an empty network or a `last` out of range.
  public func criticalPath(to last: Int? = nil, variances: [Double] = []) -> [Int] {
    let spread = durations.indices.map { variances.indices.contains($0) ? variances[$0] : 0 }
    var reach = [Double](repeating: 0, count: durations.count)
    var doubt = reach
    var previous = [Int?](repeating: nil, count: durations.count)
    let tolerance = 1e-9 * max(1, durations.reduce(0, +))
    func best(of candidates: some Sequence<Int>) -> Int? {
      var best: Int?
      for next in candidates {
        guard let known = best else {
          best = next
          continue
        }
        let longer = reach[next] - reach[known]
        let surer = doubt[next] - doubt[known]
        if longer > tolerance || (longer >= -tolerance && surer > tolerance) { best = next }
      }
      return best
    }
    for activity in order {
      let before = best(of: predecessors[activity])
      previous[activity] = before
      reach[activity] = (before.map { reach[$0] } ?? 0) + durations[activity]
      doubt[activity] = (before.map { doubt[$0] } ?? 0) + spread[activity]
    }
    if let last, !durations.indices.contains(last) { return [] }
    var path: [Int] = []
    var place = last ?? best(of: durations.indices)
    while let activity = place {
      path.append(activity)
      place = previous[activity]
    }
    return path.reversed()
  }
}

/// When each activity of a network may start and end at the earliest and must at the latest,
/// counted from the start of the whole; one value per activity, in the network's order and unit.
public struct NetworkSchedule: Sendable, Hashable {
  /// The earliest end of the whole.
  public let duration: Double
  public let earlyStart: [Double]
  public let earlyFinish: [Double]
  public let lateStart: [Double]
  public let lateFinish: [Double]
  /// How far an activity may slip without delaying the end (total float); exactly 0 when critical.
  public let slack: [Double]
  /// How far it may slip without delaying any other activity (free float).
  public let freeSlack: [Double]

  /// The activities without slack; on several critical paths when there are ties.
  public var critical: [Int] { slack.indices.filter { slack[$0] == 0 } }
}

/// Why activities make no network.
public enum NetworkError: Error, Sendable, Hashable {
  /// As many lists of predecessors as durations are needed.
  case countsDiffer
  /// Negative, too long or not a number.
  case badDuration(activity: Int)
  case unknownPredecessor(activity: Int, predecessor: Int)
  /// Each activity must precede the next, and the last the first; begins with the lowest number.
  case cycle([Int])
}

/// Kahn 1962; stops short of the activities on, or behind, a cycle.
private func topologicalOrder(_ predecessors: [[Int]]) -> [Int] {
  var successors = [[Int]](repeating: [], count: predecessors.count)
  var waiting = predecessors.map(\.count)
  for (activity, before) in predecessors.enumerated() {
    for other in before { successors[other].append(activity) }
  }
  var order = waiting.indices.filter { waiting[$0] == 0 }
  var next = 0
  while next < order.count {
    for successor in successors[order[next]] {
      waiting[successor] -= 1
      if waiting[successor] == 0 { order.append(successor) }
    }
    next += 1
  }
  return order
}

/// Walks back from an activity never reached until one comes twice: each has such a predecessor.
private func cycle(in predecessors: [[Int]], outside order: [Int]) -> [Int] {
  var reached = [Bool](repeating: false, count: predecessors.count)
  for activity in order { reached[activity] = true }
  var place = [Int?](repeating: nil, count: predecessors.count)
  var walk: [Int] = []
  var current = reached.firstIndex(of: false)
  while let activity = current {
    if let start = place[activity] {
      let loop = Array(walk[start...].reversed())
      guard let lowest = loop.min(), let turn = loop.firstIndex(of: lowest) else { return loop }
      return Array(loop[turn...] + loop[..<turn])
    }
    place[activity] = walk.count
    walk.append(activity)
    current = predecessors[activity].first { !reached[$0] }
  }
  return walk
}

/// A slack that is only rounding becomes exactly 0.
private func settled(_ slack: Double, of duration: Double) -> Double {
  slack <= 1e-9 * max(1, duration) ? 0 : slack
}
