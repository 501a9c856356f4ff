import Logging
import SextantModel
import Synchronization
import Testing

@testable import SextantServer

@Suite(.enabled(if: MailSink.isPossible, "needs python3 and openssl")) struct PostmanTests {
  let scratch: PeopleScratch
  let lines = LogLines()
  init() throws { scratch = try PeopleScratch() }

  private func postman(
    _ sink: MailSink, host: String = "127.0.0.1", protection: MailServer.Protection = .none,
    password: String = ""
  ) throws -> Postman {
    let server = MailServer(
      host: host, port: sink.port, protection: protection, user: password.isEmpty ? "" : "lea",
      password: Secret(password),
      sender: try #require(MailAddress(text: "Sextant <sextant@house.example>")),
      authority: sink.authority)
    let clock = scratch.clock
    let lines = lines
    return Postman(
      queue: scratch.people.mail, server: server,
      log: Logger(label: "test") { _ in KeptLog(lines: lines) }, now: { clock.now })
  }

  private func add(to address: String, _ text: String = "https://x/secret-link\n") throws {
    try scratch.people.mail.add(
      MailMessage(
        to: try #require(MailAddress(name: "Léa", email: address)), subject: "Été", text: text,
        language: .french))
  }

  @Test func `a letter arrives as it was written, and is forgotten`() async throws {
    let sink = try MailSink()
    try add(to: "lea@aubrelle.example", ".\n..a line that begins with points\nfin\n")
    #expect(try await postman(sink).deliverDue() == 1)
    let letters = try sink.letters()
    #expect(letters.count == 1)
    let letter = try #require(letters.first).replacing("\r\n", with: "\n")
    #expect(letter.hasPrefix("MAIL FROM:<sextant@house.example>"))
    #expect(letter.contains("\nRCPT TO:<lea@aubrelle.example>\n"))
    #expect(letter.contains("\nSubject: =?UTF-8?Q?=C3=89t=C3=A9?=\n"))
    #expect(letter.hasSuffix("\n\n.\n..a line that begins with points\nfin\n"))
    #expect(try scratch.people.mail.waiting() == 0)
    #expect(try await postman(sink).deliverDue() == 0)
  }

  @Test func `letters go encrypted, to a server that proves who it is, under our name`()
    async throws
  {
    let sink = try MailSink(encrypted: true)
    try add(to: "lea@aubrelle.example")
    #expect(
      try await postman(
        sink, host: "localhost", protection: .startTLS, password: "s3cret word"
      ).deliverDue() == 1)
    #expect(try sink.letters().count == 1)
  }

  @Test func `a server that cannot encrypt gets nothing where encryption is asked for`()
    async throws
  {
    let sink = try MailSink()
    try add(to: "lea@aubrelle.example")
    #expect(
      try await postman(sink, host: "localhost", protection: .startTLS).deliverDue() == 0)
    #expect(try sink.letters().isEmpty)
    #expect(try scratch.people.mail.troubles().first?.due != nil)
  }

  @Test func `a wrong password of ours postpones the letter and is not told`() async throws {
    let sink = try MailSink(encrypted: true)
    try add(to: "lea@aubrelle.example")
    #expect(
      try await postman(
        sink, host: "localhost", protection: .startTLS, password: "wrong pass phrase"
      ).deliverDue() == 0)
    let trouble = try #require(try scratch.people.mail.troubles().first)
    #expect(trouble.due == scratch.clock.now.adding(seconds: 60))
    #expect(lines.all.count == 1)
    #expect(lines.all.allSatisfy { !$0.contains("pass phrase") && !$0.contains("lea@") })
  }

  @Test func `an unknown recipient is given up; one refused for now is tried again`()
    async throws
  {
    let sink = try MailSink()
    try add(to: "unknown@x.example")
    try add(to: "later@x.example")
    let postman = try postman(sink)
    #expect(try await postman.deliverDue() == 0)
    let troubles = try scratch.people.mail.troubles()
    #expect(troubles.map(\.recipient) == ["Léa <later@x.example>", "Léa <unknown@x.example>"])
    #expect(troubles.map { $0.due == nil } == [false, true])
    #expect(troubles.allSatisfy { !$0.problem.contains("@") })
    #expect(troubles[1].problem.hasPrefix("550"))
    #expect(lines.all.allSatisfy { !$0.contains("@") && !$0.contains("secret-link") })
    scratch.clock.move(seconds: 59)
    _ = try await postman.deliverDue()
    #expect(try scratch.people.mail.troubles().first?.attempts == 1)
    scratch.clock.move(seconds: 1)
    _ = try await postman.deliverDue()
    #expect(try scratch.people.mail.troubles().first?.attempts == 2)
  }
}

@Suite struct MailQueueTests {
  let scratch: PeopleScratch
  init() throws { scratch = try PeopleScratch() }

  private func add() throws {
    try scratch.people.mail.add(
      MailMessage(
        to: try #require(MailAddress(name: "", email: "a@x.example")), subject: "s", text: "t",
        language: .english))
  }

  @Test func `a letter that is tried in vain waits longer each time, then is given up`() throws {
    try add()
    let queue = scratch.people.mail
    for wait in [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200] {
      let (id, _) = try #require(try queue.take())
      try queue.failed(id, "away", isFinal: false)
      scratch.clock.move(seconds: wait - 1)
      #expect(try !queue.hasDue())
      scratch.clock.move(seconds: 1)
    }
    let (id, _) = try #require(try queue.take())
    try queue.failed(id, "away", isFinal: false)
    scratch.clock.move(days: 10)
    #expect(try !queue.hasDue())
    let trouble = try #require(try queue.troubles().first)
    #expect(trouble.due == nil && trouble.attempts == 10)
    scratch.clock.move(days: 31)
    try scratch.people.sweep()
    #expect(try queue.troubles().isEmpty)
  }

  @Test func `a letter that was taken and not sent is taken again, not before ten minutes`() throws
  {
    try add()
    let queue = scratch.people.mail
    let first = try #require(try queue.take())
    #expect(try queue.take() == nil)
    scratch.clock.move(seconds: 600)
    let second = try #require(try queue.take())
    #expect(second.id == first.id && second.message == first.message)
  }

  @Test func `what was sealed opens with its key alone, and unchanged`() {
    let sealing = SealedText(key: [UInt8](repeating: 1, count: 32))
    let sealed = sealing.seal("Léa")
    #expect(sealing.open(sealed) == "Léa")
    #expect(sealing.seal("Léa") != sealed)
    #expect(SealedText(key: [UInt8](repeating: 2, count: 32)).open(sealed) == nil)
    #expect(sealing.open(String(sealed.dropLast(2)) + "00") == nil || sealed.hasSuffix("00"))
    #expect(sealing.open("") == nil && sealing.open("zz") == nil)
    #expect(sealing.open(sealing.seal("")) == "")
  }
}

/// The lines that a log was given.
final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct KeptLog: LogHandler {
  let lines: LogLines
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .trace
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
  }
}
