@testable import SextantModel

/// A session with one panel of three, one of whom replaced a fourth; one candidate, heard once; three
/// marks on one criterion, reconciled; one block decided.
enum SmallJury {
  static let day = Day(2026, 6, 30) ?? Day(number: 0)
  static func moment(_ hour: Int) -> Moment {
    Moment(day: day, time: ClockTime(minutes: hour * 60))
  }

  static var institution: Dossier {
    var items = Dossier(registry: .institution)
    var head = Institution()
    (head.name, head.certifier) = ("École des Aubes", "Aubes Certification")
    items.put(head)
    var rules = CertifierRules()
    (rules.id, rules.framework, rules.version, rules.minimumMembers) = ("RG", "MSMD", "1", 2)
    rules.levels = SmallCertification.rules.levels
    items.put(rules)
    var session = Session()
    (session.id, session.title, session.framework) = ("S1", "Juin", "MSMD")
    (session.rules, session.start, session.end) = ("RG", day, day)
    items.put(session)
    for (id, name, isExternal) in [
      ("J1", "Ana Roux", true), ("J2", "Bo Lind", false), ("J3", "Cy Petit", true),
    ] {
      var juror = JuryMember()
      (juror.id, juror.name, juror.profession) = (ID(id), name, "directrice marketing")
      (juror.isExternal, juror.isOfProfession) = (isExternal, true)
      items.put(juror)
    }
    var panel = Panel()
    (panel.id, panel.session, panel.name) = ("P1", "S1", "Jury A")
    (panel.members, panel.president, panel.present) = (["J1", "J2"], "J1", ["J1", "J2"])
    var replacement = Replacement()
    (replacement.replaced, replacement.by) = ("J3", "J2")
    (replacement.on, replacement.reason) = (day, "train annulé")
    panel.replacements = [replacement]
    items.put(panel)
    var candidate = Candidate()
    (candidate.id, candidate.name, candidate.blocks) = ("K1", "Dora Mas", ["B1"])
    items.put(candidate)
    var slot = Slot()
    (slot.id, slot.session, slot.panel) = ("T1", "S1", "P1")
    (slot.assessment, slot.candidates, slot.at) = ("MSMD.E1", ["K1"], moment(9))
    slot.talkMinutes = 20
    items.put(slot)
    for (juror, level) in [("J1", "3"), ("J2", "1")] {
      var mark = Mark()
      mark.id = ID("M-\(juror)")
      (mark.slot, mark.candidate, mark.juror) = ("T1", "K1", ID(juror))
      (mark.criterion, mark.level, mark.comment) = ("E1.k01", level, "dit par \(juror)")
      mark.submittedAt = moment(10)
      items.put(mark)
    }
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("R1", "T1", "K1")
    (agreed.criterion, agreed.level) = ("E1.k01", "2")
    (agreed.reason, agreed.agreedOn) = ("preuve relue ensemble", day)
    items.put(agreed)
    var decision = BlockDecision()
    (decision.id, decision.session, decision.candidate) = ("D1", "S1", "K1")
    (decision.block, decision.result, decision.date) = ("B1", .acquired, day)
    items.put(decision)
    var minutes = Minutes()
    (minutes.id, minutes.session, minutes.panel) = ("V1", "S1", "P1")
    (minutes.date, minutes.text) = (day, "Séance ouverte à 9 h.")
    items.put(minutes)
    return items
  }

  static let mark = JournalMark(key: "aubes", entry: 7, digest: "d7")

  static func context(
    _ dossier: Dossier, by juror: String = "J1", mayApprove: Bool = true, seed: UInt8 = 1,
    library: FrameworkLibrary = FrameworkLibrary([])
  ) -> VerbContext {
    VerbContext(
      dossier, at: moment(18),
      by: VerbContext.Actor(name: juror, item: juror, mayApprove: mayApprove, account: "42"),
      library: library, mark: mark, seed: [UInt8](repeating: seed, count: 32))
  }

  /// The institution after a verb was used; `nil` where it was refused.
  static func after(_ verb: String, on id: String, _ x: VerbContext) -> Dossier? {
    guard case .success(let outcome) = Verbs.perform(verb, on: id, x) else { return nil }
    var dossier = x.dossier
    for item in outcome.changed { put(item, in: &dossier) }
    return dossier
  }

  static func put(_ item: any Item, in dossier: inout Dossier) { putOpened(item, in: &dossier) }
  private static func putOpened<T: Item>(_ item: T, in dossier: inout Dossier) {
    dossier.put(item)
  }

  /// With the minutes of the panel written.
  static var written: Dossier {
    after("minutes.write", on: "V1", context(institution)) ?? institution
  }
}
