/// The serial scheme on lists of steps: for plans of any length, with rests and skills.
///
/// A task that asks for skills takes whoever can be done with it first; of these, who has the
/// fewest skills, so that rare ones stay free. Where it asks for several people at once, they are
/// matched to its needs by augmenting paths (Kuhn 1955).
final class SteppedGenerator: ScheduleGenerator {
  let plan: FlatPlan
  let start: UnsafeMutablePointer<Int32>
  let finish: UnsafeMutablePointer<Int32>
  private(set) var placeless = 0

  private let tasks: [Work]
  private let profiles: [StepProfile]
  private let mirrors: [StepProfile]
  private let skills: [[Int32]]
  private let mirrored: Int32
  private var chosen: [[Int32]]

  /// What a task takes.
  private struct Work {
    var fixed: [(resource: Int32, amount: Int32)]
    /// One for every person asked for.
    var wanted: [(skill: Int32, amount: Int32)]
    var rests: Bool
  }

  init(_ problem: LevellingProblem, plan: FlatPlan) {
    self.plan = plan
    let size = max(1, plan.count)
    start = .allocate(capacity: size)
    finish = .allocate(capacity: size)
    start.initialize(repeating: 0, count: size)
    finish.initialize(repeating: 0, count: size)
    tasks = plan.original.map { number in
      let task = problem.tasks[Int(number)]
      var fixed: [(resource: Int32, amount: Int32)] = []
      for need in task.needs where need.amount > 0 && task.duration > 0 {
        if let known = fixed.firstIndex(where: { $0.resource == Int32(need.resource) }) {
          fixed[known].amount += Int32(need.amount)
        } else {
          fixed.append((Int32(need.resource), Int32(need.amount)))
        }
      }
      var wanted: [(skill: Int32, amount: Int32)] = []
      for need in task.skills where task.duration > 0 {
        for _ in 0..<need.people { wanted.append((Int32(need.skill), Int32(need.amount))) }
      }
      return Work(fixed: fixed, wanted: wanted, rests: task.rests)
    }
    chosen = Array(repeating: [], count: plan.count)
    var known = [Int](repeating: 0, count: problem.resources.count)
    for people in problem.skills { for person in people { known[person] += 1 } }
    skills = problem.skills.map { people in
      people.sorted { (known[$0], $0) < (known[$1], $1) }.map { Int32($0) }
    }
    let horizon = Int32(problem.horizon)
    mirrored = horizon
    profiles = problem.resources.map { resource in
      StepProfile(
        resource.steps.map {
          StepProfile.Step(time: Int32($0.time), free: Int32($0.level), there: Int32($0.level))
        })
    }
    mirrors = problem.resources.map { resource in
      // Before the plan's origin, where the mirror may reach, the last level is held to go on.
      var steps: [StepProfile.Step] = []
      func add(_ time: Int32, _ level: Int) {
        if steps.last?.time == time { steps.removeLast() }
        if steps.last.map({ Int($0.there) }) != level {
          steps.append(StepProfile.Step(time: time, free: Int32(level), there: Int32(level)))
        }
      }
      add(0, resource.last)
      for place in resource.steps.indices.reversed() {
        let next = place + 1 < resource.steps.count ? resource.steps[place + 1].time : Int(horizon)
        add(horizon - Int32(min(next, Int(horizon))), resource.steps[place].level)
      }
      add(horizon, resource.last)
      return StepProfile(steps)
    }
  }

  deinit {
    start.deallocate()
    finish.deallocate()
  }

  func people(of task: Int) -> [Int32] { chosen[task] }

  func forward(_ list: UnsafePointer<Int32>) -> Int32 {
    build(list, plan.forward, profiles, from: nil) ?? Int32.max
  }

  func backward(_ list: UnsafePointer<Int32>, end: Int32) -> Bool {
    guard build(list, plan.backward, mirrors, from: mirrored - end) != nil else { return false }
    for task in 0..<plan.count {
      let late = mirrored - start[task]
      start[task] = mirrored - finish[task]
      finish[task] = late
    }
    return true
  }

  /// What each task would take alone, all resources free: the plan's ends without levelling.
  func alone() -> Int32? {
    var end: Int32 = 0
    for profile in profiles { profile.reset() }
    for task in 0..<plan.count {
      let early = early(task, plan.forward, from: nil)
      guard let found = place(task, from: early, in: profiles) else { return nil }
      start[task] = early
      finish[task] = found.finish
      end = max(end, found.finish)
    }
    return end
  }

  private func early(_ task: Int, _ direction: FlatPlan.Direction, from origin: Int32?) -> Int32 {
    var early = origin ?? plan.release[task]
    for place in Int(direction.first[task])..<Int(direction.first[task + 1]) {
      let hold = direction.holds[place]
      let other = Int(hold.task)
      early = max(early, (hold.fromFinish ? finish[other] : start[other]) + hold.offset)
    }
    return early
  }

  private func build(
    _ list: UnsafePointer<Int32>, _ direction: FlatPlan.Direction, _ profiles: [StepProfile],
    from origin: Int32?
  ) -> Int32? {
    for profile in profiles { profile.reset() }
    var end: Int32 = 0
    for position in 0..<plan.count {
      let task = Int(list[position])
      let early = early(task, direction, from: origin)
      guard let found = place(task, from: early, in: profiles) else {
        placeless = task
        return nil
      }
      start[task] = found.start
      finish[task] = found.finish
      end = max(end, found.finish)
      let work = tasks[task]
      if work.fixed.count + work.wanted.count == 1 || !work.rests {
        for need in work.fixed {
          profiles[Int(need.resource)].take(need.amount, from: found.start, to: found.finish)
        }
        for (person, wanted) in zip(chosen[task], work.wanted) {
          profiles[Int(person)].take(wanted.amount, from: found.start, to: found.finish)
        }
      } else {
        var needs = work.fixed
        for (person, wanted) in zip(chosen[task], work.wanted) {
          needs.append((person, wanted.amount))
        }
        takeTogether(needs, from: found.start, to: found.finish, in: profiles)
      }
    }
    return end
  }

  /// Where a task goes, and who does it (kept in `chosen`).
  private func place(
    _ task: Int, from early: Int32, in profiles: [StepProfile]
  ) -> (start: Int32, finish: Int32)? {
    let work = tasks[task]
    let lasting = plan.duration[task]
    if work.wanted.isEmpty {
      if work.fixed.isEmpty { return (early, early + lasting) }
      return together(work.fixed, from: early, lasting, rests: work.rests, in: profiles)
    }
    if work.wanted.count == 1, work.fixed.isEmpty {
      let wanted = work.wanted[0]
      var best: (start: Int32, finish: Int32)?
      var person: Int32 = -1
      for candidate in skills[Int(wanted.skill)] {
        let limit = best.map { $0.finish - lasting - 1 } ?? Int32.max
        guard limit >= early else { break }
        let found = profiles[Int(candidate)].search(
          wanted.amount, from: early, lasting, rests: work.rests, limit: limit)
        if let found, found.finish < best?.finish ?? Int32.max {
          best = found
          person = candidate
        }
      }
      chosen[task] = [person]
      return best
    }
    return matched(task, work, from: early, lasting, in: profiles)
  }

  /// Several people, or people and things, at once.
  private func matched(
    _ task: Int, _ work: Work, from early: Int32, _ lasting: Int32, in profiles: [StepProfile]
  ) -> (start: Int32, finish: Int32)? {
    var time = early
    while true {
      if !work.fixed.isEmpty {
        guard
          let found = together(
            work.fixed, from: time, lasting, rests: work.rests, in: profiles)
        else { return nil }
        time = found.start
      }
      // When each candidate could begin, for each amount asked for.
      var moments: [(moment: Int32, slot: Int, rank: Int, person: Int32)] = []
      for (slot, wanted) in work.wanted.enumerated() {
        for (rank, person) in skills[Int(wanted.skill)].enumerated()
        where !work.fixed.contains(where: { $0.resource == person }) {
          if let found = profiles[Int(person)].search(
            wanted.amount, from: time, lasting, rests: work.rests, limit: Int32.max)
          {
            moments.append((found.start, slot, rank, person))
          }
        }
      }
      moments.sort { ($0.moment, $0.rank, $0.slot) < ($1.moment, $1.rank, $1.slot) }
      var free: [[Int32]] = Array(repeating: [], count: work.wanted.count)
      var who = [Int32](repeating: -1, count: work.wanted.count)
      var next = 0
      var filled = 0
      var latest = time
      while filled < work.wanted.count, next < moments.count {
        let candidate = moments[next]
        next += 1
        free[candidate.slot].append(candidate.person)
        if augment(with: candidate.person, slot: candidate.slot, free, &who) {
          filled += 1
          latest = max(latest, candidate.moment)
        }
      }
      guard filled == work.wanted.count else { return nil }
      if latest > time {
        time = latest
        continue
      }
      var needs = work.fixed
      for (person, wanted) in zip(who, work.wanted) { needs.append((person, wanted.amount)) }
      guard let found = together(needs, from: time, lasting, rests: work.rests, in: profiles)
      else {
        // These never work side by side; others may, later.
        guard time < mirrored else { return nil }
        time += 1
        continue
      }
      if found.start == time || work.rests {
        chosen[task] = who
        return found
      }
      time = found.start
    }
  }

  /// Looks for one more person placed, now that `person` may fill `slot`.
  private func augment(
    with person: Int32, slot: Int, _ free: [[Int32]], _ who: inout [Int32]
  ) -> Bool {
    let open = who.indices.filter { who[$0] < 0 }
    for slot in open {
      var seen = Set<Int32>()
      if fill(slot, free, &who, &seen) { return true }
    }
    return false
  }

  private func fill(
    _ slot: Int, _ free: [[Int32]], _ who: inout [Int32], _ seen: inout Set<Int32>
  ) -> Bool {
    for person in free[slot] where seen.insert(person).inserted {
      let holder = who.firstIndex(of: person)
      guard let holder else {
        who[slot] = person
        return true
      }
      who[holder] = -1
      if fill(holder, free, &who, &seen) {
        who[slot] = person
        return true
      }
      who[holder] = person
    }
    return false
  }

  /// The first time from `early` at which all are free together for so long.
  private func together(
    _ needs: [(resource: Int32, amount: Int32)], from early: Int32, _ lasting: Int32,
    rests: Bool, in profiles: [StepProfile]
  ) -> (start: Int32, finish: Int32)? {
    if needs.count == 1 {
      return profiles[Int(needs[0].resource)].search(
        needs[0].amount, from: early, lasting, rests: rests, limit: Int32.max)
    }
    var places = needs.map { profiles[Int($0.resource)].place(at: early) }
    var from = early
    var begin: Int32 = -1
    var left = lasting
    while true {
      var to = Int32.max
      var absent = false
      var busy = false
      for (number, need) in needs.enumerated() {
        let profile = profiles[Int(need.resource)]
        let place = places[number]
        let step = profile.steps[place]
        if place + 1 < profile.count { to = min(to, profile.steps[place + 1].time) }
        if step.there < need.amount {
          absent = true
        } else if step.free < need.amount {
          busy = true
        }
      }
      // While one is absent the task rests and takes nothing: others may be busy then.
      if absent && rests {
      } else if absent || busy {
        begin = -1
      } else {
        if begin < 0 {
          begin = from
          left = lasting
        }
        if to - from >= left { return (begin, from + left) }
        left -= to - from
      }
      if to == Int32.max { return nil }
      from = to
      for (number, need) in needs.enumerated() {
        let profile = profiles[Int(need.resource)]
        if places[number] + 1 < profile.count, profile.steps[places[number] + 1].time == to {
          places[number] += 1
        }
      }
    }
  }

  /// Takes what a resting task needs, only while all are there.
  private func takeTogether(
    _ needs: [(resource: Int32, amount: Int32)], from start: Int32, to finish: Int32,
    in profiles: [StepProfile]
  ) {
    var pieces: [(from: Int32, to: Int32)] = []
    var from = start
    while from < finish {
      var to = finish
      var absent = false
      for need in needs {
        let profile = profiles[Int(need.resource)]
        let place = profile.place(at: from)
        if place + 1 < profile.count { to = min(to, profile.steps[place + 1].time) }
        if profile.steps[place].there < need.amount { absent = true }
      }
      if !absent {
        if pieces.last?.to == from {
          pieces[pieces.count - 1].to = to
        } else {
          pieces.append((from, to))
        }
      }
      from = to
    }
    for piece in pieces {
      for need in needs {
        profiles[Int(need.resource)].take(need.amount, from: piece.from, to: piece.to)
      }
    }
  }
}
