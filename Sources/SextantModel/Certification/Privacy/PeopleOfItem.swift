extension Dossier {
  /// References of the candidates and jurors of whom an item of an institution tells, in order.
  public func people(toldOfBy item: any Item) -> [String] {
    var people: Set<String> = []
    collectPeople(of: item, into: &people, depth: 0)
    return people.sorted()
  }

  private func collectPeople(of item: any Item, into people: inout Set<String>, depth: Int) {
    // From a reason to its arrangement to the candidate; a remark's answers lead further.
    guard depth < 12 else { return }
    func follow(_ id: String?) {
      if let id, let next = self.item(id) {
        collectPeople(of: next, into: &people, depth: depth + 1)
      }
    }
    switch item {
    case is Candidate, is JuryMember: people.insert(item.idText)
    case let slot as DefenceSlot: people.formUnion(slot.heard(in: self).map(\.text))
    case let reason as AccommodationReason: follow(reason.accommodation?.text)
    case let mark as Mark where mark.candidate == nil: follow(mark.slot?.text)
    case let agreed as Reconciliation where agreed.candidate == nil: follow(agreed.slot?.text)
    case let frozen as FrozenDossier: follow(frozen.candidate?.text ?? frozen.team?.text)
    case let comment as Comment: follow(comment.about?.text)
    case let minutes as Minutes:
      for slot in all(DefenceSlot.self)
      where slot.session == minutes.session
        && (minutes.panel == nil || slot.panel == minutes.panel)
      {
        people.formUnion(slot.heard(in: self).map(\.text))
      }
    case let mark as BlindMark: follow(mark.piece?.text)
    case let piece as BlindPiece:
      for owner in all(PieceOwner.self) where owner.piece == piece.id {
        if let candidate = owner.candidate { people.insert(candidate.text) }
      }
    case let piece as Evidence:
      for cited in Citations(of: self).all(of: piece.id.text) where cited.id != piece.id.text {
        follow(cited.id)
      }
    default: collectLinked(item, into: &people)
    }
  }

  private func collectLinked<T: Item>(_ item: T, into people: inout Set<String>) {
    guard HeldOfPeople.of(T.kind).map({ $0.whose != .nobody }) ?? false else { return }
    for field in T.fields where field.holdsLinks {
      field.visitLinks(item) { target, _ in
        if let found = self.item(target), found is Candidate || found is JuryMember {
          people.insert(target)
        }
      }
    }
  }
}

/// A candidate's slot, not a place on a dossier's shelf.
private typealias DefenceSlot = Slot
