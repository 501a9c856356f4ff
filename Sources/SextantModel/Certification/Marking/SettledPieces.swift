/// Second and third readings whose code is lifted, by the candidate whose work it was.
struct SettledPieces: Sendable {
  struct Piece: Sendable {
    let assessment: String
    /// The second marker, and the third where there is one.
    let jurors: [ID<JuryMember>]
    /// As marks of the defence are, but for the candidate.
    let marks: [Mark]
    /// Criteria that the third reading settled.
    let settled: [String]
  }

  private let pieces: [ID<Candidate>: [Piece]]

  init(of session: Session, in dossier: Dossier) {
    let settled = dossier.all(BlindPiece.self).filter {
      $0.session == session.id && $0.settledOn != nil
    }
    guard !settled.isEmpty else {
      pieces = [:]
      return
    }
    let owners = Dictionary(
      dossier.all(PieceOwner.self).map { ($0.piece ?? "", $0) }
    ) { $1 }
    let marks = Dictionary(
      grouping: dossier.all(BlindMark.self).filter { $0.submittedAt != nil }
    ) { $0.piece ?? "" }
    var pieces: [ID<Candidate>: [Piece]] = [:]
    for piece in settled {
      guard let owner = owners[piece.id], let candidate = owner.candidate else { continue }
      let own = marks[piece.id] ?? []
      pieces[candidate, default: []].append(
        Piece(
          assessment: piece.assessment, jurors: [piece.second, piece.third].compactMap(\.self),
          marks: own.map { blind in
            var mark = Mark()
            mark.id = ID(blind.id.text)
            (mark.slot, mark.juror) = (owner.slot, blind.juror)
            (mark.criterion, mark.level, mark.comment) = (
              blind.criterion, blind.level, blind.comment
            )
            mark.submittedAt = blind.submittedAt
            return mark
          },
          settled: piece.third.map { third in
            own.filter { $0.juror == third }.map(\.criterion)
          } ?? []))
    }
    self.pieces = pieces
  }

  func of(_ candidate: ID<Candidate>) -> [Piece] { pieces[candidate] ?? [] }
}
