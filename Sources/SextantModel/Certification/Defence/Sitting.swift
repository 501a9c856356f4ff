/// Who sits at a slot, who is heard there, and whether the law allows it.
extension Dossier {
  /// The members of the slot's panel who sit on the day, all of them where nobody noted otherwise,
  /// but for who stepped aside.
  public func sitting(at slot: SextantModel.Slot) -> [ID<JuryMember>] {
    SessionSheets.jurors(of: find(slot.panel), in: slot)
  }

  /// The candidates of a slot, those of its team among them.
  public func candidates(of slot: SextantModel.Slot) -> [Candidate] {
    slot.heard(in: self).compactMap { find($0) }
  }

  /// Whether a candidate of a slot did not come.
  public func isAbsent(_ candidate: ID<Candidate>, from slot: ID<SextantModel.Slot>) -> Bool {
    let noted = all(Attendance.self).last { $0.slot == slot && $0.candidate == candidate }
    return noted?.state == .absent || noted?.state == .excused
  }

  /// The dossiers handed in by a slot's candidates or team, for its session.
  public func frozenDossiers(of slot: SextantModel.Slot) -> [FrozenDossier] {
    let heard = Set(candidates(of: slot).map(\.id))
    return all(FrozenDossier.self).filter { frozen in
      guard frozen.session == slot.session else { return false }
      if let team = frozen.team { return team == slot.team }
      return frozen.candidate.map(heard.contains) ?? false
    }
  }

  /// The slot's panel held against the rules of its session, on the day.
  ///
  /// - Returns: `nil` where the slot has no panel or the session no rules.
  public func panelLaw(of slot: SextantModel.Slot) -> PanelLaw? {
    guard let session = find(slot.session), let rules = rules(of: session) else { return nil }
    return PanelLaw(of: slot, in: self, by: rules)
  }
}

/// Names of frameworks' things in and outside of them: `E1` is `MSMD.E1`.
enum FrameworkCode {
  static func assessment(_ code: String) -> String {
    code.split(separator: ".").last.map(String.init) ?? code
  }

  static func criterion(_ code: String) -> String {
    let parts = code.split(separator: ".")
    return parts.count == 3 ? parts.dropFirst().joined(separator: ".") : code
  }
}
