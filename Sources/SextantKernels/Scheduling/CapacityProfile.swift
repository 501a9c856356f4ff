/// How much of a person or a thing there is at any time: a level that changes at steps.
///
/// Times are units of the plan's working time, from 0; the last level holds for ever.
public struct CapacityProfile: Sendable, Hashable {
  /// Sorted, beginning with 0; neighbours differ in level.
  public let steps: [Step]

  public struct Step: Sendable, Hashable {
    public let time: Int
    public let level: Int

    public init(from time: Int, level: Int) {
      self.time = time
      self.level = level
    }
  }

  public static let mostLevel = 1_000_000

  /// Always the same; a level out of range is brought into it.
  public init(_ level: Int) {
    steps = [Step(from: 0, level: min(max(0, level), Self.mostLevel))]
  }

  /// - Returns: `nil` unless times begin at 0 and grow, to `TaskNetwork.longest` at most, and levels
  ///   lie in 0…`mostLevel`.
  public init?(steps: [Step]) {
    guard steps.first?.time == 0 else { return nil }
    var kept: [Step] = []
    var last = -1
    for step in steps {
      guard step.time > last, step.time <= TaskNetwork.longest, step.level >= 0,
        step.level <= Self.mostLevel
      else { return nil }
      last = step.time
      if kept.last?.level != step.level { kept.append(step) }
    }
    self.steps = kept
  }

  /// A person's presence on the axis of the house's working units: `level` while they work, 0
  /// while the house works without them. After the last day covered they are held to be present.
  ///
  /// Who works less on a day than the house does so from the day's beginning.
  /// - Returns: `nil` when the two calendars do not cover the same days.
  public init?(of person: WorkingTime, within house: WorkingTime, level: Int = 1) {
    guard person.first == house.first, person.days == house.days else { return nil }
    var steps: [Step] = []
    func add(_ time: Int, _ level: Int) {
      if steps.last?.time == time { steps.removeLast() }
      if steps.last?.level != level { steps.append(Step(from: time, level: level)) }
    }
    var time = 0
    for place in 0..<house.days {
      let all = house.before[place + 1] - house.before[place]
      let own = min(all, person.before[place + 1] - person.before[place])
      if own > 0 { add(time, level) }
      if own < all { add(time + own, 0) }
      time += all
    }
    add(time, level)
    self.init(steps: steps)
  }

  public func level(at time: Int) -> Int {
    var (low, high) = (0, steps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle } else { high = middle }
    }
    return steps[low].level
  }

  public var most: Int { steps.map(\.level).max() ?? 0 }
  /// The level that holds for ever after the last step.
  public var last: Int { steps[steps.count - 1].level }
  public var isConstant: Bool { steps.count == 1 }
}
