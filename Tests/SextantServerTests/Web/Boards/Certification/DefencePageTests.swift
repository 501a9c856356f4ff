import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct DefencePageTests {
  private static func dossier(
    jurors: Int = 3, isOpen: Bool = true, presses: [(DefenceClock.Press, Int, Int)] = [],
    _ set: (inout Dossier) -> Void = { _ in }
  ) -> Dossier {
    DefenceBench.items(jurors: jurors, isOpen: isOpen) { items in
      var slot = items.all(Slot.self)[0]
      slot.clock = presses.map {
        DefencePress($0.0, at: WallSecond(DefenceBench.time(9, $0.1), second: $0.2), by: "J1")
      }
      items.put(slot)
      set(&items)
    }
  }

  private static func page(
    _ dossier: Dossier, _ juror: ID<JuryMember>? = "J1", minute: Int = 10,
    second: Int = 5, language: Language = .french
  ) -> Markup {
    let view = DefenceBench.view(
      dossier, juror, language: language,
      at: WallSecond(DefenceBench.time(9, minute), second: second))
    return Markup(BoardPages.page(DefenceBoard.self, view).main.markup)
  }

  private static func clock(_ markup: Markup) -> [String: String] {
    markup.elements.first { $0.attributes["data-clock"] != nil }?.attributes ?? [:]
  }

  @Test(arguments: Language.allCases)
  func `every state of a room is well formed, says all its texts and leads somewhere`(
    language: Language
  ) {
    let states: [(Dossier, ID<JuryMember>?)] = [
      (Self.dossier(), "J1"), (Self.dossier(), nil), (Self.dossier(), "J9"),
      (Self.dossier(isOpen: false), "J1"),
      (Self.dossier(jurors: 1, isOpen: false), "J1"),
      (Self.dossier(presses: [(.beginTalk, 0, 0)]), "J2"),
      (Self.dossier(presses: [(.beginTalk, 0, 0), (.pause, 4, 10)]), "J2"),
      (Self.dossier(presses: [(.beginTalk, 0, 0), (.beginQuestions, 4, 10), (.end, 9, 0)]), "J2"),
      (Dossier(registry: .institution), "J1"),
    ]
    for (dossier, juror) in states {
      for query in [[(name: "slot", value: "T1")], []] {
        let view = DefenceBench.view(dossier, juror, query, language: language)
        let page = BoardPages.page(DefenceBoard.self, view)
        #expect(Markup(page.main.markup).problems == [])
        #expect(BoardMarkup(page.main.markup).faults == [])
        // The copies that were handed in have pages of their own.
        let stray = BoardMarkup(page.main.markup).strayAddresses(in: view.dossier, key: "jury")
        #expect(stray.filter { !$0.hasPrefix("/d/jury/frozen/F1") } == [])
        let missing = (page.title + page.lead + page.main.markup).split(separator: "[").dropFirst()
          .map { $0.prefix { $0 != "]" } }.filter { $0.contains(".") && !$0.contains(" ") }
        #expect(missing.isEmpty, "\(missing)")
      }
    }
  }

  @Test func `each criterion is a group of radio buttons named by its words, with a comment`() {
    let markup = Self.page(Self.dossier())
    let cells = markup.elements.filter { $0.attributes["data-cell"] != nil }
    #expect(cells.map { $0.attributes["data-cell"] } == DefenceBench.criteria.map { "C1/\($0)" })
    let radios = markup.elements.filter { $0.attributes["type"] == "radio" }
    // Four levels and « not yet ».
    #expect(radios.count == 5 * DefenceBench.criteria.count)
    #expect(radios.count { $0.attributes["checked"] != nil } == DefenceBench.criteria.count)
    #expect(markup.all("textarea").count == DefenceBench.criteria.count)
    #expect(markup.all("legend").count == DefenceBench.criteria.count)
  }

  @Test func `the evidence sheet shows outcome, findings, waiver and the very items`() throws {
    let view = DefenceBench.view(Self.dossier(), "J1")
    let html = DefencePicture(Self.dossier().all(Slot.self)[0], view).html.markup
    let first = try #require(html.split(separator: "<fieldset").dropFirst().first)
    #expect(first.contains(view.say("outcome.failed")))
    #expect(first.contains("L’objectif OB3 n’a pas d’échéance."))
    #expect(first.contains("Accordée : segment abandonné."))
    #expect(first.contains("OB1") && first.contains("OB3"))
    #expect(first.contains("\"/d/jury/frozen/F1/items/OB3\""))
    #expect(html.contains("\"/d/jury/frozen/F1\""))
  }

  @Test func `the page tells the time as of its making, and when the talk is due to end`() {
    let presses: [(DefenceClock.Press, Int, Int)] = [(.beginTalk, 0, 30)]
    let clock = Self.clock(Self.page(Self.dossier(presses: presses)))
    // 20 minutes from 9:00:30; at 9:10:05 9 min 35 s are gone.
    #expect(clock["data-left"] == "625" && clock["data-phase"] == "talk")
    #expect(clock["data-running"] != nil)
    let text = Self.page(Self.dossier(presses: presses)).first(id: "clock-title")
    #expect(text != nil)
    let all = Self.page(Self.dossier(presses: presses)).elements.map(\.text).joined()
    #expect(all.contains("10:25") && all.contains("09:20"))
    let paused = Self.clock(Self.page(Self.dossier(presses: presses + [(.pause, 5, 30)])))
    #expect(paused["data-left"] == "900" && paused["data-running"] == nil)
    let late = Self.clock(Self.page(Self.dossier(presses: presses), minute: 22, second: 0))
    #expect(late["data-left"] == "-90" && late["class"]?.contains("is-over") == true)
  }

  @Test func `every juror's page and the answer to scripts show the same time`() {
    let dossier = Self.dossier(presses: [(.beginTalk, 0, 0), (.beginQuestions, 18, 20)])
    let time = WallSecond(DefenceBench.time(9, 25), second: 0)
    for juror in ["J1", "J2", "J3"] as [ID<JuryMember>] {
      let view = DefenceBench.view(dossier, juror, at: time)
      let left = Self.clock(Markup(DefenceBoard.draw(view).markup))["data-left"]
      // 20 minutes of questions from 9:18:20.
      #expect(left == "800")
      guard case .json(200, let plain) = DefenceBoard.clock(view) else {
        Issue.record("no clock for scripts")
        return
      }
      let text = JSONText.compact(plain)
      #expect(text.contains("\"left\":800") && text.contains("\"talk\":1100"), "\(text)")
    }
  }

  @Test func `an arrangement is shown as a measure, and counted in the clock`() {
    let dossier = Self.dossier(presses: [(.beginTalk, 0, 0)]) { items in
      var measure = Accommodation()
      (measure.id, measure.candidate, measure.measure) = ("A1", "C1", "Un tiers de temps en plus")
      (measure.extraTime, measure.grantedOn) = (Share(percent: 33.3), DefenceBench.day)
      items.put(measure)
      var reason = AccommodationReason()
      (reason.id, reason.reason) = ("R1", "mot que nul ne lit")
      items.put(reason)
    }
    let markup = Self.page(dossier)
    // 27 minutes, of which 10 min 5 s are gone.
    #expect(Self.clock(markup)["data-left"] == "1015")
    let text = markup.elements.map(\.text).joined()
    #expect(text.contains("Un tiers de temps en plus") && !text.contains("mot que nul ne lit"))
  }

  @Test func `a panel that is not lawful marks nothing, and reads why`() {
    let markup = Self.page(Self.dossier(jurors: 1, isOpen: false))
    #expect(markup.elements.allSatisfy { $0.attributes["type"] != "radio" })
    let view = DefenceBench.view(Self.dossier(jurors: 1, isOpen: false), "J1")
    let text = DefenceBoard.draw(view).markup
    #expect(text.contains(view.say("defence.unlawful")))
    let law = view.dossier.panelLaw(of: view.all(Slot.self)[0])
    let size = law?.obstacles.first { $0.rule == .size }
    #expect(size.map { text.contains(view.words.say($0.message)) } == true)
  }

  @Test func `a team is marked once in its part, as one mark that names no candidate`() async throws
  {
    let bench = try await DefenceBench { items in
      var other = Candidate()
      (other.id, other.name, other.framework) = ("C2", "Lou Sy", "MSMD")
      items.put(other)
      var team = CandidateTeam()
      (team.id, team.session, team.name) = ("TE1", "S1", "Les Ruches")
      (team.assessment, team.members) = ("MSMD.E1", ["C1", "C2"])
      items.put(team)
      var slot = items.all(Slot.self)[0]
      (slot.assessment, slot.team, slot.candidates) = ("MSMD.E1", "TE1", [])
      items.put(slot)
    }
    let sheet = DefenceSheet(
      try #require(bench.live.snapshot.dossier.find("T1" as ID<Slot>)),
      in: bench.live.snapshot.dossier, WorkedExample.library)
    let group = try #require(sheet.cells.first { $0.candidate == nil })
    let own = try #require(sheet.cells.first { $0.candidate == "C2" })
    let form: [(name: String, value: String)] = [
      ("do", "keep"), ("level:*/\(group.criterion)", "C"),
      ("comment:*/\(group.criterion)", "Bien."),
      ("level:C2/\(own.criterion)", "D"),
    ]
    let answer = await BoardActs.post(
      ["boards", "defence", "T1", "marks"], bench.act("J1", form))
    #expect(answer?.notice == "defence.done.kept")
    let marks = bench.marks(of: "J1")
    let grouped = try #require(marks.first { $0.criterion == group.criterion })
    #expect(grouped.candidate == nil && grouped.level == "C" && grouped.comment == "Bien.")
    let alone = try #require(marks.first { $0.criterion == own.criterion })
    #expect(alone.candidate == "C2" && alone.level == "D" && marks.count == 2)
    let markup = Markup(bench.page("J1").main.markup)
    #expect(markup.problems == [])
    #expect(markup.all("section").contains { $0.text.contains("Partie collective – Les Ruches") })
  }

  @Test func `who does not sit reads what was handed in and marks nothing`() {
    let view = DefenceBench.view(Self.dossier(), nil, role: .programmeManager)
    let markup = Markup(BoardPages.page(DefenceBoard.self, view).main.markup)
    #expect(markup.elements.allSatisfy { $0.attributes["type"] != "radio" })
    #expect(markup.elements.map(\.text).joined().contains("L’objectif OB3 n’a pas d’échéance."))
    #expect(markup.elements.allSatisfy { $0.attributes["method"] != "post" })
  }

  /// Pages to be looked at, where a folder is named for them.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEXTANT_PAGES"] != nil))
  func `rooms are written to be looked at`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SEXTANT_PAGES"])
    let running = Self.dossier(presses: [(.beginTalk, 0, 30)]) { items in
      var measure = Accommodation()
      (measure.id, measure.candidate, measure.measure) = ("A1", "C1", "Un tiers de temps en plus")
      (measure.extraTime, measure.grantedOn) = (Share(percent: 33.3), DefenceBench.day)
      items.put(measure)
    }
    let views: [(String, View)] = [
      ("running", DefenceBench.view(running, "J1")),
      ("closed", DefenceBench.view(Self.dossier(jurors: 1, isOpen: false), "J1")),
      ("list", DefenceBench.view(running, "J1", [])),
      ("reader", DefenceBench.view(running, nil)),
    ]
    for (name, view) in views {
      let page = BoardPages.page(DefenceBoard.self, view)
      for theme in [FrameState.Theme.light, .dark] {
        var state = FrameState(currentAddress: page.here)
        state.theme = theme
        try Frame(page, view, state).html.markup.write(
          toFile: "\(folder)/defence-\(name)-\(theme.rawValue).html", atomically: true,
          encoding: .utf8)
      }
    }
  }
}
