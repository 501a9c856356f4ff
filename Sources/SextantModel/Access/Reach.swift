/// How much of a dossier a reader may see.
public enum Reach: Sendable, Hashable {
  /// All of it.
  case everything
  /// All but what is confidential; of the kinds named, that as well.
  case ordinary(confidentialOf: Set<String> = [])
  /// What an institution lets its people see: as above, and of marks, decisions and reasons only
  /// what is theirs to know.
  case institution(InstitutionSeat)
  /// What is shared with a vendor's people: the items of its shares, the vendor itself and the
  /// dossier's head.
  case partner(ID<Vendor>)
  /// What a link that was handed out opens, for reading only.
  case link(LinkScope)
  case nothing

  /// Whether every item of a kind is within reach: by right, whatever a dossier holds, so that the
  /// answer tells nothing of what is hidden. What is confidential is not counted.
  public func holdsAll(of kind: Kind) -> Bool {
    switch self {
    case .everything, .ordinary: true
    case .institution: !InstitutionSeal.kinds.contains(kind.name)
    case .link(let scope): scope.rooms.contains(kind.room) || scope.kinds.contains(kind.name)
    case .partner, .nothing: kind.name == DossierHead.kind.name
    }
  }

  /// Whether what a check concludes of the dossier within reach holds of the whole: by right too.
  public func judges(_ card: CheckCard) -> Bool {
    if self == .everything { return true }
    return !card.weighsConfidential && card.reads.allSatisfy { holdsAll(of: $0.kind) }
  }

  /// Whether the reader is the one who knows why an arrangement is given.
  public var readsReasons: Bool {
    if case .institution(let seat) = self { seat.readsReasons } else { false }
  }

  /// What marks a field of a kind must not bear to be changed: a partner does not say whose an item
  /// is.
  func fixedMarks(of kind: Kind) -> FieldMarks {
    let hidden = hiddenMarks(of: kind)
    return if case .partner = self { hidden.union(.belongsTo) } else { hidden }
  }

  /// What marks a field of a kind must not bear to be seen.
  func hiddenMarks(of kind: Kind) -> FieldMarks {
    switch self {
    case .everything: []
    case .ordinary(let kinds): kinds.contains(kind.name) ? [] : .confidential
    case .institution(let seat): seat.confidentialOf.contains(kind.name) ? [] : .confidential
    case .partner: .confidential
    case .link(let scope):
      scope.showsPersonalData ? .confidential : [.confidential, .personal]
    case .nothing: [.confidential, .personal]
    }
  }
}

/// What a link that was handed out opens: rooms, kinds and single items, read only.
///
/// Names and other data on people are left out unless the one who made the link wants them in.
public struct LinkScope: Sendable, Hashable {
  public var rooms: Set<Room>
  public var kinds: Set<String>
  public var items: Set<String>
  public var showsPersonalData: Bool

  public init(
    rooms: Set<Room> = [], kinds: Set<String> = [], items: Set<String> = [],
    showsPersonalData: Bool = false
  ) {
    self.rooms = rooms
    self.kinds = kinds
    self.items = items
    self.showsPersonalData = showsPersonalData
  }

  func holds(_ kind: Kind, _ id: String) -> Bool {
    rooms.contains(kind.room) || kinds.contains(kind.name) || items.contains(id)
  }
}

/// An item that may be confidential as a whole.
protocol Withholdable: Item {
  var isConfidential: Bool { get }
}
