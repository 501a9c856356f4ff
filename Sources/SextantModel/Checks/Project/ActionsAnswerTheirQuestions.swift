/// Every action of the plan answers the questions that the selected assessments ask of it, says what
/// to watch for, and what it brings to an indicator.
///
/// Who, what, when, how, how much and on which channel are asked of every dossier; where and why as
/// well when a selected assessment asks them. No cost is an answer when its reason is written. An
/// action without a point to watch is accepted when somebody has signed for it. Dropped actions are
/// let be.
public struct ActionsAnswerTheirQuestions: Check {
  public static let card = CheckCard(
    "PRO08", "action.questions-answered", .error, basis: [.text], about: [Action.self])

  private static let alwaysAsked: Set<ActionQuestion> = [
    .who, .what, .when, .how, .howMuch, .channel,
  ]

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let asked = alwaysAsked.union(x.assessments.flatMap(\.questions))
    for action in x.all(Action.self) where action.state != .dropped {
      let title = Argument.text(action.title)
      for question in ActionQuestion.allCases where asked.contains(question) {
        if let field = unanswered(question, action) {
          verdict.fail(
            action.at(field), "unanswered", ["action": title, "question": .choice(question)])
        }
      }
      if action.vigilance.isEmpty {
        if action.noVigilanceSignedBy == nil {
          verdict.fail(action.at("vigilance"), "noVigilance", ["action": title])
        }
      } else if let point = action.vigilance.first(where: { $0.response.isEmpty }) {
        verdict.fail(
          action.at("vigilance"), "noResponse",
          ["action": title, "trigger": .text(point.trigger)])
      }
      if action.contribution.isEmpty {
        verdict.fail(action.at("contribution"), "noContribution", ["action": title])
      }
    }
  }

  /// The field that would answer the question and does not.
  private static func unanswered(_ question: ActionQuestion, _ action: Action) -> String? {
    switch question {
    case .who: action.owner == nil ? "owner" : nil
    case .what: action.what.isEmpty ? "what" : nil
    case .when: action.start == nil ? "start" : action.end == nil ? "end" : nil
    case .how: action.how.isEmpty ? "how" : nil
    case .howMuch:
      switch action.cost {
      case nil: "cost"
      case .zero?: action.zeroCostReason.isEmpty ? "zeroCostReason" : nil
      default: nil
      }
    case .channel: action.channels.isEmpty ? "channels" : nil
    case .place: action.place.isEmpty ? "place" : nil
    case .why: action.why.isEmpty ? "why" : nil
    }
  }
}
