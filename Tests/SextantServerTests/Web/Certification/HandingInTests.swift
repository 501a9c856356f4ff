import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// A dossier that is handed in is kept as it was, and read by its panel alone.
@Suite struct HandingInTests {
  /// A house with the example dossier and the example institution, and who owns both.
  private struct Houses {
    let served: ServedHouse
    let owner: Account
    let dossier: LiveDossier
    let school: LiveDossier

    init() async throws {
      served = try ServedHouse()
      owner = try await served.administrator()
      dossier = try served.house.create(
        "aubrelle", .plainText(WorkedExample.reading, files: []), by: .console)
      let source = try #require(
        DossierFolder(Repository.root + "/Examples/ecole-maravent").source())
      school = try served.house.create("ecole", source, by: .console)
      for key in ["aubrelle", "ecole"] { try served.seat(owner, .owner, in: key) }
    }

    func member(_ name: String, _ role: Role, _ seat: String?) async throws -> ServedBrowser {
      let account = try await served.account(name)
      let problem = try served.people.memberships.set(
        Membership(account: account.id, dossier: "ecole", role: role.rawValue, seat: seat),
        by: nil, from: ServedHouse.console)
      #expect(problem == nil)
      return try served.browser(of: account)
    }
  }

  private static let to = ("to", "ecole/S-2026-06")

  @Test("the team's dossier is frozen with its digest, its copy and what the checks say of it")
  func handedIn() async throws {
    let houses = try await Houses()
    let browser = try houses.served.browser(of: houses.owner)
    #expect(try await browser.get("/d/aubrelle/settings").text.contains("/d/aubrelle/hand-in"))
    let first = try await browser.get("/d/aubrelle/hand-in")
    #expect(first.text.contains("ecole/S-2026-06"))
    // Anouk's panel has judged: what lies there is not replaced.
    let judged = try await browser.post(
      "/d/aubrelle/hand-in", [Self.to, ("who", "candidate K-ANOUK")])
    #expect(judged.status == 422)
    #expect(houses.school.snapshot.dossier.all(FrozenDossier.self).isEmpty)
    // Marks that are not handed in stand in nobody's way.
    var team = try #require(houses.school.snapshot.dossier.find(ID<CandidateTeam>("EQ1")))
    team.id = "EQ2"
    var slot = try #require(houses.school.snapshot.dossier.find(ID<Slot>("T2")))
    (slot.id, slot.team) = ("T9", "EQ2")
    try houses.school.change([.put(team), .put(slot)])
    let done = try await browser.post("/d/aubrelle/hand-in", [Self.to, ("who", "team EQ2")])
    #expect(done.status == 303)
    let frozen = try #require(houses.school.snapshot.dossier.all(FrozenDossier.self).first)
    #expect(frozen.team == "EQ2")
    #expect(frozen.entry == 1)
    #expect(frozen.digest == (try houses.dossier.digest(after: 1)))
    #expect(houses.school.snapshot.dossier.find(ID<Slot>("T9"))?.editionDigest == frozen.digest)
    // What a panel has before it while it hears the team stays what it is.
    (team.id, slot.id, slot.team) = ("EQ3", "T10", "EQ3")
    slot.openedAt = Moment(
      day: try #require(Day(2026, 6, 22)), time: ClockTime(minutes: 540))
    try houses.school.change([.put(team), .put(slot)])
    let begun = try await browser.post("/d/aubrelle/hand-in", [Self.to, ("who", "team EQ3")])
    #expect(begun.status == 422 && begun.text.contains("La soutenance a commencé"))
    let examined = ExaminedDossier(
      HandingIn.shown(WorkedExample.reading.dossier), at: 1, on: WorkedExample.day,
      library: WorkedExample.library)
    let expected = examined.criteria.filter { $0.framework == "MSMD" }
    #expect(frozen.criteria.map(\.criterion) == expected.map { $0.criterion.id.text })
    #expect(frozen.criteria.map(\.outcome) == expected.map(\.outcome.rawValue))
    #expect(!frozen.criteria.isEmpty)
    let file = try #require(houses.school.snapshot.file(frozen.copy))
    let archive = try ArchivedDossier(
      FrozenShelf.bytes(of: file, houses.school), attaching: .standard)
    #expect(archive.read.findings.isEmpty)
    #expect(archive.read.dossier == HandingIn.shown(WorkedExample.reading.dossier))
    #expect(try houses.served.house.verify().isSound)
  }

  @Test("its panel reads every page of the copy; nobody else finds it; nothing changes it")
  func read() async throws {
    let houses = try await Houses()
    var slot = try #require(houses.school.snapshot.dossier.find(ID<Slot>("T3")))
    (slot.id, slot.candidates) = ("T8", ["K-NOUR"])
    var nour = Candidate()
    (nour.id, nour.name) = ("K-NOUR", "Nour Belkacem")
    try houses.school.change([.put(nour), .put(slot)])
    let owner = try houses.served.browser(of: houses.owner)
    let done = try await owner.post(
      "/d/aubrelle/hand-in", [Self.to, ("who", "candidate K-NOUR")])
    #expect(done.status == 303)
    let frozen = try #require(houses.school.snapshot.dossier.all(FrozenDossier.self).first)
    let base = "/d/ecole/frozen/\(frozen.id.text)"
    // What happens to the dossier later is not in the copy.
    let objective = try #require(WorkedExample.reading.dossier.all(Objective.self).first)
    var signal = try #require(WorkedExample.reading.dossier.all(Signal.self).first)
    signal.summary = "Tout autre chose zqapres"
    try houses.dossier.change([.put(signal)])
    let later = try await owner.get("/d/aubrelle/signals/\(signal.id.text)")
    #expect(later.text.contains("zqapres"))
    let juror = try await houses.member("Rachid Benamar", .juror, "J-RACHID")
    for path in [
      "", "/signals", "/signals/\(signal.id.text)", "/objectives",
      "/objectives/\(objective.id.text)", "/boards/swot", "/findings",
      "/coverage", "/rooms/strategy", "/search?q=objectif", "/thread",
    ] {
      let reply = try await juror.get(base + path)
      #expect(reply.status == 200, "\(path)")
      #expect(!reply.text.contains("zqapres"), "\(path)")
      #expect(!reply.text.contains("/edit\""), "\(path)")
      #expect(!reply.text.contains("data-events"), "\(path)")
      #expect(Markup(reply.text).problems == [], "\(path)")
    }
    let item = try await juror.get("\(base)/objectives/\(objective.id.text)")
    #expect(item.text.contains(objective.text.prefix(20)))
    let led = try await juror.get("\(base)/items/\(objective.id.text)")
    #expect(led.status == 303)
    #expect(led.location == "\(base)/objectives/\(objective.id.text)")
    for path in ["/objectives/new", "/objectives/\(objective.id.text)/edit"] {
      #expect(try await juror.get(base + path).status == 404, "\(path)")
    }
    let sent = try await juror.post("\(base)/objectives", [("id", "OBX"), ("text", "Non")])
    #expect(sent.status == 404)
    // Solène does not sit on that panel, the officer has no business with it.
    let solene = try await houses.member("Solène Mahéas", .juror, "J-SOLENE")
    let officer = try await houses.member("Irène Pujol", .disabilityOfficer, nil)
    for browser in [solene, officer] {
      #expect(try await browser.get(base).status == 404)
      #expect(try await browser.get("/d/ecole/\(frozen.copy)").status == 404)
      #expect(
        try await browser.get("/d/ecole/frozenDossiers/\(frozen.id.text)").status == 404)
    }
    #expect(try await owner.get(base).status == 200)
  }

  @Test("a candidate hands in for themselves and their team, and sees nothing of the institution")
  func candidate() async throws {
    let houses = try await Houses()
    let account = try await houses.served.account("Cléo Ringuet", .candidate, in: "aubrelle")
    _ = try houses.served.people.memberships.set(
      Membership(account: account.id, dossier: "ecole", role: "candidate", seat: "K-CLEO"),
      by: nil, from: ServedHouse.console)
    let browser = try houses.served.browser(of: account)
    let page = try await browser.get("/d/aubrelle/hand-in?to=ecole/S-2026-06")
    #expect(page.text.contains("Cléo Ringuet"))
    #expect(page.text.contains("Équipe Nivelle"))
    #expect(!page.text.contains("Kervella"))
    let other = try await browser.post(
      "/d/aubrelle/hand-in", [Self.to, ("who", "candidate K-ANOUK")])
    #expect(other.status == 422)
    let own = try await browser.post(
      "/d/aubrelle/hand-in", [Self.to, ("who", "candidate K-CLEO")])
    #expect(own.status == 303)
    #expect(
      houses.school.snapshot.dossier.all(FrozenDossier.self).map(\.candidate) == ["K-CLEO"])
    #expect(try await browser.get("/d/ecole/candidates").text.contains("Kervella") == false)
    let frozen = try #require(houses.school.snapshot.dossier.all(FrozenDossier.self).first)
    #expect(try await browser.get("/d/ecole/frozen/\(frozen.id.text)").status == 404)
  }

  @Test("a copy whose bytes were changed on the disk is not shown")
  func changed() async throws {
    let houses = try await Houses()
    var slot = try #require(houses.school.snapshot.dossier.find(ID<Slot>("T3")))
    (slot.id, slot.candidates) = ("T8", ["K-CLEO"])
    try houses.school.change([.put(slot)])
    let owner = try houses.served.browser(of: houses.owner)
    _ = try await owner.post("/d/aubrelle/hand-in", [Self.to, ("who", "candidate K-CLEO")])
    let frozen = try #require(houses.school.snapshot.dossier.all(FrozenDossier.self).first)
    let file = try #require(houses.school.snapshot.file(frozen.copy))
    let path = try #require(houses.school.path(of: file))
    var bytes = try #require(Folder.bytes(path))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: path))
    let reply = try await owner.get("/d/ecole/frozen/\(frozen.id.text)")
    #expect(reply.status == 403)
    #expect(reply.text.contains("empreinte"))
    #expect(try !houses.served.house.verify().isSound)
  }
}
