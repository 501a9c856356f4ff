/// Recommendations are dated, cover the short, the medium and the long term, and involve everyone
/// whom the plan affects.
///
/// A horizon runs from `horizonOrigin`, or else the reference date, to the end of the
/// recommendation: short up to `shortMonths`, medium up to `mediumMonths`, long beyond.
public struct HorizonsAndStakeholdersAreCovered: Check {
  public static let card = CheckCard(
    "STR04", "plan.horizons-and-stakeholders", .error, basis: [.text, .house],
    about: [Recommendation.self], alsoReads: [Stakeholder.self],
    parameters: ["horizonOrigin", "shortMonths", "mediumMonths"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let origin = x.rules.horizonOrigin ?? x.today
    let short = origin.adding(months: x.rules.shortMonths)
    let medium = origin.adding(months: x.rules.mediumMonths)
    var counts: [Horizon: Int] = [:]
    for recommendation in x.all(Recommendation.self) {
      examineDates(of: recommendation, &verdict)
      if recommendation.stakeholders.isEmpty {
        verdict.fail(
          recommendation.at("stakeholders"), "involvesNobody",
          ["recommendation": .text(recommendation.title)])
      }
      if let end = recommendation.end {
        counts[end <= short ? .short : end <= medium ? .medium : .long, default: 0] += 1
      }
    }
    for horizon in Horizon.allCases where counts[horizon] == nil {
      verdict.fail(
        .among(Recommendation.self, field: "end"), "noneAtHorizon", ["horizon": .choice(horizon)])
    }
    for stakeholder in x.all(Stakeholder.self)
    where x.citing(stakeholder, by: Recommendation.self, in: "stakeholders").isEmpty {
      verdict.fail(stakeholder.at(), "notInvolved", ["stakeholder": .text(stakeholder.name)])
    }
  }

  private static func examineDates(of recommendation: Recommendation, _ verdict: inout Verdict) {
    for (field, day) in [("start", recommendation.start), ("end", recommendation.end)]
    where day == nil {
      verdict.fail(
        recommendation.at(field), "noDate",
        [
          "recommendation": .text(recommendation.title),
          "field": .field(Recommendation.self, field),
        ])
    }
    if let start = recommendation.start, let end = recommendation.end, end <= start {
      verdict.fail(
        recommendation.at("end"), "endsBeforeStart",
        [
          "recommendation": .text(recommendation.title), "start": .day(start), "end": .day(end),
        ])
    }
  }
}
