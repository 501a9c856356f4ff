/// Corrects a published decision by a new one that says why; the published one stays as it is.
enum CorrectDecision: Verb {
  static let card = VerbCard(
    "blockDecision.correct", on: BlockDecision.self, governs: ["corrects", "grounds"],
    asks: ["result", "grounds"], mayAsk: ["missing"],
    refusals: ["same", "noMissing", "alreadyCorrected"], isApproval: true)

  static func concerns(_ decision: BlockDecision) -> Bool { decision.date != nil }

  static func examine(_ decision: BlockDecision, _ x: VerbContext, _ obstacles: inout Obstacles) {
    guard x.find(decision.session)?.publishedOn != nil else {
      return obstacles.addShared(
        "notNow", ["verb": .label(card.key("label")), "id": .text(decision.id.text)])
    }
    if x.all(BlockDecision.self).contains(where: { $0.corrects == decision.id }) {
      obstacles.add("alreadyCorrected")
    }
    if decision.result == x.find(decision.id)?.result { obstacles.add("same", at: "result") }
    if decision.result != .acquired, decision.missing.isEmpty {
      obstacles.add("noMissing", at: "missing")
    }
  }

  static func carryOut(
    _ decision: inout BlockDecision, _ x: VerbContext, _ changes: inout VerbChanges
  ) {
    guard let published = x.find(decision.id) else { return }
    var correction = decision
    var number = 1
    repeat {
      number += 1
      correction.id = ID("\(published.id.text)-\(number)")
    } while x.dossier.contains(correction.id.text)
    if correction.result == .acquired {
      (correction.missing, correction.failed, correction.awaited) = ([], [], [])
    }
    correction.corrects = published.id
    correction.date = x.today
    decision = published
    changes.put(correction)
    if let candidate = kept(correction, x) { changes.put(candidate) }
    changes.arguments["new"] = .text(correction.id.text)
  }

  /// The candidate as they are then, where the session's blocks were noted with them already.
  private static func kept(_ correction: BlockDecision, _ x: VerbContext) -> Candidate? {
    guard let session = x.find(correction.session), session.carriedOn != nil,
      let candidate = x.find(correction.candidate)
    else { return nil }
    var new = candidate
    if correction.result == .acquired {
      new.keep(correction, of: session)
    } else {
      new.drop(correction.block, of: session)
    }
    return new == candidate ? nil : new
  }
}
