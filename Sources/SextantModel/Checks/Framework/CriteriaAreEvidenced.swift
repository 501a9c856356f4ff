/// Every criterion of the selected assessments has something to show the jury, and the arrangements
/// granted to candidates are applied.
///
/// A criterion that only a jury can judge needs items chosen for it (evidence for the jury); any
/// other needs chosen items or at least one item of the kinds that its framework names. What the
/// checks conclude is not asked here: it is the criterion's outcome, computed elsewhere. An extra
/// time is applied when the session's talk time is at least the assessment's, longer by that share,
/// to the hundredth of a minute.
public struct CriteriaAreEvidenced: Check {
  public static let card = CheckCard(
    "REF02", "criterion.evidenced", .warning, basis: [.text],
    about: [AssessmentSelection.self], alsoReads: dossierKinds, weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let demands = Dictionary(x.assessments.map { ($0.code, $0) }) { first, _ in first }
    var chosen: [String: [CriterionEvidence]] = [:]
    for evidence in x.all(CriterionEvidence.self) {
      chosen[evidence.criterion, default: []].append(evidence)
      if evidence.items.isEmpty {
        verdict.fail(
          evidence.at("items"), "emptyEvidence", ["criterion": .text(evidence.criterion)])
      }
    }
    for selection in x.all(AssessmentSelection.self) {
      guard let demand = demands[selection.assessment] else {
        verdict.doubt(
          selection.at("assessment"), "unknown", ["assessment": .text(selection.assessment)])
        continue
      }
      for criterion in demand.criteria {
        if chosen[criterion.code]?.contains(where: { !$0.items.isEmpty }) == true { continue }
        if chosen[criterion.code] == nil, !canBeShown(criterion, x) {
          verdict.fail(
            selection.at("assessment"),
            criterion.nature == .judgement ? "nothingForJury" : "nothingToShow",
            [
              "code": .text(criterion.code),
              "criterion": .words(french: criterion.fr, english: criterion.en),
            ])
        }
      }
    }
    for arrangement in x.all(CandidateAccommodation.self) {
      look(at: arrangement, demands, &verdict)
    }
  }

  private static func canBeShown(_ criterion: CriterionDemand, _ x: Examination) -> Bool {
    criterion.nature != .judgement
      && criterion.evidenceKinds.contains { name in
        x.dossier.registry.type(named: name).map { x.dossier.count(of: $0) > 0 } ?? false
      }
  }

  private static func look(
    at arrangement: CandidateAccommodation, _ demands: [String: AssessmentDemand],
    _ verdict: inout Verdict
  ) {
    guard let extra = arrangement.extraTime, extra.percent > 0,
      let demand = demands[arrangement.assessment]
    else { return }
    guard let talk = demand.talkMinutes else {
      verdict.note(
        arrangement.at("assessment"), "noTalkTime", ["assessment": .text(demand.code)])
      return
    }
    let wanted = talk * (1 + extra.fraction)
    guard let session = arrangement.sessionTalkMinutes else {
      verdict.fail(
        arrangement.at("sessionTalkMinutes"), "noSessionTime",
        ["assessment": .text(demand.code), "wanted": .number(wanted, decimals: 2)])
      return
    }
    if session < wanted - 0.01 {
      verdict.fail(
        arrangement.at("sessionTalkMinutes"), "extraTimeNotApplied",
        [
          "assessment": .text(demand.code), "session": .number(session),
          "wanted": .number(wanted, decimals: 2), "extra": .percent(extra.fraction, decimals: 0),
        ])
    }
  }
}
