@testable import SextantModel

/// A session of the small certification: Ana (K1) and Bo (K2) before panel P1 (J1 presides, J2), Cy
/// (K3) before panel P2 (J3 presides; J4, who says what J3 says); each seeks block B1. Both panels are
/// lawful.
enum SmallSession {
  static let day = Day(2026, 11, 20) ?? Day(number: 0)
  static let moment = Moment(day: day, time: ClockTime(minutes: 600))

  /// - Parameter levels: by candidate and juror, the levels of k1, k2 and k3; « - » where not handed
  ///   in.
  static func institution(
    _ levels: [String: String] = [
      "K1 J1": "222", "K1 J2": "222", "K2 J1": "222", "K2 J2": "222", "K3 J3": "222",
    ], rules change: (inout CertifierRules) -> Void = { _ in }
  ) -> Dossier {
    var items = Dossier(registry: .institution)
    var rules = SmallCertification.rules
    (rules.id, rules.framework) = ("R1", "SC")
    change(&rules)
    items.put(rules)
    var session = Session()
    (session.id, session.title, session.framework, session.rules) = ("S1", "Juin", "SC", "R1")
    items.put(session)
    for id in ["K1", "K2", "K3"] {
      var candidate = Candidate()
      (candidate.id, candidate.name, candidate.blocks) = (ID(id), "Nom de \(id)", ["B1"])
      items.put(candidate)
    }
    for id in ["J1", "J2", "J3", "J4"] {
      var juror = JuryMember()
      (juror.id, juror.name) = (ID(id), "Juré \(id)")
      (juror.isExternal, juror.isOfProfession) = (id == "J1" || id == "J3", true)
      items.put(juror)
    }
    for (id, members, candidates) in [
      ("P1", ["J1", "J2"] as [ID<JuryMember>], ["K1", "K2"] as [ID<Candidate>]),
      ("P2", ["J3", "J4"], ["K3"]),
    ] {
      var panel = Panel()
      (panel.id, panel.session, panel.name) = (ID(id), "S1", id)
      (panel.members, panel.president) = (members, members[0])
      items.put(panel)
      for candidate in candidates {
        var slot = Slot()
        (slot.id, slot.session, slot.assessment) = (ID("T\(candidate.text)"), "S1", "SC.E1")
        (slot.panel, slot.candidates) = (ID(id), [candidate])
        items.put(slot)
      }
    }
    var levels = levels
    if levels["K3 J4"] == nil { levels["K3 J4"] = levels["K3 J3"] }
    for (key, text) in levels.sorted(by: { $0.key < $1.key }) {
      let parts = key.split(separator: " ").map(String.init)
      for (criterion, level) in zip(["k1", "k2", "k3"], text) {
        var mark = Mark()
        mark.id = ID("M-\(parts[0])-\(parts[1])-\(criterion)")
        (mark.slot, mark.candidate, mark.juror) = (
          ID("T\(parts[0])"), ID(parts[0]), ID(parts[1])
        )
        (mark.criterion, mark.level) = (criterion, level == "-" ? "3" : String(level))
        mark.comment = "dit par \(parts[1])"
        mark.submittedAt = level == "-" ? nil : moment
        items.put(mark)
      }
    }
    return items
  }

  static func sheets(_ dossier: Dossier) throws -> SessionSheets {
    let session = dossier.all(Session.self)[0]
    return SessionSheets(session, in: dossier, try frame(dossier))
  }

  static func frame(_ dossier: Dossier) throws -> DeliberationFrame {
    try SessionFrame.frame(
      of: dossier.all(Session.self)[0], in: dossier, SmallCertification.library
    ).get()
  }

  /// With the minutes of each panel written as things stand, and signed by all who sat.
  static func minuted(_ dossier: Dossier) throws -> Dossier {
    var dossier = dossier
    for panel in dossier.all(Panel.self) {
      var minutes = Minutes()
      (minutes.id, minutes.session, minutes.panel) = (ID("V-\(panel.id.text)"), "S1", panel.id)
      minutes.date = day
      dossier.put(minutes)
      let id = minutes.id.text
      dossier = try after("minutes.write", on: id, dossier).get()
      for juror in panel.members {
        dossier = try after("minutes.sign", on: id, by: juror.text, dossier).get()
      }
    }
    return dossier
  }

  /// What came of a verb, put back.
  static func after(
    _ verb: String, on id: String, by actor: String? = nil, mayApprove: Bool = true,
    filling: [(name: String, value: String)] = [], reason: String = "", _ dossier: Dossier
  ) -> Result<Dossier, VerbRefusal> {
    Verbs.perform(
      verb, on: id, filling: .form(filling), reason: reason,
      VerbContext(
        dossier, at: moment,
        by: VerbContext.Actor(
          name: actor ?? "Direction", item: actor, mayApprove: mayApprove, account: "7"),
        library: SmallCertification.library,
        mark: JournalMark(key: "ecole", entry: 7, digest: "d7"), seed: [1])
    ).map { outcome in
      var dossier = dossier
      func put<T: Item>(_ item: T) { dossier.put(item) }
      for item in outcome.changed { put(item) }
      return dossier
    }
  }
}
