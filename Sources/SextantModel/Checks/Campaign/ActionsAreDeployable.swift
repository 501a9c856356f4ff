/// Each action selected for the defence could start tomorrow: dated steps, an expected result,
/// channels, a follow-up indicator, an objective, a segment, and its content in writing.
///
/// A content counts as written when its text is not empty. MSMD.E3C asks for three actions: fewer
/// are reported once that assessment is selected.
public struct ActionsAreDeployable: Check {
  public static let card = CheckCard(
    "CAM01", "action.deployable", .error, basis: [.text, .house],
    about: [Action.self], alsoReads: [ContentItem.self], parameters: ["actionSteps"])

  private static let assessment = "MSMD.E3C"
  private static let actionsAsked = 3

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let selected = x.all(Action.self).filter { $0.isSelected && $0.state != .dropped }
    let isDemanded = x.assessments.contains { $0.code == assessment }
    if isDemanded && selected.count < actionsAsked {
      verdict.fail(
        .among(Action.self, field: "isSelected"), "tooFew",
        ["count": .integer(selected.count), "asked": .integer(actionsAsked)])
    } else if selected.isEmpty {
      verdict.doesNotApply()
    }
    for action in selected { examine(action, x, &verdict) }
  }

  private static func examine(_ action: Action, _ x: Examination, _ verdict: inout Verdict) {
    let fields = [
      ("start", action.start == nil), ("end", action.end == nil),
      ("expectedResult", action.expectedResult.isEmpty), ("channels", action.channels.isEmpty),
      ("objectives", action.objectives.isEmpty), ("segments", action.segments.isEmpty),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        action.at(field), "lacks",
        ["action": .text(action.title), "field": .field(Action.self, field)])
    }
    if action.indicators.isEmpty {
      verdict.fail(action.at("indicators"), "noIndicator", ["action": .text(action.title)])
    }
    let dated = action.steps.count { $0.date != nil && !$0.text.isEmpty }
    if dated < x.rules.actionSteps {
      verdict.fail(
        action.at("steps"), "fewSteps",
        [
          "action": .text(action.title), "count": .integer(dated),
          "min": .integer(x.rules.actionSteps),
        ])
    }
    let contents = x.citing(action, by: ContentItem.self, in: "action")
    if !contents.contains(where: { !$0.body.isEmpty }) {
      verdict.fail(action.at(), "noContent", ["action": .text(action.title)])
    }
  }
}
