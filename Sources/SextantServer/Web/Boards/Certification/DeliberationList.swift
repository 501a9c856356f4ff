import SextantModel

/// A session of an institution; the server's own are those of who is signed in.
typealias JurySession = SextantModel.Session

/// The candidates of a session as one reader finds them on the deliberation board: what each waits
/// for, as far as it is this reader's to know.
struct DeliberationList: Sendable {
  enum State: String, Sendable, CaseIterable {
    /// The reader has still to hand in marks of their own: then nothing else is told.
    case own
    case waits
    /// Gaps to reconcile, votes to finish, second readings to settle.
    case open
    case ready
    /// Handed in, and under seal for this reader.
    case sealed
  }

  struct Line: Sendable {
    let candidate: Candidate
    let sheet: CandidateSheet
    let deliberation: Deliberation
    let open: [SessionDecisions.Open]
    let state: State
    /// Marks handed in, and how many there are to be; `nil` where the reader cannot know.
    let handedIn: (done: Int, all: Int)?

    var gaps: Int { deliberation.criteria.count(where: \.mustReconcile) }
  }

  static let perPage = 25

  let session: JurySession
  let sheets: SessionSheets
  /// Whether this reader sees that marks are in, and not what they say.
  let isSealed: Bool
  let lines: [Line]
  private let juror: ID<JuryMember>?

  var frame: DeliberationFrame { sheets.frame }

  /// - Parameter juror: as whom the reader sits; a juror finds those whom they hear, until results
  ///   are published.
  init(
    _ session: JurySession, in dossier: Dossier, _ frame: DeliberationFrame,
    for juror: ID<JuryMember>?
  ) {
    self.session = session
    self.juror = juror
    let sheets = SessionSheets(session, in: dossier, frame)
    self.sheets = sheets
    let isPublished = session.publishedOn != nil
    isSealed = juror == nil && !isPublished
    let isSealed = isSealed
    let shown = sheets.candidates.filter { candidate in
      guard let juror, !isPublished else { return true }
      return sheets.isHeard(candidate.id, by: juror)
    }
    var unsettled: [ID<Candidate>: [String]] = [:]
    for owner in dossier.all(PieceOwner.self) {
      guard let piece = dossier.find(owner.piece), piece.session == session.id,
        piece.settledOn == nil, let candidate = owner.candidate
      else { continue }
      unsettled[candidate, default: []].append(piece.code)
    }
    lines = shown.map { candidate in
      let sheet = sheets.sheet(candidate)
      let deliberation = Deliberation(sheet.sheet, frame)
      let open = SessionDecisions.open(sheet, deliberation, unsettled[candidate.id] ?? [])
      let ownWaits = juror.map { juror in sheet.waits.contains { $0.juror == juror } } ?? false
      let state: State
      if ownWaits && !isPublished {
        state = .own
      } else if !sheet.waits.isEmpty {
        state = .waits
      } else if isSealed {
        state = .sealed
      } else {
        state = open.isEmpty ? .ready : .open
      }
      let all = sheet.sheet.seats.reduce(0) {
        $0 + $1.jurors.count * frame.criteria(of: $1.assessment).count
      }
      let missing = sheet.waits.reduce(0) { $0 + $1.criteria.count }
      return Line(
        candidate: candidate, sheet: sheet, deliberation: deliberation, open: open, state: state,
        handedIn: state == .own ? nil : (max(0, all - missing), all))
    }
  }

  /// Those that a filter leaves: by panel, by state, by a part of the name.
  func filtered(panel: String?, state: State?, name: String?) -> [Line] {
    let wanted = name.map { $0.lowercased() } ?? ""
    return lines.filter { line in
      if let state, line.state != state { return false }
      if let panel, !line.sheet.slots.contains(where: { $0.panel?.text == panel }) { return false }
      return wanted.isEmpty || line.candidate.name.lowercased().contains(wanted)
    }
  }

  /// By juror, the candidates of whom they have still to hand in marks; in the order of the list.
  var waiting: [(juror: ID<JuryMember>, candidates: Int)] {
    var (order, counts): ([ID<JuryMember>], [ID<JuryMember>: Int]) = ([], [:])
    for line in lines where line.state != .own {
      for juror in Set(line.sheet.waits.map(\.juror)) {
        if counts[juror] == nil { order.append(juror) }
        counts[juror, default: 0] += 1
      }
    }
    return order.sorted { $0.text < $1.text }.map { ($0, counts[$0] ?? 0) }
  }
}
