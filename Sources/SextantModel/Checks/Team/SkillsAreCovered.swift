internal import SextantKernels

/// Every task says what skill it needs, and somebody assigned to it has it, or a plan dated before
/// the task finds it; the team is made aware of its social and environmental responsibility.
///
/// A task given to vendors alone is their trade: their skill is judged when they are chosen. A skill
/// that one person alone holds is shown, and weighs nothing.
public struct SkillsAreCovered: Check {
  public static let card = CheckCard(
    "EQU03", "team.skills-covered", .warning, basis: [.text],
    about: [ProjectTask.self],
    alsoReads: [
      SkillRequirement.self, Person.self, SkillGap.self, TrainingAction.self, JobProfile.self,
    ])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    if x.all(SkillRequirement.self).isEmpty {
      verdict.fail(.among(SkillRequirement.self), "none")
    } else {
      for task in x.all(ProjectTask.self) { examine(task, x, &verdict) }
    }
    let isScheduled = x.all(TrainingAction.self).contains {
      $0.isResponsibility && $0.date != nil && !$0.persons.isEmpty
    }
    if !isScheduled { verdict.fail(.among(TrainingAction.self), "noResponsibility") }
    noteSingleHolders(x, &verdict)
  }

  private static func examine(
    _ task: ProjectTask, _ x: Examination, _ verdict: inout Verdict
  ) {
    let needs = x.citing(task, by: SkillRequirement.self, in: "task")
    if needs.isEmpty { verdict.fail(task.at(), "noSkill", ["task": .text(task.label)]) }
    let people = task.assignees.compactMap { x.dossier.item($0.text) as? Person }
    if people.isEmpty && !task.assignees.isEmpty { return }
    for need in needs {
      let best =
        people.flatMap(\.skills)
        .filter { equalWhenFolded($0.skill, need.skill) }
        .map { $0.level ?? 1 }.max() ?? 0
      guard best < need.level ?? 1 else { continue }
      let gaps = x.citing(need, by: SkillGap.self, in: "requirement").filter { $0.plan != nil }
      if gaps.isEmpty {
        verdict.fail(
          need.at(), "notCovered",
          [
            "task": .text(task.label), "skill": .text(need.skill),
            "level": .integer(need.level ?? 1), "best": .integer(best),
            "date": task.start.map { .day($0) } ?? "–",
          ])
      }
      for gap in gaps { examine(gap, for: task, need, &verdict) }
    }
  }

  private static func examine(
    _ gap: SkillGap, for task: ProjectTask, _ need: SkillRequirement, _ verdict: inout Verdict
  ) {
    let arguments: [String: Argument] = [
      "task": .text(task.label), "skill": .text(need.skill),
      "date": gap.date.map { .day($0) } ?? "–", "start": task.start.map { .day($0) } ?? "–",
    ]
    if gap.date == nil {
      verdict.fail(gap.at("date"), "noDate", arguments)
    } else if let date = gap.date, let start = task.start, date > start {
      verdict.fail(gap.at("date"), "late", arguments)
    }
    if gap.plan == .hire, gap.jobProfile == nil {
      verdict.fail(gap.at("jobProfile"), "noProfile", arguments)
    }
  }

  private static func noteSingleHolders(_ x: Examination, _ verdict: inout Verdict) {
    var holders: [String: [Person]] = [:]
    for person in x.all(Person.self) {
      for skill in person.skills { holders[foldingKey(skill.skill), default: []].append(person) }
    }
    for need in x.all(SkillRequirement.self) {
      guard let known = holders[foldingKey(need.skill)], known.count == 1 else { continue }
      verdict.note(
        need.at("skill"), "oneHolder",
        ["skill": .text(need.skill), "person": .text(known[0].name)])
    }
  }
}
