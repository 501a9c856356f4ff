/// Calls a third reader for a piece on which the first two are too far apart.
enum CallThirdReader: Verb {
  static let card = VerbCard(
    "blindPiece.callThird", on: BlindPiece.self, governs: ["third"], asks: ["third"],
    refusals: ["noFrame", "notNeeded", "sameReader", "linked"], readsSealed: true)

  static func concerns(_ piece: BlindPiece) -> Bool {
    piece.settledOn == nil && piece.third == nil
  }

  static func examine(_ piece: BlindPiece, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if x.isJuror && !x.actor.mayApprove { obstacles.addShared("noRight") }
    var asked = piece
    asked.third = nil
    guard let reading = BlindReading(asked, x) else { return obstacles.add("noFrame") }
    if reading.state != .needsThird { obstacles.add("notNeeded") }
    guard let third = piece.third else { return }
    if third == piece.second { return obstacles.add("sameReader", at: "third") }
    let barred = MarkingDraw.barred([third], x.dossier, piece.assessment, piece.session)
    if let candidate = reading.owner?.candidate, barred[candidate]?.contains(third) == true {
      obstacles.add("linked", at: "third")
    }
  }
}

/// Lifts the code of a piece that all its readers have marked; from then on their marks count.
enum SettleBlindPiece: Verb {
  static let card = VerbCard(
    "blindPiece.settle", on: BlindPiece.self, governs: ["settledOn"],
    refusals: ["noFrame", "awaitsFirst", "awaitsSecond", "needsThird", "awaitsThird"],
    readsSealed: true)

  static func concerns(_ piece: BlindPiece) -> Bool { piece.settledOn == nil }

  static func examine(_ piece: BlindPiece, _ x: VerbContext, _ obstacles: inout Obstacles) {
    if x.isJuror && !x.actor.mayApprove { obstacles.addShared("noRight") }
    guard let reading = BlindReading(piece, x) else { return obstacles.add("noFrame") }
    switch reading.state {
    case .ready, .settled: break
    case .awaitsFirst, .awaitsSecond, .needsThird, .awaitsThird:
      obstacles.add(reading.state.rawValue)
    }
  }

  static func carryOut(_ piece: inout BlindPiece, _ x: VerbContext, _ changes: inout VerbChanges) {
    piece.settledOn = x.today
  }
}

extension BlindReading {
  init?(_ piece: BlindPiece, _ x: VerbContext) {
    guard let session = x.find(piece.session),
      case .success(let frame) = SessionFrame.frame(of: session, in: x.dossier, x.library)
    else { return nil }
    self.init(piece, in: x.dossier, frame)
  }
}
