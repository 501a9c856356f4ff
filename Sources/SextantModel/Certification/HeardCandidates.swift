extension Slot {
  /// Who defends in the slot: the candidates named, and the members of its team.
  public func heard(in dossier: Dossier) -> [ID<Candidate>] {
    let members = dossier.find(team)?.members ?? []
    return candidates + members.filter { !candidates.contains($0) }
  }
}
