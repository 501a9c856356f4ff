import SextantModel
import Testing

@testable import SextantServer

/// The boards of deliberation, second marking and agreement, as the people of an institution find
/// and use them.
@Suite struct JuryBoardsTests {
  typealias Somebody = InstitutionBench.Somebody
  static let helene = Somebody.president("J-HELENE")
  static let rachid = Somebody.juror("J-RACHID")
  static let solene = Somebody.juror("J-SOLENE")
  static let extra = Somebody.juror("J-EXTRA")
  static let moment = Moment(day: InstitutionBench.day, time: ClockTime(minutes: 600))

  /// The example with every mark in at level C, but for one that is two levels lower; written work
  /// is read twice, and somebody of no panel may read it.
  static func marked(_ change: (inout Dossier) -> Void = { _ in }) throws -> Dossier {
    var items = InstitutionBench.example.dossier
    var rules = try #require(items.all(CertifierRules.self).first { $0.framework == "MSMD" })
    for place in rules.assessments.indices where rules.assessments[place].assessment == "E2" {
      rules.assessments[place].isWritten = true
    }
    rules.secondMarking = Share(percent: 100)
    items.put(rules)
    var juror = JuryMember()
    (juror.id, juror.name, juror.isExternal) = ("J-EXTRA", "Edmée Vallon", true)
    items.put(juror)
    for mark in items.all(SextantModel.Mark.self) { items.remove(mark.id.text) }
    for old in items.all(Reconciliation.self) { items.remove(old.id.text) }
    for old in items.all(JuryVote.self) { items.remove(old.id.text) }
    let session = try #require(items.all(SextantModel.Session.self).first)
    let frame = try SessionFrame.frame(of: session, in: items, WorkedExample.library).get()
    for slot in items.all(Slot.self) {
      for juror in SessionSheets.jurors(of: items.find(slot.panel), in: slot) {
        for candidate in slot.heard(in: items) {
          for criterion in frame.criteria(of: frame.short(slot.assessment)) {
            var mark = SextantModel.Mark()
            mark.id = ID("M-\(slot.id.text)-\(candidate.text)-\(juror.text)-\(criterion)")
            (mark.slot, mark.candidate, mark.juror) = (slot.id, candidate, juror)
            (mark.criterion, mark.level, mark.submittedAt) = (criterion, "C", moment)
            mark.comment = "vu par \(juror.text)"
            items.put(mark)
          }
        }
      }
    }
    var low = try #require(items.find(ID<SextantModel.Mark>("M-T1-K-ANOUK-J-RACHID-E2.k02")))
    low.level = "A"
    items.put(low)
    change(&items)
    return items
  }

  func html(_ answer: Answer?) throws -> String {
    guard case .page(let page) = try #require(answer) else {
      Issue.record("no page: \(String(describing: answer))")
      return ""
    }
    return page.main.markup
  }

  func location(_ answer: Answer?) -> String? {
    if case .seeOther(let to, _)? = answer { to } else { nil }
  }

  func status(_ answer: Answer?) -> Int? {
    switch answer {
    case .page(let page): page.status
    case .seeOther: 303
    default: nil
    }
  }

  @Test(arguments: Language.allCases)
  func `every board is well formed for every reader, in both languages`(language: Language) throws {
    let items = try Self.marked { items in
      var anchor = Anchor()
      (anchor.id, anchor.session, anchor.title) = ("AN1", "S-2026-06", "Étalon")
      anchor.assessment = "E2"
      items.put(anchor)
    }
    let bench = try InstitutionBench(items)
    let readers = [
      Somebody.manager, .owner, .officer, .auditor, Self.helene, Self.rachid, Self.extra,
    ]
    for board in [DeliberationBoard.self, DoubleMarkingBoard.self, AgreementBoard.self]
      as [any Board.Type]
    {
      for who in readers {
        for query in [
          [], [("candidate", "K-ANOUK")], [("panel", "P1"), ("state", "open")], [("anchor", "AN1")],
          [("page", "99")], [("candidate", "<i>"), ("name", "\"><i>")],
        ] as [[(name: String, value: String)]] {
          let markup = board.draw(bench.view(who, query, language: language)).markup
          #expect(Markup(markup).problems == [], "\(board.name) \(who.name) \(query)")
          #expect(!markup.contains("[board.") && !markup.contains("<i>"), "\(board.name) \(query)")
        }
      }
    }
  }

  @Test func `from a gap to published results`() async throws {
    let bench = try InstitutionBench(try Self.marked())
    let session = "S-2026-06"
    // The panel sees the gap, and cannot decide before it is agreed on.
    let before = try html(
      bench.get("boards", "deliberation", as: Self.rachid, query: [("candidate", "K-ANOUK")]))
    #expect(before.contains("reconcile") && before.contains("A – non démontré"))
    let refused = await bench.post(
      "sessions", session, "verbs", "session.decide", as: Self.helene)
    #expect(status(refused) == 409)
    #expect(bench.dossier.all(BlockDecision.self).isEmpty)
    // A reason is needed; nothing is kept without.
    let form = [
      ("slot", "T1"), ("criterion", "E2.k02"), ("level", "C"), ("reason", ""),
    ].map { (name: $0.0, value: $0.1) }
    #expect(
      status(
        await bench.post(
          "boards", "deliberation", "K-ANOUK", "reconcile", form: form, as: Self.rachid)) == 409)
    #expect(bench.dossier.all(Reconciliation.self).isEmpty)
    let agreed = await bench.post(
      "boards", "deliberation", "K-ANOUK", "reconcile",
      form: form.dropLast() + [("reason", "Page 12 relue ensemble")], as: Self.rachid)
    #expect(location(agreed)?.contains("K-ANOUK") == true)
    let kept = try #require(bench.dossier.all(Reconciliation.self).first)
    #expect(kept.agreedOn == InstitutionBench.day && kept.level == "C")
    #expect(
      bench.find(ID<SextantModel.Mark>("M-T1-K-ANOUK-J-RACHID-E2.k02"))?.level == "A")

    // One votes; the others must too, or nobody.
    let vote = await bench.post(
      "boards", "deliberation", "K-BAPTISTE", "vote",
      form: [("panel", "P2"), ("block", "B4"), ("vote", "false")], as: Self.rachid)
    #expect(status(vote) == 303)
    #expect(
      status(
        await bench.post("sessions", session, "verbs", "session.decide", as: Self.helene)) == 409)
    _ = await bench.post(
      "boards", "deliberation", "K-BAPTISTE", "vote",
      form: [("panel", "P2"), ("block", "B4"), ("vote", "false")], as: Self.helene)
    #expect(
      status(
        await bench.post("sessions", session, "verbs", "session.decide", as: Self.helene)) == 303)
    let decisions = bench.dossier.all(BlockDecision.self)
    #expect(decisions.count == 7)
    let lost = decisions.filter { $0.result == .notAcquired }
    #expect(lost.map(\.block) == ["B4"] && lost[0].computed == .acquired && lost[0].against == 2)

    // Sealed for who prepares the session, until they publish.
    let sealed = try html(
      bench.get("boards", "deliberation", query: [("candidate", "K-BAPTISTE")]))
    #expect(!sealed.contains("non acquis") && !sealed.contains("satisfaisant"))
    #expect(!sealed.contains("Page 12"))
    #expect(
      status(await bench.post("sessions", session, "verbs", "session.publish", as: Self.rachid))
        == 403 || bench.find(ID<SextantModel.Session>("S-2026-06"))?.publishedOn == nil)
    // Nor for them before the panels have signed what they decided.
    #expect(
      status(await bench.post("sessions", session, "verbs", "session.publish", as: .manager))
        == 409)
    try bench.minute(session)
    #expect(
      status(await bench.post("sessions", session, "verbs", "session.publish", as: .manager))
        == 303)
    let open = try html(
      bench.get("boards", "deliberation", query: [("candidate", "K-BAPTISTE")]))
    #expect(open.contains("non acquis") && open.contains("Validation partielle"))
    // Nothing is said any more once it is published.
    let late = await bench.post(
      "boards", "deliberation", "K-ANOUK", "vote",
      form: [("panel", "P1"), ("block", "B2"), ("vote", "false")], as: Self.rachid)
    #expect(status(late) == 409)
    let corrected = await bench.post(
      "blockDecisions", lost[0].id.text, "verbs", "blockDecision.correct",
      form: [("result", "acquired"), ("grounds", "Vote mal compté"), ("missing.lines", "")],
      as: Self.helene)
    #expect(status(corrected) == 303)
    #expect(bench.find(lost[0].id)?.result == .notAcquired)
    let standing = BlockDecision.standing(bench.dossier.all(BlockDecision.self))
    #expect(standing.count == 7 && standing.allSatisfy { $0.result == .acquired })
  }

  @Test func `before all are in nobody reads anybody's mark`() throws {
    let items = try Self.marked { items in
      for var mark in items.all(SextantModel.Mark.self)
      where mark.juror == "J-SOLENE" && mark.candidate == "K-ANOUK" {
        mark.submittedAt = nil
        items.put(mark)
      }
    }
    let bench = try InstitutionBench(items)
    for who in [Self.solene, Self.helene, .manager] {
      let page = try html(
        bench.get("boards", "deliberation", as: who, query: [("candidate", "K-ANOUK")]))
      #expect(!page.contains("non démontré") && !page.contains("satisfaisant"), "\(who.name)")
      #expect(!page.contains("name=\"reason\""), "\(who.name)")
    }
    // Who is waited for is told.
    let list = try html(bench.get("boards", "deliberation", as: Self.helene))
    #expect(list.contains("Solène Mahéas"))
  }

  @Test func `a piece is drawn, read blind and lifted`() async throws {
    let items = try Self.marked { items in
      var draw = MarkingDraw()
      (draw.id, draw.session, draw.assessment) = ("TD1", "S-2026-06", "E2")
      (draw.markers, draw.seed) = (["J-EXTRA"], "boule 7")
      items.put(draw)
    }
    let bench = try InstitutionBench(items)
    #expect(
      status(await bench.post("markingDraws", "TD1", "verbs", "markingDraw.draw")) == 303)
    let pieces = bench.dossier.all(BlindPiece.self)
    #expect(pieces.count == 2 && pieces.allSatisfy { $0.second == "J-EXTRA" })
    let owner = try #require(bench.dossier.all(PieceOwner.self).first { $0.candidate == "K-ANOUK" })
    let piece = try #require(owner.piece.flatMap { bench.find($0) })
    let query = [(name: "piece", value: piece.id.text)]
    let sheet = try html(bench.get("boards", "double-marking", as: Self.extra, query: query))
    #expect(sheet.contains(piece.code) && sheet.contains("type=\"radio\""))
    #expect(!sheet.contains("Anouk") && !sheet.contains("J-RACHID"))
    let overview = try html(bench.get("boards", "double-marking"))
    #expect(overview.contains("mêmes 2 codes") && overview.contains("boule 7"))
    #expect(
      !(try html(bench.get("boards", "double-marking", as: Self.rachid))).contains("boule 7"))

    let session = try #require(bench.dossier.all(SextantModel.Session.self).first)
    let frame = try SessionFrame.frame(of: session, in: bench.dossier, WorkedExample.library).get()
    let criteria = frame.criteria(of: "E2")
    // Half is kept, not handed in.
    _ = await bench.post(
      "boards", "double-marking", piece.id.text, "marks",
      form: [(MarkingFields.levelName(criteria[0]), "C"), ("do", "submit")], as: Self.extra)
    #expect(bench.dossier.all(BlindMark.self).map(\.submittedAt) == [nil])
    let levels = criteria.map { (name: MarkingFields.levelName($0), value: "C") }
    #expect(
      status(
        await bench.post(
          "boards", "double-marking", piece.id.text, "marks", form: levels + [("do", "submit")],
          as: Self.rachid)) != 303)
    let handedIn = await bench.post(
      "boards", "double-marking", piece.id.text, "marks", form: levels + [("do", "submit")],
      as: Self.extra)
    #expect(status(handedIn) == 303)
    #expect(bench.dossier.all(BlindMark.self).count == criteria.count)
    #expect(bench.dossier.all(BlindMark.self).allSatisfy { $0.submittedAt != nil })
    // Rachid said A where the others said C: beyond the tolerance.
    let tooFar = await bench.post(
      "blindPieces", piece.id.text, "verbs", "blindPiece.settle", as: .manager)
    #expect(status(tooFar) == 409)
    let other = try #require(pieces.first { $0.id != piece.id })
    _ = await bench.post(
      "boards", "double-marking", other.id.text, "marks", form: levels + [("do", "submit")],
      as: Self.extra)
    #expect(
      status(await bench.post("blindPieces", other.id.text, "verbs", "blindPiece.settle")) == 303)
    #expect(bench.find(other.id)?.settledOn == InstitutionBench.day)
  }

  @Test func `agreement is told to the panel, and names to who presides`() throws {
    let bench = try InstitutionBench(try Self.marked())
    let own = try html(bench.get("boards", "agreement", as: Self.rachid))
    #expect(own.contains("Krippendorff") && own.contains("Rachid Benamar"))
    #expect(!own.contains("Hélène Castaing") && !own.contains("Solène Mahéas"))
    let president = try html(bench.get("boards", "agreement", as: Self.helene))
    #expect(president.contains("Hélène Castaing") && president.contains("Solène Mahéas"))
    let manager = try html(bench.get("boards", "agreement"))
    #expect(manager.contains("sous scellés") && !manager.contains("Krippendorff"))
  }

  @Test func `an anchor is marked alone, then held beside its reference`() async throws {
    let items = try Self.marked { items in
      var anchor = Anchor()
      (anchor.id, anchor.session, anchor.title) = ("AN1", "S-2026-06", "Étalon")
      anchor.assessment = "E2"
      var level = AnchorLevel()
      (level.criterion, level.level, level.reason) = ("E2.k01", "B", "motif de référence")
      anchor.reference = [level]
      items.put(anchor)
    }
    let bench = try InstitutionBench(items)
    let query = [(name: "anchor", value: "AN1")]
    let before = try html(bench.get("boards", "agreement", as: Self.rachid, query: query))
    #expect(before.contains("type=\"radio\"") && !before.contains("motif de référence"))
    let session = try #require(bench.dossier.all(SextantModel.Session.self).first)
    let frame = try SessionFrame.frame(of: session, in: bench.dossier, WorkedExample.library).get()
    let form = frame.criteria(of: "E2").map {
      (name: MarkingFields.levelName($0), value: "C")
    }
    #expect(
      status(
        await bench.post(
          "boards", "agreement", "AN1", "marks", form: form + [("do", "submit")], as: Self.rachid))
        == 303)
    let after = try html(bench.get("boards", "agreement", as: Self.rachid, query: query))
    #expect(after.contains("motif de référence") && !after.contains("type=\"radio\""))
    #expect(
      !(try html(bench.get("boards", "agreement", as: Self.solene, query: query)))
        .contains("motif de référence"))
  }
}
