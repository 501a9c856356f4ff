/// The first opportunities, threats and weaknesses are answered by an objective or a recommendation,
/// or accepted in writing; every objective answers a diagnosis item.
public struct TheDiagnosisIsAnswered: Check {
  public static let card = CheckCard(
    "STR03", "diagnosis.answered", .warning, basis: [.text, .house],
    about: [MatrixItem.self, Objective.self], alsoReads: [Recommendation.self],
    parameters: ["topRanks"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for item in x.all(MatrixItem.self) where item.acceptance.isEmpty {
      guard let cell = item.cell, [.opportunities, .threats, .weaknesses].contains(cell),
        let rank = item.rank, rank <= x.rules.topRanks,
        x.citing(item, by: Objective.self).isEmpty,
        x.citing(item, by: Recommendation.self).isEmpty
      else { continue }
      verdict.fail(
        item.at(), "unanswered",
        ["item": .text(item.text), "cell": .choice(cell), "rank": .integer(rank)])
    }
    for objective in x.all(Objective.self) where objective.matrixItems.isEmpty {
      verdict.fail(
        objective.at("matrixItems"), "answersNothing", ["objective": .text(objective.text)])
    }
  }
}
