import GRDB
import Testing

@testable import SextantServer

/// Who guesses an account's password is slowed down; its owner comes in all the same.
@Suite struct GuessingTests {
  let scratch: PeopleScratch
  let wrong = Secret("quatre mots sans raison")
  let email = "lea@aubrelle.example"

  init() throws { scratch = try PeopleScratch() }

  /// A visitor from a network of their own.
  private func stranger(_ number: Int) -> Visitor {
    Visitor(address: "203.0.\(number / 250).\(number % 250 + 1)", device: "")
  }

  /// Tries from anywhere, without waiting for a turn; how long one would have waited.
  private func attempt(
    _ password: Secret, from visitor: Visitor, device: Secret? = nil
  ) async throws -> (answer: String, waited: Int) {
    var entrance = scratch.people.entrance
    entrance.pause = { [scratch] seconds in scratch.clock.move(seconds: seconds) }
    let before = scratch.clock.now
    let answer = try await entrance.signIn(
      email: email, password: password, from: visitor, knownBy: { _ in device })
    return (answer.word, scratch.clock.now.seconds(since: before))
  }

  @Test func `an attacker's failures keep nobody out who comes from another network`() async throws
  {
    _ = try await scratch.lea()
    for _ in 1...6 { _ = try await attempt(wrong, from: PeopleScratch.elsewhere) }
    #expect(try await attempt(wrong, from: PeopleScratch.elsewhere).answer == "wait 15")
    let own = try await attempt(PeopleScratch.password, from: PeopleScratch.desk)
    #expect(own.answer == "in" && own.waited == 0)
    // The owner's coming in gives the attacker nothing.
    #expect(try await attempt(wrong, from: PeopleScratch.elsewhere).answer == "wait 15")
  }

  @Test func `guesses from many networks take turns, ever slower, and are answered`() async throws {
    _ = try await scratch.lea()
    var waits: [Int] = []
    for number in 1...38 {
      let guess = try await attempt(wrong, from: stranger(number))
      #expect(guess.answer == "refused")
      waits.append(guess.waited)
    }
    // Thirty and one cost nothing; then 1, 2, 4… seconds between two.
    #expect(waits == Array(repeating: 0, count: 31) + [1, 2, 4, 8, 16, 30, 30])
    // On a new browser the owner waits for their turn too, and comes in.
    let own = try await attempt(PeopleScratch.password, from: PeopleScratch.desk)
    #expect(own.answer == "in" && own.waited == 30)
  }

  @Test func `however many guess at once, no more than one comes to its turn`() async throws {
    let lea = try await scratch.lea()
    let database = scratch.database
    let now = scratch.clock.now
    let admitted = try await scratch.pool.write { [self] db in
      try (1...200).map { number in
        try Attempts.admit(
          Attempts.signIn(lea.email, from: stranger(number), on: nil, database), db, now)
      }
    }
    let turns = admitted.compactMap { if case .after(let seconds) = $0 { seconds } else { nil } }
    #expect(turns == Array(repeating: 0, count: 31) + [1, 3, 7, 15])
    #expect(admitted.last == .wait(seconds: 31))
  }

  @Test func `a known browser waits for nobody, and is counted by itself`() async throws {
    let lea = try await scratch.lea()
    let device = try #require(try scratch.people.entrance.deviceCookie(of: lea.id))
    for number in 1...38 { _ = try await attempt(wrong, from: stranger(number)) }
    // From the attackers' own network too.
    for _ in 1...30 { _ = try await attempt(wrong, from: PeopleScratch.desk) }
    #expect(try await attempt(PeopleScratch.password, from: PeopleScratch.desk).answer != "in")
    let own = try await attempt(PeopleScratch.password, from: PeopleScratch.desk, device: device)
    #expect(own.answer == "in" && own.waited == 0)
    // Who has stolen the cookie guesses no better than anybody.
    for _ in 1...6 {
      #expect(
        try await attempt(wrong, from: PeopleScratch.elsewhere, device: device).answer == "refused")
    }
    #expect(
      try await attempt(wrong, from: PeopleScratch.elsewhere, device: device).answer == "wait 15")
  }

  @Test func `a browser's cookie is for one account and one password, and cannot be made up`()
    async throws
  {
    let lea = try await scratch.lea()
    let marc = try await scratch.account("marc", by: lea)
    let database = scratch.database
    let device = try #require(try scratch.people.entrance.deviceCookie(of: lea.id))
    func hash(_ account: Account) throws -> String {
      try #require(try scratch.pool.read { try Accounts.password(of: account.id, $0) })
    }
    let old = try hash(lea)
    #expect(KnownDevice(device, of: lea.id, old, database) != nil)
    #expect(KnownDevice(device, of: marc.id, try hash(marc), database) == nil)
    for text in ["", ".", "x.y", device.text + "0", "0" + device.text, "\(device.text).x"] {
      #expect(KnownDevice(Secret(text), of: lea.id, old, database) == nil)
    }
    _ = try await scratch.people.accounts.changePassword(
      of: lea.id, current: PeopleScratch.password, to: Secret("cinq mots tout à fait neufs"),
      from: PeopleScratch.desk)
    #expect(KnownDevice(device, of: lea.id, try hash(lea), database) == nil)
    #expect(try !scratch.people.entrance.deviceCookie(of: lea.id)!.text.contains(try hash(lea)))
  }

  @Test func `failures at the door do not keep the owner from changing their password`()
    async throws
  {
    let lea = try await scratch.lea()
    for _ in 1...6 { _ = try await attempt(wrong, from: PeopleScratch.desk) }
    let change = try await scratch.people.accounts.changePassword(
      of: lea.id, current: PeopleScratch.password, to: Secret("cinq mots tout à fait neufs"),
      from: PeopleScratch.desk)
    guard case .changed = change else {
      Issue.record("\(change)")
      return
    }
  }

  @Test func `who guesses a link's password keeps nobody else from it`() async throws {
    let lea = try await scratch.lea()
    let made = try await scratch.people.shareLinks.make(
      dossier: "aubrelle", label: "Jury", scope: ShareScope(kinds: ["channel"]),
      expires: scratch.clock.now.adding(days: 3), password: Secret("sésame du jury"), by: lea.id,
      from: PeopleScratch.desk)
    func open(_ password: Secret, from visitor: Visitor) async throws -> String {
      switch try await scratch.people.shareLinks.open(
        made.token, password: password, from: visitor)
      {
      case .open: "open"
      case .wait: "wait"
      default: "no"
      }
    }
    var words: [String] = []
    for _ in 1...12 { words.append(try await open(wrong, from: PeopleScratch.elsewhere)) }
    #expect(words == Array(repeating: "no", count: 11) + ["wait"])
    #expect(try await open(Secret("sésame du jury"), from: PeopleScratch.desk) == "open")
  }

  @Test func `however many strangers stand in line, those whom we know are served`() async throws {
    let hashing = PasswordHashing()
    let hash = try await hashing.hash(PeopleScratch.password)
    let strangers = Task {
      await withTaskGroup(of: Bool.self) { group in
        for _ in 1...60 {
          group.addTask {
            (try? await hashing.verify(Secret("x"), against: nil, isStranger: true)) == nil
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
    }
    while !hashing.isBusyForStrangers { try await Task.sleep(for: .milliseconds(1)) }
    #expect(try await hashing.verify(PeopleScratch.password, against: hash))
    #expect(await strangers.value >= 20)
  }
}
