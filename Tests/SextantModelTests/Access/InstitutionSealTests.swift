import Testing

@testable import SextantModel

@Suite struct InstitutionSealTests {
  static let day = Day(number: 20_780)

  /// Two jurors on one slot, a third on another; each criterion marked by nobody, one or both.
  static func institution(_ marks: [(juror: String, criterion: String, isSubmitted: Bool)])
    -> Dossier
  {
    var items = Dossier(registry: .institution)
    var session = Session()
    session.id = "S1"
    items.put(session)
    for (id, members) in [("P1", ["J1", "J2"] as [ID<JuryMember>]), ("P2", ["J3"])] {
      var panel = Panel()
      (panel.id, panel.session, panel.members) = (ID(id), "S1", members)
      items.put(panel)
      var slot = Slot()
      (slot.id, slot.session, slot.panel) = (ID("T\(id)"), "S1", ID(id))
      slot.candidates = [ID("K\(id)")]
      items.put(slot)
    }
    for mark in marks {
      var item = Mark()
      item.id = ID("M-\(mark.juror)-\(mark.criterion)")
      (item.slot, item.candidate, item.juror) = ("TP1", "KP1", ID(mark.juror))
      (item.criterion, item.level, item.comment) = (mark.criterion, "2", "dit par \(mark.juror)")
      item.submittedAt =
        mark.isSubmitted ? Moment(day: day, time: ClockTime(minutes: 600)) : nil
      items.put(item)
    }
    var reason = AccommodationReason()
    (reason.id, reason.reason) = ("R1", "dyslexie")
    items.put(reason)
    var decision = BlockDecision()
    (decision.id, decision.session, decision.candidate) = ("D1", "S1", "KP1")
    items.put(decision)
    return items
  }

  func seen(_ dossier: Dossier, _ reach: Reach) -> Set<String> {
    let sight = Sight(of: dossier, by: reach, on: Self.day)
    let reduced = dossier.reduced(to: sight)
    return Set(reduced.all(Mark.self).map(\.id.text))
  }
  static let marks = [
    (juror: "J1", criterion: "k1", isSubmitted: true),
    (juror: "J1", criterion: "k2", isSubmitted: false),
    (juror: "J2", criterion: "k1", isSubmitted: true),
    (juror: "J2", criterion: "k2", isSubmitted: true),
  ]

  @Test func `a juror sees another's mark only once both are handed in`() {
    let dossier = Self.institution(Self.marks)
    #expect(seen(dossier, Role.juror.reach(juror: "J1")) == ["M-J1-k1", "M-J1-k2", "M-J2-k1"])
    #expect(seen(dossier, Role.juror.reach(juror: "J2")) == ["M-J1-k1", "M-J2-k1", "M-J2-k2"])
    // A juror of another panel marked nothing here.
    #expect(seen(dossier, Role.juror.reach(juror: "J3")) == [])
  }

  @Test(arguments: [Role.owner, .programmeManager, .auditor, .disabilityOfficer, .juror])
  func `a mark that is not handed in is nobody's but its juror's`(role: Role) {
    let dossier = Self.institution(Self.marks)
    #expect(!seen(dossier, role.reach()).contains("M-J1-k2"))
  }

  @Test func `why an arrangement was granted is the officer's alone, whatever the role`() {
    let dossier = Self.institution([])
    for role in Role.allCases {
      let sight = Sight(of: dossier, by: role.reach(juror: "J1"), on: Self.day)
      #expect(sight.shows("R1") == (role == .disabilityOfficer), "\(role)")
      let text = DossierWriter.files(of: dossier.reduced(to: sight))
        .map { String(decoding: $0.bytes ?? [], as: UTF8.self) }.joined()
      #expect(text.contains("dyslexie") == (role == .disabilityOfficer), "\(role)")
    }
  }

  @Test func `a decision is the panel's until it is published`() {
    var dossier = Self.institution([])
    func shows(_ reach: Reach) -> Bool {
      Sight(of: dossier, by: reach, on: Self.day).shows("D1")
    }
    #expect(shows(Role.juror.reach(juror: "J1")))
    #expect(!shows(Role.juror.reach(juror: "J3")) && !shows(Role.owner.reach()))
    var session = Session()
    (session.id, session.publishedOn) = ("S1", Self.day)
    dossier.put(session)
    #expect(shows(Role.juror.reach(juror: "J3")) && shows(Role.programmeManager.reach()))
  }

  /// Every combination of who handed in what on two criteria, for every reader.
  @Test func `whatever was handed in, nobody reads what they may not yet`() {
    for state in 0..<81 {
      var (rest, marks): (Int, [(juror: String, criterion: String, isSubmitted: Bool)]) = (
        state, []
      )
      for (juror, criterion) in [("J1", "k1"), ("J1", "k2"), ("J2", "k1"), ("J2", "k2")] {
        if rest % 3 > 0 { marks.append((juror, criterion, rest % 3 == 2)) }
        rest /= 3
      }
      let dossier = Self.institution(marks)
      for reader in ["J1", "J2", "J3"] {
        let seen = seen(dossier, Role.juror.reach(juror: ID(reader)))
        for mark in marks {
          let own = mark.juror == reader
          let hasHandedIn = marks.contains {
            $0.juror == reader && $0.criterion == mark.criterion && $0.isSubmitted
          }
          #expect(
            seen.contains("M-\(mark.juror)-\(mark.criterion)")
              == (own || mark.isSubmitted && hasHandedIn), "\(state) \(reader)")
        }
      }
    }
  }
}
