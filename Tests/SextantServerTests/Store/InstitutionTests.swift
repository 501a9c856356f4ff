import Foundation
import SextantFiles
import SextantModel
import Testing

@testable import SextantServer

/// An institution is kept in the tables of a dossier, with kinds of its own.
@Suite struct InstitutionTests {
  private static let folder = Repository.root + "/Examples/ecole-maravent"

  @Test("the worked example is read without a remark, as an institution")
  func read() {
    let read = InstitutionBench.example
    #expect(read.findings.map(\.message.key) == [])
    #expect(read.dossier.isInstitution)
    #expect(read.dossier.title == "École Maravent")
    #expect(read.dossier.all(Candidate.self).count == 6)
    #expect(read.dossier.all(SextantModel.Mark.self).count == 57 + 27 + 62)
    #expect(read.dossier.all(CertifierRules.self).map(\.framework) == ["MCMD", "MSMD"])
  }

  @Test("it comes out of the house as it went in, byte by byte, after a new start too")
  func travels() throws {
    let test = try TestHouse()
    let source = try #require(DossierFolder(Self.folder).source())
    let made = try test.house.create(nil, source, by: .console)
    #expect(made.key == "ecole-maravent")
    #expect(made.snapshot.dossier == InstitutionBench.example.dossier)
    try test.reopen()
    let again = try #require(try test.house.dossier("ecole-maravent"))
    #expect(again.snapshot.dossier == InstitutionBench.example.dossier)
    #expect(again.snapshot.dossier.isInstitution)
    let target = test.beside("out")
    try DossierFolder(target).write(again.snapshot, of: again)
    let expected = DossierWriter.files(of: InstitutionBench.example.dossier)
      .sorted { $0.path < $1.path }
    let written = try #require(Folder(target).read())
    #expect(written.map(\.path) == expected.map(\.path))
    #expect(written.map(\.bytes) == expected.map(\.bytes))
    #expect(written.contains { $0.path == "institution.yaml" })
    #expect(try test.house.verify().isSound)
  }

  @Test("what is personal in it lies encrypted, and a backup of it is whole")
  func sealedAndBackedUp() throws {
    let test = try TestHouse()
    let source = try #require(DossierFolder(Self.folder).source())
    _ = try test.house.create("ecole", source, by: .console)
    test.house.close()
    for word in ["dyslexie", "Kervella", "chiffres en main"] {
      #expect(try !test.holds(word), "\(word)")
    }
    try test.reopen()
    let copy = test.beside("copy")
    try test.house.backup(to: copy)
    let restored = test.beside("restored")
    #expect(try House.restore(from: copy, to: restored).isSound)
    let house = try House.open(restored)
    defer { house.close() }
    #expect(
      try house.dossier("ecole")?.snapshot.dossier == InstitutionBench.example.dossier)
  }

  @Test("the shelf tells institutions from dossiers")
  func cards() throws {
    let test = try TestHouse()
    var head = Institution()
    (head.name, head.certifier) = ("École d’essai", "Certificateur d’essai")
    let rules = try #require(WorkedExample.library.rules(of: "MSMD"))
    let made = try test.house.create("essai", .institution(head, rules: [rules]), by: "1")
    _ = try test.dossier()
    #expect(made.snapshot.dossier.all(CertifierRules.self) == [rules])
    let cards = try test.house.dossiers()
    let card = try #require(cards.first { $0.key == "essai" })
    #expect(card.form == .institution)
    #expect(card.title == "École d’essai")
    #expect(card.organisation == "Certificateur d’essai")
    #expect(cards.count { $0.form == .dossier } == 1)
  }

  @Test("a dossier takes no item of an institution, nor an institution one of a dossier")
  func kindsStayApart() throws {
    let test = try TestHouse()
    let dossier = try test.dossier()
    var candidate = Candidate()
    (candidate.id, candidate.name) = ("K1", "Noé")
    #expect(refusal { try dossier.change([.put(candidate)]) } != nil)
    let school = try test.house.create(
      "ecole", .institution(Institution(), rules: []), by: "1")
    #expect(refusal { try school.change([.put(channel("C1", "Courriel"))]) } != nil)
    #expect(refusal { try school.change([.put(candidate)]) } == nil)
  }

  @Test("a member of panels is bound to one juror, by an invitation too")
  func jurors() async throws {
    let served = try ServedHouse()
    let administrator = try await served.administrator()
    let source = try #require(DossierFolder(Self.folder).source())
    _ = try served.house.create("ecole", source, by: .console)
    try served.seat(administrator, .owner, in: "ecole")
    let account = try await served.account("Hélène Castaing")
    let memberships = served.people.memberships
    #expect(
      try memberships.set(
        Membership(
          account: account.id, dossier: "ecole", role: "juror", juror: "J-HELENE"),
        by: nil, from: ServedHouse.console) == nil)
    let own = try #require(try memberships.membership(of: account.id, in: "ecole"))
    #expect(own.juror == "J-HELENE")
    #expect(own.form == .institution)
    // Who signs reads the keys that prove signatures.
    #expect(
      own.access?.reach
        == .institution(InstitutionSeat(juror: "J-HELENE", confidentialOf: ["proofKey"])))
    // Who sits on no panel is no juror, whatever is asked.
    let other = Membership(
      account: account.id, dossier: "ecole", role: "auditor", juror: "J-HELENE")
    #expect(other.juror == nil)
    let made = try served.people.invitations.invite(
      email: "rachid@maison.example", language: .french, dossier: "ecole", role: "juror",
      seat: "J-RACHID", by: administrator.id, from: ServedHouse.console)
    guard case .made(_, let token) = made else { throw CancellationError() }
    let joined = try await served.people.invitations.accept(
      token, name: "Rachid Benamar", language: .french, password: ServedHouse.password,
      from: ServedHouse.console)
    guard case .accepted(let rachid, _) = joined else { throw CancellationError() }
    #expect(try memberships.membership(of: rachid.id, in: "ecole")?.juror == "J-RACHID")
  }
}
