/// The seal over second readings, anchors and what marks say.
extension InstitutionSeal {
  /// Whose work a code stands for and how codes were drawn are not for jurors to know; another's
  /// reading is theirs to see once their own is handed in, or once the code of a candidate whom they
  /// hear is lifted.
  func hideReadings(
    from seat: InstitutionSeat, _ heard: HeardByJuror, _ hidden: inout Set<String>
  ) {
    let pieces = Dictionary(dossier.all(BlindPiece.self).map { ($0.id, $0) }) { $1 }
    var lifted: Set<ID<BlindPiece>> = []
    for owner in dossier.all(PieceOwner.self) {
      let piece = owner.piece.flatMap { pieces[$0] }
      let isSettled = piece?.settledOn != nil
      let isPublished = dossier.find(piece?.session)?.publishedOn != nil
      if isPublished || (isSettled && heard.holds(owner.candidate, in: piece?.session)) {
        if let piece { lifted.insert(piece.id) }
      } else if seat.juror != nil {
        hidden.insert(owner.id.text)
      }
    }
    if seat.juror != nil {
      for draw in dossier.all(MarkingDraw.self)
      where dossier.find(draw.session)?.publishedOn == nil {
        hidden.insert(draw.id.text)
      }
    }
    for mark in dossier.all(BlindMark.self) where seat.juror == nil || mark.juror != seat.juror {
      let isOpen =
        mark.submittedAt != nil
        && (seat.juror == nil || mark.piece.map(lifted.contains) ?? false)
      if !isOpen { hidden.insert(mark.id.text) }
    }
    let unread = anchorsNotMarked(by: seat.juror)
    for mark in dossier.all(AnchorMark.self) where seat.juror == nil || mark.juror != seat.juror {
      let isOpen =
        mark.submittedAt != nil && (mark.anchor.map { !unread.contains($0.text) } ?? false)
      if !isOpen { hidden.insert(mark.id.text) }
    }
  }

  /// What is seen to be there and not what it says: marks and minutes, for who is of no jury, until
  /// results are published; the reference of an anchor, for a juror who has not handed in all of it.
  func blanked(for seat: InstitutionSeat) -> Set<String> {
    guard dossier.registry.type(named: Mark.kind.name) != nil else { return [] }
    var blanked = anchorsNotMarked(by: seat.juror)
    guard seat.juror == nil else { return blanked }
    let sealed = Set(dossier.all(Session.self).filter { $0.publishedOn == nil }.map(\.id))
    let open = Set(
      dossier.all(Slot.self).filter { $0.session.map { !sealed.contains($0) } ?? false }.map(\.id))
    for mark in dossier.all(Mark.self) where !(mark.slot.map(open.contains) ?? false) {
      blanked.insert(mark.id.text)
    }
    for minutes in unpublishedMinutes { blanked.insert(minutes.id.text) }
    let pieces = Dictionary(dossier.all(BlindPiece.self).map { ($0.id, $0) }) { $1 }
    for mark in dossier.all(BlindMark.self) {
      let session = mark.piece.flatMap { pieces[$0] }?.session
      if dossier.find(session)?.publishedOn == nil { blanked.insert(mark.id.text) }
    }
    return blanked
  }

  /// Anchors of which a juror has not handed in every criterion; none for who is no juror.
  private func anchorsNotMarked(by juror: ID<JuryMember>?) -> Set<String> {
    guard let juror else { return [] }
    var done: [ID<Anchor>: Set<String>] = [:]
    for mark in dossier.all(AnchorMark.self) where mark.juror == juror && mark.submittedAt != nil {
      if let anchor = mark.anchor { done[anchor, default: []].insert(mark.criterion) }
    }
    return Set(
      dossier.all(Anchor.self).filter { anchor in
        !anchor.reference.allSatisfy { done[anchor.id]?.contains($0.criterion) ?? false }
      }.map(\.id.text))
  }
}
