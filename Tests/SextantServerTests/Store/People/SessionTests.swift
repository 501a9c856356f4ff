import GRDB
import Testing

@testable import SextantServer

@Suite struct SessionTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  private func open(from visitor: Visitor = PeopleScratch.desk) async throws -> OpenSession {
    try #require(try await scratch.signIn("lea@aubrelle.example", from: visitor).session)
  }

  @Test func `a session ends after fourteen days without a visit`() async throws {
    _ = try await scratch.lea()
    let open = try await open()
    scratch.clock.move(days: 13)
    #expect(try scratch.people.sessions.session(open.token) != nil)
    scratch.clock.move(days: 13)
    #expect(try scratch.people.sessions.session(open.token) != nil)
    scratch.clock.move(days: 14)
    #expect(try scratch.people.sessions.session(open.token) == nil)
    try scratch.people.sweep()
    #expect(try scratch.people.sessions.list(of: open.session.account.id).isEmpty)
  }

  @Test func `a session ends after ninety days whatever happens`() async throws {
    _ = try await scratch.lea()
    let open = try await open()
    for _ in 1...8 {
      scratch.clock.move(days: 11)
      #expect(try scratch.people.sessions.session(open.token) != nil)
    }
    scratch.clock.move(days: 2)
    #expect(try scratch.people.sessions.session(open.token) == nil)
  }

  @Test func `the last visit is known to five minutes`() async throws {
    let lea = try await scratch.lea()
    let open = try await open()
    let begun = open.session.lastSeen
    scratch.clock.move(seconds: 299)
    _ = try scratch.people.sessions.session(open.token)
    #expect(try scratch.people.sessions.list(of: lea.id).map(\.lastSeen) == [begun])
    scratch.clock.move(seconds: 1)
    _ = try scratch.people.sessions.session(open.token)
    #expect(
      try scratch.people.sessions.list(of: lea.id).map(\.lastSeen) == [begun.adding(seconds: 300)])
  }

  @Test func `a token is renewed once a day, in the same session`() async throws {
    _ = try await scratch.lea()
    let open = try await open()
    let sessions = scratch.people.sessions
    scratch.clock.move(seconds: 86_399)
    #expect(try sessions.session(open.token)?.isRenewalDue == false)
    #expect(try sessions.renewed(open.token) == nil)
    scratch.clock.move(seconds: 1)
    #expect(try sessions.session(open.token)?.isRenewalDue == true)
    let fresh = try #require(try sessions.renewed(open.token))
    #expect(fresh.session.id == open.session.id && fresh.token.text != open.token.text)
    #expect(try sessions.session(fresh.token)?.id == open.session.id)
    #expect(try sessions.session(fresh.token)?.isRenewalDue == false)
    #expect(try sessions.renewed(fresh.token) == nil)
  }

  @Test func `an old token goes on a minute after the browser has shown the new one`() async throws
  {
    _ = try await scratch.lea()
    let open = try await open()
    let sessions = scratch.people.sessions
    scratch.clock.move(days: 1)
    let fresh = try #require(try sessions.renewed(open.token))
    // The answer takes its time: nothing ends before the new token is shown.
    scratch.clock.move(seconds: 3600)
    #expect(try sessions.session(open.token) != nil)
    #expect(try sessions.session(fresh.token) != nil)
    scratch.clock.move(seconds: 59)
    #expect(try sessions.session(open.token)?.isRenewalDue == false)
    scratch.clock.move(seconds: 1)
    #expect(try sessions.session(open.token) == nil)
    #expect(try sessions.session(fresh.token)?.id == open.session.id)
  }

  @Test func `a renewed token that gets lost is followed by another`() async throws {
    _ = try await scratch.lea()
    let open = try await open()
    let sessions = scratch.people.sessions
    scratch.clock.move(days: 1)
    let lost = try #require(try sessions.renewed(open.token))
    scratch.clock.move(seconds: 59)
    // What was asked at the same time takes no second one along.
    #expect(try sessions.renewed(open.token) == nil)
    scratch.clock.move(seconds: 1)
    let fresh = try #require(try sessions.renewed(open.token))
    #expect(try sessions.session(lost.token) == nil)
    #expect(try sessions.session(fresh.token) != nil)
  }

  @Test func `a session of an older house is renewed too`() async throws {
    _ = try await scratch.lea()
    let open = try await open()
    try await scratch.pool.write { try $0.execute(sql: "UPDATE session SET tokenSince = NULL") }
    #expect(try scratch.people.sessions.session(open.token)?.isRenewalDue == false)
    scratch.clock.move(days: 1)
    #expect(try scratch.people.sessions.session(open.token)?.isRenewalDue == true)
  }

  @Test func `a form's proof stays when its session's token is renewed`() async throws {
    _ = try await scratch.lea()
    let open = try await open()
    scratch.clock.move(days: 1)
    let fresh = try #require(try scratch.people.sessions.renewed(open.token))
    #expect(FormToken.verify(FormToken.make(for: open.token), for: fresh.token))
    let other = try await self.open()
    #expect(!FormToken.verify(FormToken.make(for: other.token), for: fresh.token))
  }

  @Test func `signing out ends one session, of one's own only`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let (one, two) = (try await open(), try await open(from: PeopleScratch.elsewhere))
    let sessions = scratch.people.sessions
    try sessions.end(id: two.session.id, of: marc.id, from: PeopleScratch.desk)
    #expect(try sessions.session(two.token) != nil)
    try sessions.end(id: two.session.id, of: lea.id, from: PeopleScratch.desk)
    #expect(try sessions.session(two.token) == nil)
    #expect(try sessions.list(of: lea.id).map(\.id) == [one.session.id])
    try sessions.end(one.token, from: PeopleScratch.desk)
    #expect(try sessions.session(one.token) == nil)
  }

  @Test func `one can sign out everywhere else, and everywhere`() async throws {
    let lea = try await scratch.lea()
    let (one, two) = (try await open(), try await open())
    let sessions = scratch.people.sessions
    #expect(try sessions.endAll(of: lea.id, except: one.session.id, from: PeopleScratch.desk) == 1)
    #expect(try sessions.session(one.token) != nil)
    #expect(try sessions.session(two.token) == nil)
    #expect(try sessions.endAll(of: lea.id, from: PeopleScratch.desk) == 1)
    #expect(try sessions.session(one.token) == nil)
  }

  @Test func `a change of rights and a disabled account end all sessions`() async throws {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let people = scratch.people
    let first = try #require(try people.sessions.open(for: marc.id, from: PeopleScratch.desk))
    #expect(
      try people.accounts.setAdministrator(
        true, of: marc.id, by: lea.id, from: PeopleScratch.desk) == nil)
    #expect(try people.sessions.session(first.token) == nil)
    let second = try #require(try people.sessions.open(for: marc.id, from: PeopleScratch.desk))
    #expect(
      try people.accounts.setDisabled(true, of: marc.id, by: lea.id, from: PeopleScratch.desk)
        == nil)
    #expect(try people.sessions.session(second.token) == nil)
    #expect(try people.sessions.open(for: marc.id, from: PeopleScratch.desk) == nil)
  }

  @Test func `a form's token belongs to one session`() {
    let (one, other) = (Secret("one"), Secret("other"))
    let token = FormToken.make(for: one)
    #expect(FormToken.verify(token, for: one))
    #expect(!FormToken.verify(token, for: other))
    #expect(!FormToken.verify("", for: one))
    #expect(!token.contains(one.digest) && token.utf8.count == 43)
  }

  @Test func `tokens are 256 bits, never twice the same`() {
    let tokens = (1...100).map { _ in Secret.random().text }
    #expect(Set(tokens).count == 100)
    #expect(tokens.allSatisfy { $0.utf8.count == 43 })
  }

  @Test func `a secret never prints as itself`() {
    let secret = Secret("very secret")
    #expect("\(secret) \(String(reflecting: secret))" == "••• •••")
    var dumped = ""
    dump(["x": secret], to: &dumped)
    #expect(!dumped.contains("very"))
  }

  @Test func `a session that began under a clock years ahead does not last until then`()
    async throws
  {
    let lea = try await scratch.lea()
    scratch.clock.move(days: 3650)
    let ahead = try #require(try await scratch.signIn(lea.email).session)
    scratch.clock.move(days: -3650)
    #expect(try scratch.people.sessions.session(ahead.token) == nil)
    #expect(try scratch.people.sessions.list(of: lea.id).isEmpty)
    try scratch.people.sweep()
    let left = try await scratch.pool.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM session")
    }
    #expect(left == 0)
    // A clock that is set back by an hour ends nothing.
    let now = try #require(try await scratch.signIn(lea.email).session)
    scratch.clock.move(seconds: -3600)
    #expect(try scratch.people.sessions.session(now.token) != nil)
  }
}
