/// Every objective serves an orientation and starts from a figure of the dossier; every orientation
/// is served.
///
/// A baseline comes from the dossier when a piece of evidence or an indicator stands behind it.
public struct ObjectivesAreAligned: Check {
  public static let card = CheckCard(
    "STR02", "objective.aligned", .warning, basis: [.text],
    about: [Objective.self, Orientation.self], alsoReads: [Indicator.self], weighsConfidential: true
  )

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for objective in x.all(Objective.self) {
      let said = ["objective": Argument.text(objective.text)]
      if objective.orientations.isEmpty {
        verdict.fail(objective.at("orientations"), "servesNothing", said)
      }
      if objective.baseline == nil {
        verdict.fail(objective.at("baseline"), "noBaseline", said)
      } else if objective.evidence.isEmpty
        && x.citing(objective, by: Indicator.self, in: "objectives").isEmpty
      {
        verdict.fail(objective.at("evidence"), "baselineFromNowhere", said)
      }
    }
    for orientation in x.all(Orientation.self)
    where x.citing(orientation, by: Objective.self, in: "orientations").isEmpty {
      verdict.fail(orientation.at(), "notServed", ["orientation": .text(orientation.text)])
    }
  }
}
