extension Dossier {
  /// What people call something of an institution when they speak of it: who is heard, the panel, the
  /// session. Nobody there knows things by their ids.
  ///
  /// - Returns: `nil` where there is nothing better than its id, or no more of it is to be seen here.
  func called(_ item: any Item) -> String? {
    func name(_ candidate: ID<Candidate>?) -> String? {
      find(candidate).map(\.name).flatMap { $0.isEmpty ? nil : $0 }
    }
    func both(_ first: String?, _ second: String) -> String? {
      guard let first else { return second.isEmpty ? nil : second }
      return second.isEmpty ? first : "\(first), \(second)"
    }
    switch item {
    case let slot as SextantModel.Slot: return heard(slot)
    case let session as Session: return session.title.isEmpty ? nil : session.title
    case let panel as Panel: return panel.name.isEmpty ? nil : panel.name
    case let minutes as Minutes:
      return find(minutes.panel)?.name ?? find(minutes.session)?.title
    case let decision as BlockDecision: return both(name(decision.candidate), decision.block)
    case let mark as Mark:
      return name(mark.candidate) ?? find(mark.slot).flatMap { heard($0) }
    case let agreed as Reconciliation:
      return both(
        name(agreed.candidate) ?? find(agreed.slot).flatMap { heard($0) }, agreed.criterion)
    case let measure as Accommodation: return name(measure.candidate)
    case let piece as BlindPiece: return piece.code.isEmpty ? nil : piece.code
    case let mark as BlindMark: return find(mark.piece)?.code
    case let mark as AnchorMark: return both(find(mark.anchor)?.title, mark.criterion)
    case let certificate as Certificate:
      return certificate.number.isEmpty ? nil : certificate.number
    default: return nil
    }
  }

  /// The team that is heard, or the candidates.
  private func heard(_ slot: SextantModel.Slot) -> String? {
    if let team = find(slot.team), !team.name.isEmpty { return team.name }
    let names = slot.candidates.compactMap { find($0)?.name }.filter { !$0.isEmpty }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
