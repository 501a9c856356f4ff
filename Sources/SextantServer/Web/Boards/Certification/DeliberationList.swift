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

  /// One candidate as the list tells of them.
  struct Line: Sendable {
    let candidate: Candidate
    let state: State
    let waits: [CandidateSheet.Wait]
    /// The panels that hear them.
    let panels: [ID<Panel>]
    /// Marks handed in, and how many there are to be; `nil` where the reader cannot know.
    let handedIn: (done: Int, all: Int)?
  }

  /// One candidate with all that was said of them, and what the rules make of it.
  struct Whole: Sendable {
    let candidate: Candidate
    let state: State
    let sheet: CandidateSheet
    let deliberation: Deliberation
  }

  static let perPage = 25

  let session: JurySession
  let sheets: SessionSheets
  /// Whether this reader sees that marks are in, and not what they say.
  let isSealed: Bool
  /// Whom this reader finds.
  let candidates: [Candidate]
  private let juror: ID<JuryMember>?
  private let isPublished: Bool
  private let unsettled: [ID<Candidate>: [String]]

  var frame: DeliberationFrame { sheets.frame }

  /// - Parameter juror: as whom the reader sits; a juror finds those whom they hear, until results
  ///   are published.
  init(_ sheets: SessionSheets, in dossier: Dossier, for juror: ID<JuryMember>?) {
    session = sheets.session
    self.sheets = sheets
    self.juror = juror
    let isPublished = session.publishedOn != nil
    self.isPublished = isPublished
    isSealed = juror == nil && !isPublished
    candidates = sheets.candidates.filter { candidate in
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
    self.unsettled = unsettled
  }

  /// All whom the reader finds: deliberated on only where that decides what is told of them.
  func lines() -> [Line] {
    candidates.map { candidate in
      let sheet = sheets.sheet(candidate)
      let state = state(of: sheet, nil)
      let all = sheet.sheet.seats.reduce(0) {
        $0 + $1.jurors.count * frame.criteria(of: $1.assessment).count
      }
      let missing = sheet.waits.reduce(0) { $0 + $1.criteria.count }
      var panels: [ID<Panel>] = []
      for case let panel? in sheet.slots.map(\.panel) where !panels.contains(panel) {
        panels.append(panel)
      }
      return Line(
        candidate: candidate, state: state, waits: sheet.waits, panels: panels,
        handedIn: state == .own ? nil : (max(0, all - missing), all))
    }
  }

  /// - Returns: `nil` for who is not among those whom the reader finds.
  func whole(_ id: String) -> Whole? {
    candidates.first { $0.id.text == id }.map { candidate in
      let sheet = sheets.sheet(candidate)
      let deliberation = Deliberation(sheet.sheet, frame)
      return Whole(
        candidate: candidate, state: state(of: sheet, deliberation), sheet: sheet,
        deliberation: deliberation)
    }
  }

  /// - Parameter deliberation: of the sheet, where it is at hand.
  private func state(of sheet: CandidateSheet, _ deliberation: Deliberation?) -> State {
    if let juror, !isPublished, sheet.waits.contains(where: { $0.juror == juror }) { return .own }
    if !sheet.waits.isEmpty { return .waits }
    if isSealed { return .sealed }
    let open = SessionDecisions.open(
      sheet, deliberation ?? Deliberation(sheet.sheet, frame),
      unsettled[sheet.sheet.candidate.id] ?? [])
    return open.isEmpty ? .ready : .open
  }
}

extension [DeliberationList.Line] {
  /// Those that a filter leaves: by panel, by state, by a part of the name.
  func filtered(panel: String?, state: DeliberationList.State?, name: String?) -> Self {
    let wanted = name.map { $0.lowercased() } ?? ""
    return filter { line in
      if let state, line.state != state { return false }
      if let panel, !line.panels.contains(where: { $0.text == panel }) { return false }
      return wanted.isEmpty || line.candidate.name.lowercased().contains(wanted)
    }
  }

  /// By juror, the candidates of whom they have still to hand in marks; in the order of the list.
  var waiting: [(juror: ID<JuryMember>, candidates: Int)] {
    var (order, counts): ([ID<JuryMember>], [ID<JuryMember>: Int]) = ([], [:])
    for line in self where line.state != .own {
      for juror in Set(line.waits.map(\.juror)) {
        if counts[juror] == nil { order.append(juror) }
        counts[juror, default: 0] += 1
      }
    }
    return order.sorted { $0.text < $1.text }.map { ($0, counts[$0] ?? 0) }
  }
}

extension View {
  /// What a session's panels said, gone through once per change.
  func sheets(of session: JurySession, _ frame: DeliberationFrame) -> SessionSheets {
    examined.kept.piece(
      "sheets \(session.id.text)", size: { _ in 8 * all(SextantModel.Mark.self).count },
      { SessionSheets(session, in: dossier, frame) })
  }

  /// The deliberation's list as the reader finds it, worked out once per change.
  func lines(of list: DeliberationList) -> [DeliberationList.Line] {
    examined.kept.piece(
      "deliberation \(list.session.id.text) \(reader.juror?.text ?? "")",
      size: { 200 * $0.count + 100 * $0.reduce(0) { $0 + $1.waits.count } },
      { list.lines() })
  }
}
