/// What is wrong with a schedule, found without knowing how it was made.
///
/// Shares no code with the search: the plan's own words (levels, links, skills) are read again
/// from the start, hour by hour where work is counted.
public enum ScheduleBreach: Sendable, Hashable {
  /// The schedule is not of this plan: other numbers of tasks.
  case otherPlan
  /// Starts before it may.
  case early(task: Int)
  /// Lasts longer or shorter than it should, given when its people are there.
  case duration(task: Int)
  case link(Int)
  /// Somebody is asked for more than there is, first at this time.
  case overload(resource: Int, time: Int)
  /// Not as many people as asked for, or somebody twice.
  case people(task: Int)
  case unskilled(task: Int, person: Int)
  /// Less than the bound that was announced, or another end than the tasks'.
  case bound
}

extension LevellingProblem {
  /// Every breach of the plan's conditions; empty when the schedule is sound.
  public func breaches(of schedule: LevelledSchedule) -> [ScheduleBreach] {
    guard schedule.start.count == tasks.count, schedule.finish.count == tasks.count,
      schedule.people.count == tasks.count
    else { return [.otherPlan] }
    var found: [ScheduleBreach] = []
    var bookings = [[Booking]](repeating: [], count: resources.count)
    for (number, task) in tasks.enumerated() {
      let (start, finish) = (schedule.start[number], schedule.finish[number])
      if start < task.notBefore { found.append(.early(task: number)) }
      var taken: [Int: Int] = [:]
      for need in task.needs where need.amount > 0 && task.duration > 0 {
        taken[need.resource, default: 0] += need.amount
      }
      if task.duration > 0 {
        found += assign(schedule.people[number], to: task, number, &taken)
      }
      let pieces = task.rests ? attended(from: start, to: finish, taken) : [(start, finish)]
      let worked = pieces.reduce(0) { $0 + $1.1 - $1.0 }
      let whole = pieces.isEmpty ? start == finish : pieces[0].0 == start
      if worked != task.duration || !whole || pieces.last.map({ $0.1 != finish }) ?? false {
        found.append(.duration(task: number))
      }
      for (resource, amount) in taken where resources.indices.contains(resource) {
        for piece in pieces where piece.0 < piece.1 {
          bookings[resource].append(Booking(from: piece.0, to: piece.1, amount: amount))
        }
      }
    }
    for (number, link) in links.enumerated() {
      let from: Int
      let to: Int
      switch link.kind {
      case .finishToStart: (from, to) = (schedule.finish[link.before], schedule.start[link.after])
      case .startToStart: (from, to) = (schedule.start[link.before], schedule.start[link.after])
      case .finishToFinish: (from, to) = (schedule.finish[link.before], schedule.finish[link.after])
      case .startToFinish: (from, to) = (schedule.start[link.before], schedule.finish[link.after])
      }
      if to - from < link.lag { found.append(.link(number)) }
    }
    for (resource, booked) in bookings.enumerated() {
      if let time = overload(booked, resources[resource]) {
        found.append(.overload(resource: resource, time: time))
      }
    }
    if schedule.end != schedule.finish.max() ?? 0 || schedule.end < schedule.bound {
      found.append(.bound)
    }
    return found
  }

  private struct Booking {
    var from: Int
    var to: Int
    var amount: Int
  }

  private func assign(
    _ people: [Int], to task: Task, _ number: Int, _ taken: inout [Int: Int]
  ) -> [ScheduleBreach] {
    var found: [ScheduleBreach] = []
    let wanted = task.skills.flatMap { need in (0..<need.people).map { _ in need } }
    if people.count != wanted.count || Set(people).count != people.count {
      found.append(.people(task: number))
    }
    for (person, need) in zip(people, wanted) {
      if !skills[need.skill].contains(person) {
        found.append(.unskilled(task: number, person: person))
      }
      if taken[person] != nil { found.append(.people(task: number)) }
      taken[person, default: 0] += need.amount
    }
    return found
  }

  /// When, between two moments, everybody who is needed is there.
  private func attended(from: Int, to: Int, _ taken: [Int: Int]) -> [(Int, Int)] {
    var pieces = from < to ? [(from, to)] : []
    for (resource, amount) in taken where resources.indices.contains(resource) {
      let steps = resources[resource].steps
      var present: [(Int, Int)] = []
      for (place, step) in steps.enumerated() where step.level >= amount {
        present.append((step.time, place + 1 < steps.count ? steps[place + 1].time : Int.max))
      }
      var both: [(Int, Int)] = []
      for piece in pieces {
        for there in present where there.0 < piece.1 && there.1 > piece.0 {
          let part = (max(piece.0, there.0), min(piece.1, there.1))
          if let last = both.last, last.1 == part.0 {
            both[both.count - 1].1 = part.1
          } else {
            both.append(part)
          }
        }
      }
      pieces = both
    }
    return pieces
  }

  /// The first time at which more is booked than there is.
  private func overload(_ bookings: [Booking], _ profile: CapacityProfile) -> Int? {
    var changes: [Int: Int] = [:]
    var there: [Int: Int] = [:]
    for booking in bookings {
      changes[booking.from, default: 0] += booking.amount
      changes[booking.to, default: 0] -= booking.amount
    }
    for step in profile.steps { there[step.time] = step.level }
    var booked = 0
    var level = 0
    for time in Set(changes.keys).union(there.keys).sorted() {
      booked += changes[time] ?? 0
      level = there[time] ?? level
      if booked > level { return time }
    }
    return nil
  }
}
