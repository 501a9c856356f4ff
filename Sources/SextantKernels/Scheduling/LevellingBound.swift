/// How early a levelled plan can end at best, proved in several ways.
///
/// Quick bounds come from chains of tasks and from the work that each resource, or the holders of
/// a skill, must do between the heads and tails of any set of tasks, also with needs rounded by
/// dual feasible functions (Fekete and Schepers 2001; Carlier and Néron 2003). Slow ones refute
/// one end after the other (`WindowRefuter`; destructive improvement, Klein and Scholl 1999).
struct LevellingBound {
  private let problem: LevellingProblem
  private let plan: FlatPlan
  /// Least start and finish of each task, and least time from its start and finish to the end.
  let headStart: [Int]
  let headFinish: [Int]
  let tailStart: [Int]
  let tailFinish: [Int]

  init(_ problem: LevellingProblem, _ plan: FlatPlan) {
    self.problem = problem
    self.plan = plan
    let network = problem.network
    let tasks = problem.tasks
    var headStart = tasks.map(\.notBefore)
    var headFinish = [Int](repeating: 0, count: tasks.count)
    for number in network.order {
      let task = Int(number)
      headFinish[task] = max(headFinish[task], headStart[task] + tasks[task].duration)
      if !tasks[task].rests {
        headStart[task] = max(headStart[task], headFinish[task] - tasks[task].duration)
      }
      for place in Int(network.first[task])..<Int(network.first[task + 1]) {
        let link = network.outgoing[place]
        let (after, lag) = (Int(link.after), Int(link.lag))
        switch link.kind {
        case .finishToStart: headStart[after] = max(headStart[after], headFinish[task] + lag)
        case .startToStart: headStart[after] = max(headStart[after], headStart[task] + lag)
        case .finishToFinish: headFinish[after] = max(headFinish[after], headFinish[task] + lag)
        case .startToFinish: headFinish[after] = max(headFinish[after], headStart[task] + lag)
        }
      }
    }
    var tailStart = [Int](repeating: 0, count: tasks.count)
    var tailFinish = tailStart
    for number in network.order.reversed() {
      let task = Int(number)
      for place in Int(network.first[task])..<Int(network.first[task + 1]) {
        let link = network.outgoing[place]
        let (after, lag) = (Int(link.after), Int(link.lag))
        switch link.kind {
        case .finishToStart: tailFinish[task] = max(tailFinish[task], tailStart[after] + lag)
        case .startToStart: tailStart[task] = max(tailStart[task], tailStart[after] + lag)
        case .finishToFinish: tailFinish[task] = max(tailFinish[task], tailFinish[after] + lag)
        case .startToFinish: tailStart[task] = max(tailStart[task], tailFinish[after] + lag)
        }
      }
      tailStart[task] = max(tailStart[task], tailFinish[task] + tasks[task].duration)
      if !tasks[task].rests {
        tailFinish[task] = max(tailFinish[task], tailStart[task] - tasks[task].duration)
      }
    }
    self.headStart = headStart
    self.headFinish = headFinish
    self.tailStart = tailStart
    self.tailFinish = tailFinish
  }

  /// Chains alone.
  var chain: Int {
    var best = 0
    for task in headStart.indices {
      best = max(best, headFinish[task] + tailFinish[task], headStart[task] + tailStart[task])
    }
    return best
  }

  /// The work of each resource and of the holders of each skill.
  var work: Int {
    var best = 0
    var loads = [[Load]](repeating: [], count: problem.resources.count)
    var bySkill = [[Load]](repeating: [], count: problem.skills.count)
    for (number, task) in problem.tasks.enumerated() where task.duration > 0 {
      for need in task.needs where need.amount > 0 {
        loads[need.resource].append(Load(task: number, amount: need.amount))
      }
      for need in task.skills {
        bySkill[need.skill].append(Load(task: number, amount: need.amount * need.people))
      }
    }
    for (resource, profile) in problem.resources.enumerated() where !loads[resource].isEmpty {
      best = max(best, bound(loads[resource], Supply([profile])))
      if profile.isConstant {
        for (rounded, capacity) in roundings(loads[resource], capacity: profile.last) {
          best = max(best, bound(rounded, Supply([CapacityProfile(capacity)])))
        }
      }
    }
    var everybody = Set<Int>()
    for (skill, people) in problem.skills.enumerated() where !bySkill[skill].isEmpty {
      everybody.formUnion(people)
      let fixed = people.flatMap { loads[$0] }
      best = max(best, bound(bySkill[skill] + fixed, Supply(people.map { problem.resources[$0] })))
    }
    if problem.skills.count > 1, !everybody.isEmpty {
      let all = bySkill.flatMap { $0 } + everybody.flatMap { loads[$0] }
      best = max(best, bound(all, Supply(everybody.sorted().map { problem.resources[$0] })))
    }
    return best
  }

  private struct Load {
    var task: Int
    var amount: Int
  }

  /// What a set of resources can do together by any time.
  private struct Supply {
    var times: [Int] = []
    var levels: [Int] = []
    var done: [Int] = []

    init(_ profiles: [CapacityProfile]) {
      var changes: [(time: Int, change: Int)] = []
      for profile in profiles {
        var level = 0
        for step in profile.steps {
          changes.append((step.time, step.level - level))
          level = step.level
        }
      }
      changes.sort { $0.time < $1.time }
      var level = 0
      for change in changes {
        level += change.change
        if times.last == change.time {
          levels[levels.count - 1] = level
        } else {
          let sum =
            times.isEmpty
            ? 0
            : done[done.count - 1] + levels[levels.count - 1]
              * (change.time - times[times.count - 1])
          times.append(change.time)
          levels.append(level)
          done.append(sum)
        }
      }
    }

    private func place(_ values: [Int], _ value: Int) -> Int {
      var (low, high) = (0, values.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if values[middle] <= value { low = middle } else { high = middle }
      }
      return low
    }

    /// The earliest moment by which so much work can be done from `start` on.
    func finish(of work: Int, from start: Int) -> Int {
      guard !times.isEmpty, work > 0 else { return start }
      if times.count == 1 {
        return levels[0] > 0 ? start + (work + levels[0] - 1) / levels[0] : start
      }
      let at = place(times, start)
      let target = done[at] + levels[at] * (start - times[at]) + work
      // The last step that begins with less done than the target.
      var low = place(done, target - 1)
      while low > 0, done[low] >= target { low -= 1 }
      guard levels[low] > 0 else { return low + 1 < times.count ? times[low + 1] : start }
      return times[low] + (target - done[low] + levels[low] - 1) / levels[low]
    }
  }

  /// For any heads and tails: the least head, the work between, the least tail.
  private func bound(_ loads: [Load], _ supply: Supply) -> Int {
    let byTail = loads.sorted { tailFinish[$0.task] > tailFinish[$1.task] }
    var heads = Array(Set(loads.map { headStart[$0.task] })).sorted()
    if heads.count * loads.count > 4_000_000 {
      let stride = heads.count * loads.count / 4_000_000 + 1
      heads = heads.indices.filter { $0 % stride == 0 }.map { heads[$0] }
    }
    var best = 0
    for head in heads {
      var work = 0
      for load in byTail where headStart[load.task] >= head {
        work += load.amount * problem.tasks[load.task].duration
        best = max(best, supply.finish(of: work, from: head) + tailFinish[load.task])
      }
    }
    return best
  }

  /// The needs rounded so that no set of tasks that fits together ever weighs more than the
  /// capacity: great ones take all, small ones nothing.
  private func roundings(_ loads: [Load], capacity: Int) -> [(loads: [Load], capacity: Int)] {
    guard capacity > 1, loads.count <= 2_000 else { return [] }
    var all: [(loads: [Load], capacity: Int)] = []
    for small in Set(loads.map { min($0.amount, capacity - $0.amount + 1) }).sorted()
    where small > 0 && small * 2 <= capacity {
      let rounded = loads.compactMap { load -> Load? in
        if load.amount > capacity - small { return Load(task: load.task, amount: capacity) }
        return load.amount < small ? nil : load
      }
      all.append((rounded, capacity))
    }
    // More than half: one after the other.
    all.append(
      (loads.filter { $0.amount * 2 > capacity }.map { Load(task: $0.task, amount: 1) }, 1))
    // More than a third: at most two together, of which one may be more than two thirds.
    all.append(
      (
        loads.filter { $0.amount * 3 > capacity }.map {
          Load(task: $0.task, amount: $0.amount * 3 > 2 * capacity ? 2 : 1)
        }, 2
      ))
    return all.filter { !$0.loads.isEmpty }
  }

  /// A bound at least as good as the one known, and never beyond `end`, which can be reached.
  func improved(_ known: Int, below end: Int) -> Int {
    if known == 0 { return min(end, max(chain, work)) }
    var lower = known
    guard lower < end, var refuter = WindowRefuter(problem, self) else { return lower }
    while lower < end, refuter.refutes(end: lower) { lower += 1 }
    return lower
  }
}
