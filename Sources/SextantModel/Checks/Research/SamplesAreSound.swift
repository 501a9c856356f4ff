/// Samples add up, enough of them was reached, margins of error are no larger than announced, and
/// every kind of person announced was interviewed.
///
/// What was reached is asked of closed studies only. The margin is that of a proportion of one half
/// at 95 % (1,96·√(0,25/n)·√((N−n)/(N−1))), or at the study's own confidence, rounded to two decimals
/// of a point as surveys print it; without a population the last factor is left out. A result that
/// rests on a calculation is no stronger than what the calculation allows one to say.
public struct SamplesAreSound: Check {
  public static let card = CheckCard(
    "ETU04", "study.sample-sound", .error, basis: [.arithmetic, .house],
    about: [Study.self], alsoReads: [StudyResult.self],
    parameters: ["studyResponseShare"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for study in x.all(Study.self) {
      examineQuotas(of: study, &verdict)
      examineResponse(to: study, x, &verdict)
      switch study.studyKind {
      case .quantitative: examineMargin(of: study, &verdict)
      case .qualitative: examineProfiles(of: study, &verdict)
      case .pretest, .technicalTest, nil: break
      }
      for result in x.citing(study, by: StudyResult.self, in: "study") {
        examineStrength(of: result, &verdict)
      }
    }
  }

  private static func examineStrength(of result: StudyResult, _ verdict: inout Verdict) {
    guard result.strength == .strong, let calculation = result.calculation,
      calculation.verdict == .refuses
    else { return }
    verdict.fail(result.at("strength"), "overstated", ["result": .text(result.text)])
  }

  private static func examineQuotas(of study: Study, _ verdict: inout Verdict) {
    guard !study.quotas.isEmpty else { return }
    guard let planned = study.plannedSize else {
      verdict.doubt(study.at("plannedSize"), "noSize", ["study": .text(study.title)])
      return
    }
    let sum = study.quotas.reduce(0.0) { $0 + Double($1.size ?? 0) }
    if sum != Double(planned) {
      verdict.fail(
        study.at("quotas"), "quotas",
        [
          "study": .text(study.title), "sum": .number(sum, decimals: 0),
          "planned": .integer(planned),
        ])
    }
  }

  private static func examineResponse(
    to study: Study, _ x: Examination, _ verdict: inout Verdict
  ) {
    guard study.state == .closed, let planned = study.plannedSize, planned > 0 else { return }
    guard let achieved = study.achievedSize else {
      verdict.doubt(study.at("achievedSize"), "noAchievedSize", ["study": .text(study.title)])
      return
    }
    let share = Double(achieved) / Double(planned)
    if share < x.rules.studyResponseShare.fraction {
      verdict.fail(
        study.at("achievedSize"), "fewAnswers",
        [
          "study": .text(study.title), "achieved": .integer(achieved),
          "planned": .integer(planned), "share": .percent(share, decimals: 0),
          "wanted": .share(x.rules.studyResponseShare),
        ])
    }
  }

  private static func examineMargin(of study: Study, _ verdict: inout Verdict) {
    guard let achieved = study.achievedSize else { return }
    let margin = studyMargin(
      sample: achieved, population: study.population,
      confidence: study.confidence?.fraction ?? 0.95)
    guard let margin else {
      verdict.fail(
        study.at("achievedSize"), "noSample",
        ["study": .text(study.title), "achieved": .integer(achieved)])
      return
    }
    guard let announced = study.announcedMargin else {
      verdict.doubt(
        study.at("announcedMargin"), "noMargin",
        ["study": .text(study.title), "margin": .percent(margin, decimals: 2)])
      return
    }
    let points = (margin * 10_000).rounded() / 100
    let arguments: [String: Argument] = [
      "study": .text(study.title), "margin": .percent(margin, decimals: 2),
      "announced": .percent(announced.fraction, decimals: 1), "achieved": .integer(achieved),
    ]
    if points > announced.percent {
      verdict.fail(study.at("announcedMargin"), "widerMargin", arguments)
    } else {
      verdict.note(study.at("announcedMargin"), "margin", arguments)
    }
  }

  private static func examineProfiles(of study: Study, _ verdict: inout Verdict) {
    guard study.state == .closed else { return }
    for profile in study.profiles where (profile.achieved ?? 0) < 1 {
      verdict.fail(
        study.at("profiles"), "profileMissed",
        [
          "study": .text(study.title),
          "profile": profile.profile.map { .choice($0) } ?? .text("?"),
        ])
    }
  }
}
