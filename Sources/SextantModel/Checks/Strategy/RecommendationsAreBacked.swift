/// Every recommendation rests on something found, not on a wish.
///
/// In a thesis (a dossier with a research question, or one that prepares MCMD.E1): a concept, a
/// study result and a written argument each, and one recommendation at least that takes up an
/// innovation. Elsewhere: a study result, a weakness or a lesson of a review.
public struct RecommendationsAreBacked: Check {
  public static let card = CheckCard(
    "STR05", "recommendation.backed", .error, basis: [.text, .house],
    about: [Recommendation.self],
    alsoReads: [
      ResearchQuestion.self, Signal.self, MatrixItem.self, AssessmentSelection.self,
    ],
    parameters: ["argumentLength"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    if x.dossier.count(of: ResearchQuestion.self) > 0 || x.prepares("MCMD.E1") {
      examineThesis(x, &verdict)
      return
    }
    for recommendation in x.all(Recommendation.self)
    where recommendation.results.isEmpty && recommendation.rexItems.isEmpty
      && !recommendation.matrixItems.contains(where: { x.find($0)?.cell == .weaknesses })
    {
      verdict.fail(
        recommendation.at(), "noOrigin", ["recommendation": .text(recommendation.title)])
    }
  }

  private static func examineThesis(_ x: Examination, _ verdict: inout Verdict) {
    let recommendations = x.all(Recommendation.self)
    for recommendation in recommendations {
      let said = ["recommendation": Argument.text(recommendation.title)]
      if recommendation.concepts.isEmpty {
        verdict.fail(recommendation.at("concepts"), "noConcept", said)
      }
      if recommendation.results.isEmpty {
        verdict.fail(recommendation.at("results"), "noResult", said)
      }
      if recommendation.argument.count < x.rules.argumentLength {
        verdict.fail(
          recommendation.at("argument"), "shortArgument",
          [
            "recommendation": .text(recommendation.title),
            "length": .integer(recommendation.argument.count),
            "wanted": .integer(x.rules.argumentLength),
          ])
      }
    }
    let takesUpInnovation = recommendations.contains { recommendation in
      recommendation.signals.contains { x.find($0)?.isInnovation ?? false }
    }
    if !takesUpInnovation {
      verdict.fail(.among(Recommendation.self, field: "signals"), "noInnovation")
    }
  }
}
