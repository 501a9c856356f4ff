/// Every milestone has a date, an acceptance criterion, an indicator, a budget and a deliverable
/// that someone owes on a day; together they cost what the project costs; every requirement is
/// answered by a deliverable.
///
/// The total of a project is compared only when all its milestones have a budget: one that has none
/// already says what is missing.
public struct MilestonesAreBudgeted: Check {
  public static let card = CheckCard(
    "PRO02", "milestone.budgeted", .error, basis: [.text, .house],
    about: [Milestone.self], alsoReads: [Project.self, Deliverable.self, Requirement.self],
    parameters: ["milestoneTolerance"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for milestone in x.all(Milestone.self) { examine(milestone, x, &verdict) }
    for project in x.all(Project.self) { compareTotal(of: project, x, &verdict) }
    for requirement in x.all(Requirement.self)
    where x.citing(requirement, by: Deliverable.self, in: "requirements").isEmpty {
      verdict.fail(requirement.at(), "undelivered", ["requirement": .text(requirement.text)])
    }
  }

  private static func examine(
    _ milestone: Milestone, _ x: Examination, _ verdict: inout Verdict
  ) {
    let label = Argument.text(milestone.label)
    let missing: [(String, Bool)] = [
      ("date", milestone.date == nil), ("acceptance", milestone.acceptance.isEmpty),
      ("indicator", milestone.indicator == nil),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        milestone.at(field), "missing",
        ["milestone": label, "field": .field(Milestone.self, field)])
    }
    if milestone.budget ?? .zero <= .zero {
      if let gap = gap(of: x.find(milestone.project), x) {
        verdict.fail(
          milestone.at("budget"), "noBudgetGap", ["milestone": label, "gap": .money(gap)])
      } else {
        verdict.fail(milestone.at("budget"), "noBudget", ["milestone": label])
      }
    }
    let deliverables = x.citing(milestone, by: Deliverable.self, in: "milestone")
    if deliverables.isEmpty {
      verdict.fail(milestone.at(), "noDeliverable", ["milestone": label])
    }
    for deliverable in deliverables {
      for (field, isMissing) in [
        ("owner", deliverable.owner == nil), ("due", deliverable.due == nil),
      ] where isMissing {
        verdict.fail(
          deliverable.at(field), "deliverable",
          ["deliverable": .text(deliverable.label), "field": .field(Deliverable.self, field)])
      }
    }
  }

  private static func compareTotal(
    of project: Project, _ x: Examination, _ verdict: inout Verdict
  ) {
    let milestones = x.citing(project, by: Milestone.self, in: "project")
    guard let budget = project.budget, let gap = gap(of: project, x), !milestones.isEmpty,
      milestones.allSatisfy({ $0.budget ?? .zero > .zero }),
      gap.absolute > budget.absolute * x.rules.milestoneTolerance.fraction
    else { return }
    verdict.fail(
      project.at("budget"), "total",
      ["sum": .money(budget - gap), "budget": .money(budget), "gap": .money(gap.absolute)])
  }

  /// What the milestones' budgets leave of the project's.
  private static func gap(of project: Project?, _ x: Examination) -> Money? {
    guard let project, let budget = project.budget else { return nil }
    return budget
      - x.citing(project, by: Milestone.self, in: "project").compactMap(\.budget).sum()
  }
}
