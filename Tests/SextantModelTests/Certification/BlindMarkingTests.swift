import Testing

@testable import SextantModel

@Suite struct BlindMarkingTests {
  typealias Small = SmallSession

  static func candidates(_ count: Int) -> [ID<Candidate>] { (0..<count).map { ID("C\($0)") } }

  @Test func `a draw is a function of its words, whatever the order of the list`() {
    let all = Self.candidates(20)
    func drawn(_ all: [ID<Candidate>], _ seed: String) -> MarkingSample {
      MarkingSample(
        among: all, share: Share(percent: 20), seed: seed, markers: ["J8", "J9"], barred: [:])
    }
    let sample = drawn(all, "12 juin, boule 7")
    #expect(sample.drawn.count == 4 && sample == drawn(all.reversed(), "12 juin, boule 7"))
    #expect(sample.drawn.map(\.candidate) != drawn(all, "12 juin, boule 8").drawn.map(\.candidate))
    #expect(Set(sample.drawn.map(\.code)).count == 4)
    // The work is shared evenly.
    #expect(sample.drawn.count { $0.second == "J8" } == 2)
  }

  @Test func `nobody reads again who heard the candidate or has a link with them`() {
    let sample = MarkingSample(
      among: Self.candidates(10), share: Share(percent: 100), seed: "x", markers: ["J8", "J9"],
      barred: ["C0": ["J8"], "C1": ["J8", "J9"]])
    #expect(sample.unread == ["C1"] && sample.drawn.count == 9)
    #expect(sample.drawn.first { $0.candidate == "C0" }?.second == "J9")
  }

  /// Ana's written work, marked 2 by J1, drawn for J3.
  static func drawn() throws -> (dossier: Dossier, piece: BlindPiece) {
    var dossier = Small.institution(["K1 J1": "222", "K1 J2": "222"]) {
      $0.secondMarking = Share(percent: 100)
      var rule = AssessmentRule()
      (rule.assessment, rule.isWritten) = ("E1", true)
      $0.assessments = [rule]
    }
    for id in ["TK2", "TK3"] { dossier.remove(id) }
    var draw = MarkingDraw()
    (draw.id, draw.session, draw.assessment) = ("D1", "S1", "E1")
    (draw.markers, draw.seed) = (["J3"], "graine")
    dossier.put(draw)
    dossier = try Small.after("markingDraw.draw", on: "D1", dossier).get()
    return (dossier, try #require(dossier.all(BlindPiece.self).first))
  }

  static func reading(_ levels: String, by juror: ID<JuryMember>, _ dossier: inout Dossier) throws {
    let piece = try #require(dossier.all(BlindPiece.self).first)
    for (criterion, level) in zip(["k1", "k2", "k3"], levels) {
      var mark = BlindMark()
      mark.id = ID("B-\(juror.text)-\(criterion)")
      (mark.piece, mark.juror, mark.criterion) = (piece.id, juror, criterion)
      (mark.level, mark.submittedAt) = (String(level), Small.moment)
      mark.comment = "lu par \(juror.text)"
      dossier.put(mark)
    }
  }

  func state(_ dossier: Dossier) throws -> BlindReading.State {
    BlindReading(
      try #require(dossier.all(BlindPiece.self).first), in: dossier, try Small.frame(dossier)
    ).state
  }

  @Test func `the draw can be repeated from what was kept of it`() throws {
    let (dossier, piece) = try Self.drawn()
    let draw = try #require(dossier.all(MarkingDraw.self).first)
    #expect(draw.share == Share(percent: 100) && draw.among == ["K1"])
    #expect(draw.repeated(in: dossier).drawn.map(\.code) == [piece.code])
    #expect(piece.second == "J3")
  }

  @Test func `within the tolerance two readings suffice; beyond it a third settles`() throws {
    var (dossier, piece) = try Self.drawn()
    #expect(try state(dossier) == .awaitsSecond)
    try Self.reading("232", by: "J3", &dossier)
    #expect(try state(dossier) == .ready)
    try Self.reading("202", by: "J3", &dossier)
    #expect(try state(dossier) == .needsThird)
    dossier = try Small.after(
      "blindPiece.callThird", on: piece.id.text, filling: [("third", "J9")],
      {
        var juror = JuryMember()
        (juror.id, juror.name) = ("J9", "Neuf")
        dossier.put(juror)
        return dossier
      }()
    ).get()
    #expect(try state(dossier) == .awaitsThird)
    try Self.reading("212", by: "J9", &dossier)
    #expect(try state(dossier) == .ready)
    // Until the code is lifted the readings count for nothing.
    let before = try Small.sheets(dossier)
    let ana = try #require(dossier.find(ID<Candidate>("K1")))
    #expect(before.sheet(ana).sheet.seats[0].jurors == ["J1", "J2"])
    dossier = try Small.after("blindPiece.settle", on: piece.id.text, dossier).get()
    let sheets = try Small.sheets(dossier)
    let sheet = sheets.sheet(ana).sheet
    #expect(sheet.seats[0].jurors == ["J1", "J2", "J3", "J9"])
    let k2 = try #require(Deliberation(sheet, sheets.frame).criteria.first { $0.criterion == "k2" })
    // 2, 2, 0 and 1: the lower of the two in the middle is 1; the third reading settled the gap.
    #expect(k2.levels == ["2", "2", "0", "1"] && !k2.mustReconcile && k2.points == 1)
    #expect(k2.isAcquired == false)
  }

  /// J3 and J9 read Ana's work without sitting on her panel; J9 only what J3 was far apart on.
  @Test func `a third reader judges what was far apart alone, and readers have no vote`() throws {
    var (dossier, piece) = try Self.drawn()
    try Self.reading("302", by: "J3", &dossier)
    var nine = JuryMember()
    (nine.id, nine.name) = ("J9", "Neuf")
    dossier.put(nine)
    dossier = try Small.after(
      "blindPiece.callThird", on: piece.id.text, filling: [("third", "J9")], dossier
    ).get()
    var mark = BlindMark()
    (mark.id, mark.piece, mark.juror, mark.criterion) = ("B-J9-k2", piece.id, "J9", "k2")
    (mark.level, mark.submittedAt) = ("2", Small.moment)
    dossier.put(mark)
    dossier = try Small.after("blindPiece.settle", on: piece.id.text, dossier).get()
    func open() throws -> [SessionDecisions.Why] {
      SessionDecisions(dossier.all(Session.self)[0], in: dossier, try Small.frame(dossier))
        .open.map(\.why)
    }
    #expect(try open() == [])
    let ana = try #require(dossier.find(ID<Candidate>("K1")))
    let sheets = try Small.sheets(dossier)
    let found = Deliberation(sheets.sheet(ana).sheet, sheets.frame)
    // k1: 2, 2, 3; k2: 2, 2, 0, 2; k3: 2, 2, 2.
    #expect(found.criteria.map(\.points) == [2, 2, 2])
    #expect(found.blocks.map(\.result) == [.acquired])
    // The panel of two votes; who reads under a code is not waited for.
    for (juror, isInFavour) in [("J1", true), ("J2", false)] {
      var vote = JuryVote()
      (vote.id, vote.panel, vote.candidate) = (ID("V-\(juror)"), "P1", "K1")
      (vote.block, vote.juror, vote.isInFavour) = ("B1", ID(juror), isInFavour)
      dossier.put(vote)
      dossier = try Small.after("juryVote.cast", on: "V-\(juror)", by: juror, dossier).get()
    }
    let voted = try Small.sheets(dossier)
    let block = try #require(Deliberation(voted.sheet(ana).sheet, voted.frame).blocks.first)
    // One for and one against: the voice of J1, who presides, decides.
    #expect(block.vote?.isCasting == true && block.result == .acquired)
    #expect(try open() == [])
  }

  @Test func `a reader sees neither whose work it is nor what was said of it`() throws {
    var (dossier, piece) = try Self.drawn()
    func text(_ reach: Reach) -> String {
      DossierWriter.files(of: dossier.reduced(to: reach, on: Small.day))
        .filter {
          $0.path.contains("lind") || $0.path.contains("arking") || $0.path.contains("iece")
        }
        .map { String(decoding: $0.bytes ?? [], as: UTF8.self) }.joined()
    }
    let second = Role.juror.reach(juror: "J3")
    #expect(text(second).contains(piece.code) && !text(second).contains("K1"))
    #expect(!text(second).contains("graine"))
    #expect(dossier.reduced(to: second, on: Small.day).all(Mark.self).isEmpty)
    // Who draws knows whose it is.
    #expect(text(Role.programmeManager.reach()).contains("K1"))
    try Self.reading("222", by: "J3", &dossier)
    let first = Role.juror.reach(juror: "J1")
    #expect(!text(first).contains("lu par J3") && !text(first).contains("K1"))
    #expect(!text(Role.programmeManager.reach()).contains("lu par J3"))
    dossier = try Small.after("blindPiece.settle", on: piece.id.text, dossier).get()
    // Lifted: the panel reads it, the second reader still does not know the first marks.
    #expect(text(first).contains("lu par J3") && text(first).contains("K1"))
    #expect(dossier.reduced(to: second, on: Small.day).all(Mark.self).isEmpty)
  }
}
