/// The defence asks management for something, and its questions have been thought of.
///
/// An answer is backed by evidence or by items of the dossier.
public struct DefenceIsPrepared: Check {
  public static let card = CheckCard(
    "RES06", "defence.prepared", .info, basis: [.text, .house],
    about: [Deck.self, DecisionRequest.self, AnticipatedQuestion.self],
    alsoReads: [Recommendation.self], parameters: ["minQuestions"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let requests = x.all(DecisionRequest.self)
    if requests.isEmpty { verdict.fail(.among(DecisionRequest.self), "noRequest") }
    for request in requests { check(request, &verdict) }
    let questions = x.all(AnticipatedQuestion.self)
    if questions.count < x.rules.minQuestions {
      verdict.fail(
        .among(AnticipatedQuestion.self), "fewQuestions",
        ["count": .integer(questions.count), "min": .integer(x.rules.minQuestions)])
    }
    for question in questions {
      let text: [String: Argument] = ["question": .text(question.text)]
      if question.answer.isEmpty { verdict.fail(question.at("answer"), "noAnswer", text) }
      if question.evidence.isEmpty && question.items.isEmpty {
        verdict.fail(question.at("evidence"), "noEvidence", text)
      }
    }
    for recommendation in x.all(Recommendation.self) {
      for (field, text) in [
        ("limits", recommendation.limits), ("alternative", recommendation.alternative),
      ] where text.isEmpty {
        verdict.fail(
          recommendation.at(field), "recommendationLacks",
          [
            "recommendation": .text(recommendation.title),
            "field": .field(Recommendation.self, field),
          ])
      }
    }
  }

  private static func check(_ request: DecisionRequest, _ verdict: inout Verdict) {
    let fields = [
      ("options", request.options.isEmpty), ("deadline", request.deadline == nil),
      ("effect", request.effect.isEmpty && request.cost == nil),
      ("evidence", request.evidence.isEmpty && request.items.isEmpty),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        request.at(field), "requestLacks",
        [
          "request": .text(request.text),
          "field": field == "evidence" ? .kind(Evidence.self) : .field(DecisionRequest.self, field),
        ])
    }
  }
}
