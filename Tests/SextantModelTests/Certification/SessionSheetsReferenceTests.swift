import Testing

@testable import SextantModel

/// The sheets of a session, found by index, against what is found by going through all items for each
/// candidate anew.
@Suite struct SessionSheetsReferenceTests {
  /// What was said of one candidate, by plain search.
  struct Plain {
    let dossier: Dossier
    let session: Session
    let frame: DeliberationFrame
    let candidate: Candidate

    func long(_ name: String, is short: String) -> Bool { name == short || name == "RS.\(short)" }
    func short(_ name: String) -> String {
      name.hasPrefix("RS.") ? String(name.dropFirst(3)) : name
    }

    var slots: [Slot] {
      dossier.all(Slot.self).filter {
        $0.session == session.id && $0.heard(in: dossier).contains(candidate.id)
      }
    }
    func state(_ slot: Slot) -> AttendanceState? {
      dossier.all(Attendance.self).last { $0.candidate == candidate.id && $0.slot == slot.id }?
        .state
    }
    var judged: [Slot] { slots.filter { [nil, .present].contains(state($0)) } }
    var pieces: [BlindPiece] {
      dossier.all(BlindPiece.self).filter { piece in
        piece.session == session.id && piece.settledOn != nil
          && seatsBefore.contains { long(piece.assessment, is: $0.assessment) }
          && dossier.all(PieceOwner.self).last { $0.piece == piece.id }?.candidate == candidate.id
      }
    }

    var seatsBefore: [JurySeat] {
      var seats: [JurySeat] = []
      for slot in judged {
        let panel = dossier.find(slot.panel)
        let sitting = (panel?.present.isEmpty ?? true) ? panel?.members ?? [] : panel?.present ?? []
        seats.removeAll { $0.assessment == short(slot.assessment) }
        seats.append(
          JurySeat(
            short(slot.assessment), sitting.filter { !slot.recused.contains($0) },
            president: panel?.president))
      }
      return seats
    }
    var seats: [JurySeat] {
      var seats = seatsBefore
      for piece in pieces {
        for place in seats.indices where long(piece.assessment, is: seats[place].assessment) {
          for reader in [piece.second, piece.third].compactMap(\.self)
          where !seats[place].jurors.contains(reader) {
            seats[place].jurors.append(reader)
            seats[place].readers.append(reader)
          }
        }
      }
      return seats
    }

    func missed(_ wanted: AttendanceState) -> Set<String> {
      let heard = Set(judged.map { short($0.assessment) })
      return Set(slots.filter { state($0) == wanted }.map { short($0.assessment) })
        .subtracting(heard)
    }

    /// The level that a juror said last of a criterion: own marks, then the team's, slot by slot, then
    /// what was read blind.
    func level(_ juror: ID<JuryMember>, _ criterion: String) -> String? {
      let all = dossier.all(Mark.self).filter {
        $0.submittedAt != nil && $0.juror == juror && long($0.criterion, is: criterion)
      }
      let ofSession = Set(
        dossier.all(Slot.self).filter { $0.session == session.id }.map(\.id))
      let own = all.filter {
        $0.candidate == candidate.id && ($0.slot.map(ofSession.contains) ?? false)
      }
      let team = judged.flatMap { slot in
        all.filter { $0.candidate == nil && $0.slot == slot.id }
      }
      let blind = pieces.flatMap { piece in
        dossier.all(BlindMark.self).filter {
          $0.piece == piece.id && $0.juror == juror && $0.submittedAt != nil
            && long($0.criterion, is: criterion)
        }
      }
      return blind.last?.level ?? team.last?.level ?? own.last?.level
    }

    func agreed(_ criterion: String) -> String? {
      let ofSession = Set(
        dossier.all(Slot.self).filter { $0.session == session.id }.map(\.id))
      let all = dossier.all(Reconciliation.self).filter {
        $0.agreedOn != nil && long($0.criterion, is: criterion)
          && ($0.slot.map(ofSession.contains) ?? false)
      }
      let team = judged.flatMap { slot in
        all.filter { $0.candidate == nil && $0.slot == slot.id }
      }
      return (all.filter { $0.candidate == candidate.id } + team).last?.level
    }

    var settled: Set<String> {
      Set(
        pieces.flatMap { piece in
          dossier.all(BlindMark.self).filter {
            $0.piece == piece.id && $0.juror == piece.third && piece.third != nil
              && $0.submittedAt != nil
          }.map { short($0.criterion) }
        })
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what the index finds is what a search finds`(seed: UInt64) throws {
    let scene = RandomSession(seed: seed)
    let (dossier, frame) = (scene.items, scene.frame)
    let sheets = SessionSheets(scene.session, in: dossier, frame)
    let heard = dossier.all(Candidate.self).filter { candidate in
      dossier.all(Slot.self).contains {
        $0.session == "S1" && $0.heard(in: dossier).contains(candidate.id)
      }
    }
    #expect(sheets.candidates == heard && !heard.isEmpty)
    for candidate in heard {
      let plain = Plain(
        dossier: dossier, session: scene.session, frame: frame, candidate: candidate)
      let found = sheets.sheet(candidate)
      let sheet = found.sheet
      let seats = plain.seats
      #expect(sheet.seats == (seats.isEmpty ? [JurySeat("", [])] : seats))
      #expect(found.slots == plain.judged)
      #expect(sheet.absentFrom == plain.missed(.absent))
      #expect(found.excusedFrom == plain.missed(.excused).subtracting(sheet.absentFrom))
      #expect(sheet.settled == plain.settled)
      let votes = dossier.all(JuryVote.self).filter {
        $0.castAt != nil && $0.candidate == candidate.id
          && dossier.find($0.panel)?.session == "S1"
      }
      #expect(sheet.votes.map(\.id) == votes.map(\.id))
      #expect(sheet.votes.map(\.block) == votes.map { plain.short($0.block) })

      let kept = candidate.keptBlocks.map { plain.short($0.block) }
      let sought = candidate.blocks.map(plain.short)
      let deliberation = Deliberation(sheet, frame)
      var criteria: [CriterionStanding] = []
      for block in frame.blockNames
      where (sought.isEmpty || sought.contains(block)) && !kept.contains(block) {
        for assessment in frame.assessments(of: block) {
          let seat =
            seats.first { $0.assessment == assessment } ?? JurySeat(assessment, [])
          for criterion in frame.criteria(of: assessment) {
            criteria.append(
              CriterionStanding(
                criterion, seat, levels: seat.jurors.map { plain.level($0, criterion) },
                agreed: plain.agreed(criterion),
                isSettled: plain.settled.contains(criterion), frame.rules, frame.scale))
          }
        }
      }
      #expect(deliberation.criteria == criteria)
      let waits = seats.filter { seat in
        frame.blockNames.contains { block in
          (sought.isEmpty || sought.contains(block)) && !kept.contains(block)
            && frame.assessments(of: block).contains(seat.assessment)
        }
      }.flatMap { seat in
        seat.jurors.filter { !seat.readers.contains($0) }.compactMap {
          juror -> CandidateSheet.Wait? in
          let open = frame.criteria(of: seat.assessment).filter { plain.level(juror, $0) == nil }
          return open.isEmpty
            ? nil : CandidateSheet.Wait(juror: juror, assessment: seat.assessment, criteria: open)
        }
      }
      #expect(found.waits == waits)
    }
  }

  @Test func `the sessions drawn hold what makes deliberation hard`() {
    var met: Set<String> = []
    for seed in 1...60 as ClosedRange<UInt64> {
      let scene = RandomSession(seed: seed)
      let sheets = SessionSheets(scene.session, in: scene.items, scene.frame)
      for candidate in sheets.candidates {
        let sheet = sheets.sheet(candidate)
        let deliberation = Deliberation(sheet.sheet, scene.frame)
        if !sheet.sheet.absentFrom.isEmpty { met.insert("absent") }
        if !sheet.excusedFrom.isEmpty { met.insert("excused") }
        if !sheet.sheet.settled.isEmpty { met.insert("settled") }
        if sheet.sheet.marks.contains(where: { $0.candidate == nil }) { met.insert("team") }
        if !sheet.waits.isEmpty { met.insert("waits") }
        if deliberation.criteria.contains(where: \.isReconciled) { met.insert("reconciled") }
        if deliberation.criteria.contains(where: \.mustReconcile) { met.insert("gap") }
        if deliberation.blocks.contains(where: { $0.vote != nil }) { met.insert("vote") }
        if deliberation.blocks.contains(where: \.isKept) { met.insert("kept") }
        for block in deliberation.blocks { met.insert(block.result.rawValue) }
      }
    }
    #expect(
      met == [
        "absent", "excused", "settled", "team", "waits", "reconciled", "gap", "vote", "kept",
        "acquired", "notAcquired", "undecided",
      ])
  }

  /// The plain way to a criterion's standing, by the marks themselves, is the same.
  @Test func `a criterion by its marks stands as by its levels`() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let scene = RandomSession(seed: seed)
      let frame = scene.frame
      let sheets = SessionSheets(scene.session, in: scene.items, frame)
      for candidate in sheets.candidates {
        let sheet = sheets.sheet(candidate).sheet
        for standing in Deliberation(sheet, frame).criteria {
          let name = standing.criterion
          #expect(
            standing
              == CriterionStanding(
                name, sheet, sheet.seat(of: frame.assessment(of: name)),
                sheet.marks.filter { $0.criterion == name }, frame.rules, frame.scale))
        }
      }
    }
  }
}
