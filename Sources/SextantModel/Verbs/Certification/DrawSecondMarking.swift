internal import SextantKernels

/// Draws the written work that is read a second time, and gives each piece its code and its reader.
enum DrawSecondMarking: Verb {
  static let card = VerbCard(
    "markingDraw.draw", on: MarkingDraw.self, governs: ["share", "among", "drawnAt"],
    mayAsk: ["seed"],
    refusals: ["noFrame", "noShare", "notWritten", "noMarkers", "nobody", "unread", "twice"])

  static func concerns(_ draw: MarkingDraw) -> Bool { draw.drawnAt == nil }

  static func examine(_ draw: MarkingDraw, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(draw, "session", "assessment")
    if x.isJuror { obstacles.addShared("noRight") }
    guard let session = x.find(draw.session) else { return }
    guard case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return obstacles.add("noFrame") }
    if (frame.rules.secondMarking?.fraction ?? 0) <= 0 { obstacles.add("noShare") }
    let assessment = frame.short(draw.assessment)
    let rule = frame.rules.assessments.first { frame.short($0.assessment) == assessment }
    if rule?.isWritten != true { obstacles.add("notWritten", at: "assessment") }
    if draw.markers.isEmpty { obstacles.add("noMarkers", at: "markers") }
    let twice = x.all(MarkingDraw.self).contains { other in
      other.id != draw.id && other.drawnAt != nil && other.session == draw.session
        && frame.short(other.assessment) == assessment
    }
    if twice { obstacles.add("twice") }
    let filled = filled(draw, frame, x)
    if filled.among.isEmpty { return obstacles.add("nobody") }
    let unread = filled.repeated(in: x.dossier).unread
    if !unread.isEmpty, !draw.markers.isEmpty {
      obstacles.add(
        "unread", at: "markers",
        ["candidates": .texts(unread.map { x.find($0)?.name ?? $0.text })])
    }
  }

  /// The draw with all that it follows from.
  private static func filled(_ draw: MarkingDraw, _ frame: DeliberationFrame, _ x: VerbContext)
    -> MarkingDraw
  {
    var draw = draw
    draw.share = frame.rules.secondMarking
    if draw.seed.allSatisfy(\.isWhitespace) {
      draw.seed = "\(draw.session?.text ?? "") \(draw.assessment) \(x.now.cell)"
    }
    let missed = Set(
      x.all(Attendance.self).filter { $0.state == .absent || $0.state == .excused }
        .map { "\($0.slot?.text ?? "")\n\($0.candidate?.text ?? "")" })
    var among: Set<String> = []
    for slot in x.all(Slot.self)
    where slot.session == draw.session
      && frame.short(slot.assessment) == frame.short(draw.assessment)
    {
      for candidate in slot.heard(in: x.dossier)
      where !missed.contains("\(slot.id.text)\n\(candidate.text)") {
        among.insert(candidate.text)
      }
    }
    draw.among = among.sorted().map { ID($0) }
    return draw
  }

  static func carryOut(_ draw: inout MarkingDraw, _ x: VerbContext, _ changes: inout VerbChanges) {
    guard let session = x.find(draw.session),
      case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return }
    draw = filled(draw, frame, x)
    draw.drawnAt = x.now
    let sample = draw.repeated(in: x.dossier)
    var slots: [ID<Candidate>: ID<Slot>] = [:]
    for slot in x.all(Slot.self)
    where slot.session == session.id
      && frame.short(slot.assessment) == frame.short(draw.assessment)
    {
      for candidate in slot.heard(in: x.dossier) { slots[candidate] = slot.id }
    }
    // In the order of the codes: that in which they were drawn tells nothing.
    for drawn in sample.drawn.sorted(by: { $0.code < $1.code }) {
      var piece = BlindPiece()
      piece.id = ID("\(draw.id.text)-\(drawn.code)")
      (piece.session, piece.assessment) = (draw.session, draw.assessment)
      (piece.code, piece.second) = (drawn.code, drawn.second)
      var owner = PieceOwner()
      owner.id = ID("\(draw.id.text)-\(drawn.code)-of")
      (owner.piece, owner.candidate) = (piece.id, drawn.candidate)
      owner.slot = slots[drawn.candidate]
      changes.put(piece)
      changes.put(owner)
    }
    changes.arguments["count"] = .integer(sample.drawn.count)
    changes.arguments["of"] = .integer(draw.among.count)
  }
}
