import SextantModel
import Testing

@testable import SextantServer

@Suite struct InvitationTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  private func invite(
    _ email: String, role: String? = "editor", vendor: String? = nil, by inviter: Account
  ) throws -> Secret {
    let made = try scratch.people.invitations.invite(
      email: email, language: .french, dossier: role == nil ? nil : "aubrelle", role: role,
      vendor: vendor, by: inviter.id, from: PeopleScratch.desk)
    guard case .made(_, let token) = made else {
      throw PeopleScratch.Unexpected(what: "\(made)")
    }
    return token
  }

  private func accept(_ token: Secret) async throws -> Acceptance {
    try await scratch.people.invitations.accept(
      token, name: "Marc Petit", language: .english, password: PeopleScratch.password,
      from: PeopleScratch.desk)
  }

  @Test func `an invitation makes an account with its role, once`() async throws {
    let lea = try await scratch.lea()
    let token = try invite("marc@x.example", by: lea)
    guard case .accepted(let marc, "aubrelle") = try await accept(token) else {
      Issue.record("not accepted")
      return
    }
    #expect(marc.email == "marc@x.example" && marc.name == "Marc Petit" && !marc.isAdministrator)
    #expect(
      try scratch.people.memberships.of(marc.id) == [
        Membership(account: marc.id, dossier: "aubrelle", role: "editor")
      ])
    #expect(try await accept(token) == .notValid)
    #expect(try scratch.people.invitations.open(token) == nil)
  }

  @Test func `a guest's invitation carries their organisation`() async throws {
    let lea = try await scratch.lea()
    let guest = try await scratch.account("agence", role: "guest", vendor: "V1", by: lea)
    #expect(
      try scratch.people.memberships.membership(of: guest.id, in: "aubrelle")?.vendor == "V1")
  }

  @Test func `nobody sends more than sixty invitations an hour`() async throws {
    let lea = try await scratch.lea()
    for number in 1...Invitations.mostAnHour { _ = try invite("n\(number)@x.example", by: lea) }
    let again = try scratch.people.invitations.invite(
      email: "late@x.example", language: .french, dossier: "aubrelle", role: "editor", by: lea.id,
      from: PeopleScratch.desk)
    guard case .refused([.tooManyInvitations(most: 60)]) = again else {
      Issue.record("\(again)")
      return
    }
    scratch.clock.move(seconds: 3600)
    _ = try invite("late@x.example", by: lea)
  }

  @Test func `an address gets five letters a day, whoever sends them`() async throws {
    let lea = try await scratch.lea()
    for _ in 1...5 { _ = try invite("Marc@x.example", by: lea) }
    let again = try scratch.people.invitations.invite(
      email: "marc@X.example", language: .french, dossier: "other", role: "editor", by: lea.id,
      from: PeopleScratch.desk)
    guard case .refused([.invitedTooOften(most: 5)]) = again else {
      Issue.record("\(again)")
      return
    }
    scratch.clock.move(days: 1)
    _ = try invite("marc@x.example", by: lea)
  }

  @Test func `an invitation lasts fourteen days`() async throws {
    let lea = try await scratch.lea()
    let token = try invite("marc@x.example", by: lea)
    scratch.clock.move(seconds: 14 * 86_400 - 1)
    #expect(try scratch.people.invitations.open(token) != nil)
    scratch.clock.move(seconds: 1)
    #expect(try scratch.people.invitations.open(token) == nil)
    #expect(try await accept(token) == .notValid)
  }

  @Test func `a withdrawn invitation, and one that a later one replaces, open nothing`()
    async throws
  {
    let lea = try await scratch.lea()
    let invitations = scratch.people.invitations
    let first = try invite("marc@x.example", by: lea)
    let second = try invite("MARC@x.example", by: lea)
    #expect(try invitations.open(first) == nil)
    let pending = try invitations.pending(for: "aubrelle")
    #expect(pending.map(\.email) == ["MARC@x.example"])
    let id = try #require(pending.first?.id)
    try invitations.withdraw(id: id, for: "autre", by: lea.id, from: PeopleScratch.desk)
    #expect(try invitations.open(second) != nil)
    try invitations.withdraw(id: id, for: "aubrelle", by: lea.id, from: PeopleScratch.desk)
    #expect(try invitations.open(second) == nil)
    #expect(try invitations.pending(for: "aubrelle").isEmpty)
  }

  @Test func `who has an account accepts signed in, as the one invited`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let eve = try await scratch.account("eve", by: lea)
    let token = try invite("Marc@aubrelle.example", by: lea)
    let invitations = scratch.people.invitations
    #expect(try await accept(token) == .accountExists)
    #expect(try invitations.accept(token, as: eve.id, from: PeopleScratch.desk) == .otherAccount)
    #expect(
      try invitations.accept(token, as: marc.id, from: PeopleScratch.desk)
        == .accepted(marc, dossier: "aubrelle"))
    #expect(try invitations.accept(token, as: marc.id, from: PeopleScratch.desk) == .notValid)
  }

  @Test func `nobody loses a role by accepting another`() async throws {
    let lea = try await scratch.lea()
    let people = scratch.people
    _ = try people.memberships.set(
      Membership(account: lea.id, dossier: "aubrelle", role: "owner"), by: nil,
      from: PeopleScratch.desk)
    let token = try invite(lea.email, role: "commenter", by: lea)
    _ = try people.invitations.accept(token, as: lea.id, from: PeopleScratch.desk)
    #expect(try people.memberships.membership(of: lea.id, in: "aubrelle")?.role == "owner")
  }

  @Test func `an address with an account is not invited to the installation again`() async throws {
    let lea = try await scratch.lea()
    let made = try scratch.people.invitations.invite(
      email: "LEA@aubrelle.example", language: .french, by: lea.id, from: PeopleScratch.desk)
    guard case .refused([.emailTaken]) = made else {
      Issue.record("\(made)")
      return
    }
  }

  @Test func `a refused password keeps the invitation`() async throws {
    let lea = try await scratch.lea()
    let token = try invite("marc@x.example", by: lea)
    let refused = try await scratch.people.invitations.accept(
      token, name: "Marc", language: .french, password: Secret("court"),
      from: PeopleScratch.desk)
    #expect(refused == .refused([.passwordTooShort(least: 12)]))
    guard case .accepted = try await accept(token) else {
      Issue.record("not accepted")
      return
    }
  }
}

@Suite struct RecoveryTests {
  let scratch: PeopleScratch
  let next = Secret("cinq autres mots tout neufs")
  init() throws { scratch = try PeopleScratch() }

  private func ask(_ email: String) throws -> RecoveryAsked {
    try scratch.people.recovery.ask(email: email, from: PeopleScratch.desk) { account, token in
      MailMessage(
        to: MailAddress(of: account)!, subject: "s", text: token.text, language: account.language)
    }
  }

  @Test func `a link sets another password, once, and ends all sessions`() async throws {
    let lea = try await scratch.lea()
    let open = try #require(try await scratch.signIn(lea.email).session)
    #expect(try ask("LEA@aubrelle.example") == .done)
    let letter = try #require(try scratch.people.mail.take())
    let token = Secret(letter.message.text)
    let recovery = scratch.people.recovery
    #expect(try recovery.account(token)?.id == lea.id)
    guard case .done = try await recovery.reset(token, to: next, from: PeopleScratch.desk) else {
      Issue.record("not reset")
      return
    }
    #expect(try scratch.people.sessions.session(open.token) == nil)
    #expect(try await scratch.signIn(lea.email).word == "refused")
    #expect(try await scratch.signIn(lea.email, next).word == "in")
    guard case .notValid = try await recovery.reset(token, to: next, from: PeopleScratch.desk)
    else {
      Issue.record("used twice")
      return
    }
  }

  @Test func `whether there is an account is not told; three questions, then one waits`()
    async throws
  {
    let lea = try await scratch.lea()
    for email in [lea.email, "nobody@x.example"] {
      var answers: [RecoveryAsked] = []
      for _ in 1...5 { answers.append(try ask(email)) }
      #expect(answers == [.done, .done, .done, .done, .wait(seconds: 15)])
    }
    #expect(try scratch.people.mail.waiting() == 4)
  }

  @Test func `a link lasts an hour`() async throws {
    let lea = try await scratch.lea()
    let recovery = scratch.people.recovery
    let token = try #require(
      try recovery.link(for: lea.id, by: lea.id, from: PeopleScratch.desk))
    scratch.clock.move(seconds: 3599)
    #expect(try recovery.account(token) != nil)
    scratch.clock.move(seconds: 1)
    #expect(try recovery.account(token) == nil)
  }

  @Test func `a disabled account has no links; a new password takes the others away`() async throws
  {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let recovery = scratch.people.recovery
    func link() throws -> Secret? {
      try recovery.link(for: marc.id, by: lea.id, from: PeopleScratch.desk)
    }
    let (one, two) = (try #require(try link()), try #require(try link()))
    _ = try await recovery.reset(one, to: next, from: PeopleScratch.desk)
    #expect(try recovery.account(two) == nil)
    let three = try #require(try link())
    _ = try scratch.people.accounts.setDisabled(
      true, of: marc.id, by: lea.id, from: PeopleScratch.desk)
    #expect(try recovery.account(three) == nil)
    #expect(try link() == nil)
  }
}
