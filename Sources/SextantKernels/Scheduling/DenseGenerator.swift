/// The serial scheme on a table of what is free at every unit of time, four resources to a word.
///
/// A word holds four 16-bit fields with their topmost bit set; taking a task's needs away leaves
/// that bit set wherever there is enough, so that one subtraction compares four resources.
/// For plans whose tasks neither rest nor ask for skills, of moderate length.
final class DenseGenerator: ScheduleGenerator {
  let plan: FlatPlan
  let start: UnsafeMutablePointer<Int32>
  let finish: UnsafeMutablePointer<Int32>
  let placeless = 0

  private let words: Int
  /// Units of time in the tables: twice the horizon, since a mirrored plan may grow beyond it.
  private let length: Int
  private let mirrored: Int32
  private let isConstant: Bool
  private let needFirst: [Int32]
  private let needs: [(word: Int32, amount: UInt64)]
  private let base: UnsafeMutablePointer<UInt64>
  private let mirror: UnsafeMutablePointer<UInt64>
  private let free: UnsafeMutablePointer<UInt64>
  private let freeMirror: UnsafeMutablePointer<UInt64>
  private var used = 0
  private var usedMirror = 0

  private static let guardBits: UInt64 = 0x8000_8000_8000_8000
  static let mostWords = 1 << 22

  /// `nil` for plans that this generator cannot hold.
  init?(_ problem: LevellingProblem, plan: FlatPlan) {
    let words = max(1, (problem.resources.count + 3) / 4)
    let length = 2 * problem.horizon + 2
    guard length <= Self.mostWords, words * length <= Self.mostWords else { return nil }
    for resource in problem.resources where resource.most > 0x7FFF { return nil }
    let constant = problem.resources.allSatisfy(\.isConstant)
    var needs: [(word: Int32, amount: UInt64)] = []
    var needFirst: [Int32] = [0]
    for number in plan.original {
      let task = problem.tasks[Int(number)]
      guard task.skills.isEmpty, constant || !task.rests else { return nil }
      var amounts = [UInt64](repeating: 0, count: words)
      var lastEnough = true
      if task.duration > 0 {
        for need in task.needs {
          amounts[need.resource / 4] += UInt64(need.amount) << UInt64(need.resource % 4 * 16)
          if need.amount > problem.resources[need.resource].last { lastEnough = false }
        }
      }
      // Otherwise a task might never find a place.
      guard lastEnough else { return nil }
      for word in 0..<words where amounts[word] != 0 {
        needs.append((Int32(word), amounts[word]))
      }
      needFirst.append(Int32(needs.count))
    }
    self.plan = plan
    self.words = words
    self.length = length
    self.needs = needs
    self.needFirst = needFirst
    mirrored = Int32(problem.horizon)
    isConstant = constant
    start = .allocate(capacity: max(1, plan.count))
    finish = .allocate(capacity: max(1, plan.count))
    start.initialize(repeating: 0, count: max(1, plan.count))
    finish.initialize(repeating: 0, count: max(1, plan.count))
    let size = words * length
    base = .allocate(capacity: size)
    free = .allocate(capacity: size)
    base.initialize(repeating: Self.guardBits, count: size)
    for (number, resource) in problem.resources.enumerated() {
      let row = base + number / 4 * length
      for (place, step) in resource.steps.enumerated() {
        let level = UInt64(step.level) << UInt64(number % 4 * 16)
        let next = place + 1 < resource.steps.count ? resource.steps[place + 1].time : length
        for time in min(step.time, length)..<min(next, length) { row[time] |= level }
      }
    }
    free.initialize(from: base, count: size)
    mirror = .allocate(capacity: constant ? 1 : size)
    freeMirror = .allocate(capacity: constant ? 1 : size)
    mirror.initialize(repeating: 0, count: constant ? 1 : size)
    freeMirror.initialize(repeating: 0, count: constant ? 1 : size)
    if !constant {
      for word in 0..<words {
        let row = base + word * length
        for time in 0..<length {
          let there = problem.horizon - 1 - time
          mirror[word * length + time] = there >= 0 ? row[there] : row[length - 1]
        }
      }
      freeMirror.update(from: mirror, count: size)
    }
  }

  deinit {
    start.deallocate()
    finish.deallocate()
    base.deallocate()
    free.deallocate()
    mirror.deallocate()
    freeMirror.deallocate()
  }

  func people(of task: Int) -> [Int32] { [] }

  func forward(_ list: UnsafePointer<Int32>) -> Int32 {
    reset(free, to: base, &used)
    let end = build(list, plan.forward, free, from: 0, releases: true)
    used = Int(end)
    return end
  }

  func backward(_ list: UnsafePointer<Int32>, end: Int32) -> Bool {
    let origin: Int32
    if isConstant {
      reset(free, to: base, &used)
      used = Int(build(list, plan.backward, free, from: 0, releases: false))
      origin = end
    } else {
      reset(freeMirror, to: mirror, &usedMirror)
      usedMirror = Int(
        build(list, plan.backward, freeMirror, from: mirrored - end, releases: false))
      origin = mirrored
    }
    for task in 0..<plan.count {
      let late = origin - start[task]
      start[task] = origin - finish[task]
      finish[task] = late
    }
    return true
  }

  @inline(__always) private func reset(
    _ table: UnsafeMutablePointer<UInt64>, to blank: UnsafeMutablePointer<UInt64>,
    _ used: inout Int
  ) {
    for word in 0..<words {
      (table + word * length).update(from: blank + word * length, count: used)
    }
    used = 0
  }

  @inline(__always) private func build(
    _ list: UnsafePointer<Int32>, _ direction: FlatPlan.Direction,
    _ table: UnsafeMutablePointer<UInt64>, from origin: Int32, releases: Bool
  ) -> Int32 {
    var end: Int32 = 0
    let count = plan.count
    plan.duration.withUnsafeBufferPointer { duration in
      plan.release.withUnsafeBufferPointer { release in
        direction.first.withUnsafeBufferPointer { first in
          direction.holds.withUnsafeBufferPointer { holds in
            needFirst.withUnsafeBufferPointer { needFirst in
              needs.withUnsafeBufferPointer { needs in
                for place in 0..<count {
                  let task = Int(list[place])
                  var early = releases ? release[task] : origin
                  for place in Int(first[task])..<Int(first[task + 1]) {
                    let hold = holds[place]
                    let other = Int(hold.task)
                    let moment = (hold.fromFinish ? finish[other] : start[other]) &+ hold.offset
                    if moment > early { early = moment }
                  }
                  let lasting = Int(duration[task])
                  let (low, high) = (Int(needFirst[task]), Int(needFirst[task + 1]))
                  var time = Int(early)
                  if low + 1 == high {
                    let need = needs[low]
                    let row = table + Int(need.word) * length
                    time = Self.search(row, need.amount, from: time, lasting)
                    for unit in time..<time + lasting { row[unit] &-= need.amount }
                  } else if low < high {
                    // Each word in turn, until none moves the start any more.
                    var settled = 0
                    var next = low
                    while settled < high - low {
                      let need = needs[next]
                      let found = Self.search(
                        table + Int(need.word) * length, need.amount, from: time, lasting)
                      settled = found == time ? settled + 1 : 1
                      time = found
                      next = next + 1 == high ? low : next + 1
                    }
                    for place in low..<high {
                      let need = needs[place]
                      let row = table + Int(need.word) * length
                      for unit in time..<time + lasting { row[unit] &-= need.amount }
                    }
                  }
                  start[task] = Int32(truncatingIfNeeded: time)
                  let stop = Int32(truncatingIfNeeded: time + lasting)
                  finish[task] = stop
                  if stop > end { end = stop }
                }
              }
            }
          }
        }
      }
    }
    return end
  }

  /// The first start at which so much is free for so long. Looks from the end of the window, so
  /// that a conflict moves it as far as possible.
  @inline(__always) private static func search(
    _ row: UnsafeMutablePointer<UInt64>, _ amount: UInt64, from early: Int, _ lasting: Int
  ) -> Int {
    var time = early
    var known = early
    while true {
      var unit = time + lasting
      var clash = -1
      while unit > known {
        unit -= 1
        if (row[unit] &- amount) & guardBits != guardBits {
          clash = unit
          break
        }
      }
      if clash < 0 { return time }
      known = time + lasting
      time = clash + 1
    }
  }
}
