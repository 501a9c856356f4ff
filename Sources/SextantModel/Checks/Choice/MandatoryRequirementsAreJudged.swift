/// A tool is chosen on what it must do: data protection, accessibility, scalability and
/// sustainability are criteria or conditions; every mandatory requirement is judged; every
/// criterion comes from a requirement; the tool retained meets every condition and reaches every
/// least mark.
public struct MandatoryRequirementsAreJudged: Check {
  public static let card = CheckCard(
    "CHO06", "choice.mandatory-requirements", .error, basis: [.text],
    about: [Consultation.self],
    alsoReads: [
      Lot.self, SelectionCriterion.self, Offer.self, Score.self, Requirement.self,
    ])

  static let mandatoryTopics: [CriterionTopic] = [
    .dataProtection, .accessibility, .scalability, .sustainability,
  ]

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let consultations = x.all(Consultation.self).filter(\.isAboutTool)
    if consultations.isEmpty {
      verdict.doesNotApply()
      return
    }
    for consultation in consultations { examine(consultation, x, &verdict) }
    for requirement in x.all(Requirement.self) where requirement.isMandatory {
      let criteria = x.citing(requirement, by: SelectionCriterion.self, in: "requirement")
      let conditions = x.citing(requirement, by: Consultation.self, in: "knockOuts")
      if criteria.isEmpty && conditions.isEmpty {
        verdict.fail(requirement.at(), "notJudged", ["requirement": .text(requirement.text)])
      }
    }
  }

  private static func examine(
    _ consultation: Consultation, _ x: Examination, _ verdict: inout Verdict
  ) {
    var judged = Set(consultation.knockOuts.compactMap(\.topic))
    for lot in x.citing(consultation, by: Lot.self, in: "consultation") {
      for criterion in x.citing(lot, by: SelectionCriterion.self, in: "lot") {
        if let topic = criterion.topic { judged.insert(topic) }
        if criterion.requirement == nil {
          verdict.fail(
            criterion.at("requirement"), "noRequirement", ["criterion": .text(criterion.name)])
        }
      }
      let grid = LotGrid(of: lot, x)
      for offer in grid.retained {
        for criterion in grid.criteria {
          guard let least = criterion.least, let mark = grid.mark(offer, criterion), mark < least
          else { continue }
          verdict.fail(
            offer.at(), "belowLeast",
            [
              "offer": .text(offer.name), "criterion": .text(criterion.name),
              "mark": .number(mark, decimals: nil), "least": .number(least, decimals: nil),
            ])
        }
        for condition in consultation.knockOuts {
          let arguments: [String: Argument] = [
            "offer": .text(offer.name),
            "topic": condition.topic.map { .choice($0) } ?? .text(condition.text),
          ]
          switch offer.answer(to: condition) {
          case .met: break
          case .notMet: verdict.fail(offer.at("answers"), "notMet", arguments)
          case nil: verdict.doubt(offer.at("answers"), "notSaid", arguments)
          }
        }
      }
    }
    for topic in mandatoryTopics where !judged.contains(topic) {
      verdict.fail(
        consultation.at("knockOuts"), "noCriterion",
        ["consultation": .text(consultation.title), "topic": .choice(topic)])
    }
  }
}
