/// Shows that a plan cannot end by a given time: the windows in which its tasks may start are
/// narrowed until one is empty.
///
/// What narrows them: links; what tasks occupy in any case (timetable, Le Pape 1994); pairs that
/// cannot go together; and the work that must fall between two moments whatever the order
/// (energetic reasoning, Baptiste, Le Pape and Nuijten 1999). For plans of moderate size whose
/// tasks neither rest nor ask for skills.
struct WindowRefuter {
  private let count: Int
  private let duration: [Int]
  private let headStart: [Int]
  private let tailStart: [Int]
  private let links: [(before: Int, after: Int, weight: Int)]
  private let resources: [Resource]
  /// Pairs of tasks that cannot overlap.
  private let pairs: [(Int, Int)]
  private var low: [Int]
  private var high: [Int]
  private var level: [Int] = []
  private var work: [Work] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  private struct Work {
    var task: Int
    var low: Int
    var last: Int
    var length: Int
    var amount: Int
  }

  private struct Resource {
    var profile: CapacityProfile
    var tasks: [Int]
    var amounts: [Int]
  }

  static let mostTasks = 150

  init?(_ problem: LevellingProblem, _ bound: LevellingBound) {
    let tasks = problem.tasks
    guard tasks.count <= Self.mostTasks, problem.horizon <= 20_000,
      tasks.allSatisfy({ $0.skills.isEmpty && !$0.rests })
    else { return nil }
    count = tasks.count
    duration = tasks.map(\.duration)
    headStart = bound.headStart
    tailStart = bound.tailStart
    low = headStart
    high = headStart
    let order = problem.network.order
    var rank = [Int](repeating: 0, count: tasks.count)
    for (place, task) in order.enumerated() { rank[Int(task)] = place }
    links = problem.links.map { link in
      var weight = link.lag
      if link.kind == .finishToStart || link.kind == .finishToFinish {
        weight += tasks[link.before].duration
      }
      if link.kind == .finishToFinish || link.kind == .startToFinish {
        weight -= tasks[link.after].duration
      }
      return (link.before, link.after, weight)
    }.sorted { rank[$0.before] < rank[$1.before] }
    var resources: [Resource] = []
    var clash = Set<Int>()
    for (number, profile) in problem.resources.enumerated() {
      var resource = Resource(profile: profile, tasks: [], amounts: [])
      for (task, work) in tasks.enumerated() where work.duration > 0 {
        let amount = work.needs.reduce(0) { $0 + ($1.resource == number ? $1.amount : 0) }
        if amount > 0 {
          resource.tasks.append(task)
          resource.amounts.append(amount)
        }
      }
      let most = profile.most
      for first in resource.tasks.indices {
        for second in resource.tasks.indices where second > first {
          if resource.amounts[first] + resource.amounts[second] > most {
            clash.insert(resource.tasks[first] * tasks.count + resource.tasks[second])
          }
        }
      }
      if !resource.tasks.isEmpty { resources.append(resource) }
    }
    self.resources = resources
    let size = tasks.count
    pairs = clash.sorted().map { ($0 / size, $0 % size) }
  }

  /// Whether it is certain that the plan cannot end by `end`.
  mutating func refutes(end: Int) -> Bool {
    for task in 0..<count {
      low[task] = headStart[task]
      high[task] = end - tailStart[task]
      if high[task] < low[task] { return true }
    }
    guard settle(end) else { return true }
    guard count <= 60 else { return false }
    // Shaving: a window's border that cannot be is cut off.
    var changed = true
    var rounds = 0
    while changed, rounds < 3 {
      changed = false
      rounds += 1
      for task in 0..<count where low[task] < high[task] {
        let (keptLow, keptHigh) = (low, high)
        high[task] = low[task]
        let possible = settle(end)
        (low, high) = (keptLow, keptHigh)
        if !possible {
          low[task] += 1
          changed = true
          guard settle(end) else { return true }
        }
        guard low[task] < high[task] else { continue }
        let (lowAgain, highAgain) = (low, high)
        low[task] = high[task]
        let last = settle(end)
        (low, high) = (lowAgain, highAgain)
        if !last {
          high[task] -= 1
          changed = true
          guard settle(end) else { return true }
        }
      }
    }
    return false
  }

  /// Narrows until nothing changes; false when a window is empty.
  private mutating func settle(_ end: Int) -> Bool {
    while true {
      var changed = false
      guard followLinks(&changed), parted(&changed), timetable(end, &changed) else { return false }
      if changed { continue }
      guard energies(end, &changed) else { return false }
      if !changed { return true }
    }
  }

  private mutating func followLinks(_ changed: inout Bool) -> Bool {
    for link in links where low[link.before] + link.weight > low[link.after] {
      low[link.after] = low[link.before] + link.weight
      if low[link.after] > high[link.after] { return false }
      changed = true
    }
    for link in links.reversed() where high[link.after] - link.weight < high[link.before] {
      high[link.before] = high[link.after] - link.weight
      if low[link.before] > high[link.before] { return false }
      changed = true
    }
    return true
  }

  /// Of two tasks that cannot overlap, one that cannot be first is second.
  private mutating func parted(_ changed: inout Bool) -> Bool {
    for (first, second) in pairs {
      let canLead = low[first] + duration[first] <= high[second]
      let canFollow = low[second] + duration[second] <= high[first]
      if canLead && canFollow { continue }
      if !canLead && !canFollow { return false }
      let (lead, follow) = canLead ? (first, second) : (second, first)
      if low[lead] + duration[lead] > low[follow] {
        low[follow] = low[lead] + duration[lead]
        changed = true
      }
      if high[follow] - duration[lead] < high[lead] {
        high[lead] = high[follow] - duration[lead]
        changed = true
      }
      if low[lead] > high[lead] || low[follow] > high[follow] { return false }
    }
    return true
  }

  private mutating func timetable(_ end: Int, _ changed: inout Bool) -> Bool {
    for resource in resources {
      level.removeAll(keepingCapacity: true)
      level.append(contentsOf: repeatElement(0, count: end + 1))
      for (place, step) in resource.profile.steps.enumerated() where step.time < end {
        let steps = resource.profile.steps
        let next = place + 1 < steps.count ? min(end, steps[place + 1].time) : end
        for time in step.time..<next { level[time] = step.level }
      }
      var any = false
      for (task, amount) in zip(resource.tasks, resource.amounts) {
        let (from, to) = (high[task], low[task] + duration[task])
        guard from < to else { continue }
        any = true
        for time in from..<to {
          level[time] -= amount
          if level[time] < 0 { return false }
        }
      }
      guard any || !resource.profile.isConstant else { continue }
      for (task, amount) in zip(resource.tasks, resource.amounts) {
        let (from, to) = (high[task], low[task] + duration[task])
        // Its own part is no hindrance to it.
        func free(_ time: Int) -> Bool {
          level[time] + (time >= from && time < to ? amount : 0) >= amount
        }
        var start = low[task]
        var time = start
        while time < start + duration[task] {
          if time >= end { return false }
          if !free(time) { start = time + 1 }
          time += 1
        }
        if start > low[task] {
          if start > high[task] { return false }
          low[task] = start
          changed = true
        }
        var last = high[task]
        time = last + duration[task] - 1
        while time >= last {
          if time < 0 { return false }
          if !free(time) { last = time - duration[task] }
          time -= 1
        }
        if last < high[task] {
          if last < low[task] { return false }
          high[task] = last
          changed = true
        }
      }
    }
    return true
  }

  /// The work that must fall between two moments, whatever the order, and what it leaves.
  private mutating func energies(_ end: Int, _ changed: inout Bool) -> Bool {
    for resource in resources where resource.profile.isConstant {
      let capacity = resource.profile.last
      let size = resource.tasks.count
      // Every task's least start, latest end, length and amount, side by side.
      work.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      ends.removeAll(keepingCapacity: true)
      for place in 0..<size {
        let task = resource.tasks[place]
        let length = duration[task]
        work.append(
          Work(
            task: task, low: low[task], last: high[task] + length, length: length,
            amount: resource.amounts[place]))
        starts.append(low[task])
        ends.append(high[task] + length)
      }
      starts.sort()
      ends.sort()
      var before = -1
      for from in starts where from != before {
        before = from
        var earlier = -1
        for to in ends where to > from && to != earlier {
          earlier = to
          let wide = to - from
          let room = capacity * wide
          var need = 0
          for item in work {
            let left = min(item.low + item.length - from, item.length)
            let right = min(to - item.last + item.length, item.length)
            let inside = min(left, right, wide)
            if inside > 0 { need += inside * item.amount }
          }
          if need > room { return false }
          for place in 0..<size {
            let item = work[place]
            let most = (room - need) / item.amount
            if most >= min(item.length, wide) { continue }
            let left = min(item.low + item.length - from, item.length)
            let right = min(to - item.last + item.length, item.length)
            let inside = max(0, min(left, right, wide))
            // How much of it may lie inside, and how much would if it came first, or last.
            let allowed = most + inside
            let first = min(item.low + item.length, to) - max(item.low, from)
            let final = min(item.last, to) - max(item.last - item.length, from)
            if first > allowed, to - allowed > low[item.task] {
              low[item.task] = to - allowed
              changed = true
            }
            if final > allowed, from + allowed - item.length < high[item.task] {
              high[item.task] = from + allowed - item.length
              changed = true
            }
            if low[item.task] > high[item.task] { return false }
          }
        }
      }
    }
    return true
  }
}
