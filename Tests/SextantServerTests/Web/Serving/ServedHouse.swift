import Foundation
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import SextantFiles
import SextantModel
import Synchronization

@testable import SextantServer

/// A house that is served as it is to browsers, all but the network: requests go through the very
/// router, answers come out as they would be sent.
final class ServedHouse: Sendable {
  let path = NSTemporaryDirectory() + "sextant-served-\(UUID().uuidString)"
  let house: House
  let site: Site
  let time = TestTime()
  let log = CapturedLog()
  private let responder: any HTTPResponder<Exchange>

  static let installation = Installation(root: Repository.root)
  static let library = WorkedExample.library

  init(_ set: (inout Settings) -> Void = { _ in }) throws {
    house = try House.open(path, clock: time.read)
    var settings = Settings()
    settings.publicAddress = "https://sextant.example"
    settings.logLevel = .debug
    set(&settings)
    var site = Site(
      house: house, settings: settings, installation: Self.installation, library: Self.library)
    site.pulse = .milliseconds(40)
    self.site = site
    responder = site.routes().buildResponder()
  }

  deinit {
    house.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  var people: People { house.people }

  // MARK: - People

  /// The one who set the house up.
  func administrator() async throws -> Account {
    let hash = try await Self.hash.value
    let id = try await house.vault.database.write { [time] database in
      try database.execute(
        sql: """
          INSERT INTO account
            (email, emailKey, name, language, password, isAdministrator, created)
          VALUES (?, ?, ?, 'fr', ?, 1, ?)
          """,
        arguments: [
          "camille@maison.example", "camille@maison.example", "Camille Moreau", hash, time.read(),
        ])
      return AccountID(rawValue: database.lastInsertedRowID)
    }
    guard let account = try people.accounts.account(id) else { throw Unexpected(what: "account") }
    return account
  }

  /// Made once, with little work: everybody in these houses has the same password.
  private static let hash = Task { try await PasswordHashing(.least).hash(password) }

  /// Another account, with a place in a dossier where a role is named.
  func account(
    _ name: String, _ role: Role? = nil, in key: String = "maison", vendor: String? = nil,
    language: Language = .french
  ) async throws -> Account {
    let email = "\(name.lowercased().filter { $0.isASCII && $0.isLetter })@maison.example"
    let id = try await house.vault.database.write { database in
      try database.execute(
        sql: """
          INSERT INTO account (email, emailKey, name, language, password, created)
          SELECT ?, ?, ?, ?, password, created FROM account LIMIT 1
          """, arguments: [email, email, name, language.rawValue])
      return AccountID(rawValue: database.lastInsertedRowID)
    }
    guard let account = try people.accounts.account(id) else { throw Unexpected(what: email) }
    if let role { try seat(account, role, in: key, vendor: vendor) }
    return account
  }

  func seat(_ account: Account, _ role: Role, in key: String, vendor: String? = nil) throws {
    let problem = try people.memberships.set(
      Membership(account: account.id, dossier: key, role: role.rawValue, vendor: vendor),
      by: nil, from: Self.console)
    if let problem { throw Unexpected(what: "\(problem)") }
  }

  static let password = Secret("quatre mots sans rapport")
  static let console = Visitor(address: "", device: "console")

  // MARK: - Browsers

  /// A browser in which nobody is signed in.
  func browser() -> ServedBrowser { ServedBrowser(house: self) }

  /// A browser in which somebody is signed in.
  func browser(of account: Account) throws -> ServedBrowser {
    guard let opened = try people.sessions.open(for: account.id, from: Self.console) else {
      throw Unexpected(what: account.email)
    }
    let browser = browser()
    browser.cookies[site.sessionCookie] = opened.token.text
    return browser
  }

  /// A browser that opened a link which was handed out.
  func browser(following scope: ShareScope, in key: String, by account: Account) async throws
    -> ServedBrowser
  {
    let made = try await people.shareLinks.make(
      dossier: key, label: "Essai", scope: scope, expires: time.read().adding(days: 30),
      by: account.id, from: Self.console)
    let browser = browser()
    let opened = try await browser.get("/share/\(made.token.text)")
    guard opened.status == 303 else { throw Unexpected(what: "\(opened.status)") }
    return browser
  }

  /// One request and its whole answer.
  func send(
    _ method: HTTPRequest.Method, _ address: String, _ headers: HTTPFields, _ body: [UInt8]
  ) async throws -> Reply {
    let writer = CollectingWriter()
    let head = try await respond(method, address, headers, body, writer)
    return Reply(
      status: head.status.code, headers: head.headerFields, bytes: writer.bytes)
  }

  /// Answers into a writer; returns when the answer has ended.
  func respond(
    _ method: HTTPRequest.Method, _ address: String, _ headers: HTTPFields, _ body: [UInt8],
    _ writer: CollectingWriter
  ) async throws -> HTTPResponse {
    var headers = headers
    if !body.isEmpty { headers[.contentLength] = String(body.count) }
    let request = Request(
      head: HTTPRequest(
        method: method, scheme: "https", authority: "sextant.example", path: address,
        headerFields: headers),
      body: RequestBody(buffer: ByteBuffer(bytes: body)))
    var logger = Logger(label: "test") { [log] _ in log }
    logger.logLevel = .trace
    let exchange = Exchange(
      source: ApplicationRequestContextSource(channel: Self.channel, logger: logger))
    let response = try await responder.respond(to: request, context: exchange)
    writer.begin(response.head)
    try await response.body.write(writer)
    return response.head
  }

  private static let channel = NIOAsyncTestingChannel()

  struct Unexpected: Error {
    let what: String
  }
}

/// What an answer writes, as it comes.
final class CollectingWriter: ResponseBodyWriter, Sendable {
  private struct State {
    var head: HTTPResponse?
    var bytes: [UInt8] = []
    var hasEnded = false
  }

  private let state = Mutex(State())

  func begin(_ head: HTTPResponse) { state.withLock { $0.head = head } }
  func write(_ buffer: ByteBuffer) async throws {
    state.withLock { $0.bytes.append(contentsOf: buffer.readableBytesView) }
  }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    state.withLock { $0.hasEnded = true }
  }

  var bytes: [UInt8] { state.withLock { $0.bytes } }
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var status: Int? { state.withLock { $0.head?.status.code } }
  var hasEnded: Bool { state.withLock { $0.hasEnded } }
}

/// Everything that is logged, at whatever level.
struct CapturedLog: LogHandler {
  private final class Lines: Sendable {
    let lines = Mutex<[String]>([])
  }

  private let kept = Lines()
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    kept.lines.withLock {
      $0.append("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])")
    }
  }

  var text: String { kept.lines.withLock { $0.joined(separator: "\n") } }
}
