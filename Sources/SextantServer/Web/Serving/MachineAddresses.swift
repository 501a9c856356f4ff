import HTTPTypes
import Hummingbird
import NIOCore
import SextantModel

/// What machines ask for: whether the site is well, its figures, its style sheets.
extension Site {
  /// 200 when the database answers, 503 when it does not.
  func health(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let isWell = (try? house.dossiers()) != nil
    var response = text(isWell ? "ok\n" : "the database does not answer\n")
    response.status = isWell ? .ok : .serviceUnavailable
    return response
  }

  func metrics(_ request: Request, _ exchange: Exchange) async throws -> Response {
    switch settings.metrics {
    case .everybody: break
    case .machine where Visitor.isThisMachine(exchange.peer):
      // Through a proxy on this machine everybody would come from here.
      guard !hasMarksOfProxies(request) else { fallthrough }
    default: throw Refusal(.notFound, Message("serving.status.404"))
    }
    var response = text(
      meters.text(dossiers: try house.dossiers().count, listeners: audience.count))
    response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
    return response
  }

  func text(_ text: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// A style sheet, the script, an icon. Asked for with its version it may be kept for ever.
  func publicFile(_ request: Request, _ exchange: Exchange) async throws -> Response {
    guard let file = files.file(String(request.uri.path.dropFirst())) else {
      throw Refusal(.notFound, Message("serving.status.404"))
    }
    let tag = "\"\(file.version)\""
    var headers: HTTPFields = [.contentType: file.type, .eTag: tag]
    let query = FormEntries(urlEncoded: (request.uri.query ?? "").utf8)
    headers[.cacheControl] =
      query["v"] == release ? "public, max-age=31536000, immutable" : "public, max-age=300"
    if request.headers[.ifNoneMatch] == tag {
      return Response(status: .notModified, headers: headers)
    }
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
  }

  /// Light, dark, or as the machine is set.
  func chooseTheme(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    if let account = exchange.session?.account {
      let theme: Theme =
        switch form["theme"] {
        case "light": .light
        case "dark": .dark
        default: .system
        }
      _ = try people.accounts.set(
        name: account.name, language: account.language, theme: theme, of: account.id)
    }
    return redirect(to: form["back"].flatMap(Self.local) ?? "/")
  }

  /// The language of the pages: kept with the account, or with a visitor's browser.
  func chooseLanguage(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    guard let language = Language(rawValue: form["language"] ?? "") else {
      throw Refusal(.badRequest, Message("serving.status.400"))
    }
    var response = redirect(to: form["back"].flatMap(Self.local) ?? "/")
    if let account = exchange.session?.account {
      _ = try people.accounts.set(
        name: account.name, language: language, theme: account.theme, of: account.id)
    } else {
      response.headers[.setCookie] =
        NewCookie(
          name: "sextant-lang", value: language.rawValue, lasts: 365 * 86_400, isSecure: isSecure
        ).header
    }
    return response
  }
}
