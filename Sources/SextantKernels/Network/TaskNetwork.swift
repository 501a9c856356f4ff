/// Tasks that last whole units of working time, tied by links of all four kinds, without cycles.
///
/// Links are kept as one compressed list (each task's outgoing links side by side), so that a
/// hundred thousand tasks take milliseconds and no memory of their own.
public struct TaskNetwork: Sendable {
  public let durations: [Int]
  public let links: [TaskLink]
  /// Every task after all that hold it back (Kahn 1962).
  public let order: [Int32]
  /// The links of task i are `outgoing[first[i]..<first[i + 1]]`.
  let first: [Int32]
  let outgoing: [Outgoing]

  /// A link seen from the task it leaves.
  struct Outgoing: Sendable {
    var after: Int32
    var lag: Int32
    var index: Int32
    var kind: LinkKind
  }

  /// No duration, lag or date is longer; keeps every sum exact.
  public static let longest = 1_000_000_000
  public static let mostTasks = 50_000_000

  /// - Throws: the first error that applies.
  public init(durations: [Int], links: [TaskLink]) throws(TaskNetworkError) {
    let count = durations.count
    guard count <= Self.mostTasks, links.count <= Self.mostTasks else { throw .tooMany }
    if let bad = durations.firstIndex(where: { $0 < 0 || $0 > Self.longest }) {
      throw .badDuration(task: bad)
    }
    var first = [Int32](repeating: 0, count: count + 2)
    var waiting = [Int32](repeating: 0, count: count)
    for index in links.indices {
      let link = links[index]
      guard link.before >= 0, link.before < count, link.after >= 0, link.after < count else {
        throw .unknownTask(link: index)
      }
      guard link.lag >= -Self.longest, link.lag <= Self.longest else {
        throw .badLag(link: index)
      }
      first[link.before + 2] += 1
      waiting[link.after] += 1
    }
    for task in 0..<count { first[task + 2] += first[task + 1] }
    let blank = Outgoing(after: 0, lag: 0, index: 0, kind: .finishToStart)
    var outgoing = [Outgoing](repeating: blank, count: links.count)
    for index in links.indices {
      let link = links[index]
      let place = first[link.before + 1]
      outgoing[Int(place)] = Outgoing(
        after: Int32(link.after), lag: Int32(link.lag), index: Int32(index), kind: link.kind)
      first[link.before + 1] = place + 1
    }
    first.removeLast()

    var order = [Int32]()
    order.reserveCapacity(count)
    for task in 0..<count where waiting[task] == 0 { order.append(Int32(task)) }
    var next = 0
    while next < order.count {
      let task = Int(order[next])
      next += 1
      for place in Int(first[task])..<Int(first[task + 1]) {
        let after = Int(outgoing[place].after)
        waiting[after] -= 1
        if waiting[after] == 0 { order.append(Int32(after)) }
      }
    }
    guard order.count == count else {
      throw .cycle(Self.cycle(waiting: waiting, links: links))
    }
    self.durations = durations
    self.links = links
    self.order = order
    self.first = first
    self.outgoing = outgoing
  }

  public var count: Int { durations.count }

  /// Walks back from a task that was never free, always to one that was not free either, until a
  /// task comes twice.
  private static func cycle(waiting: [Int32], links: [TaskLink]) -> [Int] {
    var before = [Int32](repeating: -1, count: waiting.count)
    for link in links where waiting[link.before] > 0 && waiting[link.after] > 0 {
      if before[link.after] < 0 { before[link.after] = Int32(link.before) }
    }
    var place = [Int32](repeating: -1, count: waiting.count)
    var walk: [Int] = []
    var task = waiting.firstIndex { $0 > 0 } ?? -1
    while task >= 0 {
      if place[task] >= 0 {
        let loop = Array(walk[Int(place[task])...].reversed())
        guard let lowest = loop.min(), let turn = loop.firstIndex(of: lowest) else { return loop }
        return Array(loop[turn...] + loop[..<turn])
      }
      place[task] = Int32(walk.count)
      walk.append(task)
      task = Int(before[task])
    }
    return walk
  }
}
