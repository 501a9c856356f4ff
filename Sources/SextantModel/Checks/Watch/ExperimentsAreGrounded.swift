/// Every experiment starts from a signal and ends with a conclusion, and every member of a team
/// that prepares MSMD.E1 has led one.
///
/// The team is the one that names the assessment, or that a selection of it names.
public struct ExperimentsAreGrounded: Check {
  public static let card = CheckCard(
    "VEI06", "experiment.grounded", .error, basis: [.text],
    about: [Experiment.self, Team.self], alsoReads: [AssessmentSelection.self, Person.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let experiments = x.all(Experiment.self)
    let chosen = Set(
      x.all(AssessmentSelection.self).filter { $0.assessment == assessment }.compactMap(\.team))
    let teams = x.all(Team.self).filter { $0.assessment == assessment || chosen.contains($0.id) }
    if experiments.isEmpty && teams.isEmpty { return verdict.doesNotApply() }

    for experiment in experiments {
      let parts = [
        ("signals", experiment.signals.isEmpty), ("hypothesis", experiment.hypothesis.isEmpty),
        ("segments", experiment.segments.isEmpty), ("expected", experiment.expected.isEmpty),
        ("measured", experiment.measured.isEmpty), ("conclusion", experiment.conclusion.isEmpty),
      ]
      for (field, isMissing) in parts where isMissing {
        verdict.fail(
          experiment.at(field), "lacks",
          ["experiment": .text(experiment.title), "field": .field(Experiment.self, field)])
      }
    }
    var signed: [ID<Person>: Int] = [:]
    for author in experiments.compactMap(\.author) { signed[author, default: 0] += 1 }
    for team in teams {
      let ofTeam = team.members.reduce(0) { $0 + signed[$1, default: 0] }
      for member in team.members where signed[member] == nil {
        verdict.fail(
          team.at("members"), "memberWithout",
          [
            "team": .text(team.name), "member": .text(x.find(member)?.name ?? member.text),
            "members": .integer(team.members.count), "experiments": .integer(ofTeam),
          ])
      }
    }
  }

  private static let assessment = "MSMD.E1"
}
