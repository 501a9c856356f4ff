import GRDB
import SextantModel
import Testing

@testable import SextantServer

@Suite struct DefenceActsTests {
  let one = DefenceBench.juror(1)
  let two = DefenceBench.juror(2)

  @Test func `a mark is kept as its juror's own draft, with the digests of what was shown`()
    async throws
  {
    let bench = try await DefenceBench()
    let answer = await bench.mark(one, [0: ("B", "Sans échéance."), 1: ("", "")])
    #expect(answer?.notice == "defence.done.kept")
    #expect(answer?.address == "/d/jury/boards/defence?slot=T1")
    let marks = bench.marks(of: one)
    // What says nothing is not kept.
    #expect(marks.count == 1)
    let mark = try #require(marks.first)
    #expect(mark.level == "B" && mark.comment == "Sans échéance." && mark.submittedAt == nil)
    #expect(mark.slot == "T1" && mark.candidate == "C1" && mark.juror == one)
    #expect(mark.dossierDigest == "digest F1" && mark.frameworkDigest == "digest of the framework")
  }

  @Test func `what did not change makes no entry of the journal`() async throws {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, [0: ("B", "Peu.")])
    let before = bench.live.snapshot.sequence
    let answer = await bench.mark(one, [0: ("B", "Peu.")], seen: bench.version(one, 0))
    #expect(answer?.notice == "rooms.done.unchanged")
    #expect(bench.live.snapshot.sequence == before)
  }

  @Test func `line ends of browsers are one sign each`() async throws {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, [0: ("B", "Un.\r\nDeux.")])
    #expect(bench.stored(one, 0)?.comment == "Un.\nDeux.")
  }

  @Test func `a level that is not on the scale is refused, the others are kept`() async throws {
    let bench = try await DefenceBench()
    let answer = await bench.mark(one, [0: ("Z", "x"), 1: ("C", "")])
    #expect(answer?.page?.status == 422)
    #expect(bench.stored(one, 0) == nil && bench.stored(one, 1)?.level == "C")
    let main = try #require(answer?.page?.main.markup)
    #expect(main.contains("error-summary") && main.contains("«\u{A0}Z\u{A0}»"))
  }

  // MARK: - Handing in

  @Test func `handing in keeps what was typed with it, in one entry`() async throws {
    let bench = try await DefenceBench()
    let before = bench.live.snapshot.sequence
    let answer = await bench.mark(one, DefenceBench.whole("C"), handingIn: true)
    #expect(answer?.notice == "defence.done.handedIn")
    let marks = bench.marks(of: one)
    #expect(marks.count == DefenceBench.criteria.count)
    #expect(marks.allSatisfy { $0.submittedAt == DefenceBench.time(9, 30) && $0.level == "C" })
    #expect(bench.live.snapshot.sequence == before + 1)
  }

  @Test func `handing in is refused while a criterion is unmarked, and says which`() async throws {
    let bench = try await DefenceBench()
    var marks = DefenceBench.whole("C")
    marks[2] = ("", "À revoir.")
    marks[3] = ("B", " ")
    marks[4] = nil
    let answer = await bench.mark(one, marks, handingIn: true)
    let page = try #require(answer?.page)
    #expect(page.status == 422)
    let summary = try #require(
      Markup(page.main.markup).elements.first { $0.attributes["class"] == "error-summary" })
    let text = summary.text
    for number in [2, 3, 4] { #expect(text.contains(DefenceBench.criteria[number]), "\(text)") }
    #expect(!text.contains(DefenceBench.criteria[1]))
    // Nothing is handed in, and nothing that was typed is lost.
    #expect(bench.marks(of: one).allSatisfy { $0.submittedAt == nil })
    #expect(bench.stored(one, 2)?.comment == "À revoir.")
    #expect(bench.stored(one, 0)?.level == "C")
  }

  @Test func `what is handed in is not taken back`() async throws {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, DefenceBench.whole("C"), handingIn: true)
    let answer = await bench.mark(one, [0: ("D", "Mieux.")], seen: bench.version(one, 0))
    #expect(answer?.page?.status == 422)
    #expect(bench.stored(one, 0)?.level == "C")
    let again = await bench.mark(one, [:], handingIn: true)
    #expect(again?.notice == "defence.done.handedIn")
    #expect(!bench.page(one).main.markup.contains("<form class=\"form marks-form"))
  }

  // MARK: - Who may

  @Test func `nobody but who sits writes a mark, and only for themselves`() async throws {
    let bench = try await DefenceBench()
    #expect(await bench.mark(nil, [0: ("C", "")])?.refusal == "defence.bar.notJuror")
    #expect(await bench.mark("J9", [0: ("C", "")])?.refusal == "defence.bar.notSitting")
    #expect(
      await bench.mark(nil, [0: ("C", "")], role: .programmeManager)?.refusal
        == "defence.bar.notJuror")
    #expect(bench.live.snapshot.dossier.count(of: SextantModel.Mark.self) == 0)
  }

  @Test func `before the defence is open nothing can be marked, and the page says why`()
    async throws
  {
    let bench = try await DefenceBench(isOpen: false)
    #expect(await bench.mark(one, [0: ("C", "")])?.refusal == "defence.bar.notOpen")
    let open = bench.page(one).main.markup
    #expect(open.contains("verbs/slot.open") && !open.contains("type=\"radio\""))
    let closed = try await DefenceBench(isOpen: false) { items in
      guard var panel = items.find(ID<Panel>("P1")) else { return }
      panel.openedAt = nil
      items.put(panel)
    }
    let early = closed.page(one).main.markup
    #expect(!early.contains("verbs/slot.open") && early.contains("n’a pas ouvert sa séance"))
    try await bench.change("J1" as ID<JuryMember>) { $0.isExternal = false }
    let shut = bench.page(one).main.markup
    #expect(!shut.contains("verbs/slot.open"))
    #expect(shut.contains(bench.view(one).say("defence.unlawful")))
  }

  @Test func `a juror removed mid-session writes no more; what they wrote is kept`() async throws {
    let bench = try await DefenceBench(jurors: 3)
    _ = await bench.mark(two, [0: ("B", "Avant.")])
    // Nobody is unticked from a panel that sits: they leave it by name, and with a reason.
    await #expect(throws: ChangeError.self) {
      try await bench.change("P1" as ID<Panel>) { $0.members = [self.one, DefenceBench.juror(3)] }
    }
    let (first, third) = (one.text, DefenceBench.juror(3).text)
    let left = await bench.use(
      "panels", "P1", "panel.sit", [("present", first), ("present", third)], reason: "Malade")
    #expect(left?.address != nil)
    let answer = await bench.mark(two, [0: ("D", "Après.")], seen: bench.version(two, 0))
    #expect(answer?.refusal == "defence.bar.notSitting")
    let handing = await bench.mark(two, DefenceBench.whole("C"), handingIn: true)
    #expect(handing?.refusal == "defence.bar.notSitting")
    #expect(bench.stored(two, 0)?.comment == "Avant." && bench.marks(of: two).count == 1)
    // Nor by any other way: a form, a program, taking back.
    let mark = try #require(bench.stored(two, 0))
    let dossier = bench.live.snapshot.dossier
    for (juror, may) in [(two, false), (one, false)] {
      let access = Access(role: .juror, juror: juror, in: .institution)
      #expect(access.may(.editAny, with: mark, in: dossier, on: DefenceBench.day) == may)
      #expect(access.may(.deleteAny, with: mark, in: dossier, on: DefenceBench.day) == may)
    }
    // Nobody else has got to see it by that.
    for reader in [one, DefenceBench.juror(3)] {
      #expect(!bench.page(reader).main.markup.contains("Avant."))
    }
  }

  @Test func `who handed in and left judges what they heard, whoever takes their place`()
    async throws
  {
    let bench = try await DefenceBench(jurors: 3) { items in
      var fourth = JuryMember()
      (fourth.id, fourth.name) = ("J4", "Jurée Quatrième")
      items.put(fourth)
    }
    _ = await bench.mark(two, DefenceBench.whole("A"), handingIn: true)
    let replaced = await bench.use(
      "panels", "P1", "panel.replace",
      [
        ("replacements.0.replaced", two.text), ("replacements.0.by", "J4"),
        ("replacements.0.reason", "Trop sévère"),
      ])
    #expect(replaced?.address != nil)
    let dossier = bench.live.snapshot.dossier
    let slot = try #require(dossier.find(ID<Slot>("T1")))
    #expect(dossier.find(ID<Panel>("P1"))?.members == [one, "J4", DefenceBench.juror(3)])
    // Their marks count, and the one who came later does not judge what they did not hear.
    #expect(dossier.sitting(at: slot) == [one, two, DefenceBench.juror(3)])
    #expect(bench.marks(of: two).allSatisfy { $0.submittedAt != nil })
    #expect(await bench.mark("J4", [0: ("C", "")])?.refusal == "defence.bar.notSitting")
  }

  // MARK: - Two windows of one juror

  @Test func `two windows on different fields of one cell are merged`() async throws {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, [0: ("B", "Premier.")])
    let seen = bench.version(one, 0)
    _ = await bench.mark(one, [0: ("C", "Premier.")], seen: seen)
    let answer = await bench.mark(one, [0: ("B", "Second.")], seen: seen)
    #expect(answer?.notice == "defence.done.kept")
    #expect(bench.stored(one, 0)?.level == "C" && bench.stored(one, 0)?.comment == "Second.")
  }

  @Test func `two windows on one field: neither overwrites the other unasked`() async throws {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, [0: ("B", "Premier.")])
    let seen = bench.version(one, 0)
    _ = await bench.mark(one, [0: ("C", "Premier.")], seen: seen)
    let answer = await bench.mark(one, [0: ("D", "Premier.")], seen: seen)
    let page = try #require(answer?.page)
    #expect(page.status == 409 && bench.stored(one, 0)?.level == "C")
    // What was typed stands in the form, under the version that stands now: saved again, it is kept.
    let markup = Markup(page.main.markup)
    let cell = "C1/\(DefenceBench.criteria[0])"
    let chosen = markup.elements.first {
      $0.attributes["name"] == "level:\(cell)" && $0.attributes["checked"] != nil
    }
    #expect(chosen?.attributes["value"] == "D")
    let version = markup.elements.first { $0.attributes["name"] == "seen:\(cell)" }
    let now = try #require(version?.attributes["value"].flatMap { Int($0) })
    #expect(now == bench.version(one, 0))
    _ = await bench.mark(one, [0: ("D", "Premier.")], seen: now)
    #expect(bench.stored(one, 0)?.level == "D")
  }

  @Test func `a script is told what stands, cell by cell`() async throws {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, [0: ("B", "Un.")])
    let seen = bench.version(one, 0)
    _ = await bench.mark(one, [0: ("C", "Un.")], seen: seen)
    let answer = await bench.mark(
      one, [0: ("D", "Un."), 1: ("A", "Rien."), 2: ("Q", "")], seen: seen, json: true)
    let json = try #require(answer?.json)
    #expect(json.status == 200)
    let (first, second) = (DefenceBench.criteria[0], DefenceBench.criteria[1])
    #expect(
      json.text.contains(
        "{\"cell\":\"C1/\(first)\",\"state\":\"conflict\",\"version\":\(bench.version(one, 0)),\"level\":\"C\""
      ), "\(json.text)")
    #expect(
      json.text.contains(
        "{\"cell\":\"C1/\(second)\",\"state\":\"saved\",\"version\":\(bench.version(one, 1)),\"level\":\"A\""
      ), "\(json.text)")
    #expect(json.text.contains("\"state\":\"problem\""))
  }

  @Test func `two jurors on one cell each keep their own`() async throws {
    let bench = try await DefenceBench()
    async let first = bench.mark(one, [0: ("A", "Non.")])
    async let second = bench.mark(two, [0: ("D", "Oui.")])
    _ = await (first, second)
    #expect(bench.stored(one, 0)?.comment == "Non." && bench.stored(two, 0)?.comment == "Oui.")
  }

  @Test
  func `twelve jurors mark one candidate at once, each in two windows, and none loses a mark`()
    async throws
  {
    let bench = try await DefenceBench(jurors: 12)
    let levels = ["A", "B", "C", "D"]
    await withTaskGroup(of: Void.self) { group in
      for juror in 1...12 {
        for window in 0..<2 {
          group.addTask {
            for number in DefenceBench.criteria.indices where number % 2 == window {
              let answer = await bench.mark(
                DefenceBench.juror(juror),
                [number: (levels[(juror + number) % 4], "Juré \(juror), critère \(number)")])
              #expect(answer?.notice == "defence.done.kept")
            }
          }
        }
      }
    }
    for juror in 1...12 {
      for number in DefenceBench.criteria.indices {
        let mark = try #require(bench.stored(DefenceBench.juror(juror), number))
        #expect(mark.level == levels[(juror + number) % 4])
        #expect(mark.comment == "Juré \(juror), critère \(number)")
      }
    }
    await withTaskGroup(of: Void.self) { group in
      for juror in 1...12 {
        group.addTask {
          let answer = await bench.mark(DefenceBench.juror(juror), [:], handingIn: true)
          #expect(answer?.notice == "defence.done.handedIn")
        }
      }
    }
    #expect(
      bench.live.snapshot.dossier.all(SextantModel.Mark.self).count { $0.submittedAt != nil }
        == 12 * DefenceBench.criteria.count)
    #expect(try bench.house.verify().isSound)
  }

  @Test func `a crash in the middle of a save loses nothing: not what was kept, not what was sent`()
    async throws
  {
    let bench = try await DefenceBench()
    _ = await bench.mark(one, [0: ("B", "Gardé.")])
    let before = bench.live.snapshot.sequence
    // The third of the marks of one save breaks the write.
    try await bench.house.vault.database.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          CREATE TEMP TRIGGER crash BEFORE INSERT ON main.change WHEN NEW.ordinal = 2
          BEGIN SELECT RAISE(ROLLBACK, 'crash'); END
          """)
    }
    let sent = DefenceBench.whole("C", "Tout.")
    let answer = await bench.mark(one, sent, seen: bench.version(one, 0))
    let page = try #require(answer?.page)
    #expect(page.status >= 500)
    // Nothing of it is half kept, and all of it is given back.
    #expect(bench.live.snapshot.sequence == before)
    #expect(bench.marks(of: one).map(\.comment) == ["Gardé."])
    let given = Markup(page.main.markup).all("textarea").map(\.text)
    #expect(given.count == DefenceBench.criteria.count && given.allSatisfy { $0.contains("Tout.") })
    try await bench.house.vault.database.writeWithoutTransaction { database in
      try database.execute(sql: "DROP TRIGGER temp.crash")
    }
    #expect(await bench.mark(one, sent, seen: bench.version(one, 0))?.notice == "defence.done.kept")
    #expect(bench.marks(of: one).allSatisfy { $0.level == "C" && $0.comment == "Tout." })
    #expect(bench.marks(of: one).count == DefenceBench.criteria.count)
    #expect(try bench.house.verify().isSound)
  }

  // MARK: - Nothing too early

  /// Every page, every answer to a script and the clock, for every reader, in every state of two
  /// jurors on two criteria: untouched, drafted, handed in.
  @Test func `no answer to a juror holds another's mark that is not handed in`() async throws {
    for state in 0..<9 {
      let bench = try await DefenceBench(jurors: 3)
      let states = [state % 3, state / 3]
      for (place, juror) in [one, two].enumerated() where states[place] > 0 {
        let secret = DefenceBench.whole("D", "secret de \(juror.text)")
        _ = await bench.mark(juror, secret, handingIn: states[place] == 2)
      }
      for reader in [one, two, DefenceBench.juror(3), nil] {
        let role: Role = reader == nil ? .programmeManager : .juror
        var texts = [bench.page(reader, role: role).main.markup]
        texts.append(
          BoardPages.page(DefenceBoard.self, bench.view(reader, [], role: role)).main.markup)
        if case .json(_, let plain) = DefenceBoard.clock(bench.view(reader, role: role)) {
          texts.append(JSONText.compact(plain))
        }
        if let reader {
          let answer = await bench.mark(reader, [0: ("B", "à moi")], json: true)
          if let text = answer?.json?.text { texts.append(text) }
        }
        for (place, juror) in [one, two].enumerated() where juror != reader {
          let isOpen =
            states[place] == 2
            && (reader == nil
              || bench.marks(of: reader ?? "").contains { $0.submittedAt != nil })
          guard !isOpen else { continue }
          for text in texts { #expect(!text.contains("secret de \(juror.text)"), "\(state)") }
        }
      }
    }
  }

  @Test func `the clock is pressed by who sits, and a press on an older page is refused`()
    async throws
  {
    let bench = try await DefenceBench()
    func press(_ verb: String, by juror: ID<JuryMember>?, seen: Int) async -> Answer? {
      await RoomPages.post(
        ["slots", "T1", "verbs", verb],
        bench.act(
          juror, [("seen-version", String(seen)), ("back", "/d/jury/boards/defence?slot=T1")]))
    }
    let seen = bench.live.snapshot.sequence
    let started = await press("slot.start", by: one, seen: seen)
    #expect(started?.address == "/d/jury/boards/defence?slot=T1")
    #expect(bench.live.snapshot.dossier.find("T1" as ID<Slot>)?.clock.map(\.press) == [.beginTalk])
    // Both pressed; the second did not know of the first.
    #expect(await press("slot.pause", by: two, seen: seen)?.refusal == "rooms.refused.changed")
    _ = await press("slot.pause", by: two, seen: bench.live.snapshot.sequence)
    let slot = bench.live.snapshot.dossier.find("T1" as ID<Slot>)
    #expect(slot?.clock.map(\.press) == [.beginTalk, .pause] && slot?.clock.last?.by == two)
    let stranger = await press("slot.resume", by: "J9", seen: bench.live.snapshot.sequence)
    #expect(stranger?.page?.status == 409)
  }
}
