import SextantKernels
import Testing

@testable import SextantModel

/// Once a panel is open, who sits and who is heard changes by an act with a reason, or not at all.
@Suite struct OpenedPanelTests {
  private func opened() -> Dossier {
    var dossier = SmallJury.institution
    if var panel = dossier.find(ID<Panel>("P1")) {
      panel.openedAt = SmallJury.moment(8)
      dossier.put(panel)
    }
    if var slot = dossier.find(ID<Slot>("T1")) {
      (slot.openedAt, slot.seated, slot.presidedBy) = (SmallJury.moment(9), ["J1", "J2"], "J1")
      dossier.put(slot)
    }
    return dossier
  }

  private func perform(
    _ verb: String, on id: String, _ form: [(name: String, value: String)], reason: String = "",
    _ dossier: Dossier
  ) -> Result<VerbOutcome, VerbRefusal> {
    Verbs.perform(
      verb, on: id, filling: .form(form), reason: reason, SmallJury.context(dossier))
  }

  private func after(_ outcome: VerbOutcome, _ dossier: Dossier) -> Dossier {
    var dossier = dossier
    for item in outcome.changed { SmallJury.put(item, in: &dossier) }
    return dossier
  }

  private func breaches<T: Item>(
    _ id: ID<T>, by way: Agreements.Way = .edit, _ change: (inout T) -> Void
  ) -> [String] {
    let dossier = opened()
    guard let before = dossier.find(id) else { return ["none"] }
    var item = before
    change(&item)
    return Agreements.breaches(from: before, to: item, in: dossier, by: way).map(\.field)
  }

  @Test func `no edit moves who sits, who is heard and on what`() {
    #expect(breaches(ID<Panel>("P1")) { $0.members = ["J1"] } == ["members"])
    #expect(breaches(ID<Panel>("P1")) { $0.present = ["J1"] } == ["present"])
    #expect(breaches(ID<Panel>("P1")) { $0.president = "J2" } == ["president"])
    #expect(breaches(ID<Panel>("P1")) { $0.replacements = [] } == ["replacements"])
    #expect(breaches(ID<Slot>("T1")) { $0.panel = nil } == ["panel"])
    #expect(breaches(ID<Slot>("T1")) { $0.recused = ["J2"] } == ["recused"])
    #expect(breaches(ID<Slot>("T1")) { $0.candidates = [] } == ["candidates"])
    #expect(breaches(ID<Slot>("T1")) { $0.seated = ["J1"] } == ["seated"])
    #expect(
      breaches(ID<Panel>("P1"), by: .takingBack) { $0.openedAt = nil } == ["openedAt"])
    // The room may change, evidence may be added, and the acts may do what they are for.
    #expect(breaches(ID<Slot>("T1")) { $0.room = "Salle 2" }.isEmpty)
    #expect(breaches(ID<Panel>("P1")) { $0.evidence = ["EV1"] }.isEmpty)
    #expect(breaches(ID<Panel>("P1"), by: .verb("panel.replace")) { $0.members = ["J1"] }.isEmpty)
    #expect(breaches(ID<Slot>("T1"), by: .verb("slot.recuse")) { $0.recused = ["J2"] }.isEmpty)
    #expect(breaches(ID<Slot>("T1"), by: .verb("slot.start")) { $0.clock = [.init()] }.isEmpty)
    #expect(breaches(ID<Slot>("T1"), by: .verb("slot.start")) { $0.panel = nil } == ["panel"])
  }

  @Test func `before it is open all of it may be edited`() {
    var dossier = SmallJury.institution
    let panel = dossier.find(ID<Panel>("P1")) ?? Panel()
    var changed = panel
    changed.members = ["J1"]
    #expect(Agreements.breaches(from: panel, to: changed, in: dossier).isEmpty)
    var attendance = Attendance()
    (attendance.id, attendance.slot, attendance.candidate) = ("A1", "T1", "K1")
    attendance.state = .absent
    // A mark was handed in on them: they were there.
    #expect(Agreements.breaches(from: nil, to: attendance, in: dossier).map(\.what) == [.joins])
    for juror in ["M-J1", "M-J2"] { dossier.remove(juror) }
    #expect(Agreements.breaches(from: nil, to: attendance, in: dossier).isEmpty)
  }

  @Test func `a juror who handed in stays seated where they did, and signs`() throws {
    let dossier = opened()
    let outcome = try perform(
      "panel.replace", on: "P1",
      [
        ("replacements.0.replaced", "J3"), ("replacements.0.by", "J2"),
        ("replacements.0.on", "2026-06-30"), ("replacements.0.reason", "train annulé"),
        ("replacements.1.replaced", "J2"), ("replacements.1.by", "J3"),
        ("replacements.1.reason", "refuse de signer"),
      ], dossier
    ).get()
    let replaced = after(outcome, dossier)
    let panel = try #require(replaced.find(ID<Panel>("P1")))
    #expect(panel.members == ["J1", "J3"] && panel.present == ["J1", "J3"])
    let slot = try #require(replaced.find(ID<Slot>("T1")))
    #expect(replaced.sitting(at: slot) == ["J1", "J2"])
    let written = try #require(
      SmallJury.after("minutes.write", on: "V1", SmallJury.context(replaced)))
    let minutes = try #require(written.find(ID<Minutes>("V1")))
    #expect(Set(MinutesStanding(minutes, in: written).missing) == ["J1", "J2", "J3"])
    // What is signed says who signs: that the panel is another since moves nothing.
    var other = panel
    (other.members, other.present) = (["J1"], ["J1"])
    var moved = written
    moved.put(other)
    if var slot = moved.find(ID<Slot>("T1")) {
      slot.seated = ["J1"]
      moved.put(slot)
    }
    #expect(Set(MinutesStanding(minutes, in: moved).signers) == ["J1", "J2", "J3"])
  }

  @Test func `once somebody signed nobody's place changes`() throws {
    let written = try #require(
      SmallJury.after("minutes.write", on: "V1", SmallJury.context(opened())))
    let signed = try #require(
      SmallJury.after("minutes.sign", on: "V1", SmallJury.context(written)))
    guard
      case .failure(let refusal) = perform(
        "panel.sit", on: "P1", [("present", "J1")], reason: "Parti", signed)
    else { throw VerbsHaveLet("panel.sit") }
    #expect(refusal.obstacles.map(\.key).contains("signed"))
  }

  private struct VerbsHaveLet: Error {
    init(_ verb: String) {}
  }

  @Test func `a hearing that is no longer lawful is told with its clause and its passages`() throws
  {
    var dossier = opened()
    let rules = try #require(dossier.find(ID<CertifierRules>("RG")))
    let session = try #require(dossier.find(ID<Session>("S1")))
    #expect(UnlawfulHearings(of: session, in: dossier, by: rules).lines.isEmpty)
    var link = JuryLink()
    (link.id, link.juror, link.candidate, link.nature) = ("L1", "J2", "K1", .family)
    dossier.put(link)
    let lines = UnlawfulHearings(of: session, in: dossier, by: rules).lines
    #expect(lines.map(\.clause.rule) == [.noLink])
    #expect(lines.first?.slots == ["T1"] && lines.first?.panel.id == "P1")
    // Who stepped aside decided nothing: one alone is too few, and that is what is told.
    if var slot = dossier.find(ID<Slot>("T1")) {
      slot.recused = ["J2"]
      dossier.put(slot)
    }
    #expect(
      UnlawfulHearings(of: session, in: dossier, by: rules).lines.map(\.clause.rule) == [.size])
  }

  @Test func `what was signed in the first form is replayed in it`() throws {
    let written = SmallJury.written
    let minutes = try #require(written.find(ID<Minutes>("V1")))
    var body = MinutesBody(minutes, in: written, as: .first)
    let members = body.members()
    let first = members.first { $0.0 == "form" }?.1
    #expect(first == .text("sextant-minutes-1"))
    let old = try CanonicalJSON.bytes(jsonObject([("form", first)]))
    let record = MinutesRecord(
      of: minutes, in: written, at: SmallJury.mark, keys: ProofKey.all(in: written),
      signed: String(decoding: old, as: UTF8.self))
    #expect(record.data.contains("\"form\":\"sextant-minutes-1\""))
    // No remark, no clock, no dossier stood in it.
    #expect(!record.data.contains("comment") && minutes.data.contains("comment"))
    #expect(record.data != minutes.data)
  }

  @Test func `minutes say how long it took, what was chosen, handed in and arranged`() throws {
    var dossier = opened()
    var slot = try #require(dossier.find(ID<Slot>("T1")))
    (slot.talkMinutes, slot.questionMinutes) = (20, 10)
    func press(_ press: DefenceClock.Press, _ minute: Int, _ second: Int = 0) -> DefencePress {
      let at = Moment(day: SmallJury.day, time: ClockTime(minutes: 540 + minute))
      return DefencePress(press, at: WallSecond(at, second: second), by: "J1")
    }
    // 21 min 30 s of talk, of which 1 min 30 s too many; 2 min of pause; 8 min of questions.
    slot.clock = [
      press(.beginTalk, 0), press(.pause, 10), press(.resume, 12), press(.beginQuestions, 23, 30),
      press(.end, 31, 30),
    ]
    (slot.choice, slot.choiceMadeAt) = ("Campagne 2", SmallJury.moment(8))
    dossier.put(slot)
    var frozen = FrozenDossier()
    (frozen.id, frozen.session, frozen.candidate) = ("F1", "S1", "K1")
    frozen.digest = "0123456789abcdef"
    dossier.put(frozen)
    var measure = Accommodation()
    (measure.id, measure.candidate, measure.measure) = ("AM1", "K1", "Salle au calme")
    (measure.grantedOn, measure.appliedOn) = (SmallJury.day, SmallJury.day)
    dossier.put(measure)
    var reason = AccommodationReason()
    (reason.id, reason.accommodation, reason.reason) = ("AR1", "AM1", "zqmotif")
    dossier.put(reason)
    var decision = try #require(dossier.find(ID<BlockDecision>("D1")))
    (decision.failed, decision.awaited) = (["E1.k02"], ["E1.k03"])
    dossier.put(decision)
    let written = try #require(
      SmallJury.after("minutes.write", on: "V1", SmallJury.context(dossier)))
    let minutes = try #require(written.find(ID<Minutes>("V1")))
    let value = try JSONSyntax.read(Array(minutes.data.utf8))
    let said = try #require(value["slots"]?.asList?.first)
    #expect(said["clock"]?["talkSeconds"]?.asInteger == 1290)
    #expect(said["clock"]?["talkOverrunSeconds"]?.asInteger == 90)
    #expect(said["clock"]?["pausedSeconds"]?.asInteger == 120)
    #expect(said["clock"]?["questionSeconds"]?.asInteger == 480)
    #expect(said["clock"]?["questionOverrunSeconds"]?.asInteger == 0)
    #expect(said["clock"]?["presses"]?.asList?.count == 5)
    #expect(said["choice"]?.asText == "Campagne 2")
    #expect(said["dossiers"]?.asList?.first?["digest"]?.asText == "0123456789abcdef")
    #expect(said["seated"]?.asList?.map(\.asText) == ["J1", "J2"])
    let words = (value["words"]?.asList ?? []).compactMap { ProvenWord($0) }
    let named = Set(words.map { "\($0.item).\($0.field)" })
    #expect(
      named.isSuperset(of: [
        "AM1.measure", "M-J1.comment", "M-J2.comment", "D1.failed", "D1.awaited",
      ])
    )
    #expect(!minutes.data.contains("calme") && !minutes.data.contains("zqmotif"))
    let text = try #require(MinutesText(minutes, in: written, Project.catalogue(.french))).plain
    for part in [
      "exposé 21\u{A0}min 30\u{A0}s, questions 8\u{A0}min 0\u{A0}s, pauses 2\u{A0}min 0\u{A0}s",
      "dépassement de 1\u{A0}min 30\u{A0}s à l’exposé", "Campagne 2", "0123456789ab",
      "aménagement de Dora Mas mis en œuvre", "Salle au calme", "Critères non acquis\u{A0}: E1.k02",
      "Critères non appréciés\u{A0}: E1.k03", "2 remarques de jurés sont prouvées",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(!text.contains("zqmotif"))
  }
}
