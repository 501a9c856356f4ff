/// What an institution holds about one candidate: the candidate and every item that points to them,
/// and what is about those in turn.
public struct SubjectItems: Sendable {
  /// In the order of the kinds.
  public let items: [any Item]

  /// - Returns: `nil` where there is no such candidate.
  public init?(_ candidate: ID<Candidate>, in dossier: Dossier) {
    guard dossier.find(candidate) != nil else { return nil }
    self.init(candidate, citations: Citations(of: dossier), in: dossier)
  }

  init(_ candidate: ID<Candidate>, citations: Citations, in dossier: Dossier) {
    var wanted: Set<String> = [candidate.text]
    for cited in citations.all(of: candidate.text) { wanted.insert(cited.id) }
    // The reason stands behind the arrangement that it is for.
    for reason in dossier.all(AccommodationReason.self) {
      if let arrangement = reason.accommodation, wanted.contains(arrangement.text) {
        wanted.insert(reason.id.text)
      }
    }
    // A team's slot is its members'.
    let teams = dossier.all(CandidateTeam.self).filter { $0.members.contains(candidate) }
    let teamIDs = Set(teams.map(\.id))
    let slots = dossier.all(Slot.self).filter {
      $0.candidates.contains(candidate) || $0.team.map(teamIDs.contains) ?? false
    }
    let slotIDs = Set(slots.map(\.id))
    wanted.formUnion(slots.map(\.id.text))
    for frozen in dossier.all(FrozenDossier.self) where frozen.team.map(teamIDs.contains) ?? false {
      wanted.insert(frozen.id.text)
    }
    for mark in dossier.all(Mark.self) where mark.candidate == nil {
      if mark.slot.map(slotIDs.contains) ?? false { wanted.insert(mark.id.text) }
    }
    for agreed in dossier.all(Reconciliation.self) where agreed.candidate == nil {
      if agreed.slot.map(slotIDs.contains) ?? false { wanted.insert(agreed.id.text) }
    }
    var items: [any Item] = []
    for type in dossier.registry.kinds {
      dossier.forEachItem(ofKind: type.kind.name) { item in
        if wanted.contains(item.idText) { items.append(item) }
      }
    }
    self.items = items
  }

  /// Ids of those that are about the candidate alone and hold personal data: what erasing takes. A
  /// team's mark stays: it is the others' too.
  public var toErase: [String] {
    items.filter { item in
      let isShared =
        (item as? Mark).map { $0.candidate == nil }
        ?? (item as? Reconciliation).map { $0.candidate == nil } ?? false
      return Self.kindsOfOne.contains(type(of: item).kind.name) && !isShared
        && holdsPersonalData(item)
    }.map(\.idText)
  }

  /// Kinds of which each item is about one candidate.
  static let kindsOfOne: Set<String> = [
    Candidate.kind.name, CivilIdentity.kind.name, VaeFile.kind.name, InsertionAnswer.kind.name,
    Mark.kind.name, Reconciliation.kind.name, Attendance.kind.name, Accommodation.kind.name,
    AccommodationReason.kind.name, BlockDecision.kind.name, JuryLink.kind.name,
  ]
}

/// Whether a personal or confidential field of an item says something: after erasing, none does.
public func holdsPersonalData(_ item: any Item) -> Bool { holdsOpened(item) }

private func holdsOpened<T: Item>(_ item: T) -> Bool {
  T.fields.contains { field in
    !field.marks.isDisjoint(with: [.personal, .confidential]) && !field.isEmpty(item)
  }
}
