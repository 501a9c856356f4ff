public import SextantKernels

/// Someone who works on a project: how much of a full week they give it, and on which days.
public struct PlannedPerson: Sendable {
  public let person: Person
  /// Hours a week for the project; `nil` where nobody said.
  public let weeklyHours: Double?
  /// The house's days less their days off, absences and arrangements of work; each day's work is
  /// what they give on a usual day.
  public let calendar: WorkingTime

  /// The legal week of the Code du travail (art. L3121-27), in hours.
  public static let fullWeek = 35.0

  /// Hours of the project in one of the days they work: seven for whoever works 28 hours in four.
  public var hoursADay: Double { weeklyHours.map { $0 / Double(person.daysAWeek) } ?? Self.fullDay }
  /// What they give of a full working day, on the days they work.
  public var rate: Double { min(1, hoursADay / Self.fullDay) }
  /// Whether they are there at some time, and have hours to give then.
  public var hasHours: Bool { rate > 0 && calendar.total > 0 }

  static let fullDay = fullWeek / 5

  /// Whether they have a skill as well as it is needed, and hours to use it in.
  func canServe(_ need: SkillRequirement) -> Bool {
    let wanted = foldingKey(need.skill)
    return hasHours
      && person.skills.contains {
        foldingKey($0.skill) == wanted && ($0.level ?? 1) >= need.level ?? 1
      }
  }

  init(
    _ person: Person, on project: ID<Project>?, house: WorkingTime, _ dossier: Dossier,
    _ citations: Citations
  ) {
    self.person = person
    let roles = citations.of(person.id.text, by: RoleAssignment.self, in: "person")
      .filter { project != nil && $0.project == project }.compactMap(\.weeklyHours)
    weeklyHours = roles.isEmpty ? person.weeklyHours : roles.reduce(0, +)
    let all = house.unitsPerDay
    var exceptions: [WorkingTime.Exception] = []
    func add(_ from: Day?, _ through: Day?, _ units: Int) {
      let first = from?.number ?? house.first
      let last = through?.number ?? Int32(clamping: Int(house.first) + house.days)
      if first <= last { exceptions.append(WorkingTime.Exception(first...last, units: units)) }
    }
    for arrangement in citations.of(person.id.text, by: WorkAccommodation.self, in: "person") {
      guard let hours = arrangement.weeklyHours, let usual = person.weeklyHours, usual > 0 else {
        continue
      }
      let units = Int((Double(all) * min(1, max(0, hours / usual))).rounded())
      add(arrangement.startsOn ?? arrangement.appliedAt, arrangement.endsOn, units)
    }
    if let joined = person.joinedOn { add(nil, joined.adding(days: -1), 0) }
    if let leaves = person.leavesOn { add(leaves.adding(days: 1), nil, 0) }
    for absence in citations.of(person.id.text, by: Absence.self, in: "person") {
      if let start = absence.start { add(start, absence.end ?? start, 0) }
    }
    let week = Weekday.allCases.map { person.worksOn.isEmpty || person.worksOn.contains($0) }
      .map { $0 ? all : 0 }
    let usual = (try? house.limited(to: week)) ?? house
    // Exceptions never open a day off of the week.
    calendar = (try? usual.limited(exceptions: exceptions)) ?? usual
  }
}
