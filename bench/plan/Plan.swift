import Glibc
import SextantKernels

/// Measures planning: levelling against published best lengths, then size.
///
/// Usage: plan-bench [FOLDER OF ../shared/data/scheduling] [SCHEDULES] [SEED]
///        plan-bench team TASKS PEOPLE [FILE FOR TASKJUGGLER]
///        plan-bench set FOLDER [TABLE OF BEST KNOWN LENGTHS | -] [SCHEDULES] [SEED]
@main
struct Plan {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count > 3, arguments[1] == "team" {
      TeamPlan.run(
        tasks: min(100_000, max(1, Int(arguments[2]) ?? 1_000)),
        people: min(10_000, max(12, Int(arguments[3]) ?? 40)),
        writing: arguments.count > 4 ? arguments[4] : nil)
      return
    }
    if arguments.count > 2, arguments[1] == "set" {
      let isSound = PublishedSet.run(
        arguments[2], best: arguments.count > 3 && arguments[3] != "-" ? arguments[3] : nil,
        budget: arguments.count > 4 ? Int(arguments[4]) ?? 5_000 : 5_000,
        seed: arguments.count > 5 ? UInt64(arguments[5]) ?? 1 : 1)
      if !isSound { exit(1) }
      return
    }
    let folder = arguments.count > 1 ? arguments[1] : "../shared/data/scheduling"
    let budget = arguments.count > 2 ? Int(arguments[2]) ?? 5_000 : 5_000
    let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 1 : 1
    let isSound = published(folder, budget: budget, seed: seed)
    criticalPath(tasks: 100_000, links: 200_000)
    simulation(tasks: 1_000, runs: 10_000)
    levelling(tasks: 1_000, people: 40)
    levelling(tasks: 10_000, people: 200)
    if !isSound { exit(1) }
  }

  /// The mean gap above which the benchmark fails, at 5,000 schedules and more.
  private static let mostGap = 0.0012

  /// The 480 instances of PSPLIB J30 and their proven best lengths.
  ///
  /// - Returns: whether every plan is sound, none is shorter than its bound or than what is proven, and
  ///   the mean gap is within its limit where as many schedules as that limit is about were allowed.
  static func published(_ folder: String, budget: Int, seed: UInt64) -> Bool {
    guard let table = readFile(folder + "/psplib-j30.csv") else {
      print("J30: no data in \(folder), left out")
      return true
    }
    var count = 0
    var gap = 0.0
    var solved = 0
    var generated = 0
    var infeasible = 0
    var below = 0
    var proved = 0
    var spent = 0.0
    var worst = 0.0
    for line in table.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",")
      guard cells.count > 2, let best = Int(cells[2]),
        let problem = readPSPLIB("\(folder)/psplib-j30/\(cells[0]).sm")
      else { continue }
      let began = seconds()
      guard let schedule = try? problem.levelled(budget: budget, seed: seed) else {
        infeasible += 1
        continue
      }
      let took = seconds() - began
      spent += took
      worst = max(worst, took)
      count += 1
      gap += Double(schedule.end - best) / Double(best)
      generated += schedule.generated
      if schedule.end == best { solved += 1 }
      if schedule.bound == schedule.end { proved += 1 }
      if schedule.end < schedule.bound || schedule.end < best || schedule.bound > best {
        below += 1
      }
      if !problem.breaches(of: schedule).isEmpty { infeasible += 1 }
    }
    guard count > 0 else {
      print("J30: no instance of \(folder) could be read")
      return false
    }
    print(
      "J30: \(count) instances, at most \(budget) schedules each, seed \(seed): mean gap"
        + " \(decimals(gap / Double(count) * 100, 4)) %, best known length \(solved),"
        + " proved shortest \(proved), schedules \(generated / count) in the mean,"
        + " \(decimals(spent / Double(count) * 1e3, 2)) ms in the mean"
        + " (worst \(decimals(worst * 1e3, 1))), infeasible \(infeasible), below bound \(below)")
    var faults: [String] = []
    if infeasible > 0 { faults.append("\(infeasible) infeasible") }
    if below > 0 { faults.append("\(below) below a bound or a proven best") }
    if budget >= 5_000, gap / Double(count) > mostGap {
      faults.append("mean gap above \(decimals(mostGap * 100, 2)) %")
    }
    if !faults.isEmpty { print("J30: FAILED, \(faults.joined(separator: ", "))") }
    return faults.isEmpty
  }

  static func criticalPath(tasks: Int, links: Int) {
    var random = CountedRandom(seed: 7)
    let durations = (0..<tasks).map { _ in Int(random.next() % 40) }
    let drawn = (0..<links).map { _ in
      let after = 1 + Int(random.next() % UInt64(tasks - 1))
      let before = max(0, after - 1 - Int(random.next() % 2_000))
      let kind = LinkKind(rawValue: UInt8(random.next() % 8)) ?? .finishToStart
      return TaskLink(before, after, kind, lag: Int(random.next() % 9) - 3)
    }
    var best = Double.infinity
    var end = 0
    for _ in 0..<7 {
      let began = seconds()
      guard let network = try? TaskNetwork(durations: durations, links: drawn),
        let schedule = try? network.schedule()
      else { return }
      best = min(best, seconds() - began)
      end = schedule.end
    }
    print(
      "Critical path: \(tasks) tasks, \(links) links of four kinds, end \(end):"
        + " \(decimals(best * 1e3, 1)) ms (best of 7)")
  }

  static func simulation(tasks: Int, runs: Int) {
    var random = CountedRandom(seed: 11)
    var estimates: [ThreePointEstimate] = []
    var links: [TaskLink] = []
    for task in 0..<tasks {
      let low = 1 + Double(random.next() % 10)
      let likely = low + Double(random.next() % 7)
      if let estimate = ThreePointEstimate(
        optimistic: low, likely: likely, pessimistic: likely + Double(random.next() % 15))
      {
        estimates.append(estimate)
      }
      for _ in 0..<2 where task > 0 {
        links.append(TaskLink(max(0, task - 1 - Int(random.next() % 40)), task))
      }
    }
    guard let network = try? NetworkSimulation(estimates: estimates, links: links) else { return }
    let began = seconds()
    let played = network.play(runs: runs, milestones: [tasks / 2, tasks - 1])
    print(
      "Monte-Carlo: \(tasks) tasks, \(runs) runs, end \(decimals(played.end.mean, 2))"
        + " ± \(decimals(played.end.deviation, 2)): \(decimals((seconds() - began) * 1e3, 0)) ms")
  }

  /// People with one to three of twelve skills, absences and part time; chains of tasks.
  static func levelling(tasks count: Int, people: Int) {
    guard let problem = company(tasks: count, people: people) else {
      print("Levelling: no plan of \(count) tasks")
      return
    }
    let began = seconds()
    guard let schedule = try? problem.levelled() else {
      print("Levelling: \(count) tasks could not be placed")
      return
    }
    let took = seconds() - began
    let breaches = problem.breaches(of: schedule).count
    print(
      "Levelling: \(count) tasks, \(people) people with skills, absences and part time, end"
        + " \(schedule.end), bound \(schedule.bound), gap \(decimals(schedule.gap * 100, 2)) %,"
        + " schedules \(schedule.generated), breaches \(breaches): \(decimals(took, 2)) s")
  }

  static func company(tasks count: Int, people: Int) -> LevellingProblem? {
    var random = CountedRandom(seed: 13)
    let skillCount = 12
    // Quarter hours: 28 a day.
    let days = max(260, count * 12 / people / 4)
    guard
      let house = try? WorkingTime.french(first: 20_458, days: days, unitsPerDay: 28)
    else { return nil }
    var resources: [CapacityProfile] = []
    var skills = [[Int]](repeating: [], count: skillCount)
    for person in 0..<people {
      var week = [28, 28, 28, 28, 28, 0, 0]
      if random.next() % 4 == 0 { week[Int(random.next() % 5)] = 0 }
      let absences = (0..<3).map { _ in
        let first = 20_458 + Int32(random.next() % UInt64(days))
        return WorkingTime.Exception(first...first + 6)
      }
      guard let own = try? house.limited(to: week, exceptions: absences),
        let profile = CapacityProfile(of: own, within: house)
      else { return nil }
      resources.append(profile)
      skills[person % skillCount].append(person)
      for _ in 0..<Int(random.next() % 3) {
        let skill = Int(random.next() % UInt64(skillCount))
        if !skills[skill].contains(person) { skills[skill].append(person) }
      }
    }
    var tasks: [LevellingProblem.Task] = []
    var links: [TaskLink] = []
    for task in 0..<count {
      let skill = LevellingProblem.SkillNeed(
        Int(random.next() % UInt64(skillCount)), people: random.next() % 8 == 0 ? 2 : 1)
      tasks.append(
        LevellingProblem.Task(
          duration: 4 + Int(random.next() % 60), skills: [skill], rests: true))
      if task > 0, random.next() % 4 != 0 {
        links.append(TaskLink(max(0, task - 1 - Int(random.next() % 200)), task))
      }
      if task > 0, random.next() % 6 == 0 {
        links.append(
          TaskLink(max(0, task - 1 - Int(random.next() % 200)), task, .startToStart, lag: 8))
      }
    }
    return try? LevellingProblem(
      tasks: tasks, links: links, resources: resources, skills: skills)
  }

  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func decimals(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = Int((value * scale).rounded())
    guard places > 0 else { return "\(rounded)" }
    let digits = "\(abs(rounded))"
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (rounded < 0 ? "-" : "") + "\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
