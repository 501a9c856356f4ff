import GRDB
import SextantModel
import Testing

@testable import SextantServer

@Suite struct SecurityLogTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  @Test func `what happens at the door is noted, the newest first`() async throws {
    let lea = try await scratch.lea()
    _ = try await scratch.signIn(lea.email, Secret("not the password"))
    _ = try await scratch.signIn("nobody@x.example")
    let open = try #require(try await scratch.signIn(lea.email).session)
    try scratch.people.sessions.end(open.token, from: PeopleScratch.elsewhere)
    let entries = try scratch.people.log.entries(limit: 10)
    #expect(
      entries.map(\.event) == [
        .signedOut, .signedIn, .signInFailed, .signInFailed, .accountCreated,
      ])
    #expect(entries.map(\.account) == [lea.id, lea.id, nil, lea.id, lea.id])
    #expect(entries.first?.address == "198.51.100.9")
    let older = try scratch.people.log.entries(before: entries[1].id, limit: 2)
    #expect(older == Array(entries[2...3]))
    #expect(try scratch.people.log.entries(of: lea.id, limit: 10).count == 4)
  }

  @Test func `a change of role tells from which to which, and by whom`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", role: "editor", by: lea)
    _ = try scratch.people.memberships.set(
      Membership(account: marc.id, dossier: "aubrelle", role: "owner"), by: lea.id,
      from: PeopleScratch.desk)
    let entry = try #require(try scratch.people.log.entries(limit: 1).first)
    #expect(entry.event == .roleSet && entry.detail == "editor → owner")
    #expect(entry.account == marc.id && entry.actor == lea.id && entry.dossier == "aubrelle")
  }

  @Test func `entries are neither changed nor deleted before their time`() async throws {
    _ = try await scratch.lea()
    for sql in ["UPDATE securityEntry SET detail = 'x'", "DELETE FROM securityEntry"] {
      #expect(throws: DatabaseError.self) {
        try scratch.pool.write { try $0.execute(sql: sql) }
      }
    }
    scratch.clock.move(days: 364)
    _ = try await scratch.signIn("nobody@x.example")
    try scratch.people.sweep(logDays: 365)
    #expect(try scratch.people.log.entries(limit: 10).count == 2)
    scratch.clock.move(days: 2)
    try scratch.people.sweep(logDays: 365)
    #expect(try scratch.people.log.entries(limit: 10).map(\.event) == [.signInFailed])
  }

  @Test func `every event has a text in both languages`() throws {
    for language in Language.allCases {
      let catalogue = Repository.catalogue(language)
      for event in SecurityEvent.allCases {
        #expect(catalogue.has("security.\(event.rawValue)"), "\(language) \(event)")
      }
    }
  }

  /// Passwords, tokens and letters, everything that opens something: none of it lies on disk.
  @Test func `no secret lies on disk`() async throws {
    let lea = try await scratch.lea()
    let people = scratch.people
    var secrets = [PeopleScratch.password]
    let open = try #require(try await scratch.signIn(lea.email).session)
    secrets.append(open.token)
    scratch.clock.move(days: 1)
    let renewed = try #require(try people.sessions.renewed(open.token)).token
    secrets += [renewed, renewed.lasting, Secret(String(renewed.text.suffix(43)))]
    guard
      case .made(_, let invitation) = try people.invitations.invite(
        email: "marc@x.example", language: .french, dossier: "aubrelle", role: "editor",
        by: lea.id, from: PeopleScratch.desk)
    else {
      Issue.record("not invited")
      return
    }
    secrets.append(invitation)
    var recovery: Secret?
    _ = try people.recovery.ask(email: lea.email, from: PeopleScratch.desk) { account, token in
      recovery = token
      return MailMessage(
        to: MailAddress(of: account)!, subject: "Sujet reconnaissable",
        text: "https://x/\(token.text)", language: .french)
    }
    secrets.append(try #require(recovery))
    secrets.append(
      try #require(try people.recovery.link(for: lea.id, by: lea.id, from: PeopleScratch.desk)))
    let linkPassword = Secret("mot du comité")
    let link = try await people.shareLinks.make(
      dossier: "aubrelle", label: "Comité", scope: ShareScope(rooms: ["watch"]),
      expires: scratch.clock.now.adding(days: 1), password: linkPassword, by: lea.id,
      from: PeopleScratch.desk)
    secrets += [linkPassword, link.token]
    guard
      case .open(_, let pass) = try await people.shareLinks.open(
        link.token, password: linkPassword, from: PeopleScratch.desk),
      case .made(_, let token) = try people.apiTokens.make(
        name: "n", dossier: nil, role: "editor", expires: scratch.clock.now.adding(days: 1),
        for: lea.id, from: PeopleScratch.desk)
    else {
      Issue.record("not opened")
      return
    }
    secrets += [pass, token, Secret(FormToken.make(for: open.token))]
    // Somebody types their password where the address belongs.
    _ = try await scratch.signIn(PeopleScratch.password.text, Secret("x"))

    let bytes = try scratch.bytesOnDisk()
    #expect(contains(bytes, "lea@aubrelle.example"))
    for secret in secrets { #expect(!contains(bytes, secret.text)) }
    #expect(!contains(bytes, "Sujet reconnaissable"))
  }

  private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return true }
    var start = 0
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: wanted) { return true }
      start = found + 1
    }
    return false
  }
}
