import HTTPTypes
import Hummingbird
import Synchronization

@testable import SextantServer

/// What a browser does: keeps cookies, sends forms with the proof that its pages carry.
final class ServedBrowser: Sendable {
  let house: ServedHouse
  private let state = Mutex(State())

  private struct State {
    var cookies: [String: String] = [:]
    var language = "fr"
    var bearer: String?
  }

  init(house: ServedHouse) { self.house = house }

  var cookies: [String: String] {
    get { state.withLock { $0.cookies } }
    set { state.withLock { $0.cookies = newValue } }
  }
  var language: String {
    get { state.withLock { $0.language } }
    set { state.withLock { $0.language = newValue } }
  }
  /// In place of cookies: a program's token.
  var bearer: String? {
    get { state.withLock { $0.bearer } }
    set { state.withLock { $0.bearer = newValue } }
  }

  /// The proof that goes with every form of this browser's pages.
  var token: String {
    let site = house.site
    let secret = cookies[site.sessionCookie] ?? cookies[site.visitorCookie]
    return secret.map { FormToken.make(for: Secret($0)) } ?? ""
  }

  func headers(_ more: HTTPFields = [:]) -> HTTPFields {
    var headers = more
    if headers[.acceptLanguage] == nil { headers[.acceptLanguage] = language }
    if let bearer {
      headers[.authorization] = "Bearer \(bearer)"
    } else if !cookies.isEmpty {
      headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: "; ")
    }
    return headers
  }

  @discardableResult
  func send(
    _ method: HTTPRequest.Method, _ address: String, _ more: HTTPFields = [:],
    _ body: [UInt8] = []
  ) async throws -> Reply {
    let reply = try await house.send(method, address, headers(more), body)
    for header in reply.headers[values: .setCookie] {
      let pair = header.prefix { $0 != ";" }
      guard let equals = pair.firstIndex(of: "=") else { continue }
      let value = String(pair[pair.index(after: equals)...])
      cookies[String(pair[..<equals])] = value.isEmpty ? nil : value
    }
    return reply
  }

  func get(_ address: String, _ more: HTTPFields = [:]) async throws -> Reply {
    try await send(.get, address, more)
  }

  /// Sends a form with this browser's own proof; with another where one is given, `nil` for none.
  @discardableResult
  func post(
    _ address: String, _ form: [(name: String, value: String)] = [], token: String?? = .none,
    _ more: HTTPFields = [:]
  ) async throws -> Reply {
    var entries = form
    if let proof = token ?? self.token { entries.insert(("token", proof), at: 0) }
    let body = entries.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }
    var headers = more
    if headers[.contentType] == nil {
      headers[.contentType] = "application/x-www-form-urlencoded"
    }
    return try await send(.post, address, headers, Array(body.joined(separator: "&").utf8))
  }

  /// A file, as a form of several parts sends it.
  @discardableResult
  func attach(
    _ name: String, _ bytes: [UInt8], to address: String, token: String? = nil
  ) async throws -> Reply {
    let boundary = "----sextantTest"
    var body = Array(
      """
      --\(boundary)\r\nContent-Disposition: form-data; name="token"\r\n\r\n\(token ?? self.token)\r\n\
      --\(boundary)\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r\n\
      Content-Type: application/octet-stream\r\n\r\n
      """.utf8)
    body += bytes + Array("\r\n--\(boundary)--\r\n".utf8)
    return try await send(
      .post, address, [.contentType: "multipart/form-data; boundary=\(boundary)"], body)
  }
}

/// An answer as it was sent.
struct Reply {
  let status: Int
  let headers: HTTPFields
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var location: String? { headers[.location] }
  var markup: Markup { Markup(text) }
  /// The proof that the forms of a page carry.
  var proof: String {
    SentForm.read(HTML(markup: text)).first { $0.name == "token" }?.value ?? ""
  }
}
