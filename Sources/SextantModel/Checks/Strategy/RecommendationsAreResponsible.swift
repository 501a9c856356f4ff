/// Every recommendation says which commitment it serves, or why none, and which rules bind it where
/// it touches personal data, advertising, sales or image rights; every commitment is served.
///
/// One constraint with a rule or an article, and an owner, is enough for all the tags.
public struct RecommendationsAreResponsible: Check {
  public static let card = CheckCard(
    "STR06", "recommendation.responsible-and-lawful", .warning, basis: [.text],
    about: [Recommendation.self], alsoReads: [Constraint.self, Commitment.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for recommendation in x.all(Recommendation.self) {
      if recommendation.commitments.isEmpty && recommendation.responsibilityNote.isEmpty {
        verdict.fail(
          recommendation.at("commitments"), "noCommitment",
          ["recommendation": .text(recommendation.title)])
      }
      guard !recommendation.tags.isEmpty else { continue }
      let arguments: [String: Argument] = [
        "recommendation": .text(recommendation.title),
        "tags": .list(recommendation.tags.map { .choice($0) }),
      ]
      let constraints = recommendation.constraints.compactMap { x.find($0) }
      if constraints.isEmpty {
        verdict.fail(recommendation.at("constraints"), "noConstraint", arguments)
      } else if !constraints.contains(where: {
        $0.owner != nil && !($0.rule.isEmpty && $0.article.isEmpty)
      }) {
        verdict.fail(recommendation.at("constraints"), "constraintWithoutOwner", arguments)
      }
    }
    for commitment in x.all(Commitment.self)
    where commitment.outOfScope.isEmpty && x.citing(commitment, by: Recommendation.self).isEmpty {
      verdict.fail(commitment.at(), "notServed", ["commitment": .text(commitment.text)])
    }
  }
}
