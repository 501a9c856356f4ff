import Testing

@testable import SextantModel

@Suite struct PanelLawTests {
  static func juror(
    _ id: String, _ name: String, external: Bool = true, profession: Bool = true,
    gender: JurorGender? = nil, qualified: Bool = false, employer: String = ""
  ) -> JuryMember {
    var member = JuryMember()
    (member.id, member.name, member.isExternal) = (ID(id), name, external)
    (member.isOfProfession, member.gender, member.isQualified) = (profession, gender, qualified)
    member.employer = employer
    return member
  }
  static let members = [
    juror("J1", "Inès Faure", gender: .woman, qualified: true),
    juror("J2", "Karim Benali", external: false, gender: .man),
    juror("J3", "Lise Martin", gender: .woman, employer: "Studio Nord"),
  ]
  static var panel: Panel {
    var panel = Panel()
    (panel.id, panel.members, panel.president) = ("P1", ["J1", "J2"], "J1")
    return panel
  }
  static func candidate(_ path: CandidatePath = .initial) -> Candidate {
    var candidate = Candidate()
    (candidate.id, candidate.name, candidate.path) = ("K1", "Ana Roux", path)
    return candidate
  }
  func law(
    _ change: (inout Panel) -> Void = { _ in }, candidate: Candidate = candidate(),
    members: [JuryMember] = members, links: [JuryLink] = [], present: Set<ID<JuryMember>>? = nil
  ) -> PanelLaw {
    var panel = Self.panel
    change(&panel)
    return PanelLaw(
      panel, members: members, candidates: [candidate], rules: SmallCertification.rules,
      links: links, present: present)
  }
  func broken(_ law: PanelLaw) -> [PanelRule] {
    law.obstacles.filter { $0.outcome == .broken }.map(\.rule)
  }

  @Test func `two, half of them external, one who presides: lawful, with its proof`() {
    let found = law()
    #expect(found.isLawful)
    #expect(found.clauses.map(\.rule) == [.size, .external, .profession, .president, .noLink])
    #expect(found.clauses[1].evidence == ["J1"])
  }

  @Test func `no rules go below half of external members, nor below two`() {
    var rules = SmallCertification.rules
    (rules.externalShare, rules.minimumMembers) = (Share(percent: 10), 1)
    var panel = Self.panel
    panel.members = ["J1", "J2", "J3"]
    var members = Self.members
    members[2].isExternal = false
    // One of three is a third: more than the rules' tenth, less than the law's half.
    let law = PanelLaw(
      panel, members: members, candidates: [Self.candidate()], rules: rules)
    #expect(broken(law) == [.external])
    let first = PanelLaw(
      panel, members: members, candidates: [Self.candidate()], rules: rules, as: .first)
    #expect(broken(first) == [])
    let faults = rules.faults(in: SmallCertification.framework).map(\.message.key)
    #expect(faults.contains("rules.belowExternal") && faults.contains("rules.belowMembers"))
    (rules.externalShare, rules.minimumMembers) = (Share(percent: 50), 2)
    let none = rules.faults(in: SmallCertification.framework).map(\.message.key)
    #expect(!none.contains("rules.belowExternal") && !none.contains("rules.belowMembers"))
  }

  @Test func `who works for the house is no external member without a look`() {
    var house = Institution()
    (house.name, house.certifier) = ("École des Aubes", "Aubes Certification")
    house.trainingBodies = ["Campus du Littoral", "Formation Alizés"]
    for (employer, isDoubtful) in [
      ("ÉCOLE DES AUBES S.A.S.", true), ("aubes certification", true), ("Studio Nord", false),
      ("", false), ("FORMATION ALIZES SARL", true), ("Campus", false),
    ] {
      var members = Self.members
      members[0].employer = employer
      let law = PanelLaw(
        Self.panel, members: members, candidates: [Self.candidate()],
        rules: SmallCertification.rules, institution: house)
      #expect(law.obstacles.map(\.rule) == (isDoubtful ? [.externality] : []), "\(employer)")
      #expect(law.obstacles.first.map { $0.outcome == .doubtful } ?? !isDoubtful)
    }
  }

  @Test func `companies are the same whatever their legal form, family names by one part`() {
    for (one, two, isSame) in [
      ("ACME", "ACME SAS", true), ("Acme S.A.R.L.", "acme", true), ("ACME", "ACME Conseil", false),
      ("SAS", "SARL", false), ("", "", false),
    ] {
      #expect(isSameCompany(one, two) == isSame, "\(one) \(two)")
    }
    for (one, two, isShared) in [
      ("Dupont-Martin", "Dupont", true), ("MARTIN", "Dupont Martin", true),
      ("de La Tour", "de Gaulle", false), ("Le Goff", "Le Bras", false), ("Diallo", "Diallo", true),
      ("", "", false),
    ] {
      #expect(shareFamilyName(one, two) == isShared, "\(one) \(two)")
    }
    var members = Self.members
    (members[0].familyName, members[2].employer) = ("Roux-Faure", "Studio Nord SARL")
    var candidate = Self.candidate()
    candidate.employer = "Studio Nord"
    let law = PanelLaw(
      {
        var panel = Self.panel
        panel.members = ["J1", "J2", "J3"]
        return panel
      }(),
      members: members, candidates: [candidate], rules: SmallCertification.rules)
    #expect(law.obstacles.map(\.rule) == [.likeness, .noLink])
  }

  @Test func `one alone is no panel`() {
    #expect(broken(law { $0.members = ["J1"] }) == [.size])
  }

  @Test func `half must be external`() {
    var members = Self.members
    members[0].isExternal = false
    #expect(broken(law(members: members)) == [.external])
    // One of three is less than half.
    members[2].isExternal = true
    #expect(broken(law({ $0.members = ["J1", "J2", "J3"] }, members: members)) == [.external])
  }

  @Test func `the president must sit`() {
    #expect(broken(law { $0.president = nil }) == [.president])
    #expect(broken(law { $0.president = "J3" }) == [.president])
    #expect(broken(law { $0.members = ["J1", "J9", "J2"] }) == [.membersKnown])
  }

  @Test func `on the day the quorum counts, and so does who is left`() {
    let three: (inout Panel) -> Void = { $0.members = ["J1", "J2", "J3"] }
    #expect(law(three, present: ["J1", "J2"]).isLawful)
    // One of three: no quorum, no panel of two; nobody external is missing.
    #expect(broken(law(three, present: ["J1"])) == [.size, .quorum])
    #expect(broken(law(three, present: ["J2", "J3"])) == [.president])
  }

  @Test(arguments: ["Faure Inès", "ines FAURE", "Inès Faure"])
  func `a trainer is found whatever way the name is written`(trainer: String) {
    var candidate = Self.candidate()
    candidate.trainers = [trainer]
    let found = law(candidate: candidate)
    #expect(broken(found) == [.noLink])
    #expect(found.obstacles.first?.message.arguments["link"] == .choice(JuryLinkNature.trainer))
  }

  @Test func `tutors, employers and declared links stand in the way`() {
    var candidate = Self.candidate()
    candidate.tutors = ["Karim Benali"]
    #expect(broken(law(candidate: candidate)) == [.noLink])
    candidate.tutors = []
    candidate.employer = "STUDIO NORD"
    #expect(broken(law({ $0.members = ["J1", "J2", "J3"] }, candidate: candidate)) == [.noLink])
    var link = JuryLink()
    (link.id, link.juror, link.candidate, link.nature) = ("L1", "J2", "K1", .personal)
    #expect(broken(law(links: [link])) == [.noLink])
  }

  @Test func `the same family name is for somebody to look at, and can be settled`() {
    var candidate = Self.candidate()
    candidate.name = "Marc Bénali"
    let found = law(candidate: candidate)
    #expect(!found.isLawful && broken(found) == [])
    #expect(found.obstacles.map(\.rule) == [.likeness])
    var link = JuryLink()
    (link.juror, link.candidate, link.nature) = ("J2", "K1", .noLink)
    #expect(law(candidate: candidate, links: [link]).isLawful)
  }

  @Test func `for a validation of experience: qualified, and balanced`() {
    #expect(law(candidate: Self.candidate(.vae)).isLawful)
    var members = Self.members
    members[0].isQualified = false
    #expect(broken(law(candidate: Self.candidate(.vae), members: members)) == [.qualified])
    members[0].isQualified = true
    members[1].gender = .woman
    #expect(broken(law(candidate: Self.candidate(.vae), members: members)) == [.balance])
    members[1].gender = nil
    let unsaid = law(candidate: Self.candidate(.vae), members: members)
    #expect(broken(unsaid) == [] && unsaid.obstacles.map(\.rule) == [.balance])
    // Outside of a validation of experience nobody counts.
    #expect(law(members: members).isLawful)
  }
}
