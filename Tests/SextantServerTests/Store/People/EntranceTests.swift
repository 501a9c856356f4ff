import GRDB
import Testing

@testable import SextantServer

@Suite struct EntranceTests {
  let scratch: PeopleScratch
  let wrong = Secret("quatre mots sans raison")

  init() throws { scratch = try PeopleScratch() }

  @Test func `who knows the password comes in, with capitals in the address or not`() async throws {
    let lea = try await scratch.lea()
    let open = try #require(try await scratch.signIn(" LEA@Aubrelle.example ").session)
    #expect(open.session.account.id == lea.id)
    #expect(try scratch.people.sessions.session(open.token)?.account.name == "Léa Morvan")
    #expect(open.session.device == "Firefox · Linux")
  }

  @Test func `a wrong password, no account, a disabled account and nonsense are told the same`()
    async throws
  {
    let lea = try await scratch.lea()
    let other = try await scratch.account("marc", by: lea)
    _ = try scratch.people.accounts.setDisabled(
      true, of: other.id, by: lea.id, from: PeopleScratch.desk)
    #expect(try await scratch.signIn("lea@aubrelle.example", wrong).word == "refused")
    #expect(try await scratch.signIn("nobody@aubrelle.example").word == "refused")
    #expect(try await scratch.signIn("marc@aubrelle.example").word == "refused")
    #expect(try await scratch.signIn("no address", wrong).word == "refused")
    #expect(
      try await scratch.signIn("lea@aubrelle.example", Secret(String(repeating: "x", count: 5000)))
        .word == "refused")
  }

  @Test func `after five failures one waits, each time twice as long, account or not`() async throws
  {
    _ = try await scratch.lea()
    for email in ["lea@aubrelle.example", "nobody@aubrelle.example"] {
      var words: [String] = []
      for _ in 1...6 { words.append(try await scratch.signIn(email, wrong).word) }
      #expect(words == Array(repeating: "refused", count: 6))
      #expect(try await scratch.signIn(email, wrong).word == "wait 15")
      // The right password waits too: else the wait would tell which one is right.
      #expect(try await scratch.signIn(email).word == "wait 15")
      scratch.clock.move(seconds: 16)
      #expect(try await scratch.signIn(email, wrong).word == "refused")
      #expect(try await scratch.signIn(email, wrong).word == "wait 30")
      scratch.clock.move(seconds: 30)
    }
  }

  @Test func `waits survive a new start of the program`() async throws {
    _ = try await scratch.lea()
    for _ in 1...6 { _ = try await scratch.signIn("lea@aubrelle.example", wrong) }
    let again = scratch.startedAgain()
    let answer = try await again.entrance.signIn(
      email: "lea@aubrelle.example", password: PeopleScratch.password, from: PeopleScratch.desk)
    #expect(answer.word == "wait 15")
  }

  @Test func `an account's wait is a quarter of an hour at most, and a day forgets failures`()
    async throws
  {
    let count = Attempts.Count(key: "x", free: 5, longestWait: 900)
    #expect(
      [5, 6, 7, 8, 11, 12, 400].map { Attempts.wait(after: $0, count) }
        == [0, 15, 30, 60, 480, 900, 900])
    _ = try await scratch.lea()
    for _ in 1...6 { _ = try await scratch.signIn("lea@aubrelle.example", wrong) }
    scratch.clock.move(seconds: 86_401)
    for _ in 1...6 {
      #expect(try await scratch.signIn("lea@aubrelle.example", wrong).word == "refused")
    }
  }

  @Test func `coming in forgets the failures of the account`() async throws {
    _ = try await scratch.lea()
    for _ in 1...4 { _ = try await scratch.signIn("lea@aubrelle.example", wrong) }
    #expect(try await scratch.signIn("lea@aubrelle.example").session != nil)
    for _ in 1...6 {
      #expect(try await scratch.signIn("lea@aubrelle.example", wrong).word == "refused")
    }
  }

  @Test func `an address that tries many accounts waits; another address does not`() async throws {
    _ = try await scratch.lea()
    for number in 1...21 {
      #expect(try await scratch.signIn("p\(number)@x.example", wrong).word == "refused")
    }
    #expect(try await scratch.signIn("lea@aubrelle.example").word == "wait 15")
    #expect(
      try await scratch.signIn("lea@aubrelle.example", from: PeopleScratch.elsewhere).word == "in")
  }

  @Test func `many guesses at once gain nothing`() async throws {
    _ = try await scratch.lea()
    let scratch = scratch
    let wrong = wrong
    let words = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 1...16 {
        group.addTask { try await scratch.signIn("lea@aubrelle.example", wrong).word }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(words.filter { $0 == "refused" }.count == 6)
    #expect(words.filter { $0 == "wait 15" }.count == 10)
  }

  @Test func `a clock set back keeps nobody out for longer than was meant`() async throws {
    _ = try await scratch.lea()
    for _ in 1...6 { _ = try await scratch.signIn("lea@aubrelle.example", wrong) }
    scratch.clock.move(days: -3)
    #expect(try await scratch.signIn("lea@aubrelle.example").word == "wait 15")
    scratch.clock.move(seconds: 15)
    #expect(try await scratch.signIn("lea@aubrelle.example").word == "in")
  }

  @Test func `the session that the browser came with ends`() async throws {
    _ = try await scratch.lea()
    let old = try #require(try await scratch.signIn("lea@aubrelle.example").session)
    let answer = try await scratch.people.entrance.signIn(
      email: "lea@aubrelle.example", password: PeopleScratch.password, from: PeopleScratch.desk,
      replacing: old.token)
    let new = try #require(answer.session)
    #expect(new.token.text != old.token.text)
    #expect(try scratch.people.sessions.session(old.token) == nil)
    #expect(try scratch.people.sessions.session(new.token) != nil)
  }

  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8::1", "2001:db8:0:0::/64"),
    ("::1", "0:0:0:0::/64"), ("", ""),
  ])
  func `attempts are counted by address, in IPv6 by its first half`(address: String, key: String) {
    #expect(Visitor(address: address, device: "").addressKey == key)
  }

  @Test(arguments: [
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140",
      "Edge · Windows"
    ),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1",
      "Safari · iPhone"
    ),
    ("something else", ""),
  ])
  func `a device is called by its browser and its system`(agent: String, label: String) {
    #expect(Visitor.device(userAgent: agent) == label)
  }

  @Test func `an address is the last one that is none of our proxies`() {
    func address(_ peer: String, _ header: String?) -> String {
      Visitor.address(peer: peer, forwarded: header, trusting: ["127.0.0.1", "10.0.0.1"])
    }
    #expect(address("192.0.2.7", "1.2.3.4") == "192.0.2.7")
    #expect(address("127.0.0.1", nil) == "127.0.0.1")
    #expect(address("127.0.0.1", "made up, 192.0.2.7") == "192.0.2.7")
    #expect(address("127.0.0.1", "1.2.3.4, 192.0.2.7 , 10.0.0.1") == "192.0.2.7")
    #expect(address("127.0.0.1", "") == "127.0.0.1")
    // A server that listens for IPv6 too sees its proxy so.
    #expect(address("::ffff:127.0.0.1", "192.0.2.7") == "192.0.2.7")
    #expect(address("::ffff:192.0.2.9", "192.0.2.7") == "::ffff:192.0.2.9")
  }

  @Test func `a password hashed with other limits is hashed again at the door`() async throws {
    let lea = try await scratch.lea()
    func hash() throws -> String? {
      try scratch.pool.read { try Accounts.password(of: lea.id, $0) }
    }
    let old = try #require(try hash())
    _ = try await scratch.signIn(lea.email)
    #expect(try hash() == old)
    let stronger = scratch.startedAgain(.init(operations: 2, memory: 16_384))
    let answer = try await stronger.entrance.signIn(
      email: lea.email, password: PeopleScratch.password, from: PeopleScratch.desk)
    #expect(answer.word == "in")
    let new = try #require(try hash())
    #expect(new != old && new.contains("$m=16,t=2,p=1$"))
    #expect(try await scratch.signIn(lea.email).word == "in")
  }

  @Test func `passwords are hashed by Argon2id as libsodium advises, never twice the same`()
    async throws
  {
    let hashing = PasswordHashing()
    let one = try await hashing.hash(PeopleScratch.password)
    let two = try await hashing.hash(PeopleScratch.password)
    #expect(one.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$") && one != two)
    #expect(try await hashing.verify(PeopleScratch.password, against: one))
    #expect(try await !hashing.verify(wrong, against: one))
    #expect(try await !hashing.verify(PeopleScratch.password, against: nil))
    #expect(!hashing.isOutdated(one))
  }
}
