/// A note of hindsight has one author and three parts: facts that are dated or sourced, an analysis,
/// a step back; each of its proposals follows from a fact, and has an owner, a date and a measure.
public struct RexNoteIsStructured: Check {
  public static let card = CheckCard(
    "EQU09", "rex-note.structured", .error, basis: [.text, .house],
    about: [RexNote.self], alsoReads: [RexProposal.self], parameters: ["noteFacts"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for note in x.all(RexNote.self) {
      let title = Argument.text(note.title)
      let missing: [(String, Bool)] = [
        ("author", note.author == nil), ("analysis", note.analysis.isEmpty),
        ("stepBack", note.stepBack.isEmpty),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          note.at(field), "missing", ["note": title, "field": .field(RexNote.self, field)])
      }
      let grounded = note.facts.filter { $0.date != nil || !$0.source.isEmpty }
      if grounded.count < x.rules.noteFacts {
        verdict.fail(
          note.at("facts"), "tooFewFacts",
          [
            "note": title, "count": .integer(grounded.count),
            "wanted": .integer(x.rules.noteFacts),
          ])
      }
      let numbers = Set(note.facts.compactMap(\.number))
      for proposal in x.citing(note, by: RexProposal.self, in: "note") {
        examine(proposal, numbers, &verdict)
      }
    }
    for proposal in x.all(RexProposal.self) where proposal.note == nil {
      verdict.fail(proposal.at("note"), "noNote", ["proposal": .text(proposal.text)])
    }
  }

  private static func examine(
    _ proposal: RexProposal, _ numbers: Set<Int>, _ verdict: inout Verdict
  ) {
    let text = Argument.text(proposal.text)
    if numbers.isDisjoint(with: proposal.facts) {
      verdict.fail(proposal.at("facts"), "noFact", ["proposal": text])
    }
    let missing: [(String, Bool)] = [
      ("owner", proposal.owner == nil), ("due", proposal.due == nil),
      ("measuredBy", proposal.measuredBy.isEmpty),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        proposal.at(field), "proposalLacks",
        ["proposal": text, "field": .field(RexProposal.self, field)])
    }
  }
}
