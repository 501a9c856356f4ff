/// Each task has one person who answers for it and somebody who does it; everybody on the project
/// has a part; nobody answers for most of it.
///
/// The one accountable is a person of the company, except for a task whose doers are all vendors.
/// The share of tasks that one person may answer for is looked at from four tasks on.
public struct OneAccountablePerTask: Check {
  public static let card = CheckCard(
    "PRO05", "raci.one-accountable", .error, basis: [.house],
    about: [ProjectTask.self], alsoReads: [RaciEntry.self, Project.self, Person.self],
    parameters: ["accountableShare"])

  /// Below it a share of tasks says nothing.
  private static let fewestTasks = 4

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let tasks = x.all(ProjectTask.self)
    if x.all(RaciEntry.self).isEmpty {
      verdict.fail(.among(RaciEntry.self), "none", ["count": .integer(tasks.count)])
      return
    }
    for task in tasks {
      examine(task, x.citing(task, by: RaciEntry.self, in: "task"), x, &verdict)
    }
    for project in x.all(Project.self) { examine(project, x, &verdict) }
  }

  private static func examine(
    _ task: ProjectTask, _ entries: [RaciEntry], _ x: Examination, _ verdict: inout Verdict
  ) {
    let label = Argument.text(task.label)
    let accountable = entries.filter { $0.letter == .A }
    let doers = entries.filter { $0.letter == .R }
    if accountable.count != 1 {
      verdict.fail(
        task.at(), accountable.isEmpty ? "noAccountable" : "severalAccountable",
        [
          "task": label, "count": .integer(accountable.count),
          "people": .texts(accountable.map { x.name(of: $0.party) }),
        ])
    } else if let party = accountable[0].party, isVendor(party, x),
      doers.contains(where: { !isVendor($0.party, x) })
    {
      verdict.fail(
        task.at(), "accountableOutside", ["task": label, "party": .text(x.name(of: party))])
    }
    if doers.isEmpty { verdict.fail(task.at(), "noDoer", ["task": label]) }
  }

  private static func isVendor(_ party: AnyID?, _ x: Examination) -> Bool {
    party.map { x.dossier.kind(of: $0.text)?.name == Vendor.kind.name } ?? false
  }

  private static func examine(
    _ project: Project, _ x: Examination, _ verdict: inout Verdict
  ) {
    let tasks = x.citing(project, by: ProjectTask.self, in: "project")
    if tasks.isEmpty { return }
    var active: Set<String> = []
    var answeredFor: [String: Int] = [:]
    for entry in tasks.flatMap({ x.citing($0, by: RaciEntry.self, in: "task") }) {
      guard let party = entry.party?.text else { continue }
      if entry.letter == .R || entry.letter == .A { active.insert(party) }
      if entry.letter == .A { answeredFor[party, default: 0] += 1 }
    }
    for person in project.persons.compactMap({ x.find($0) }) {
      if !active.contains(person.id.text) {
        verdict.fail(person.at(), "noPart", ["person": .text(person.name)])
      }
    }
    guard tasks.count >= fewestTasks else { return }
    let limit = x.rules.accountableShare.fraction
    for (party, count) in answeredFor.sorted(by: { $0.key < $1.key })
    where Double(count) / Double(tasks.count) > limit {
      verdict.fail(
        project.at("persons"), "tooMuch",
        [
          "person": .text(x.name(of: AnyID(party))), "count": .integer(count),
          "total": .integer(tasks.count), "limit": .share(x.rules.accountableShare),
        ])
    }
  }
}
