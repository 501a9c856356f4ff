import Glibc
import SextantKernels

/// A made-up plan that two programs can level: people with skills, days off and absences; tasks
/// that each want one person with a skill; links from end to start.
///
/// Of links from start to start TaskJuggler 3.7 sees only the start it planned for, not the one that
/// came of it, and gives the plan up.
struct TeamPlan {
  struct Member {
    /// 1 Monday … 5 Friday; `nil` for who works all five.
    let dayOff: Int?
    /// First days of weeks of absence.
    let absences: [Int32]
  }

  /// Monday 5 January 2026.
  static let first: Int32 = 20_458
  /// Quarter hours: seven hours.
  static let unitsPerDay = 28

  let days: Int
  let members: [Member]
  /// By skill, those who have it.
  let skills: [[Int]]
  let tasks: [(length: Int, skill: Int, before: [Int])]

  init(tasks count: Int, people: Int) {
    var random = CountedRandom(seed: 17)
    let days = max(400, count * 20 / people / 5)
    self.days = days
    let skillCount = 12
    members = (0..<people).map { _ in
      let dayOff = random.next() % 4 == 0 ? 1 + Int(random.next() % 5) : nil
      return Member(
        dayOff: dayOff,
        absences: (0..<3).map { _ in Self.first + Int32(random.next() % UInt64(days)) })
    }
    var skills = [[Int]](repeating: [], count: skillCount)
    for person in 0..<people {
      skills[person % skillCount].append(person)
      for _ in 0..<Int(random.next() % 3) {
        let skill = Int(random.next() % UInt64(skillCount))
        if !skills[skill].contains(person) { skills[skill].append(person) }
      }
    }
    self.skills = skills
    tasks = (0..<count).map { task in
      var before: [Int] = []
      if task > 0, random.next() % 4 != 0 {
        before.append(max(0, task - 1 - Int(random.next() % 200)))
      }
      if task > 0, random.next() % 6 == 0 {
        let second = max(0, task - 1 - Int(random.next() % 200))
        if !before.contains(second) { before.append(second) }
      }
      return (4 + Int(random.next() % 60), Int(random.next() % UInt64(skillCount)), before)
    }
  }

  var problem: LevellingProblem? {
    let all = Self.unitsPerDay
    guard
      let house = try? WorkingTime.french(first: Self.first, days: days, unitsPerDay: all)
    else { return nil }
    let resources = members.compactMap { member -> CapacityProfile? in
      var week = [all, all, all, all, all, 0, 0]
      if let dayOff = member.dayOff { week[dayOff - 1] = 0 }
      let absences = member.absences.map { WorkingTime.Exception($0...$0 + 6) }
      return (try? house.limited(to: week, exceptions: absences))
        .flatMap { CapacityProfile(of: $0, within: house) }
    }
    guard resources.count == members.count else { return nil }
    return try? LevellingProblem(
      tasks: tasks.map {
        LevellingProblem.Task(
          duration: $0.length, skills: [LevellingProblem.SkillNeed($0.skill, people: 1)],
          rests: true)
      },
      links: tasks.enumerated().flatMap { after, task in
        task.before.map { TaskLink($0, after) }
      }, resources: resources, skills: skills)
  }

  /// The day on which the last task ends, with so many units of the house's work done.
  func lastDay(_ end: Int) -> String {
    guard
      let house = try? WorkingTime.french(
        first: Self.first, days: days, unitsPerDay: Self.unitsPerDay),
      let day = house.day(ofUnit: max(0, end - 1))?.day
    else { return "?" }
    return CivilDay.text(of: day) ?? "?"
  }

  /// The same plan as TaskJuggler 3 reads it.
  var taskJuggler: String {
    func day(_ number: Int32) -> String { CivilDay.text(of: number) ?? "" }
    let years = 2026...(2026 + days / 365 + 1)
    let hours = "9:00 - 12:00, 13:00 - 17:00"
    let names = ["mon", "tue", "wed", "thu", "fri"]
    var text = """
      project plan "Plan" \(day(Self.first)) - \(day(Self.first + Int32(days))) {
        timezone "UTC"
        timingresolution 15min
        dailyworkinghours 7
        workinghours mon - fri \(hours)
        workinghours sat, sun off
      }

      """
    for holiday in years.flatMap({ frenchHolidays(year: $0) }) {
      text += "leaves holiday \"Férié\" \(day(holiday))\n"
    }
    for (place, member) in members.enumerated() {
      text += "resource p\(place) \"P\(place)\" {\n"
      if let dayOff = member.dayOff { text += "  workinghours \(names[dayOff - 1]) off\n" }
      for absence in member.absences {
        text += "  leaves annual \(day(absence)) - \(day(absence + 7))\n"
      }
      text += "}\n"
    }
    for (place, task) in tasks.enumerated() {
      let able = skills[task.skill]
      text += "task t\(place) \"T\(place)\" {\n  effort \(task.length * 15)min\n"
      text += "  allocate p\(able[0])"
      let others = able.dropFirst().map { "p\($0)" }
      if !others.isEmpty {
        text += " { alternative \(others.joined(separator: ", ")) select minloaded persistent }"
      }
      text += "\n"
      if !task.before.isEmpty {
        text += "  depends \(task.before.map { "t\($0)" }.joined(separator: ", "))\n"
      }
      text += "}\n"
    }
    return text + """
      taskreport "ends" { formats csv columns id, end timeformat "%Y-%m-%d" }

      """
  }

  /// Levels it, and writes it down for the other program where a file is named.
  static func run(tasks: Int, people: Int, writing file: String?) {
    let plan = TeamPlan(tasks: tasks, people: people)
    if let file, let out = fopen(file, "w") {
      fputs(plan.taskJuggler, out)
      fclose(out)
    }
    guard let problem = plan.problem else { return print("no plan of \(tasks) tasks") }
    let began = Plan.seconds()
    guard let schedule = try? problem.levelled() else { return print("could not be placed") }
    let took = Plan.seconds() - began
    print(
      "\(tasks) tasks, \(people) people: end \(plan.lastDay(schedule.end)), units \(schedule.end),"
        + " bound \(schedule.bound), schedules \(schedule.generated),"
        + " breaches \(problem.breaches(of: schedule).count), seconds \(Plan.decimals(took, 3))")
  }
}
