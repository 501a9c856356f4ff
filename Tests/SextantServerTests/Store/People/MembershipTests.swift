import SextantModel
import Testing

@testable import SextantServer

@Suite struct MembershipTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  private func set(
    _ account: Account, _ role: String, vendor: String? = nil, in dossier: String = "aubrelle"
  ) throws -> MembershipProblem? {
    try scratch.people.memberships.set(
      Membership(account: account.id, dossier: dossier, role: role, vendor: vendor),
      by: account.id, from: PeopleScratch.desk)
  }

  @Test func `a role is a role in one dossier`() async throws {
    let lea = try await scratch.lea()
    #expect(try set(lea, "owner") == nil)
    #expect(try set(lea, "editor", in: "autre") == nil)
    let memberships = scratch.people.memberships
    #expect(try memberships.of(lea.id).map(\.role) == ["owner", "editor"])
    #expect(try memberships.membership(of: lea.id, in: "nowhere") == nil)
    #expect(try set(lea, "editor", in: "nowhere") == .unknownDossier)
    #expect(
      try memberships.set(
        Membership(account: AccountID(rawValue: 99), dossier: "autre", role: "editor"), by: nil,
        from: PeopleScratch.desk) == .unknownAccount)
  }

  @Test func `a dossier keeps an owner who can come in`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let memberships = scratch.people.memberships
    _ = try set(lea, "owner")
    #expect(try set(lea, "editor") == .lastOwner)
    #expect(
      try memberships.remove(lea.id, from: "aubrelle", by: lea.id, from: PeopleScratch.desk)
        == .lastOwner)
    _ = try set(marc, "owner")
    _ = try scratch.people.accounts.setDisabled(
      true, of: marc.id, by: lea.id, from: PeopleScratch.desk)
    #expect(try set(lea, "editor") == .lastOwner)
    _ = try scratch.people.accounts.setDisabled(
      false, of: marc.id, by: lea.id, from: PeopleScratch.desk)
    #expect(try set(lea, "editor") == nil)
  }

  @Test func `a guest belongs to an organisation, nobody else does`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    #expect(try set(marc, "guest") == .vendorMissing)
    #expect(try set(marc, "guest", vendor: "V1") == nil)
    let memberships = scratch.people.memberships
    #expect(try memberships.membership(of: marc.id, in: "aubrelle")?.vendor == "V1")
    #expect(try set(marc, "editor", vendor: "V1") == nil)
    #expect(try memberships.membership(of: marc.id, in: "aubrelle")?.vendor == nil)
  }

  @Test func `members are listed by name`() async throws {
    let lea = try await scratch.lea()
    let zoe = try await scratch.account("Zoe", role: "editor", by: lea)
    let eric = try await scratch.account("eric", role: "guest", vendor: "V1", by: lea)
    _ = try set(lea, "owner")
    let members = try scratch.people.memberships.members(of: "aubrelle")
    #expect(members.map(\.account.id) == [eric.id, lea.id, zoe.id])
    #expect(members.map(\.membership.role) == ["guest", "owner", "editor"])
  }
}

@Suite struct ShareLinkTests {
  let scratch: PeopleScratch
  let scope = ShareScope(rooms: ["watch"], kinds: ["objective"], items: ["OB1"], report: "R1")
  init() throws { scratch = try PeopleScratch() }

  private func make(password: Secret? = nil, by lea: Account) async throws -> ShareLinkMade {
    try await scratch.people.shareLinks.make(
      dossier: "aubrelle", label: "Pour le comité", scope: scope,
      expires: scratch.clock.now.adding(days: 7), password: password, by: lea.id,
      from: PeopleScratch.desk)
  }

  private func open(_ token: Secret, _ password: Secret? = nil) async throws -> ShareOpening {
    try await scratch.people.shareLinks.open(
      token, password: password, from: PeopleScratch.elsewhere)
  }

  @Test func `a link opens its scope, counts its uses, ends by itself`() async throws {
    let made = try await make(by: scratch.lea())
    guard case .open(let link, let pass) = try await open(made.token) else {
      Issue.record("closed")
      return
    }
    #expect(link.scope == scope && link.dossier == "aubrelle" && !link.hasPassword)
    _ = try await open(made.token)
    let links = scratch.people.shareLinks
    #expect(try links.follow(made.token, pass: pass)?.id == link.id)
    #expect(try links.follow(made.token, pass: Secret("other")) == nil)
    #expect(try links.list(of: "aubrelle").map(\.uses) == [2])
    #expect(try links.list(of: "autre").isEmpty)
    scratch.clock.move(days: 7)
    #expect(try links.follow(made.token, pass: pass) == nil)
    guard case .notValid = try await open(made.token) else {
      Issue.record("still open")
      return
    }
  }

  @Test func `a password is asked for, and guessing it waits`() async throws {
    let made = try await make(password: Secret("comité"), by: scratch.lea())
    func word(_ password: String?) async throws -> String {
      switch try await open(made.token, password.map { Secret($0) }) {
      case .open: "open"
      case .needsPassword: "needs"
      case .wrongPassword: "wrong"
      case .notValid: "not valid"
      case .wait(let seconds): "wait \(seconds)"
      }
    }
    #expect(try await word(nil) == "needs")
    #expect(try await word("comité") == "open")
    for _ in 1...11 { #expect(try await word("guess") == "wrong") }
    #expect(try await word("comité") == "wait 15")
    #expect(try scratch.people.shareLinks.list(of: "aubrelle").map(\.uses) == [1])
  }

  @Test func `a revoked link opens nothing, not even with its pass`() async throws {
    let lea = try await scratch.lea()
    let made = try await make(by: lea)
    guard case .open(let link, let pass) = try await open(made.token) else {
      Issue.record("closed")
      return
    }
    let links = scratch.people.shareLinks
    try links.revoke(link.id, of: "autre", by: lea.id, from: PeopleScratch.desk)
    #expect(try links.follow(made.token, pass: pass) != nil)
    try links.revoke(link.id, of: "aubrelle", by: lea.id, from: PeopleScratch.desk)
    #expect(try links.follow(made.token, pass: pass) == nil)
    guard case .notValid = try await open(made.token) else {
      Issue.record("still open")
      return
    }
  }

  @Test func `a scope reads back as it was written`() {
    #expect(ShareScope(text: scope.text) == scope)
    #expect(ShareScope(text: "") == ShareScope())
    #expect(ShareScope(text: "nonsense\nroom\nplanet x\nroom watch").rooms == ["watch"])
  }
}

@Suite struct APITokenTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  private func make(
    _ account: Account, role: String, dossier: String? = "aubrelle", days: Int = 30,
    name: String = "Export du lundi"
  ) throws -> APITokenMade {
    try scratch.people.apiTokens.make(
      name: name, dossier: dossier, role: role, expires: scratch.clock.now.adding(days: days),
      for: account.id, from: PeopleScratch.desk)
  }

  @Test func `a token works in its owner's name until it ends`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", role: "editor", by: lea)
    guard case .made(let token, let secret) = try make(marc, role: "commenter") else {
      Issue.record("refused")
      return
    }
    #expect(secret.text.hasPrefix("sxt_") && secret.text.utf8.count == 68)
    let tokens = scratch.people.apiTokens
    let bearer = try #require(try tokens.bearer(secret))
    #expect(bearer.account.id == marc.id && bearer.token.role == "commenter")
    #expect(try tokens.list(of: marc.id).map(\.lastUsed) == [scratch.clock.now])
    #expect(try tokens.bearer(Secret(String(secret.text.dropLast()))) == nil)
    #expect(try tokens.bearer(Secret(secret.digest)) == nil)
    scratch.clock.move(days: 30)
    #expect(try tokens.bearer(secret) == nil)
    #expect(token.dossier == "aubrelle")
  }

  @Test func `a token may do no more than its owner`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", role: "editor", by: lea)
    func problems(_ made: APITokenMade) -> [APITokenProblem] {
      if case .refused(let problems) = made { problems } else { [] }
    }
    #expect(problems(try make(marc, role: "owner")) == [.roleTooHigh])
    #expect(problems(try make(marc, role: "editor")).isEmpty)
    #expect(problems(try make(marc, role: "guest", dossier: "autre")) == [.notAMember])
    #expect(
      problems(try make(marc, role: "editor", days: 0, name: " ")) == [
        .nameEmpty, .expiryOutOfRange,
      ])
    #expect(problems(try make(marc, role: "editor", days: 367)) == [.expiryOutOfRange])
    #expect(scratch.people.apiTokens.isWithin("guest", "editor"))
    #expect(!scratch.people.apiTokens.isWithin("owner", "editor"))
  }

  @Test func `a revoked token and a disabled owner's open nothing`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", role: "editor", by: lea)
    guard case .made(let one, let first) = try make(marc, role: "editor"),
      case .made(_, let second) = try make(marc, role: "editor", dossier: nil)
    else {
      Issue.record("refused")
      return
    }
    let tokens = scratch.people.apiTokens
    try tokens.revoke(one.id, of: lea.id, from: PeopleScratch.desk)
    #expect(try tokens.bearer(first) != nil)
    try tokens.revoke(one.id, of: marc.id, from: PeopleScratch.desk)
    #expect(try tokens.bearer(first) == nil)
    #expect(try tokens.bearer(second) != nil)
    _ = try scratch.people.accounts.setDisabled(
      true, of: marc.id, by: lea.id, from: PeopleScratch.desk)
    #expect(try tokens.bearer(second) == nil)
  }
}
