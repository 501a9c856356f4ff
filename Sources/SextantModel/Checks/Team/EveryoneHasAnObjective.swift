/// Everyone on a project has a few objectives of their own, measured and dated; together they carry
/// all the project's objectives; none is due after its holder has left.
///
/// Whether they can be reached is read beside the load (EQU02).
public struct EveryoneHasAnObjective: Check {
  public static let card = CheckCard(
    "EQU06", "objectives.individual", .warning, basis: [.text, .house],
    about: [Project.self],
    alsoReads: [IndividualObjective.self, Person.self, Team.self, Objective.self],
    parameters: ["maxIndividualObjectives"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let members = x.projectMembers
    if members.isEmpty {
      verdict.doesNotApply()
      return
    }
    var carried: Set<ID<Objective>> = []
    for person in members {
      let own = x.citing(person, by: IndividualObjective.self, in: "person")
      let name = Argument.text(person.name)
      if own.isEmpty {
        verdict.fail(person.at(), "none", ["person": name])
      } else if own.count > x.rules.maxIndividualObjectives {
        verdict.fail(
          person.at(), "tooMany",
          [
            "person": name, "count": .integer(own.count),
            "limit": .integer(x.rules.maxIndividualObjectives),
          ])
      }
      for objective in own {
        carried.formUnion(objective.objectives)
        examine(objective, of: person, &verdict)
      }
    }
    for project in x.all(Project.self) {
      for objective in project.objectives where !carried.contains(objective) {
        verdict.fail(
          project.at("objectives"), "notCarried",
          [
            "project": .text(project.name),
            "objective": .text(x.find(objective)?.text ?? objective.text),
          ])
      }
    }
  }

  private static func examine(
    _ objective: IndividualObjective, of person: Person, _ verdict: inout Verdict
  ) {
    for (field, isMissing) in [
      ("measure", objective.measure.isEmpty), ("due", objective.due == nil),
    ] where isMissing {
      verdict.fail(
        objective.at(field), "missing",
        [
          "person": .text(person.name), "objective": .text(objective.text),
          "field": .field(IndividualObjective.self, field),
        ])
    }
    if let due = objective.due, let leaving = person.leavesOn, due > leaving {
      verdict.fail(
        objective.at("due"), "afterLeaving",
        [
          "person": .text(person.name), "objective": .text(objective.text), "due": .day(due),
          "leaving": .day(leaving),
        ])
    }
  }
}
