import GRDB
import NIOCore
import Testing

@testable import SextantServer

/// What becomes of connections that send or take too slowly; with short times, for the test's sake.
@Suite(.serialized) struct RequestDeadlinesTests {
  private static func house(_ change: (inout Patience) -> Void) async throws -> RunningHouse {
    var patience = Patience()
    patience.head = .seconds(60)
    patience.pause = .seconds(60)
    patience.body = .seconds(60)
    patience.answer = .seconds(60)
    patience.idle = .seconds(60)
    change(&patience)
    let set = patience
    return try await RunningHouse(site: { $0.patience = set })
  }

  private static let head = "POST /signin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n"

  /// Sends a byte every few milliseconds until the other side closes.
  private static func drip(_ connection: RawConnection) async throws {
    for _ in 0..<3000 where !connection.isClosed {
      do { try connection.send("a") } catch { return }
      try await connection.read(for: .milliseconds(20))
    }
  }

  @Test func `a head that comes byte by byte is not waited for`() async throws {
    let house = try await Self.house { $0.head = .milliseconds(300) }
    let slow = try house.connect()
    try slow.send("GET /signin HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    try await Self.drip(slow)
    #expect(slow.isClosed)
    #expect(slow.text == "")
    #expect(try await house.ask("GET /first").hasPrefix("HTTP/1.1 200"))
  }

  @Test func `a connection may rest between two requests longer than a head may take`() async throws
  {
    let house = try await Self.house { $0.head = .milliseconds(200) }
    let connection = try house.connect()
    for _ in 0..<2 {
      let before = connection.text.utf8.count
      try connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
      try await connection.read(for: .seconds(60)) {
        $0.utf8.count > before && $0.hasSuffix("ok\n")
      }
      try await connection.read(for: .milliseconds(700))
      #expect(!connection.isClosed)
    }
    #expect(connection.text.split(separator: "HTTP/1.1 200").count == 2)
  }

  @Test func `a connection that says nothing is closed after its idle time`() async throws {
    let house = try await Self.house { $0.idle = .milliseconds(300) }
    let silent = try house.connect()
    try await silent.read(for: .seconds(60))
    #expect(silent.isClosed)
  }

  @Test func `a body that stops is not waited for`() async throws {
    let house = try await Self.house { $0.pause = .milliseconds(300) }
    let connection = try house.connect()
    try connection.send(Self.head + "\r\nemail=x")
    try await connection.read(for: .seconds(60))
    #expect(connection.isClosed)
  }

  @Test func `a body that drips is not waited for, a steady one is`() async throws {
    let house = try await Self.house {
      $0.body = .milliseconds(400)
      $0.bytesPerSecond = 1000
    }
    let slow = try house.connect()
    try slow.send(Self.head + "\r\n")
    try await Self.drip(slow)
    #expect(slow.isClosed)
    // As long in coming, but with more bytes: each thousand gives a second.
    let steady = try house.connect()
    let length = 4000 * 12
    try steady.send(
      "POST /signin HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(length)\r\n\r\n")
    for _ in 0..<12 {
      try steady.send(String(repeating: "a", count: 4000))
      try await steady.read(for: .milliseconds(80))
      #expect(!steady.isClosed)
    }
    try await steady.read(for: .seconds(60)) { $0.contains("HTTP/1.1 403") }
    #expect(steady.text.contains("HTTP/1.1 403"))
  }

  @Test func `an answer that nobody takes is not kept for ever`() async throws {
    let house = try await Self.house { $0.answer = .milliseconds(300) }
    let connection = try house.connect()
    // Asks and asks and reads nothing: soon the answers fill what lies between.
    let one = "GET /public/sextant.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
    var isOpen = true
    for _ in 0..<2000 where isOpen {
      do { try connection.send(String(repeating: one, count: 20)) } catch { isOpen = false }
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(!isOpen)
    #expect(try await house.ask("GET /health").hasPrefix("HTTP/1.1 200"))
  }

  @Test func `a form whose end never came changes nothing`() async throws {
    let house = try await Self.house { _ in }
    _ = try await house.served.administrator()
    let asked = try await house.ask("GET /signin")
    let cookie = try #require(
      asked.split(separator: "\r\n").first { $0.lowercased().hasPrefix("set-cookie:") }?
        .split(separator: " ")[1].split(separator: ";")[0])
    let proof = try #require(
      SentForm.read(HTML(markup: asked)).first { $0.name == "token" }?.value)
    // All that signing in needs has come; the connection is cut before what the head promised.
    let body =
      "token=\(proof)&email=camille%40maison.example"
      + "&password=quatre%20mots%20sans%20rapport"
    for isCut in [true, false] {
      var connection: RawConnection? = try house.connect()
      try connection?.send(
        """
        POST /signin HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\
        Content-Length: \(body.utf8.count + (isCut ? 1 : 0))\r\n\r\n\(body)
        """)
      if isCut {
        try await connection?.read(for: .milliseconds(200))
        connection = nil
        try await Task.sleep(for: .milliseconds(300))
      } else {
        try await connection?.read(for: .seconds(60)) { $0.contains("\r\n\r\n") }
        #expect(connection?.text.hasPrefix("HTTP/1.1 303") == true)
      }
      let sessions = try await house.served.house.vault.database.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM session")
      }
      #expect(sessions == (isCut ? 0 : 1))
    }
  }

  @Test func `headers without end are refused`() async throws {
    let house = try await Self.house { _ in }
    let many = (0..<200).map { "X-\($0): y" }
    #expect(try await !house.ask("GET /health", many).hasPrefix("HTTP/1.1 200"))
    let long = "X: " + String(repeating: "y", count: 60_000)
    #expect(try await !house.ask("GET /health", [long]).hasPrefix("HTTP/1.1 200"))
    #expect(try await house.ask("GET /health").hasPrefix("HTTP/1.1 200"))
  }
}
