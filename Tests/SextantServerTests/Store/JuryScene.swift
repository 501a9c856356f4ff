import SextantModel

@testable import SextantServer

/// An institution in a house: one session with one panel of two, one candidate heard, marked,
/// reconciled and decided, minutes opened.
struct JuryScene {
  static let day = Day(2026, 6, 30) ?? Day(number: 0)
  static func moment(_ hour: Int) -> Moment {
    Moment(day: day, time: ClockTime(minutes: hour * 60))
  }

  let house: House
  let live: LiveDossier

  /// What stands there is taken as it is.
  init(house: House, live: LiveDossier) {
    self.house = house
    self.live = live
  }

  init(in house: House, key: String = "aubes") throws {
    self.house = house
    var head = Institution()
    (head.name, head.certifier) = ("École des Aubes", "Aubes Certification")
    live = try house.create(key, .institution(head), by: "1")
    try live.apply(Self.items.map { .put($0) }, by: "1", verb: "edit")
  }

  static var items: [any Item] {
    var items: [any Item] = []
    var rules = CertifierRules()
    (rules.id, rules.framework, rules.version) = ("RG", "MSMD", "1")
    (rules.title, rules.minimumMembers, rules.validityYears) = ("Règlement", 2, 5)
    items.append(rules)
    var session = SextantModel.Session()
    (session.id, session.title, session.framework) = ("S1", "Juin 2026", "MSMD")
    (session.rules, session.start, session.end) = ("RG", day, day)
    items.append(session)
    for (id, name, isExternal) in [("J1", "Ana Roux", true), ("J2", "Bo Lind", false)] {
      var juror = JuryMember()
      (juror.id, juror.name, juror.profession) = (ID(id), name, "directrice marketing")
      (juror.isExternal, juror.isOfProfession) = (isExternal, true)
      items.append(juror)
    }
    var panel = Panel()
    (panel.id, panel.session, panel.name) = ("P1", "S1", "Jury A")
    (panel.members, panel.president, panel.present) = (["J1", "J2"], "J1", ["J1", "J2"])
    items.append(panel)
    var candidate = Candidate()
    (candidate.id, candidate.name, candidate.blocks) = ("K1", "Dora Mas", ["B1", "B2"])
    items.append(candidate)
    var slot = Slot()
    (slot.id, slot.session, slot.panel) = ("T1", "S1", "P1")
    (slot.assessment, slot.candidates, slot.at) = ("MSMD.E1", ["K1"], moment(9))
    items.append(slot)
    for (juror, level) in [("J1", "3"), ("J2", "1")] {
      var mark = SextantModel.Mark()
      mark.id = ID("M-\(juror)")
      (mark.slot, mark.candidate, mark.juror) = ("T1", "K1", ID(juror))
      (mark.criterion, mark.level, mark.comment) = ("E1.k01", level, "dit par \(juror)")
      mark.submittedAt = moment(10)
      items.append(mark)
    }
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("R1", "T1", "K1")
    (agreed.criterion, agreed.level) = ("E1.k01", "2")
    (agreed.reason, agreed.agreedOn) = ("preuve relue ensemble", day)
    items.append(agreed)
    for (id, block, result) in [
      ("D1", "B1", BlockResult.acquired), ("D2", "B2", .notAcquired),
    ] {
      var decision = BlockDecision()
      (decision.id, decision.session, decision.candidate) = (ID(id), "S1", "K1")
      (decision.block, decision.result, decision.date) = (block, result, day)
      decision.missing = result == .acquired ? [] : ["C3"]
      items.append(decision)
    }
    var minutes = Minutes()
    (minutes.id, minutes.session, minutes.panel) = ("V1", "S1", "P1")
    (minutes.date, minutes.text) = (day, "Séance ouverte à 9 h.")
    items.append(minutes)
    return items
  }

  var dossier: Dossier { live.snapshot.dossier }
  var minutes: Minutes { dossier.find(ID<Minutes>("V1")) ?? Minutes() }

  /// Uses a verb as the pages do: over the whole institution, from where its journal stands.
  @discardableResult
  func use(
    _ verb: String, on id: String, by juror: String = "J1",
    filling: [(name: String, value: String)] = [], library: FrameworkLibrary = FrameworkLibrary([])
  ) throws -> [any Item] {
    let snapshot = live.snapshot
    let context = VerbContext(
      snapshot.dossier, at: Self.moment(18),
      by: VerbContext.Actor(name: juror, item: juror, mayApprove: true, account: "1"),
      library: library, mark: try live.mark(at: snapshot.sequence), seed: randomBytes(32))
    let outcome = try Verbs.perform(verb, on: id, filling: .form(filling), context).get()
    try live.apply(outcome.changed.map { .put($0) }, by: "1", verb: verb)
    return outcome.changed
  }

  /// Minutes written and signed by both, results published.
  func publish() throws {
    try use("minutes.write", on: "V1")
    try use("minutes.sign", on: "V1", by: "J1")
    try use("minutes.sign", on: "V1", by: "J2")
    var session = dossier.find(ID<SextantModel.Session>("S1")) ?? SextantModel.Session()
    session.publishedOn = Self.day
    try live.apply([.put(session)], by: "1", verb: "session.publish")
  }
}
