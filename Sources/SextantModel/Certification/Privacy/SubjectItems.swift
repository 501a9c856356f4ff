/// What an institution holds about one person, a candidate or a juror: every item that tells of them,
/// those that are theirs alone and those that are others' too.
public struct SubjectItems: Sendable {
  /// Whose they are.
  public let person: String
  /// In the order of the kinds.
  public let items: [any Item]
  /// Ids of those that tell of nobody else.
  public let own: Set<String>

  /// - Parameter person: a candidate's id or a juror's.
  /// - Returns: `nil` where there is no such person.
  public init?(_ person: String, in dossier: Dossier) {
    let found: (own: Set<String>, shared: Set<String>)
    if dossier.find(ID<Candidate>(person)) != nil {
      found = Self.of(candidate: ID(person), in: dossier)
    } else if dossier.find(ID<JuryMember>(person)) != nil {
      found = Self.of(juror: person, in: dossier)
    } else {
      return nil
    }
    var own = found.own
    Self.addAbout(&own, in: dossier)
    let wanted = own.union(found.shared)
    var items: [any Item] = []
    for type in dossier.registry.kinds {
      dossier.forEachItem(ofKind: type.kind.name) { item in
        if wanted.contains(item.idText) { items.append(item) }
      }
    }
    self.person = person
    self.items = items
    self.own = own
  }

  private static func of(
    candidate id: ID<Candidate>, in dossier: Dossier
  ) -> (own: Set<String>, shared: Set<String>) {
    var (own, shared): (Set<String>, Set<String>) = ([id.text], [])
    for cited in Citations(of: dossier).all(of: id.text) {
      switch HeldOfPeople.of(cited.kind)?.whose {
      case .candidate?, .candidateOrJuror?: own.insert(cited.id)
      case .candidates?, .juror?: shared.insert(cited.id)
      default: break
      }
    }
    // The reason stands behind the arrangement that it is for, a reading behind a code.
    for reason in dossier.all(AccommodationReason.self) {
      if let arrangement = reason.accommodation, own.contains(arrangement.text) {
        own.insert(reason.id.text)
      }
    }
    let pieces = Set(dossier.all(PieceOwner.self).filter { $0.candidate == id }.compactMap(\.piece))
    own.formUnion(pieces.map(\.text))
    for mark in dossier.all(BlindMark.self) where mark.piece.map(pieces.contains) ?? false {
      own.insert(mark.id.text)
    }
    // A team's slot is its members', and so is what was handed in, marked and agreed on of it.
    let teams = Set(
      dossier.all(CandidateTeam.self).filter { $0.members.contains(id) }.map(\.id))
    let slots = dossier.all(Slot.self).filter {
      $0.candidates.contains(id) || $0.team.map(teams.contains) ?? false
    }
    let slotIDs = Set(slots.map(\.id))
    shared.formUnion(slots.map(\.id.text))
    for frozen in dossier.all(FrozenDossier.self) where frozen.team.map(teams.contains) ?? false {
      shared.insert(frozen.id.text)
    }
    for mark in dossier.all(Mark.self) where mark.candidate == nil {
      if mark.slot.map(slotIDs.contains) ?? false { shared.insert(mark.id.text) }
    }
    for agreed in dossier.all(Reconciliation.self) where agreed.candidate == nil {
      if agreed.slot.map(slotIDs.contains) ?? false { shared.insert(agreed.id.text) }
    }
    let (panels, sessions) = (Set(slots.compactMap(\.panel)), Set(slots.compactMap(\.session)))
    for minutes in dossier.all(Minutes.self) {
      let isTheirs = minutes.panel.map(panels.contains) ?? minutes.session.map(sessions.contains)
      if isTheirs ?? false { shared.insert(minutes.id.text) }
    }
    return (own, shared.subtracting(own))
  }

  private static func of(
    juror id: String, in dossier: Dossier
  ) -> (own: Set<String>, shared: Set<String>) {
    var (own, shared): (Set<String>, Set<String>) = ([id], [])
    for cited in Citations(of: dossier).all(of: id) {
      switch HeldOfPeople.of(cited.kind)?.whose {
      case .candidateOrJuror?: own.insert(cited.id)
      case .nobody?, nil: break
      default: shared.insert(cited.id)
      }
    }
    let panels = Set(dossier.all(Panel.self).map(\.id).filter { shared.contains($0.text) })
    for minutes in dossier.all(Minutes.self) where minutes.panel.map(panels.contains) ?? false {
      shared.insert(minutes.id.text)
    }
    return (own, shared.subtracting(own))
  }

  /// Remarks about what is theirs, and pieces that back nothing else.
  private static func addAbout(_ own: inout Set<String>, in dossier: Dossier) {
    for comment in dossier.all(Comment.self) {
      if let about = comment.about, own.contains(about.text) { own.insert(comment.id.text) }
    }
    let pieces = dossier.all(Evidence.self)
    guard !pieces.isEmpty else { return }
    let citations = Citations(of: dossier)
    for piece in pieces {
      let citing = citations.all(of: piece.id.text)
      if !citing.isEmpty, citing.allSatisfy({ own.contains($0.id) }) { own.insert(piece.id.text) }
    }
  }

  /// Ids of those that are the person's alone and hold words on them: what erasing destroys. A team's
  /// mark stays: it is the others' too.
  public var toErase: [String] {
    items.filter { own.contains($0.idText) && holdsPersonalData($0) }.map(\.idText)
  }

  /// Whether a reference says who somebody is: it stays when the name goes.
  public static func tells(reference id: String, in dossier: Dossier) -> Bool {
    let name = dossier.find(ID<Candidate>(id))?.name ?? dossier.find(ID<JuryMember>(id))?.name ?? ""
    let words = Set(nameWords(id))
    return nameWords(name).contains { $0.count >= 3 && words.contains($0) }
  }
}
