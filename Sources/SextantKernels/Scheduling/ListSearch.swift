/// Looks for the shortest schedule among those that lists of tasks stand for.
///
/// A hybrid genetic search (after Valls, Ballestín and Quintanilla, *European Journal of
/// Operational Research* 185, 2008): lists are crossed, every schedule is pressed together from
/// the right and from the left (double justification, same authors, 2005), and its order by start
/// is what is inherited. The first lists come from priority rules with noise.
struct ListSearch<Generator: ScheduleGenerator> {
  /// Lateness first, then the end: the smaller, the better.
  typealias Cost = Int

  let generator: Generator
  let plan: FlatPlan
  /// When each task should be done; empty when none has such a date.
  let due: [Int32]
  let budget: Int
  var random: CountedRandom
  private(set) var generated = 0
  private(set) var bestCost = Cost.max
  private(set) var bestStart: [Int32] = []
  private(set) var bestFinish: [Int32] = []
  private(set) var bestPeople: [[Int32]] = []

  private let list: UnsafeMutablePointer<Int32>
  private let keys: UnsafeMutablePointer<UInt64>
  private let moments: UnsafeMutablePointer<Int32>
  /// The starts of the schedule before it was pressed.
  private let kept: UnsafeMutablePointer<Int32>

  init(generator: Generator, due: [Int32], budget: Int, seed: UInt64) {
    self.generator = generator
    plan = generator.plan
    self.due = due
    self.budget = budget
    random = CountedRandom(seed: seed)
    let size = max(1, plan.count)
    list = .allocate(capacity: size)
    keys = .allocate(capacity: size)
    moments = .allocate(capacity: size)
    kept = .allocate(capacity: size)
    list.initialize(repeating: 0, count: size)
    keys.initialize(repeating: 0, count: size)
    moments.initialize(repeating: 0, count: size)
    kept.initialize(repeating: 0, count: size)
  }

  func free() {
    list.deallocate()
    keys.deallocate()
    moments.deallocate()
    kept.deallocate()
  }

  var bestEnd: Int { bestFinish.max().map { Int($0) } ?? 0 }

  /// A member of the population: its list, sorted by the starts of its schedule, and its worth.
  private struct Member {
    var list: [Int32]
    var cost: Cost
    var mark: UInt64
  }

  /// Searches until the budget is spent or the bound reached.
  /// - Parameter bound: asked once the first lists are tried, with the best end so far; may think.
  mutating func run(bound: (Int) -> Int) {
    let count = plan.count
    guard count > 0 else { return }
    var lower = 0
    let size = max(4, min(Tuning.population, budget / 12))
    var members: [Member] = []
    // The first lists.
    var tries = 0
    while tries < size, tries == 0 || generated + 3 <= budget {
      seedList(tries, of: max(1, size - 2))
      tries += 1
      let cost = improve()
      insert(cost, &members, most: size)
      if tries == 1 || tries == size { lower = max(lower, bound(Int(bestEnd))) }
      if bestCost <= lower { return }
    }
    guard members.count >= 2 else { return }
    var child = [Int32](repeating: 0, count: count)
    var taken = [Bool](repeating: false, count: count)
    var idle = 0
    while generated + 3 <= budget, bestCost > lower {
      let father = tournament(members)
      var mother = random.below(members.count)
      if mother == father {
        mother = (father + 1 + random.below(members.count - 1)) % members.count
      }
      cross(members[father].list, members[mother].list, &child, &taken)
      mutate(&child)
      for place in 0..<count { list[place] = child[place] }
      let before = bestCost
      let cost = improve()
      let kept = insert(cost, &members, most: size)
      idle = kept || bestCost < before ? 0 : idle + 1
      if idle > Tuning.patience {
        // All alike: the better half makes room.
        idle = 0
        members.removeLast(members.count - max(1, members.count / Tuning.survivors))
        while members.count < size, generated + 3 <= budget, bestCost > lower {
          seedList(2 + random.below(1 << 20), of: 1 << 20)
          let cost = improve()
          insert(cost, &members, most: size)
        }
        if members.count < 2 { return }
      }
    }
  }

  private mutating func tournament(_ members: [Member]) -> Int {
    // Members are sorted: the lower number is the better.
    min(random.below(members.count), random.below(members.count))
  }

  /// Keeps members sorted by cost and different; the worst goes.
  @discardableResult
  private func insert(_ cost: Cost, _ members: inout [Member], most: Int) -> Bool {
    if members.count == most, let last = members.last, cost >= last.cost { return false }
    var mark: UInt64 = 0
    for task in 0..<plan.count {
      mark &+= CountedRandom.mix(
        UInt64(task) << 32 | UInt64(UInt32(bitPattern: generator.start[task])))
    }
    var place = members.count
    for (number, member) in members.enumerated() {
      if member.mark == mark { return false }
      if place == members.count, member.cost > cost { place = number }
    }
    members.insert(
      Member(
        list: Array(UnsafeBufferPointer(start: list, count: plan.count)), cost: cost, mark: mark),
      at: place)
    if members.count > most { members.removeLast() }
    return true
  }

  /// Builds the schedule of `list`, presses it together, and leaves in `list` the tasks by start.
  private mutating func improve() -> Cost {
    var cost = build()
    guard cost < Cost.max else { return cost }
    kept.update(from: generator.start, count: plan.count)
    guard generated + 2 <= budget else {
      sortByStart(kept)
      return cost
    }
    let end = generatedEnd()
    sortByFinish()
    generated += 1
    guard generator.backward(list, end: end) else {
      sortByStart(kept)
      return cost
    }
    sortByStart(generator.start)
    let pressed = build()
    guard pressed < Cost.max else {
      sortByStart(kept)
      return cost
    }
    cost = pressed
    sortByStart(generator.start)
    return cost
  }

  private func generatedEnd() -> Int32 {
    var end: Int32 = 0
    for task in 0..<plan.count { end = max(end, generator.finish[task]) }
    return end
  }

  private mutating func build() -> Cost {
    generated += 1
    let end = generator.forward(list)
    guard end < Int32.max else { return Cost.max }
    var cost = Int(end)
    if !due.isEmpty {
      var late = 0
      for task in 0..<plan.count { late += max(0, Int(generator.finish[task]) - Int(due[task])) }
      cost += late << 31
    }
    if cost < bestCost {
      bestCost = cost
      bestStart = Array(UnsafeBufferPointer(start: generator.start, count: plan.count))
      bestFinish = Array(UnsafeBufferPointer(start: generator.finish, count: plan.count))
      bestPeople = (0..<plan.count).map { generator.people(of: $0) }
    }
    return cost
  }

  /// Earliest start first; of equals the lower number, which no later one holds back.
  private func sortByStart(_ start: UnsafeMutablePointer<Int32>) {
    moments.update(from: start, count: plan.count)
    if !plan.forward.sortsItself {
      for task in 0..<plan.count {
        for place in Int(plan.forward.first[task])..<Int(plan.forward.first[task + 1]) {
          moments[task] = max(moments[task], moments[Int(plan.forward.holds[place].task)])
        }
      }
    }
    sortByMoment(descending: false)
  }

  /// Latest finish first; of equals the higher number.
  private func sortByFinish() {
    for task in 0..<plan.count { moments[task] = -generator.finish[task] }
    if !plan.backward.sortsItself {
      for task in (0..<plan.count).reversed() {
        for place in Int(plan.backward.first[task])..<Int(plan.backward.first[task + 1]) {
          moments[task] = max(moments[task], moments[Int(plan.backward.holds[place].task)])
        }
      }
    }
    sortByMoment(descending: true)
  }

  /// Sorts tasks by `moments`, ties by number (up, or down) into `list`.
  private func sortByMoment(descending: Bool) {
    let count = plan.count
    for task in 0..<count {
      let tie = UInt64(UInt32(truncatingIfNeeded: descending ? count - 1 - task : task))
      keys[task] = UInt64(UInt32(bitPattern: moments[task] ^ Int32.min)) << 32 | tie
    }
    if count <= 80 {
      for place in 1..<max(1, count) {
        let key = keys[place]
        var hole = place
        while hole > 0, keys[hole - 1] > key {
          keys[hole] = keys[hole - 1]
          hole -= 1
        }
        keys[hole] = key
      }
    } else {
      var all = UnsafeMutableBufferPointer(start: keys, count: count)
      all.sort()
    }
    for place in 0..<count {
      let tie = Int32(truncatingIfNeeded: keys[place] & 0xFFFF_FFFF)
      list[place] = descending ? Int32(count - 1) - tie : tie
    }
  }

  /// Lists by the latest moment that a chain to the end leaves; all but the first two with noise.
  private mutating func seedList(_ number: Int, of: Int) {
    // From close to the rule to nearly by chance.
    let noise = number < 2 ? 0 : Tuning.noise * Double((number - 2) % of + 1) / Double(of)
    var longest: Int32 = 1
    for task in 0..<plan.count { longest = max(longest, plan.head[task] + plan.tail[task]) }
    let wide = noise * Double(longest)
    // Very long plans are sorted more coarsely: noise must not leave the range of a key.
    var shift = 0
    while Int(longest) >> shift >= 1 << 28 { shift += 1 }
    for task in 0..<plan.count {
      var moment = Int(longest - plan.tail[task])
      if number != 1 { moment += Int(plan.duration[task]) }
      if noise > 0 { moment += Int(random.share() * wide) }
      if !due.isEmpty, number != 1 { moment = min(moment, Int(due[task])) }
      moments[task] = Int32(clamping: moment >> shift)
    }
    // A task comes after all that hold it back: whoever holds takes the earlier moment.
    for task in (0..<plan.count).reversed() {
      for place in Int(plan.forward.first[task])..<Int(plan.forward.first[task + 1]) {
        let other = Int(plan.forward.holds[place].task)
        moments[other] = min(moments[other], moments[task])
      }
    }
    sortByMoment(descending: false)
  }

  /// Two cut points: father, mother, father; each in the order of its own list.
  private mutating func cross(
    _ father: [Int32], _ mother: [Int32], _ child: inout [Int32], _ taken: inout [Bool]
  ) {
    let count = plan.count
    var low = random.below(count)
    var high = random.below(count)
    if low > high { swap(&low, &high) }
    for task in 0..<count { taken[task] = false }
    for place in 0..<low {
      child[place] = father[place]
      taken[Int(father[place])] = true
    }
    var next = low
    for task in mother where next <= high && !taken[Int(task)] {
      child[next] = task
      taken[Int(task)] = true
      next += 1
    }
    for task in father where !taken[Int(task)] {
      child[next] = task
      next += 1
    }
  }

  /// Exchanges neighbours that do not hold each other.
  private mutating func mutate(_ child: inout [Int32]) {
    for place in 0..<max(0, plan.count - 1) where random.share() < Tuning.swap {
      let (first, second) = (child[place], child[place + 1])
      let held = (Int(plan.forward.first[Int(second)])..<Int(plan.forward.first[Int(second) + 1]))
        .contains { plan.forward.holds[$0].task == first }
      if !held { child.swapAt(place, place + 1) }
    }
  }
}

/// Settings of the search; found on plans of thirty tasks with several seeds, and coarse: half or
/// twice of each changes little.
enum Tuning {
  /// Lists kept; fewer where the budget is small.
  static let population = 120
  /// Schedules in a row without anything new before most lists are drawn anew.
  static let patience = 200
  /// One in so many lists outlives that.
  static let survivors = 4
  /// The greatest noise on first lists, as a share of the critical path.
  static let noise = 2.5
  /// How likely two neighbours change places.
  static let swap = 0.12
}
