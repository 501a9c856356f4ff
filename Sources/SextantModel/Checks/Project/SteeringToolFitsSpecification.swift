/// The steering tool tracks every requirement, is open to all who need it, kept up to date, safe,
/// and usable with assistive technology.
///
/// A requirement is tracked when a card of the board names it. Everybody the project names
/// (stakeholders, persons and vendors) has an access right. Cards under way (doing or in review) have
/// an owner, a due day and a recent update, and are no more than the tool's limit.
public struct SteeringToolFitsSpecification: Check {
  public static let card = CheckCard(
    "PRO07", "tool.fits-spec", .warning, basis: [.text, .house],
    about: [SteeringTool.self],
    alsoReads: [
      Project.self, Requirement.self, Card.self, Sprint.self, AccessGrant.self, Stakeholder.self,
      Person.self, Vendor.self,
    ],
    parameters: ["cardIdleDays"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for requirement in x.all(Requirement.self)
    where x.citing(requirement, by: Card.self, in: "requirements").isEmpty {
      verdict.fail(
        requirement.at(), "untracked",
        ["id": .text(requirement.id.text), "requirement": .text(requirement.text)])
    }
    let underWay = x.all(Card.self).filter { $0.state == .doing || $0.state == .review }
    for card in underWay { examine(card, x, &verdict) }
    // Cards of no sprint or of a sprint of no project stand on every board.
    let byProject = Dictionary(grouping: underWay) { x.find($0.sprint)?.project }
      .mapValues(\.count)
    for tool in x.all(SteeringTool.self) {
      examine(tool, &verdict)
      lookForAccess(to: tool, x, &verdict)
      let count =
        tool.project == nil
        ? underWay.count : (byProject[tool.project] ?? 0) + (byProject[nil] ?? 0)
      if let limit = tool.wipLimit, count > limit {
        verdict.fail(
          tool.at("wipLimit"), "tooManyCards",
          ["count": .integer(count), "limit": .integer(limit)])
      }
    }
  }

  private static func examine(_ card: Card, _ x: Examination, _ verdict: inout Verdict) {
    let title = Argument.text(card.title)
    for (field, isMissing) in [("owner", card.owner == nil), ("due", card.due == nil)]
    where isMissing {
      verdict.fail(
        card.at(field), "cardLacks", ["card": title, "field": .field(Card.self, field)])
    }
    guard let moved = card.movedOn else {
      verdict.fail(
        card.at("movedOn"), "cardLacks",
        ["card": title, "field": .field(Card.self, "movedOn")])
      return
    }
    let idle = x.today.days(since: moved)
    if idle > x.rules.cardIdleDays {
      verdict.fail(
        card.at("movedOn"), "idle",
        ["card": title, "days": .integer(idle), "limit": .integer(x.rules.cardIdleDays)])
    }
  }

  private static func examine(_ tool: SteeringTool, _ verdict: inout Verdict) {
    let missing: [(String, Bool)] = [
      ("hosting", tool.hosting.isEmpty), ("authentication", tool.authentication.isEmpty),
      ("backup", tool.backup.isEmpty), ("processingRecord", tool.processingRecord == nil),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        tool.at(field), "toolLacks",
        ["tool": .text(tool.name), "field": .field(SteeringTool.self, field)])
    }
    for kind in AccessibilityTestKind.allCases
    where !tool.accessibilityTests.contains(where: { $0.testKind == kind && $0.date != nil }) {
      verdict.fail(
        tool.at("accessibilityTests"), "untested",
        ["tool": .text(tool.name), "test": .choice(kind)])
    }
  }

  private static func lookForAccess(
    to tool: SteeringTool, _ x: Examination, _ verdict: inout Verdict
  ) {
    guard let project = x.find(tool.project) else { return }
    let granted = Set(x.citing(tool, by: AccessGrant.self, in: "tool").compactMap(\.party))
    let wanted =
      project.stakeholders.map { AnyID($0) } + project.persons.map { AnyID($0) }
      + project.vendors.map { AnyID($0) }
    for party in wanted where !granted.contains(party) {
      verdict.fail(
        x.dossier.item(party.text)?.at() ?? tool.at(), "noAccess",
        ["party": .text(x.name(of: party)), "tool": .text(tool.name)])
    }
  }
}
