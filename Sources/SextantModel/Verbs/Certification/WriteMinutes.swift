internal import SextantKernels

/// Writes minutes: draws from the journal what was heard, said and decided, as it stands.
enum WriteMinutes: Verb {
  static let card = VerbCard(
    "minutes.write", on: Minutes.self, governs: ["entry", "journalDigest", "data", "digest"],
    refusals: ["noJournal", "noSlot", "openMarks"])

  static func concerns(_ minutes: Minutes) -> Bool { minutes.signatures.isEmpty }

  static func examine(_ minutes: Minutes, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(minutes, "session", "date")
    if x.mark == nil { obstacles.add("noJournal") }
    guard minutes.panel != nil else { return }
    var judging: [ID<Slot>: [ID<JuryMember>]] = [:]
    for slot in x.all(Slot.self) where slot.panel == minutes.panel {
      judging[slot.id] = x.dossier.sitting(at: slot)
    }
    if judging.isEmpty { obstacles.add("noSlot", at: "panel") }
    // What somebody began who sits there no more is nobody's mark.
    let open = x.all(Mark.self).count { mark in
      guard mark.submittedAt == nil, let slot = mark.slot, let juror = mark.juror else {
        return false
      }
      return judging[slot]?.contains(juror) ?? false
    }
    if open > 0 { obstacles.add("openMarks", ["count": .integer(open)]) }
  }

  static func carryOut(_ minutes: inout Minutes, _ x: VerbContext, _ changes: inout VerbChanges) {
    // Of what the entry holds, not of what this verb is about to change.
    guard let mark = x.mark, let standing = x.find(minutes.id) else { return }
    var keys = ProofKey.all(in: x.dossier)
    for owner in owners(standing, in: x.dossier) where keys[owner] == nil {
      let key = newKey(of: owner, x)
      keys[owner] = key.key
      changes.put(key)
    }
    let record = MinutesRecord(of: standing, in: x.dossier, at: mark, keys: keys)
    minutes.entry = mark.entry
    minutes.journalDigest = mark.digest
    minutes.data = record.data
    minutes.digest = record.digest
  }

  private static func owners(_ minutes: Minutes, in dossier: Dossier) -> [String] {
    var body = MinutesBody(minutes, in: dossier, as: .newest)
    _ = body.members()
    let said = body.words.filter { !$0.text.isEmpty && !$0.owner.isEmpty }
    return Set(said.map(\.owner)).sorted()
  }

  /// Drawn from the seed that came with the act.
  private static func newKey(of owner: String, _ x: VerbContext) -> ProofKey {
    var key = ProofKey()
    var id = "proof-\(owner)"
    while x.dossier.contains(id) { id += "-2" }
    key.id = ID(id)
    if x.find(ID<Candidate>(owner)) != nil {
      key.candidate = ID(owner)
    } else if x.find(ID<JuryMember>(owner)) != nil {
      key.juror = ID(owner)
    } else {
      key.minutes = ID(owner)
    }
    key.key = x.drawn("proof \(owner)")
    return key
  }
}
