/// What was decided of one kind of an institution's items, as far as they tell of people: whose they
/// are, as what they are kept, what erasing does to them, what their person is handed of them.
///
/// Every kind has its decision; a kind without one fails a test.
public struct HeldOfPeople: Sendable {
  /// Of whom an item of the kind tells.
  public enum Whose: String, Sendable, CaseIterable {
    case nobody
    /// Of one candidate; of a team's members where it is the team's.
    case candidate
    /// Of several candidates together: a slot, a deposit, minutes.
    case candidates
    case juror
    /// Of a candidate, of a juror, or of what lies between them.
    case candidateOrJuror
    /// Of those of whom the item tells that it is about, and of who wrote it.
    case asWhatItIsAbout
  }

  /// What remains when a person, or all that is due, is erased.
  public enum Erasing: String, Sendable, CaseIterable {
    /// It tells of nobody: nothing is erased.
    case nothing
    /// It names people by their reference alone and stays as proof.
    case reference
    /// Its words on the person are destroyed; the rest stays as proof under the reference.
    case words
    /// It is several people's: the name of one who is erased is taken out of its words, which are all
    /// destroyed when its time is over.
    case names
  }

  /// What a person is handed of it.
  public enum Handing: Sendable, Equatable {
    case nothing, whole
    /// The rest tells of others, or keeps a secret of the jury.
    case fields([String])
  }

  public let kind: Kind
  public let whose: Whose
  public let erasing: Erasing
  /// As what it is kept; `nil` for what tells of nobody.
  public let of: KeptData?
  public let handing: Handing
  /// Fields that tell of people in an institution though they are not marked as personal: elsewhere
  /// they do not.
  public let more: Set<String>

  fileprivate init(
    _ type: any Item.Type, _ whose: Whose, _ erasing: Erasing = .nothing, as of: KeptData? = nil,
    handing: Handing = .whole, more: Set<String> = []
  ) {
    kind = type.kind
    self.whose = whose
    self.erasing = erasing
    self.of = of
    self.handing = whose == .nobody ? .nothing : handing
    self.more = more
  }

  public static let all: [HeldOfPeople] = [
    HeldOfPeople(Institution.self, .nobody),
    HeldOfPeople(CertifierRules.self, .nobody),
    HeldOfPeople(Candidate.self, .candidate, .words, as: .identity),
    HeldOfPeople(VaeFile.self, .candidate, .reference, as: .identity),
    HeldOfPeople(Accommodation.self, .candidate, .words, as: .accommodation),
    HeldOfPeople(AccommodationReason.self, .candidate, .words, as: .accommodationReason),
    HeldOfPeople(Session.self, .nobody),
    HeldOfPeople(FrozenLaw.self, .nobody),
    HeldOfPeople(CandidateTeam.self, .candidates, .names, as: .identity),
    HeldOfPeople(JuryMember.self, .juror, .words, as: .minutes),
    HeldOfPeople(JuryLink.self, .candidateOrJuror, .words, as: .minutes),
    HeldOfPeople(Panel.self, .juror, .names, as: .minutes),
    HeldOfPeople(JuryRoom.self, .nobody),
    HeldOfPeople(FrozenDossier.self, .candidate, .words, as: .dossier),
    HeldOfPeople(Slot.self, .candidates, .reference, as: .marks),
    HeldOfPeople(Attendance.self, .candidate, .words, as: .marks),
    HeldOfPeople(Mark.self, .candidate, .words, as: .marks),
    HeldOfPeople(Reconciliation.self, .candidate, .words, as: .marks),
    // Who voted how is the jury's secret; that so many did is the candidate's to know.
    HeldOfPeople(
      JuryVote.self, .candidate, .reference, as: .marks,
      handing: .fields(["panel", "block", "isInFavour", "castAt"])),
    HeldOfPeople(
      MarkingDraw.self, .candidates, .reference, as: .marks,
      handing: .fields(["session", "assessment", "drawnAt"])),
    HeldOfPeople(BlindPiece.self, .candidate, .reference, as: .marks),
    HeldOfPeople(PieceOwner.self, .candidate, .reference, as: .marks),
    HeldOfPeople(BlindMark.self, .candidate, .words, as: .marks),
    HeldOfPeople(Anchor.self, .nobody),
    HeldOfPeople(AnchorMark.self, .juror, .reference, as: .marks),
    HeldOfPeople(BlockDecision.self, .candidate, .words, as: .decision),
    // The signed data tell of everybody whom the panel heard.
    HeldOfPeople(
      Minutes.self, .candidates, .names, as: .minutes,
      handing: .fields(["session", "panel", "date", "text", "entry", "digest"])),
    HeldOfPeople(ProofKey.self, .candidateOrJuror, .words, as: .minutes),
    HeldOfPeople(Certificate.self, .candidate, .words, as: .decision),
    HeldOfPeople(CivilIdentity.self, .candidate, .words, as: .identity),
    HeldOfPeople(RegistryAccount.self, .nobody),
    HeldOfPeople(
      RegistryDeposit.self, .candidates, .names, as: .decision,
      handing: .fields(["session", "flow", "madeOn", "version", "results"])),
    HeldOfPeople(InsertionAnswer.self, .candidate, .words, as: .identity),
    HeldOfPeople(InsertionFigures.self, .nobody),
    HeldOfPeople(
      Evidence.self, .asWhatItIsAbout, .words, as: .dossier,
      more: ["title", "url", "file", "excerpt"]),
    HeldOfPeople(Comment.self, .asWhatItIsAbout, .words, as: .marks, more: ["text"]),
  ]

  private static let byKind = Dictionary(all.map { ($0.kind.name, $0) }) { $1 }

  public static func of(_ kind: Kind) -> HeldOfPeople? { byKind[kind.name] }

  /// The fields of a kind that an institution keeps encrypted beyond those that are marked.
  public static func sealed(ofKind name: String) -> Set<String> { byKind[name]?.more ?? [] }
}

extension KeptData {
  /// As what the items of a kind are kept; `nil` for kinds that tell of no person.
  public static func of(_ kind: Kind) -> KeptData? { HeldOfPeople.of(kind)?.of }
}

/// Whether a field of an item that tells of people says something: after erasing, none does.
public func holdsPersonalData(_ item: any Item) -> Bool { holdsOpened(item) }

private func holdsOpened<T: Item>(_ item: T) -> Bool {
  let bare = openedWithoutWords(item)
  return T.fields.contains { $0.plain(item) != $0.plain(bare) }
}

/// An item without the words that tell of people: of its rows too.
package func withoutPersonalWords(_ item: any Item) -> any Item { openedWithoutWords(item) }

private func openedWithoutWords<T: Item>(_ item: T) -> T {
  let more = HeldOfPeople.sealed(ofKind: T.kind.name)
  let veil = Veil(over: [.personal, .confidential], hiding: { _ in false })
  var bare = item
  for field in T.fields {
    if more.contains(field.name) || !field.marks.isDisjoint(with: [.personal, .confidential]) {
      field.clear(&bare)
    } else if field.shape.holdsPersonalMarks {
      field.cover(&bare, veil)
    }
  }
  return bare
}

/// Whether a field of a kind is kept encrypted in an institution, whole, for what it or one of its
/// rows' fields says.
func isSealed<T: Item>(_ field: Field<T>, of type: T.Type) -> Bool {
  !field.marks.isDisjoint(with: [.personal, .confidential]) || field.shape.holdsPersonalMarks
    || HeldOfPeople.sealed(ofKind: T.kind.name).contains(field.name)
}

extension Shape {
  /// Whether small values of this shape have fields that tell of people.
  var holdsPersonalMarks: Bool {
    switch self {
    case .rows(_, let fields):
      fields.contains { $0.isPersonal || $0.isConfidential || $0.shape.holdsPersonalMarks }
    case .list(let element): element.holdsPersonalMarks
    default: false
    }
  }
}
