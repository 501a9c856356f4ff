import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import Synchronization
import Testing

@testable import SextantModel
@testable import SextantServer

/// Forms that are too large, wrong or sent twice.
@Suite struct SentThingsTests {
  @Test(arguments: [Language.french, .english])
  func `what is too large is refused in the reader's language, and nothing is kept`(
    language: Language
  ) async throws {
    let play = try await PlayHouse {
      $0.largestForm = 1
      $0.largestFile = 1
    }
    let account = try await play.served.account("Large", .owner, language: language)
    let browser = try play.served.browser(of: account)
    let before = play.sequence
    let long = String(repeating: "x", count: 1 << 20)
    let said = language == .french ? "trop volumineux" : "too large"
    for address in ["/d/maison/channels", "/d/maison/channels/web", "/dossiers", "/account"] {
      let reply = try await browser.post(address, [("name", long)])
      #expect(reply.status == 413, "\(address)")
      #expect(reply.text.contains(said) && reply.headers[.contentLanguage] == language.rawValue)
    }
    let file = try await browser.attach(
      "grand.txt", Array(repeating: 65, count: (1 << 20) + 1), to: "/d/maison/channels/web/files")
    #expect(file.status == 413 && file.text.contains("1"))
    #expect(file.headers[.contentLanguage] == language.rawValue)
    let program = try await browser.send(
      .post, "/api/v1/dossiers/maison/channels",
      [.contentType: "application/json", .formToken: browser.token], Array(long.utf8) + [65])
    #expect(program.status == 413)
    #expect(program.headers[.contentType] == "application/problem+json")
    #expect(play.sequence == before && play.live.snapshot.files.isEmpty)
  }

  @Test func `values that are none are shown again beside what is wrong with them`() async throws {
    let play = try await PlayHouse()
    let before = play.sequence
    for (kind, field, value) in [
      ("objectives", "start", "hier"), ("objectives", "start", "2026-13-45"),
      ("budgetLines", "quantity", "beaucoup"), ("budgetLines", "quantity", "1e400"),
      ("budgetLines", "unitCost", "99999999999999999999999999"), ("channels", "side", "ailleurs"),
      ("channels", "evidence", "rien-de-tel"), ("tasks", "optimistic", "-1e99"),
      ("measures", "period", "jamais"), ("meetings", "date", "\u{0}"),
    ] {
      let reply = try await play.owner.post("/d/maison/\(kind)", [("id", "x1"), (field, value)])
      #expect(reply.status == 422, "\(kind) \(field) \(value)")
      #expect(reply.markup.problems == [], "\(kind) \(field)")
    }
    #expect(play.sequence == before)
  }

  @Test func `numbers in the names and versions of a form can be as odd as they like`() async throws
  {
    let play = try await PlayHouse()
    let huge = "9223372036854775807"
    for form in [
      [("seen-version", huge)], [("seen-version", "-1")], [("seen-version", huge + "0")],
      [("seen-version", "")],
      [("do", "add:rows"), ("rows.\(huge).x", "1")], [("do", "remove:rows:\(huge)")],
      [("do", "add:"), (".", ""), ("..", ".")], [("sequence", huge)], [("sequence", "-\(huge)")],
      [("do", "add:evidence"), ("evidence.\(huge).", "1")], [("id", "\u{FEFF}\u{202E}")],
      [("steps.\(huge).\(huge).\(huge)", huge)], (0..<3000).map { ("rows.\($0).x", "") },
    ] as [[(name: String, value: String)]] {
      for tail in ["", "/web", "/web/set", "/web/restore", "/web/delete", "/many", "/web/comments"]
      {
        if tail == "/web/delete" && form.first?.name != "seen-version" { continue }
        let reply = try await play.editor.post("/d/maison/channels\(tail)", form)
        #expect(reply.status < 500, "\(tail) \(form.first?.name ?? "")")
      }
      for page in ["projects", "objectives"] {
        let reply = try await play.editor.post("/d/maison/\(page)", form)
        #expect(reply.status < 500, "\(page) \(form.first?.name ?? "")")
      }
    }
    for query in ["before=\(huge)", "before=-\(huge)", "page=\(huge)", "page=-1", "sort=\(huge)"] {
      for page in ["history", "channels", "findings", "events?poll=1"] {
        let join = page.contains("?") ? "&" : "?"
        let reply = try await play.owner.get("/d/maison/\(page)\(join)\(query)&after=\(huge)")
        #expect(reply.status < 500, "\(page) \(query)")
      }
    }
  }

  @Test func `the same form sent twice makes one item, one after the other or at once`()
    async throws
  {
    let play = try await PlayHouse()
    let form = PlayHouse.newChannel("Une fois", once: "abc")
    for _ in 0..<2 { #expect(try await play.editor.post("/d/maison/channels", form).status == 303) }
    #expect(play.channels(named: "Une fois") == 1)
    let other = PlayHouse.newChannel("En même temps", once: "def")
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask { try await play.editor.post("/d/maison/channels", other).status }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 303, count: 6))
    #expect(play.channels(named: "En même temps") == 1)
    let comment = [("text", "Bien vu"), ("once", "ghi")]
    for _ in 0..<2 { try await play.editor.post("/d/maison/channels/web/comments", comment) }
    #expect(play.live.snapshot.dossier.all(Comment.self).count == 1)
  }

  @Test func `a remark sent twice by its page's own form stands once`() async throws {
    let play = try await PlayHouse()
    let page = try await play.editor.get("/d/maison/channels/web")
    let once = try #require(
      SentForm.read(HTML(markup: page.text)).first { $0.name == "once" }?.value)
    #expect(!once.isEmpty)
    let form = [("once", once), ("text", "À reprendre")]
    for _ in 0..<2 {
      #expect(try await play.editor.post("/d/maison/channels/web/comments", form).status == 303)
    }
    // The same words about something else are another remark.
    try await play.editor.post("/d/maison/channels/shop/comments", form)
    let remarks = play.live.snapshot.dossier.all(Comment.self)
    #expect(remarks.map { $0.about?.text } == ["web", "shop"])
  }

  @Test(arguments: [Language.french, .english])
  func `what was written in a form that is refused is on the page that refuses it`(
    language: Language
  ) async throws {
    let play = try await PlayHouse()
    let account = try await play.served.account("Ida", .editor, language: language)
    let browser = try play.served.browser(of: account)
    func held(_ reply: Reply, _ name: String, _ value: String) -> Bool {
      reply.markup.problems == []
        && SentForm.read(HTML(markup: reply.text)).contains { $0 == (name, value) }
        && reply.text.contains(language == .french ? "aviez écrit" : "had written")
    }
    // Longer than remarks may be.
    let long = String(repeating: "mot ", count: 2501) + "fin"
    let remark = try await browser.post("/d/maison/channels/web/comments", [("text", long)])
    #expect(remark.status == 403 && held(remark, "text", long))
    // The item was deleted by a colleague meanwhile.
    let version = String(play.live.snapshot.version(of: "web"))
    try await play.owner.post("/d/maison/channels/web/delete")
    let form = [("seen-version", version), ("name", "Le site <en> deux langues")]
    let gone = try await browser.post("/d/maison/channels/web", form)
    #expect(gone.status == 404 && held(gone, "name", "Le site <en> deux langues"))
    // Brought back, it can be sent as it stands on that page.
    try await play.owner.post("/d/maison/undo")
    let again = SentForm.read(HTML(markup: gone.text)).filter { $0.name != "token" }
    _ = try await browser.post(
      "/d/maison/channels/web", again.filter { form.map(\.0).contains($0.name) })
    #expect(play.channels(named: "Le site <en> deux langues") == 1)
    // Whose role has changed keeps their words, too; a look at what is not there shows none.
    try play.served.seat(account, .commenter, in: "maison")
    let refused = try await browser.post("/d/maison/channels/shop", [("name", "Autre nom")])
    #expect(refused.status == 403 && held(refused, "name", "Autre nom"))
    let look = try await browser.get("/d/maison/channels/none")
    #expect(look.status == 404 && !look.text.contains("returned-title"))
  }

  @Test func `the reason for an act that cannot be done yet is not lost`() async throws {
    let play = try await PlayHouse()
    var budget = Budget()
    budget.id = "BG"
    budget.title = "2027"
    budget.state = .draft
    try play.live.change([put(budget)])
    let reason = "Le comité demande une autre répartition"
    let reply = try await play.owner.post(
      "/d/maison/budgets/BG/verbs/budget.return", [("reason", reason)])
    #expect(reply.status == 409)
    #expect(SentForm.read(HTML(markup: reply.text)).contains { $0 == ("reason", reason) })
    #expect(reply.markup.problems == [])
  }

  @Test func `one value of an address never passes for two`() async throws {
    let play = try await PlayHouse()
    let link = "href=\"/d/maison/channels/web\""
    // A list is made once for all who ask the same: this one asks for something else.
    let odd = try await play.owner.get("/d/maison/channels?q=Site%26sort%3Dname")
    #expect(odd.status == 200 && !odd.text.contains(link))
    let plain = try await play.owner.get("/d/maison/channels?q=Site&sort=name")
    #expect(plain.status == 200 && plain.text.contains(link))
  }

  @Test func `a connection serves on after something too large was sent over it`() async throws {
    let play = try await PlayHouse { settings in
      settings.largestForm = 1
      settings.port = 0
    }
    let port = OpenPort()
    let site = play.served.site
    let server = Task { try await site.application { port.open($0) }.run() }
    defer { server.cancel() }
    let number = await port.number
    let long = String(repeating: "x", count: 3 << 20)
    let answers = try await Conversation.hold(
      on: number,
      [
        "POST /d/maison/channels HTTP/1.1\r\nHost: a\r\nCookie: \(site.sessionCookie)="
          + "\(play.owner.cookies[site.sessionCookie] ?? "")\r\nContent-Length: \(long.count)\r\n\r\n"
          + long,
        "GET /health HTTP/1.1\r\nHost: a\r\n\r\n",
      ])
    #expect(answers.map { $0.prefix(12) } == ["HTTP/1.1 413", "HTTP/1.1 200"])
    #expect(answers.last?.hasSuffix("ok\n") == true)
  }
}

/// The port of a server that is about to start.
private final class OpenPort: Sendable {
  private let stream: AsyncStream<Int>
  private let continuation: AsyncStream<Int>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }
  func open(_ port: Int) { continuation.yield(port) }
  var number: Int { get async { await stream.first { _ in true } ?? 0 } }
}

/// Several requests over one connection.
private enum Conversation {
  /// Blocks a thread of its own, not one that the server may need.
  static func hold(on port: Int, _ requests: [String]) async throws -> [String] {
    try await withCheckedThrowingContinuation { continuation in
      var thread = pthread_t()
      let work = Unmanaged.passRetained(
        Work { continuation.resume(with: Result { try talk(port, requests) }) })
      pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
      pthread_detach(thread)
    }
  }

  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  struct Trouble: Error {
    let what: String
  }

  private static func talk(_ port: Int, _ requests: [String]) throws -> [String] {
    let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(line) }
    // Only so that the test ends should the server never answer; machines may be busy.
    var patience = timeval(tv_sec: 240, tv_usec: 0)
    setsockopt(line, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw Trouble(what: "no connection: \(errno)") }
    return try requests.map { request in
      try write(Array(request.utf8), line)
      return try answer(line)
    }
  }

  private static func write(_ bytes: [UInt8], _ line: Int32) throws {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(line, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Trouble(what: "not sent: \(errno)") }
      done += count
    }
  }

  /// One answer: its head, and as many bytes as the head says.
  private static func answer(_ line: Int32) throws -> String {
    var text = ""
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = text.range(of: "\r\n\r\n") {
        let head = text[..<end.lowerBound].lowercased()
        let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let count = length.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
        if text[end.upperBound...].utf8.count >= count { return text }
      }
      let count = recv(line, &piece, piece.count, 0)
      guard count > 0 else { throw Trouble(what: "no answer: \(errno)") }
      text += String(decoding: piece.prefix(count), as: UTF8.self)
    }
  }
}
