internal import SextantKernels

/// Every objective is specific, measured, ambitious and within reach, realistic, dated and mindful
/// of its ecological weight: SMARTE.
///
/// S: the text opens with a verb in the infinitive (looked at in French dossiers only) and is
/// short. M: an indicator with a unit serves it. A: the target differs from the baseline in the
/// wanted direction, and a note says the ambition. R: a note says the means or the history.
/// T: the deadline is after the start, or after the plan's start. E: a note on every objective, a
/// figure in one of them.
public struct ObjectivesAreSmarte: Check {
  public static let card = CheckCard(
    "STR01", "objective.smarte", .error, basis: [.text, .house],
    about: [Objective.self], alsoReads: [Indicator.self, DossierHead.self],
    parameters: ["objectiveWords"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let head = x.dossier.only(DossierHead.self)
    let objectives = x.all(Objective.self)
    for objective in objectives {
      let said = ["objective": Argument.text(objective.text)]
      examineText(of: objective, head, x, &verdict)
      examineMeasure(of: objective, x, &verdict)
      examineTarget(of: objective, &verdict)
      if objective.realismNote.isEmpty {
        verdict.fail(objective.at("realismNote"), "noRealism", said)
      }
      examineDates(of: objective, head, &verdict)
      if objective.ecologicalNote.isEmpty {
        verdict.fail(objective.at("ecologicalNote"), "noEcology", said)
      }
    }
    if !objectives.contains(where: { $0.ecologicalNote.utf8.contains(where: isDigit) }) {
      verdict.fail(.among(Objective.self, field: "ecologicalNote"), "noEcologicalFigure")
    }
  }

  private static func examineText(
    of objective: Objective, _ head: DossierHead, _ x: Examination, _ verdict: inout Verdict
  ) {
    let words = TextMeasure(objective.text).words
    if words > x.rules.objectiveWords {
      verdict.fail(
        objective.at("text"), "tooLong",
        [
          "objective": .text(objective.text), "words": .integer(words),
          "allowed": .integer(x.rules.objectiveWords),
        ])
    }
    if head.language == "fr" && !opensWithInfinitive(objective.text) {
      verdict.fail(objective.at("text"), "noVerb", ["objective": .text(objective.text)])
    }
  }

  private static func examineMeasure(
    of objective: Objective, _ x: Examination, _ verdict: inout Verdict
  ) {
    let indicators = x.citing(objective, by: Indicator.self, in: "objectives")
    if indicators.isEmpty {
      verdict.fail(objective.at(), "noIndicator", ["objective": .text(objective.text)])
    } else if indicators.allSatisfy(\.unit.isEmpty) {
      verdict.fail(objective.at(), "noUnit", ["objective": .text(objective.text)])
    }
  }

  private static func examineTarget(of objective: Objective, _ verdict: inout Verdict) {
    let said = ["objective": Argument.text(objective.text)]
    if objective.ambitionNote.isEmpty {
      verdict.fail(objective.at("ambitionNote"), "noAmbition", said)
    }
    guard let target = objective.target else {
      verdict.fail(objective.at("target"), "noTarget", said)
      return
    }
    // A missing baseline is the business of STR02.
    guard let baseline = objective.baseline else { return }
    let arguments = said.merging([
      "baseline": .number(baseline), "target": .number(target),
    ]) { first, _ in first }
    switch objective.direction {
    case .keep: break
    case _ where target == baseline:
      verdict.fail(objective.at("target"), "noChange", arguments)
    case .increase where target < baseline, .decrease where target > baseline:
      verdict.fail(objective.at("target"), "wrongWay", arguments)
    case .increase, .decrease: break
    case nil: verdict.fail(objective.at("direction"), "noDirection", said)
    }
  }

  private static func examineDates(
    of objective: Objective, _ head: DossierHead, _ verdict: inout Verdict
  ) {
    guard let deadline = objective.deadline else {
      verdict.fail(objective.at("deadline"), "noDeadline", ["objective": .text(objective.text)])
      return
    }
    if let start = objective.start ?? head.planStart, deadline <= start {
      verdict.fail(
        objective.at("deadline"), "deadlineBeforeStart",
        [
          "objective": .text(objective.text), "deadline": .day(deadline), "start": .day(start),
        ])
    }
  }

  /// Whether a French text opens with an infinitive, pronouns and negation aside.
  static func opensWithInfinitive(_ text: String) -> Bool {
    let words = text.lowercased().split { " \u{a0}\u{202f}\n".contains($0) }
    guard var word = words.first(where: { !["ne", "pas", "plus", "se", "nous"].contains($0) })
    else { return false }
    for elided in ["s’", "s'", "n’", "n'"] where word.hasPrefix(elided) {
      word = word.dropFirst(elided.count)
    }
    return ["er", "ir", "re", "ïr"].contains { word.hasSuffix($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
