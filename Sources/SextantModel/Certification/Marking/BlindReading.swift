/// A piece under a code: what its readers have handed in, how far apart they are, what comes next.
public struct BlindReading: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    /// The second marker has not handed in everything.
    case awaitsSecond
    /// The first markers have not.
    case awaitsFirst
    /// Beyond the tolerance: a third is to be called.
    case needsThird
    case awaitsThird
    /// Nothing stands in the way of lifting the code.
    case ready
    case settled
  }

  /// The marks of one criterion: the first markers', the second's, the third's.
  public struct Line: Sendable, Equatable {
    public let criterion: String
    public let first: [String]
    public let second: String?
    public let third: String?
    public let isBeyond: Bool
  }

  public let piece: BlindPiece
  public let owner: PieceOwner?
  public let state: State
  public let lines: [Line]

  /// What readings are made of, found once for many pieces.
  public struct Sources: Sendable {
    let dossier: Dossier
    private var owners: [ID<BlindPiece>: PieceOwner] = [:]
    private var blind: [ID<BlindPiece>: [BlindMark]] = [:]
    private var marks: [ID<Slot>: [Mark]] = [:]

    /// - Parameter dossier: the whole one: the first marks and the owner are under seal.
    public init(_ dossier: Dossier) {
      self.dossier = dossier
      for owner in dossier.all(PieceOwner.self) {
        if let piece = owner.piece, owners[piece] == nil { owners[piece] = owner }
      }
      for mark in dossier.all(BlindMark.self) where mark.submittedAt != nil {
        if let piece = mark.piece { blind[piece, default: []].append(mark) }
      }
      let slots = Set(owners.values.compactMap(\.slot))
      for mark in dossier.all(Mark.self) where mark.submittedAt != nil {
        if let slot = mark.slot, slots.contains(slot) { marks[slot, default: []].append(mark) }
      }
    }

    func owner(of piece: ID<BlindPiece>) -> PieceOwner? { owners[piece] }
    func readings(of piece: ID<BlindPiece>) -> [BlindMark] { blind[piece] ?? [] }
    func firsts(in slot: ID<Slot>?) -> [Mark] { slot.flatMap { marks[$0] } ?? [] }
  }

  /// - Parameter dossier: the whole one: the first marks and the owner are under seal.
  public init(_ piece: BlindPiece, in dossier: Dossier, _ frame: DeliberationFrame) {
    self.init(piece, Sources(dossier), frame)
  }

  public init(_ piece: BlindPiece, _ sources: Sources, _ frame: DeliberationFrame) {
    self.piece = piece
    let dossier = sources.dossier
    let owner = sources.owner(of: piece.id)
    self.owner = owner
    let criteria = frame.criteria(of: frame.short(piece.assessment))
    let blind = sources.readings(of: piece.id)
    func said(_ juror: ID<JuryMember>?, _ criterion: String) -> String? {
      juror.flatMap { juror in
        blind.last { $0.juror == juror && frame.short($0.criterion) == criterion }?.level
      }
    }
    let slot = dossier.find(owner?.slot)
    let jurors = SessionSheets.jurors(of: dossier.find(slot?.panel), in: slot)
    let firsts = sources.firsts(in: owner?.slot).filter { mark in
      (mark.candidate == owner?.candidate || mark.candidate == nil)
        && mark.juror.map { jurors.contains($0) } ?? false
    }
    let gap = frame.rules.maximumGap ?? .infinity
    let lines = criteria.map { criterion in
      let first = jurors.compactMap { juror in
        firsts.last { $0.juror == juror && frame.short($0.criterion) == criterion }?.level
      }
      let second = said(piece.second, criterion)
      let points = (first + [second].compactMap(\.self)).compactMap { frame.scale.points($0) }
      let spread = (points.max() ?? 0) - (points.min() ?? 0)
      return Line(
        criterion: criterion, first: first, second: second, third: said(piece.third, criterion),
        isBeyond: second != nil && spread > gap + 1e-9)
    }
    self.lines = lines
    let needsThird = lines.contains(where: \.isBeyond)
    if piece.settledOn != nil {
      state = .settled
    } else if lines.contains(where: { $0.second == nil }) {
      state = .awaitsSecond
    } else if jurors.isEmpty || lines.contains(where: { $0.first.count < jurors.count }) {
      state = .awaitsFirst
    } else if needsThird, piece.third == nil {
      state = .needsThird
    } else if needsThird, lines.contains(where: { $0.isBeyond && $0.third == nil }) {
      state = .awaitsThird
    } else {
      state = .ready
    }
  }
}
