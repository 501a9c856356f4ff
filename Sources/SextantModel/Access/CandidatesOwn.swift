extension Dossier {
  /// What an institution tells one candidate of themselves: when and where they are heard, what was
  /// granted to them, and once a session is published what was decided and issued.
  ///
  /// No other candidate, no juror, no mark and no reason for a measure is in it.
  public func candidatesOwn(_ id: ID<Candidate>) -> Dossier {
    var own = Dossier(registry: registry)
    guard isInstitution, let whole = find(id) else { return own }
    own.put(only(Institution.self))
    var candidate = Candidate()
    (candidate.id, candidate.name, candidate.framework) = (whole.id, whole.name, whole.framework)
    candidate.blocks = whole.blocks
    // Of another session, or of what proves a block, nothing is here to be looked at.
    candidate.keptBlocks = whole.keptBlocks.filter {
      find($0.session)?.isOfFramework(whole.framework) ?? true
    }.map {
      KeptBlock($0.block, acquiredOn: $0.acquiredOn, source: $0.source)
    }
    own.put(candidate)
    var sessions = Set(
      all(FrozenDossier.self).filter { handed in
        handed.candidate == id || find(handed.team)?.members.contains(id) ?? false
      }.compactMap(\.session))
    for slot in all(SextantModel.Slot.self) where slot.heard(in: self).contains(id) {
      var shown = SextantModel.Slot()
      (shown.id, shown.session, shown.assessment) = (slot.id, slot.session, slot.assessment)
      (shown.at, shown.room, shown.candidates) = (slot.at, slot.room, [id])
      (shown.talkMinutes, shown.questionMinutes) = (slot.talkMinutes, slot.questionMinutes)
      own.put(shown)
      if let session = slot.session { sessions.insert(session) }
    }
    for decision in BlockDecision.standing(all(BlockDecision.self).filter { $0.candidate == id })
    where find(decision.session)?.publishedOn != nil {
      own.put(decision)
      if let session = decision.session { sessions.insert(session) }
    }
    for certificate in all(Certificate.self)
    where certificate.candidate == id && find(certificate.session)?.publishedOn != nil {
      own.put(certificate)
    }
    for measure in all(Accommodation.self)
    where measure.candidate == id && measure.grantedOn != nil {
      var shown = measure
      shown.evidence = []
      own.put(shown)
    }
    own.putLaw(of: sessions, from: self)
    return own
  }

  /// Sessions, with the rooms they are held in and what they judge by.
  private mutating func putLaw(of sessions: Set<ID<Session>>, from whole: Dossier) {
    for session in whole.all(Session.self) where sessions.contains(session.id) {
      put(session)
      if let rules = session.rulesInForce(in: whole), find(rules.id) == nil { put(rules) }
    }
    for law in whole.all(FrozenLaw.self) where law.session.map(sessions.contains) ?? false {
      put(law)
    }
    for room in whole.all(JuryRoom.self) where room.session.map(sessions.contains) ?? false {
      put(room)
    }
  }
}
