import SextantModel
import Testing

@testable import SextantServer

/// Pages of a session with more candidates than a page holds: each reader finds of every candidate
/// what that candidate's own page says, a page at a time.
@Suite struct LargeSessionPagesTests {
  typealias Somebody = InstitutionBench.Somebody
  static let count = 60
  static let jurors: [ID<JuryMember>] = ["J-HELENE", "J-RACHID", "J-SOLENE"]

  /// Candidates before one panel of three, with gaps, drafts, votes and what is agreed on here and
  /// there.
  static func items(isPublished: Bool = false) throws -> Dossier {
    var items = InstitutionBench.example.dossier
    for kind in [SextantModel.Mark.kind, Slot.kind, Attendance.kind] {
      var ids: [String] = []
      items.forEachItem(ofKind: kind.name) { ids.append($0.idText) }
      for id in ids { items.remove(id) }
    }
    var session = try #require(items.find(ID<SextantModel.Session>("S-2026-06")))
    session.publishedOn = isPublished ? InstitutionBench.day : nil
    items.put(session)
    let frame = try SessionFrame.frame(of: session, in: items, WorkedExample.library).get()
    let moment = Moment(day: InstitutionBench.day, time: ClockTime(minutes: 600))
    for number in 0..<count {
      var candidate = Candidate()
      (candidate.id, candidate.name) = (ID("G\(number)"), "Candidate n° \(number)")
      (candidate.framework, candidate.blocks) = ("MSMD", ["B2"])
      items.put(candidate)
      var slot = Slot()
      (slot.id, slot.session, slot.assessment) = (ID("TG\(number)"), session.id, "E2")
      (slot.panel, slot.candidates, slot.at) = ("P1", [candidate.id], moment)
      items.put(slot)
      for (seat, juror) in jurors.enumerated() {
        for (place, criterion) in frame.criteria(of: "E2").enumerated() {
          var mark = SextantModel.Mark()
          mark.id = ID("MG\(number)-\(seat)-\(place)")
          (mark.slot, mark.candidate, mark.juror) = (slot.id, candidate.id, juror)
          let isLow = number % 5 == 1 && seat == 0 && place == 2
          (mark.criterion, mark.level) = (criterion, isLow ? "A" : "C")
          let isDraft = number % 7 == 3 && seat == number % 3 && place == 0
          mark.submittedAt = isDraft ? nil : moment
          items.put(mark)
        }
      }
      guard number % 10 == 1 else { continue }
      var agreed = Reconciliation()
      (agreed.id, agreed.slot, agreed.candidate) = (ID("RG\(number)"), slot.id, candidate.id)
      (agreed.criterion, agreed.reason) = (frame.criteria(of: "E2")[2], "relu ensemble")
      (agreed.level, agreed.agreedOn) = ("C", InstitutionBench.day)
      items.put(agreed)
    }
    return items
  }

  @Test(arguments: [false, true])
  func `the list says of each what their own page says`(isPublished: Bool) throws {
    let bench = try InstitutionBench(try Self.items(isPublished: isPublished))
    for who in [
      Somebody.manager, .president("J-HELENE"), .juror("J-RACHID"), .juror("J-SOLENE"), .auditor,
    ] {
      let view = bench.view(who)
      let session = try #require(view.find(ID<JurySession>("S-2026-06")))
      let frame = try SessionFrame.frame(of: session, in: view.dossier, view.library).get()
      let list = DeliberationList(
        view.sheets(of: session, frame), in: view.dossier, for: view.reader.juror)
      let lines = view.lines(of: list)
      #expect(lines.count == Self.count)
      var states: Set<String> = []
      for line in lines {
        let whole = try #require(list.whole(line.candidate.id.text))
        states.insert(line.state.rawValue)
        #expect(line.state == whole.state && line.waits == whole.sheet.waits)
        #expect(line.panels == ["P1"])
        let all = 3 * frame.criteria(of: "E2").count
        let missing = whole.sheet.waits.reduce(0) { $0 + $1.criteria.count }
        #expect(line.handedIn.map(\.all) == (line.state == .own ? nil : all))
        #expect(line.handedIn.map(\.done) == (line.state == .own ? nil : all - missing))
      }
      let drafts = (0..<Self.count).filter { $0 % 7 == 3 }
      let open = (0..<Self.count).filter { $0 % 5 == 1 && $0 % 10 != 1 && $0 % 7 != 3 }
      #expect(lines.count { $0.state == .waits || $0.state == .own } == drafts.count)
      let isSealed = who.juror == nil && !isPublished
      #expect(lines.count { $0.state == .open } == (isSealed ? 0 : open.count))
      #expect(states.contains("sealed") == isSealed)
      let own = drafts.count { Self.jurors[$0 % 3] == who.juror }
      #expect(lines.count { $0.state == .own } == (isPublished ? 0 : own))
      #expect(lines.filtered(panel: "P1", state: nil, name: "n° 59").count == 1)
      #expect(lines.filtered(panel: "P2", state: nil, name: nil).isEmpty)
    }
  }

  @Test func `twenty-five at a time, all of them by links`() throws {
    let bench = try InstitutionBench(try Self.items())
    var found: Set<String> = []
    for page in 1...3 {
      let answer = bench.get(
        "boards", "deliberation", as: .president("J-HELENE"), query: [("page", String(page))])
      guard case .page(let shown)? = answer else {
        Issue.record("no page \(page)")
        continue
      }
      let markup = shown.main.markup
      let here = (0..<Self.count).filter { markup.contains("candidate=G\($0)\"") }
      #expect(here.count == (page < 3 ? 25 : 10))
      found.formUnion(here.map(String.init))
      #expect(markup.contains("page=\(page == 3 ? 2 : page + 1)"))
    }
    #expect(found.count == Self.count)
  }

  @Test func `the first page tells the first of what a session waits for and counts the rest`()
    throws
  {
    var items = try Self.items()
    for mark in items.all(SextantModel.Mark.self) { items.remove(mark.id.text) }
    let bench = try InstitutionBench(items)
    let view = bench.view(.manager)
    let session = try #require(view.find(ID<JurySession>("S-2026-06")))
    let waits = SessionWaits(of: session, view)
    let slots = waits.lines.count { $0.message.key == "institution.waits.marks" }
    #expect(slots == Self.count)
    // What concerns the whole session comes first.
    let first = try #require(
      waits.lines.firstIndex { $0.message.key == "institution.waits.marks" })
    #expect(waits.lines[first...].allSatisfy { $0.message.key == "institution.waits.marks" })
    let surroundings = PageSurroundings(
      live: bench.live, access: .member(Somebody.manager.access), house: bench.house,
      people: bench.house.people, words: [.french: WorkedExample.french],
      visitor: Visitor(address: "", device: ""), site: "", hasMail: false, names: { _ in "" },
      now: Moment(day: InstitutionBench.day, time: ClockTime(minutes: 600)), isRefresh: false,
      author: nil)
    let page = InstitutionOverview.page(view, surroundings).main.markup
    let told = page.split(separator: "appréciations attendues de").count - 1
    #expect(told == InstitutionOverview.shown - first)
    let left = waits.lines.count - InstitutionOverview.shown
    #expect(page.contains("Et encore \(left) autres attentes"))
  }
}
