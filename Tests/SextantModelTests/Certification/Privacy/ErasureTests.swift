import Testing

@testable import SextantModel

/// A person of whom every kind says something is erased, and nothing says it any more.
@Suite struct ErasureTests {
  /// One item of every kind that may hold a word on Zélie Quidam, K1, or Octave Juret, J1: each
  /// word names them.
  private static var items: Dossier {
    var items = PublishedSessions.dossier
    func put<T: Item>(_ id: String, _ item: T, _ fill: (inout T) -> Void) {
      var item = item
      item.id = ID(id)
      fill(&item)
      items.put(item)
    }
    let name = "Zélie Quidam"
    put("K1", Candidate()) { ($0.name, $0.familyName, $0.employer) = (name, "Quidam", "Quidam SA") }
    put("K2", Candidate()) { $0.name = "Basile Autrui" }
    put("EC1", CivilIdentity()) { ($0.candidate, $0.birthName) = ("K1", "Quidam-Née") }
    put("IA1", InsertionAnswer()) { ($0.candidate, $0.situation) = ("K1", .seeking) }
    put("VAE1", VaeFile()) { $0.candidate = "K1" }
    put("A1", Accommodation()) { ($0.candidate, $0.measure) = ("K1", "Tiers-temps pour \(name)") }
    put("MO1", AccommodationReason()) {
      ($0.accommodation, $0.reason) = ("A1", "\(name) est dyslexique")
    }
    put("EQ1", CandidateTeam()) {
      ($0.session, $0.name, $0.members) = ("S1", "Équipe Quidam", ["K1", "K2"])
    }
    put("J1", JuryMember()) { ($0.name, $0.profession) = ("Octave Juret", "directeur") }
    put("J2", JuryMember()) { $0.name = "Paule Tierce" }
    put("L1", JuryLink()) { ($0.juror, $0.candidate, $0.nature) = ("J1", "K1", .tutor) }
    put("P1", Panel()) {
      ($0.session, $0.members) = ("S1", ["J2"])
      var row = Replacement()
      (row.replaced, row.by, row.reason) = ("J1", "J2", "Octave Juret connaît \(name)")
      $0.replacements = [row]
    }
    put("T1", Slot()) { ($0.session, $0.panel, $0.candidates) = ("S1", "P1", ["K1"]) }
    put("T2", Slot()) { ($0.session, $0.panel, $0.team) = ("S1", "P1", "EQ1") }
    put("T3", Slot()) { ($0.session, $0.panel, $0.candidates) = ("S1", "P1", ["K2"]) }
    put("FD1", FrozenDossier()) {
      ($0.session, $0.candidate, $0.title) = ("S1", "K1", "Dossier de \(name)")
      ($0.digest, $0.copy) = ("abc", "files/quidam.zip")
      var row = FrozenCriterion()
      (row.criterion, row.outcome, row.findings) = ("k1", "failed", ["\(name) n’a pas de budget"])
      $0.criteria = [row]
    }
    put("AT1", Attendance()) { ($0.slot, $0.candidate, $0.reason) = ("T1", "K1", "malade") }
    put("M1", Mark()) { ($0.slot, $0.candidate, $0.comment) = ("T1", "K1", "\(name) hésite") }
    put("M2", Mark()) { ($0.slot, $0.comment) = ("T2", "Quidam porte l’équipe, Basile suit") }
    put("M3", Mark()) {
      ($0.slot, $0.candidate, $0.comment) = ("T3", "K2", "mieux que Zélie Quidam")
    }
    put("R1", Reconciliation()) { ($0.slot, $0.candidate, $0.reason) = ("T1", "K1", "relu") }
    put("V1", JuryVote()) { ($0.panel, $0.candidate, $0.juror) = ("P1", "K1", "J1") }
    put("BP1", BlindPiece()) { ($0.session, $0.code) = ("S1", "XKCD") }
    put("PO1", PieceOwner()) { ($0.piece, $0.candidate) = ("BP1", "K1") }
    put("BM1", BlindMark()) { ($0.piece, $0.juror, $0.comment) = ("BP1", "J1", "copie claire") }
    put("MD1", MarkingDraw()) { ($0.session, $0.among, $0.seed) = ("S1", ["K1", "K2"], "mots") }
    put("AN1", Anchor()) { ($0.session, $0.title) = ("S1", "Témoin") }
    put("AM1", AnchorMark()) { ($0.anchor, $0.juror, $0.level) = ("AN1", "J1", "2") }
    put("PV1", Minutes()) {
      ($0.session, $0.panel, $0.digest) = ("S1", "P1", "d")
      $0.text = "Ouverte à 9 h. Mme Quidam est arrivée à 9 h 10, M. Juret l’a accueillie."
    }
    put("PK1", ProofKey()) { ($0.candidate, $0.key) = ("K1", "aa") }
    put("PK2", ProofKey()) { ($0.minutes, $0.key) = ("PV1", "bb") }
    put("PK3", ProofKey()) { ($0.juror, $0.key) = ("J1", "cc") }
    put("PK4", ProofKey()) { ($0.candidate, $0.key) = ("K2", "dd") }
    put("C1", Certificate()) {
      ($0.candidate, $0.session, $0.code) = ("K1", "S1", "CODE")
      ($0.codeDigest, $0.explanation) = ("empreinte", "erreur sur \(name)")
    }
    put("D-S1-K1-B1", items.find("D-S1-K1-B1") ?? BlockDecision()) {
      ($0.missing, $0.grounds) = (["C3"], "\(name) a fait appel")
    }
    put("RD1", RegistryDeposit()) {
      ($0.session, $0.flow) = ("S1", "flux")
      var (one, two) = (DepositedLine(), DepositedLine())
      (one.result, one.candidate, one.refusals) = ("r1", "K1", ["nom QUIDAM inconnu"])
      (two.result, two.candidate, two.refusals) = ("r2", "K2", ["commune inconnue"])
      $0.results = [one, two]
    }
    put("PJ1", Evidence()) {
      ($0.title, $0.file) = ("Certificat médical de \(name)", "files/certificat.pdf")
    }
    put("A1", items.find("A1") ?? Accommodation()) { $0.evidence = ["PJ1"] }
    put("CO1", Comment()) { ($0.about, $0.text) = (AnyID("K1"), "à rappeler") }
    put("CO2", Comment()) { ($0.about, $0.text) = (AnyID("S1"), "salle changée pour Zélie Quidam") }
    return items
  }

  /// As the store does it: keys destroyed, then what is written anew.
  private static func applied(_ erasure: Erasure, to dossier: Dossier) -> Dossier {
    var dossier = dossier
    func put<T: Item>(_ item: T) { dossier.put(item) }
    func putAny(_ item: any Item) { put(item) }
    for id in erasure.reasons + erasure.others {
      if let item = dossier.item(id) { putAny(withoutPersonalWords(item)) }
    }
    for item in erasure.left { putAny(item) }
    return dossier
  }

  private static func text(_ dossier: Dossier) -> String {
    var lines: [String] = []
    dossier.forEachItem { lines.append("\($0.idText) \(JSONText.compact($0.plain))") }
    return lines.joined(separator: "\n")
  }

  @Test("a candidate of whom every kind says something leaves no word behind, others keep theirs")
  func candidate() throws {
    let items = Self.items
    let before = Self.text(items)
    for word in ["Quidam", "QUIDAM", "dyslexique", "malade", "copie claire", "CODE"] {
      #expect(before.contains(word), "\(word)")
    }
    let erasure = try #require(Erasure(person: "K1", in: items))
    #expect(Set(erasure.reasons) == ["MO1", "PJ1"])
    #expect(Set(erasure.files) == ["files/quidam.zip", "files/certificat.pdf"])
    let after = Self.text(Self.applied(erasure, to: items))
    for word in [
      "Quidam", "QUIDAM", "Zélie", "dyslexique", "malade", "copie claire", "CODE", "\"aa\"",
      "\"bb\"", "à rappeler", "quidam.zip", "a fait appel", "seeking",
    ] { #expect(!after.contains(word), "\(word)") }
    for word in [
      "Basile Autrui", "Octave Juret", "[K1] porte l’équipe, Basile suit", "mieux que [K1]",
      "Mme [K1] est arrivée", "salle changée pour [K1]", "commune inconnue", "empreinte", "\"dd\"",
      "Équipe [K1]", "Octave Juret connaît [K1]", "XKCD",
    ] { #expect(after.contains(word), "\(word)") }
  }

  @Test("what proves stays: decisions, votes, digests, who replaced whom")
  func proof() throws {
    let erasure = try #require(Erasure(person: "K1", in: Self.items))
    let after = Self.applied(erasure, to: Self.items)
    let decision = after.find(ID<BlockDecision>("D-S1-K1-B1"))
    #expect(decision?.result == .acquired && decision?.candidate == "K1")
    #expect(after.find(ID<Certificate>("C1"))?.codeDigest == "empreinte")
    #expect(after.find(ID<FrozenDossier>("FD1"))?.digest == "abc")
    #expect(after.find(ID<FrozenDossier>("FD1"))?.criteria.first?.outcome == "failed")
    #expect(after.find(ID<Panel>("P1"))?.replacements.first?.by == "J2")
    #expect(after.find(ID<JuryVote>("V1"))?.candidate == "K1")
    #expect(after.find(ID<RegistryDeposit>("RD1"))?.results.map(\.result) == ["r1", "r2"])
    #expect(after.find(ID<CandidateTeam>("EQ1"))?.members == ["K1", "K2"])
    #expect(after.find(ID<Minutes>("PV1"))?.digest == "d")
    // Nothing is left to erase a second time but what holds no word.
    #expect(try #require(SubjectItems("K1", in: after)).toErase == [])
  }

  @Test("a juror is erased, their marks on candidates stay")
  func juror() throws {
    let erasure = try #require(Erasure(person: "J1", in: Self.items))
    let after = Self.applied(erasure, to: Self.items)
    let text = Self.text(after)
    for word in ["Octave", "Juret", "\"cc\"", "tutor"] { #expect(!text.contains(word), "\(word)") }
    #expect(after.find(ID<BlindMark>("BM1"))?.comment == "copie claire")
    #expect(after.find(ID<AnchorMark>("AM1"))?.level == "2")
    #expect(after.find(ID<Minutes>("PV1"))?.text.contains("M. [J1] l’a") == true)
    #expect(after.find(ID<Candidate>("K1"))?.name == "Zélie Quidam")
    #expect(Erasure(person: "K9", in: Self.items) == nil)
  }

  @Test("each word of each kind has its clock: when all is due, nothing is left")
  func due() {
    var items = Self.items
    if var rules = items.find(ID<CertifierRules>("R1")) {
      rules.retention = KeptData.allCases.filter { $0 != .accommodationReason }.map { of in
        var rule = RetentionRule()
        (rule.of, rule.years) = (of, 1)
        return rule
      }
      items.put(rules)
    }
    let plan = RetentionPlan(items, on: PublishedSessions.day(2099, 1, 1))
    #expect(plan.undated == [])
    #expect(plan.entries.first?.of == .accommodationReason)
    let erasure = Erasure(due: plan.due, in: items)
    let after = Self.text(Self.applied(erasure, to: items))
    for word in ["Quidam", "QUIDAM", "Octave", "Basile Autrui", "dyslexique", "commune inconnue"] {
      #expect(!after.contains(word), "\(word)")
    }
  }

  @Test("a reason goes at once where the rules are silent, and never after its arrangement")
  func reasonsFirst() {
    let start = PublishedSessions.day(2026, 7, 10)
    func until(_ rows: [(KeptData, Int)]) -> Day? {
      var rules = CertifierRules()
      rules.retention = rows.map { of, years in
        var rule = RetentionRule()
        (rule.of, rule.years) = (of, years)
        return rule
      }
      return KeptUntil.reason(from: start, rules: rules).day
    }
    #expect(until([]) == start)
    #expect(until([(.accommodation, 2)]) == start)
    #expect(until([(.accommodationReason, 5), (.accommodation, 1)]) == start.adding(months: 12))
    #expect(until([(.accommodationReason, 2)]) == start.adding(months: 24))
  }

  @Test("what somebody is handed names no other candidate, not even in a text")
  func handed() throws {
    let words = try Project.catalogue(.french)
    let export = try #require(
      SubjectExport(
        "K1", in: Self.items, on: PublishedSessions.day(2026, 12, 1), words: words, opened: []))
    let text = JSONText.write(export.plain)
    for word in [
      "Zélie Quidam", "Tiers-temps", "malade", "copie claire", "CODE", "nom QUIDAM inconnu",
      "a fait appel", "Certificat médical", "porte l’équipe", "Mme Quidam est arrivée",
      "à rappeler",
    ] { #expect(text.contains(word), "\(word)") }
    for word in ["K2", "Basile", "Autrui", "commune inconnue", "mots", "dd"] {
      #expect(!text.contains("\(word)"), "\(word)")
    }
    #expect(Set(export.files) == ["files/quidam.zip", "files/certificat.pdf"])
    let jurors = try #require(
      SubjectExport(
        "J1", in: Self.items, on: PublishedSessions.day(2026, 12, 1), words: words, opened: []))
    let told = JSONText.write(jurors.plain)
    #expect(told.contains("Octave Juret") && told.contains("directeur"))
    #expect(!told.contains("Quidam") && !told.contains("Basile"))
  }
}
