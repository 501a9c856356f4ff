import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// What is sealed in an institution is told to nobody but those it is for: by no page, list, file,
/// search, event or answer to a program. Words that stand nowhere else are planted in everything
/// sealed, and every address that any page names is asked for by each of its people.
@Suite struct InstitutionSecretsTests {
  /// Words by who alone may read them.
  private enum Planted: String, CaseIterable {
    /// In a reason for an arrangement, and in a remark about it.
    case reason = "zqmotif"
    /// In marks that a juror has not handed in.
    case solene = "zqsolene"
    case rachid = "zqrachid"
    /// In what a mark said before it was handed in.
    case draft = "zqbrouillon"
    /// In a mark handed in by one, on what another has not marked yet.
    case handedIn = "zqremise"
    /// In a decision of a panel that is not published.
    case decision = "zqdecision"
    /// In a document that backs an arrangement, and in one that backs the reason for it.
    case medical = "zqmedical"
    /// In what another panel of the same session agreed on of the same candidate.
    case elsewhere = "zqailleurs"
    /// In a dossier handed in, for its panel and who looks after the session.
    case frozen = "zqcopie"
  }

  private struct Reader {
    let name: String
    let browser: ServedBrowser
    let mayRead: Set<Planted>
    let mustRead: Set<Planted>
  }

  @Test("no answer tells a juror another's mark too early, nor anybody a word of a reason")
  func sealed() async throws {
    let house = try ServedHouse()
    let administrator = try await house.administrator()
    let live = try house.house.create(
      "ecole",
      .plainText(DossierReader.read(DossierWriter.files(of: Self.small())), files: []),
      by: .console)
    try Self.plant(in: live)
    try house.seat(administrator, .owner, in: "ecole")
    let readers = try await Self.readers(house, administrator)
    for reader in readers {
      var met: Set<Planted> = []
      var asked: Set<String> = []
      var waiting = Self.beginnings(live.snapshot.dossier)
      while let address = waiting.popLast() {
        guard asked.insert(address).inserted else { continue }
        let reply = try await reader.browser.get(address)
        let text = reply.text
        for word in Planted.allCases where text.contains(word.rawValue) {
          met.insert(word)
          #expect(
            reader.mayRead.contains(word),
            "\(reader.name) reads \(word.rawValue) at \(address)")
        }
        if reply.status == 200, !address.contains("format="), !address.hasPrefix("/api/") {
          waiting += Self.links(in: text).filter { !asked.contains($0) }
        }
      }
      #expect(asked.count > 120, "\(reader.name): \(asked.count)")
      #expect(
        reader.mustRead.isSubset(of: met),
        "\(reader.name) does not read \(reader.mustRead.subtracting(met))")
    }
  }

  private static func readers(
    _ house: ServedHouse, _ owner: Account
  ) async throws -> [Reader] {
    // That a mark is in is theirs to know; what it says is, once results are published.
    let office: Set<Planted> = [.frozen]
    var readers = [
      Reader(
        name: "owner", browser: try house.browser(of: owner), mayRead: office,
        mustRead: office)
    ]
    for (name, role, seat, may, must) in [
      ("Maud Estienne", Role.programmeManager, nil, office, office),
      ("Agathe Rey", .auditor, nil, office, office),
      (
        "Irène Pujol", .disabilityOfficer, nil, [.reason, .handedIn, .medical], [.reason, .medical]
      ),
      (
        "Hélène Castaing", .president, "J-HELENE", [.decision, .frozen, .draft, .handedIn],
        [.decision, .frozen, .draft]
      ),
      (
        "Rachid Benamar", .juror, "J-RACHID", [.rachid, .decision, .frozen],
        [.rachid, .decision, .frozen]
      ),
      (
        "Solène Mahéas", .juror, "J-SOLENE", [.solene, .decision, .frozen],
        [.solene, .decision, .frozen]
      ),
      ("Luc Dehors", .juror, "J-AILLEURS", [], []),
      // Of the panel that hears them, and stepped aside: a stranger to them. Heard them last year:
      // neither. Hears them on another panel: their decision, not what this one agreed on.
      ("Rémi Déport", .juror, "J-DEPORT", [], []),
      ("Ancienne Jurée", .juror, "J-ANCIENNE", [], []),
      (
        "Autre Jurée", .juror, "J-AUTRE", [.decision, .frozen, .elsewhere],
        [.decision, .elsewhere]
      ),
      ("Candidate", .candidate, nil, [], []),
      ("Anouk Kervella", .candidate, "K-ANOUK", [], []),
      // A dossier's role, given in an institution by mistake, opens nothing.
      ("Denis Directeur", .director, nil, [], []),
    ] as [(String, Role, String?, Set<Planted>, Set<Planted>)] {
      let account = try await house.account(name)
      _ = try house.people.memberships.set(
        Membership(
          account: account.id, dossier: "ecole", role: role.rawValue, seat: seat), by: nil,
        from: ServedHouse.console)
      readers.append(
        Reader(
          name: name, browser: try house.browser(of: account), mayRead: may, mustRead: must))
    }
    return readers
  }

  /// The example without most of its marks, so that every page of it can be read.
  private static func small() -> Dossier {
    let example = InstitutionBench.example.dossier
    var small = example
    for mark in example.all(SextantModel.Mark.self) { small.remove(mark.id.text) }
    var elsewhere = JuryMember()
    (elsewhere.id, elsewhere.name) = ("J-AILLEURS", "Luc Dehors")
    small.put(elsewhere)
    for (id, name) in [
      ("J-DEPORT", "Rémi Déport"), ("J-ANCIENNE", "Ancienne Jurée"), ("J-AUTRE", "Autre Jurée"),
    ] {
      (elsewhere.id, elsewhere.name) = (ID(id), name)
      small.put(elsewhere)
    }
    guard let slot = small.find(ID<Slot>("T1")), let id = slot.panel,
      var panel = small.find(id), let now = small.find(slot.session)
    else { return small }
    panel.members.append("J-DEPORT")
    if !panel.present.isEmpty { panel.present.append("J-DEPORT") }
    small.put(panel)
    for var slot in small.all(Slot.self) where slot.panel == id {
      slot.recused.append("J-DEPORT")
      small.put(slot)
    }
    var last = now
    (last.id, last.title, last.publishedOn) = ("S-ANCIENNE", "L’an passé", nil)
    small.put(last)
    for (panel, juror, session) in [
      ("P-ANCIEN", "J-ANCIENNE", last.id), ("P-AUTRE", "J-AUTRE", now.id),
    ] as [(ID<Panel>, ID<JuryMember>, ID<SextantModel.Session>)] {
      var other = Panel()
      (other.id, other.session, other.name, other.members) = (panel, session, panel.text, [juror])
      small.put(other)
      var heard = Slot()
      (heard.id, heard.session, heard.panel) = (ID("T-\(panel.text)"), session, panel)
      (heard.assessment, heard.candidates) = (slot.assessment, ["K-ANOUK"])
      small.put(heard)
    }
    return small
  }

  private static func plant(in live: LiveDossier) throws {
    let now = Moment(day: WorkedExample.day, time: ClockTime(minutes: 600))
    func mark(_ id: String, _ juror: String, _ criterion: String, _ word: Planted, _ at: Moment?)
      -> SextantModel.Mark
    {
      var mark = SextantModel.Mark()
      mark.id = ID(id)
      (mark.slot, mark.candidate, mark.juror) = ("T1", "K-ANOUK", ID(juror))
      (mark.criterion, mark.level, mark.comment) = (criterion, "C", "\(word.rawValue) ici")
      mark.submittedAt = at
      return mark
    }
    var remark = Comment()
    (remark.id, remark.about, remark.author) = ("C1", AnyID("MO1"), "Irène Pujol")
    (remark.at, remark.text) = (now, "Vu, \(Planted.reason.rawValue)")
    var reason = try #require(live.snapshot.dossier.find(ID<AccommodationReason>("MO1")))
    reason.reason = "\(Planted.reason.rawValue) long"
    var decision = BlockDecision()
    (decision.id, decision.session, decision.candidate) = ("D1", "S-2026-06", "K-ANOUK")
    (decision.block, decision.result, decision.missing) =
      ("B2", .notAcquired, [Planted.decision.rawValue])
    var frozen = FrozenDossier()
    (frozen.id, frozen.session, frozen.candidate) = ("F1", "S-2026-06", "K-ANOUK")
    frozen.title = "Dossier \(Planted.frozen.rawValue)"
    var medical = Evidence()
    let word = Planted.medical.rawValue
    (medical.id, medical.title, medical.file) = ("EVM1", "Certificat \(word)", "files/\(word).pdf")
    (medical.excerpt, medical.author) = ("Avis \(word)", "Dr \(word)")
    var measure = try #require(
      live.snapshot.dossier.find(reason.accommodation.map { ID<Accommodation>($0.text) }))
    measure.evidence.append(medical.id)
    var opinion = medical
    opinion.id = "EVM2"
    reason.evidence = [opinion.id]
    var vote = JuryVote()
    (vote.id, vote.panel, vote.candidate) = ("VO-AUTRE", "P-AUTRE", "K-ANOUK")
    (vote.block, vote.juror, vote.castAt) = ("B2", "J-AUTRE", now)
    var agreed = Reconciliation()
    (agreed.id, agreed.slot, agreed.candidate) = ("RC-AUTRE", "T-P-AUTRE", "K-ANOUK")
    (agreed.criterion, agreed.level) = ("E2.k01", "C")
    (agreed.reason, agreed.agreedOn) = ("\(Planted.elsewhere.rawValue) ensemble", now.day)
    try live.change([
      .put(medical), .put(opinion), .put(measure), .put(vote), .put(agreed),
      .put(reason), .put(remark), .put(decision), .put(frozen),
      .put(mark("M1", "J-SOLENE", "E2.k01", .solene, nil)),
      .put(mark("M2", "J-RACHID", "E2.k02", .rachid, nil)),
      .put(mark("M3", "J-HELENE", "E2.k03", .draft, nil)),
    ])
    // Hélène hands hers in, in other words; nobody else has marked that criterion.
    try live.apply(
      [.put(mark("M3", "J-HELENE", "E2.k03", .handedIn, now))], by: "1", verb: "mark.submit")
  }

  // MARK: - Addresses

  private static func beginnings(_ dossier: Dossier) -> [String] {
    let base = "/d/ecole"
    let api = "/api/v1/dossiers/ecole"
    var all = [
      "/", base, "\(base)/history", "\(base)/history?format=csv", "\(base)/people",
      "\(base)/settings", "\(base)/export.zip", "\(base)/search?q=zq", "\(base)/boards",
      "\(base)/events?poll=1&after=0", api, "\(api)/history", "/api/v1/dossiers",
    ]
    for type in dossier.registry.kinds {
      let plural = type.kind.plural
      all += [
        "\(base)/\(plural)", "\(base)/\(plural)?format=csv", "\(base)/\(plural)/new",
        "\(api)/\(plural)?limit=200",
      ]
    }
    for board in institutionBoards {
      all.append("\(base)/boards/\(board.name)")
    }
    dossier.forEachItem { item in
      let path = "\(type(of: item).kind.plural)/\(percentEncoded(item.idText))"
      all += ["\(base)/\(path)", "\(base)/\(path)/edit"]
      all += [
        "\(api)/\(path)", "\(api)/\(path)/history", "\(api)/\(path)/verbs", "\(api)/\(path)/citing",
      ]
    }
    return all
  }

  /// The addresses of the institution that a page leads to.
  private static func links(in text: String) -> [String] {
    text.components(separatedBy: "href=\"").dropFirst().compactMap { piece in
      let address = piece.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
      return address.hasPrefix("/d/ecole") ? String(address) : nil
    }
  }
}
