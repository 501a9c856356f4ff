/// Somebody at work on something: from one unit of the house's working time to another, with so
/// much of what they can give.
public struct Assignment: Sendable, Hashable {
  public let person: Int
  public let start: Int
  public let finish: Int
  public let amount: Int

  public init(person: Int, start: Int, finish: Int, amount: Int = 1) {
    self.person = person
    self.start = start
    self.finish = finish
    self.amount = amount
  }
}

/// What each person has to do in each week beside what they can.
public struct Workload: Sendable, Hashable {
  /// The Monday of each week, days since 1970-01-01.
  public let weeks: [Int32]
  /// Person × week, in units of working time times the person's full amount.
  public let capacity: [[Int]]
  public let load: [[Int]]

  /// Load over capacity: above 1 too much. Infinite where there is work and no capacity, 0 where
  /// there is neither.
  public func share(_ person: Int, _ week: Int) -> Double {
    let (load, capacity) = (load[person][week], capacity[person][week])
    return load == 0 ? 0 : Double(load) / Double(capacity)
  }

  /// What is beyond capacity in a week.
  public func overload(_ person: Int, _ week: Int) -> Int {
    max(0, load[person][week] - capacity[person][week])
  }

  /// Weeks in which a person has more to do than they can, the worst first.
  public var overloads: [(person: Int, week: Int, beyond: Int)] {
    var all: [(person: Int, week: Int, beyond: Int)] = []
    for person in load.indices {
      for week in weeks.indices where overload(person, week) > 0 {
        all.append((person, week, overload(person, week)))
      }
    }
    return all.sorted { ($1.beyond, $0.person, $0.week) < ($0.beyond, $1.person, $1.week) }
  }

  /// - Parameters:
  ///   - house: on whose axis the assignments lie.
  ///   - people: each person's own calendar, over the same days; who works less on a day than the
  ///     house does so from its beginning, and is not at work on an assignment while absent.
  ///   - full: what each person gives when wholly at work (as the level of their capacity).
  /// - Throws: an assignment to nobody, backwards or too great, or a calendar over other days.
  public init(
    house: WorkingTime, people: [WorkingTime], full: [Int], assignments: [Assignment]
  ) throws(WorkloadError) {
    guard full.count == people.count, full.allSatisfy({ (1...CapacityProfile.mostLevel) ~= $0 })
    else { throw .badAmounts }
    if let bad = people.firstIndex(where: { $0.first != house.first || $0.days != house.days }) {
      throw .otherDays(person: bad)
    }
    let monday = house.first - Int32(CivilDay.weekday(of: house.first) - 1)
    let lead = Int(house.first - monday)
    let count = (lead + house.days + 6) / 7
    weeks = (0..<count).map { monday + Int32(7 * $0) }
    var capacity = [[Int]](repeating: Array(repeating: 0, count: count), count: people.count)
    var load = capacity
    // What each person is there on each day.
    var own = [[Int]](
      repeating: [Int](repeating: 0, count: house.days), count: people.count)
    for (number, person) in people.enumerated() {
      for place in 0..<house.days {
        let all = house.before[place + 1] - house.before[place]
        own[number][place] = min(all, person.before[place + 1] - person.before[place])
      }
    }
    for person in people.indices {
      for place in 0..<house.days {
        capacity[person][(lead + place) / 7] += own[person][place] * full[person]
      }
    }
    for (number, assignment) in assignments.enumerated() {
      let (start, finish) = (assignment.start, assignment.finish)
      guard people.indices.contains(assignment.person), start >= 0, start <= finish,
        (0...CapacityProfile.mostLevel) ~= assignment.amount
      else { throw .badAssignment(number) }
      guard start < finish, let first = house.day(ofUnit: start)?.day else { continue }
      var place = Int(first - house.first)
      while place < house.days, house.before[place] < finish {
        let from = max(0, start - house.before[place])
        let to = min(own[assignment.person][place], finish - house.before[place])
        if to > from {
          load[assignment.person][(lead + place) / 7] += (to - from) * assignment.amount
        }
        place += 1
      }
    }
    self.capacity = capacity
    self.load = load
  }
}

/// Why a workload cannot be drawn up.
public enum WorkloadError: Error, Sendable, Hashable {
  /// One amount from 1 is needed for each person.
  case badAmounts
  case otherDays(person: Int)
  case badAssignment(Int)
}
