/// A plan to be levelled, laid out for speed: tasks renumbered so that each comes after all that
/// hold it back, links as one list per direction.
///
/// The plan read backwards (time mirrored, links reversed) has the same form; by turns of the two
/// a schedule is pressed together (double justification).
final class FlatPlan: Sendable {
  /// Another task's start or end, and how much later this task may start.
  struct Hold: Sendable {
    var task: Int32
    var offset: Int32
    var fromFinish: Bool
  }

  /// One direction of reading.
  struct Direction: Sendable {
    var first: [Int32]
    var holds: [Hold]
    /// Whether no task can start before one that holds it, so that any list sorted by start
    /// respects the links.
    var sortsItself: Bool
  }

  let count: Int
  /// The number in the problem of each task here.
  let original: [Int32]
  let duration: [Int32]
  let release: [Int32]
  let forward: Direction
  let backward: Direction
  /// The longest chain from the plan's beginning to the task's start, and from its start to the
  /// plan's end.
  let head: [Int32]
  let tail: [Int32]

  init(_ problem: LevellingProblem) {
    let network = problem.network
    let tasks = problem.tasks
    let order = network.order
    count = order.count
    original = order
    duration = order.map { Int32(tasks[Int($0)].duration) }
    release = order.map { Int32(tasks[Int($0)].notBefore) }
    var place = [Int32](repeating: 0, count: order.count)
    for (position, task) in order.enumerated() { place[Int(task)] = Int32(position) }
    var ends: [(before: Int32, after: Int32, kind: LinkKind, lag: Int32)] = []
    ends.reserveCapacity(network.links.count)
    for link in network.links {
      ends.append((place[link.before], place[link.after], link.kind, Int32(link.lag)))
    }
    let duration = duration
    forward = Self.direction(count: order.count, duration: duration, links: ends)
    backward = Self.direction(
      count: order.count, duration: duration,
      links: ends.map { link in
        let kind: LinkKind
        switch link.kind {
        case .startToStart: kind = .finishToFinish
        case .finishToFinish: kind = .startToStart
        case .finishToStart, .startToFinish: kind = link.kind
        }
        return (link.after, link.before, kind, link.lag)
      })
    var head = release
    for task in 0..<order.count {
      for hold in forward.holds[Int(forward.first[task])..<Int(forward.first[task + 1])] {
        let other = Int(hold.task)
        head[task] = max(
          head[task], head[other] + hold.offset + (hold.fromFinish ? duration[other] : 0))
      }
    }
    var tail = duration
    for task in (0..<order.count).reversed() {
      // In the mirror a tail is when the task ends: its start there, and its duration.
      for hold in backward.holds[Int(backward.first[task])..<Int(backward.first[task + 1])] {
        let other = Int(hold.task)
        let from = hold.fromFinish ? tail[other] : tail[other] - duration[other]
        tail[task] = max(tail[task], from + hold.offset + duration[task])
      }
    }
    self.head = head
    self.tail = tail
  }

  private static func direction(
    count: Int, duration: [Int32],
    links: [(before: Int32, after: Int32, kind: LinkKind, lag: Int32)]
  ) -> Direction {
    var first = [Int32](repeating: 0, count: count + 2)
    for link in links { first[Int(link.after) + 2] += 1 }
    for task in 0..<count { first[task + 2] += first[task + 1] }
    var holds = [Hold](
      repeating: Hold(task: 0, offset: 0, fromFinish: false), count: links.count)
    var sortsItself = true
    for link in links {
      let after = Int(link.after)
      let fromFinish = link.kind == .finishToStart || link.kind == .finishToFinish
      let toFinish = link.kind == .finishToFinish || link.kind == .startToFinish
      let offset = toFinish ? link.lag - duration[after] : link.lag
      if offset + (fromFinish ? duration[Int(link.before)] : 0) < 0 { sortsItself = false }
      holds[Int(first[after + 1])] = Hold(
        task: link.before, offset: offset, fromFinish: fromFinish)
      first[after + 1] += 1
    }
    first.removeLast()
    return Direction(first: first, holds: holds, sortsItself: sortsItself)
  }
}

/// Builds a schedule from a list: each task in turn as early as links and resources allow (the
/// serial scheme, Kelley 1963), on time as it is or mirrored.
protocol ScheduleGenerator: AnyObject {
  var plan: FlatPlan { get }
  /// Of the schedule built last, whichever way; as long as `plan.count`.
  var start: UnsafeMutablePointer<Int32> { get }
  var finish: UnsafeMutablePointer<Int32> { get }
  /// - Returns: when all is done; `Int32.max` when some task found no place.
  func forward(_ list: UnsafePointer<Int32>) -> Int32
  /// Each task in turn as late as possible, all being done at `end`.
  /// - Returns: false when some task found no place.
  func backward(_ list: UnsafePointer<Int32>, end: Int32) -> Bool
  /// The people chosen for a task by the last forward schedule.
  func people(of task: Int) -> [Int32]
  /// The task of the last schedule that found no place.
  var placeless: Int { get }
}
