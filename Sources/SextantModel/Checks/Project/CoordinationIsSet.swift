/// Everyone the plan involves has a rule of coordination, in few tools; management is told, in the
/// plan's own figures, and knows what it has to decide.
///
/// A rule is complete with its mode, frequency, contact and escalation. The plan involves at least
/// two departments: marketing alone does not carry a strategy. Dropped actions are let be.
public struct CoordinationIsSet: Check {
  public static let card = CheckCard(
    "PRO09", "coordination.set", .warning, basis: [.text, .house],
    about: [Action.self],
    alsoReads: [CoordinationRule.self, ReportingRule.self, Department.self, Vendor.self],
    parameters: ["coordinationTools"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let actions = x.all(Action.self).filter { $0.state != .dropped }
    let departments = inOrder(actions.flatMap(\.departments))
    for department in departments.compactMap({ x.find($0) }) {
      examine(department, department.name, "noRuleForDepartment", x, &verdict)
    }
    for vendor in inOrder(actions.flatMap(\.vendors)).compactMap({ x.find($0) }) {
      examine(vendor, vendor.name, "noRuleForVendor", x, &verdict)
    }
    let tools = inOrder(x.all(CoordinationRule.self).map(\.tool).filter { !$0.isEmpty })
    if tools.count > x.rules.coordinationTools {
      verdict.fail(
        .among(CoordinationRule.self), "tooManyTools",
        [
          "count": .integer(tools.count), "limit": .integer(x.rules.coordinationTools),
          "tools": .texts(tools),
        ])
    }
    if departments.count < 2 { verdict.fail(.among(Action.self), "alone") }
    examineReporting(Set(actions.flatMap(\.indicators)), x, &verdict)
  }

  private static func examine<Party: Item>(
    _ party: Party, _ name: String, _ key: String, _ x: Examination, _ verdict: inout Verdict
  ) {
    let rules = x.citing(party, by: CoordinationRule.self, in: "party")
    if rules.isEmpty { verdict.fail(party.at(), key, ["party": .text(name)]) }
    for rule in rules {
      let missing = [
        ("mode", rule.mode), ("frequency", rule.frequency), ("contact", rule.contact),
        ("escalation", rule.escalation),
      ]
      for (field, text) in missing where text.isEmpty {
        verdict.fail(
          rule.at(field), "incomplete",
          ["party": .text(name), "field": .field(CoordinationRule.self, field)])
      }
    }
  }

  private static func examineReporting(
    _ followed: Set<ID<Indicator>>, _ x: Examination, _ verdict: inout Verdict
  ) {
    let rules = x.all(ReportingRule.self).filter(\.isToManagement)
    if rules.isEmpty { verdict.fail(.among(ReportingRule.self), "noReport") }
    for rule in rules {
      let audience = Argument.text(rule.audience)
      let missing: [(String, Bool)] = [
        ("frequency", rule.frequency.isEmpty), ("decisionPoint", rule.decisionPoint.isEmpty),
        ("indicators", rule.indicators.isEmpty),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          rule.at(field), "reportLacks",
          ["audience": audience, "field": .field(ReportingRule.self, field)])
      }
      let foreign = rule.indicators.filter { !followed.contains($0) }
      if !foreign.isEmpty {
        verdict.fail(
          rule.at("indicators"), "foreignIndicators",
          [
            "audience": audience,
            "indicators": .texts(foreign.map { x.find($0)?.name ?? $0.text }),
          ])
      }
    }
  }

  /// Each once, in the order in which they come.
  private static func inOrder<T: Hashable>(_ values: [T]) -> [T] {
    var seen: Set<T> = []
    return values.filter { seen.insert($0).inserted }
  }
}
