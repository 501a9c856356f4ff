/// A consultation for contents or services says all that vendors need, in dates that follow one
/// another, and judges every lot on the nine named criteria.
///
/// The six parts are context, objectives, deadlines, targets, productions and vendors. A criterion
/// that does not apply to a lot is left out with its reason. Consultations for software have their
/// own rule (CHO06).
public struct ConsultationIsComplete: Check {
  public static let card = CheckCard(
    "CHO02", "consultation.complete", .error, basis: [.text],
    about: [Consultation.self], alsoReads: [Lot.self, SelectionCriterion.self])

  static let namedCriteria: [CriterionTopic] = [
    .understanding, .experience, .argument, .people, .schedule, .expertise, .cost, .method,
    .content,
  ]

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let consultations = x.all(Consultation.self).filter {
      $0.consultationKind == .content || $0.consultationKind == .vendor
    }
    if consultations.isEmpty { verdict.doesNotApply() }
    for consultation in consultations {
      lookForParts(of: consultation, &verdict)
      let lots = x.citing(consultation, by: Lot.self, in: "consultation")
      if lots.isEmpty {
        verdict.fail(consultation.at(), "noLot", ["consultation": .text(consultation.title)])
      }
      for lot in lots { examine(lot, x, &verdict) }
    }
  }

  private static func lookForParts(of consultation: Consultation, _ verdict: inout Verdict) {
    let title = Argument.text(consultation.title)
    let dates = [
      ("sentOn", consultation.sentOn), ("answersDue", consultation.answersDue),
      ("choiceOn", consultation.choiceOn), ("deliveryOn", consultation.deliveryOn),
    ]
    let missing: [(String, Bool)] =
      [
        ("context", consultation.context.isEmpty), ("objectives", consultation.objectives.isEmpty),
        ("productionTypes", consultation.productionTypes.isEmpty),
        ("segments", consultation.segments.isEmpty), ("vendors", consultation.vendors.isEmpty),
      ] + dates.map { ($0.0, $0.1 == nil) }
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        consultation.at(field), "missing",
        ["consultation": title, "field": .field(Consultation.self, field)])
    }
    for (one, next) in zip(dates, dates.dropFirst()) {
      guard let before = one.1, let after = next.1, before >= after else { continue }
      verdict.fail(
        consultation.at(next.0), "outOfOrder",
        [
          "consultation": title, "field": .field(Consultation.self, next.0),
          "other": .field(Consultation.self, one.0),
        ])
    }
  }

  private static func examine(_ lot: Lot, _ x: Examination, _ verdict: inout Verdict) {
    let criteria = x.citing(lot, by: SelectionCriterion.self, in: "lot")
    let judged = Set(criteria.compactMap(\.topic))
    let explained = Set(lot.omittedCriteria.filter { !$0.reason.isEmpty }.compactMap(\.topic))
    for topic in namedCriteria where !judged.contains(topic) && !explained.contains(topic) {
      verdict.fail(
        lot.at(), "noCriterion", ["lot": .text(lot.name), "criterion": .choice(topic)])
    }
    for criterion in criteria where criterion.scale.isEmpty {
      verdict.fail(
        criterion.at("scale"), "noScale",
        ["lot": .text(lot.name), "criterion": .text(criterion.name)])
    }
  }
}
