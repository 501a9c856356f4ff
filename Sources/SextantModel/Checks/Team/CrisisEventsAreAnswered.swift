internal import SextantKernels

/// Every event of a crisis is answered, by someone, in time, with a decision and a message; one
/// voice speaks, and no two messages state one fact in two ways.
///
/// Facts are compared by subject within one crisis plan, without regard to case and accents. The
/// median delay of the first responses is shown.
public struct CrisisEventsAreAnswered: Check {
  public static let card = CheckCard(
    "EQU08", "crisis.answered", .error, basis: [.text, .house],
    about: [Inject.self], alsoReads: [CrisisResponse.self, CrisisPlan.self, Person.self],
    parameters: ["crisisMinutes"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var delays: [Double] = []
    var stated: [ID<CrisisPlan>?: [String: StatedFact]] = [:]
    for event in x.all(Inject.self) {
      let responses = x.citing(event, by: CrisisResponse.self, in: "inject")
      if responses.isEmpty { verdict.fail(event.at(), "unanswered", ["event": .text(event.text)]) }
      for response in responses {
        lookForParts(of: response, to: event, &verdict)
        compareFacts(of: response, with: &stated[event.plan, default: [:]], &verdict)
      }
      guard let at = event.at, let first = responses.compactMap(\.at).min() else { continue }
      let delay = first.minutes(since: at)
      delays.append(Double(delay))
      let arguments: [String: Argument] = [
        "event": .text(event.text), "minutes": .integer(delay),
        "limit": .integer(x.rules.crisisMinutes),
      ]
      if delay < 0 {
        verdict.fail(event.at("at"), "beforeEvent", arguments)
      } else if delay > x.rules.crisisMinutes {
        verdict.fail(event.at("at"), "late", arguments, severity: .warning)
      }
    }
    for plan in x.all(CrisisPlan.self) where plan.spokespersons.count != 1 {
      verdict.fail(
        plan.at("spokespersons"), plan.spokespersons.isEmpty ? "noVoice" : "severalVoices",
        ["plan": .text(plan.title), "count": .integer(plan.spokespersons.count)])
    }
    if let middle = median(delays) {
      verdict.note(
        .among(Inject.self), "delay",
        ["minutes": .number(middle, decimals: 0), "count": .integer(delays.count)])
    }
  }

  private static func lookForParts(
    of response: CrisisResponse, to event: Inject, _ verdict: inout Verdict
  ) {
    let missing: [(String, Bool)] = [
      ("owner", response.owner == nil), ("at", response.at == nil),
      ("action", response.action.isEmpty), ("message", response.message.isEmpty),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        response.at(field), "responseLacks",
        ["event": .text(event.text), "field": .field(CrisisResponse.self, field)])
    }
  }

  private static func compareFacts(
    of response: CrisisResponse, with stated: inout [String: StatedFact],
    _ verdict: inout Verdict
  ) {
    for fact in response.facts {
      let subject = foldingKey(fact.subject)
      if let first = stated[subject] {
        if !equalWhenFolded(first.value, fact.value) {
          verdict.fail(
            response.at("facts"), "contradiction",
            [
              "subject": .text(fact.subject), "one": .text(first.value),
              "other": .text(fact.value),
            ])
        }
      } else {
        stated[subject] = fact
      }
    }
  }
}
