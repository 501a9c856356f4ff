import HTTPTypes
import Hummingbird
import SextantModel

/// Finds out who asks: the session of the cookie, the language, the address behind a proxy.
struct Gate: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: Exchange,
    next: (Request, Exchange) async throws -> Response
  ) async throws -> Response {
    var context = context
    let jar = CookieJar(request.headers[.cookie])
    context.visitor = Visitor(
      address: Visitor.address(
        peer: context.peer, forwarded: request.headers[.forwardedFor],
        trusting: site.settings.trustedProxies),
      device: Visitor.device(userAgent: request.headers[.userAgent] ?? ""))
    context.isGlance = Self.isGlance(request)
    context.isHead = request.method == .head
    var newCookies: [NewCookie] = []

    if let token = jar[site.sessionCookie].map({ Secret($0) }),
      let session = try site.people.sessions.session(token)
    {
      context.session = session
      context.secret = token
      if session.isRenewalDue, request.method == .get, !context.isGlance, Self.isPage(request),
        // On a full disk the old token goes on.
        let renewed = try? site.people.sessions.renewed(token)
      {
        newCookies.append(site.cookie(for: renewed))
      }
    } else if let account = site.alwaysSignedIn, Self.isPage(request), Self.isLocal(request),
      let opened = try site.people.sessions.open(for: account, from: context.visitor)
    {
      context.session = opened.session
      context.secret = opened.token
      newCookies.append(site.cookie(for: opened))
    }
    if context.secret == nil, Self.isPage(request) {
      // A visitor's forms need proof too: a secret of their own until they sign in.
      let own = jar[site.visitorCookie].map { Secret($0) }
      let secret = own ?? Secret.random()
      context.secret = secret
      if own == nil {
        newCookies.append(
          NewCookie(
            name: site.visitorCookie, value: secret.text, lasts: nil, isSecure: site.isSecure))
      }
    }
    context.language = language(request, context, jar)

    var response = try await next(request, context)
    for cookie in newCookies
    where response.headers[.setCookie] == nil || cookie.name == site.sessionCookie {
      response.headers.append(HTTPField(name: .setCookie, value: cookie.header))
    }
    return response
  }

  /// Whether the page was asked for by a name of this machine: another site's name that was made to
  /// point here must open nothing.
  static func isLocal(_ request: Request) -> Bool {
    Visitor.isThisMachine(Settings.host(of: request.head.authority ?? ""))
  }

  /// Browsers say when they fetch a page that nobody has asked for yet.
  private static func isGlance(_ request: Request) -> Bool {
    if request.method == .head { return true }
    let purposes = [HTTPField.Name("Sec-Purpose")!, .init("Purpose")!, .init("X-Moz")!]
    return purposes.contains {
      let said = (request.headers[$0] ?? "").lowercased()
      return said.contains("prefetch") || said.contains("preview")
    }
  }

  /// Programs and files need no cookie.
  private static func isPage(_ request: Request) -> Bool {
    let path = request.uri.path
    return !path.hasPrefix("/public/") && !path.hasPrefix("/api/") && path != "/health"
      && path != "/metrics"
  }

  private func language(_ request: Request, _ context: Exchange, _ jar: CookieJar) -> Language {
    if let session = context.session { return session.account.language }
    if let chosen = jar["sextant-lang"].flatMap(Language.init(rawValue:)) { return chosen }
    return Self.preferred(request.headers[.acceptLanguage] ?? "") ?? site.settings.language
  }

  /// The first of our languages that the header prefers; `nil` where it names none.
  static func preferred(_ header: String) -> Language? {
    var best: (language: Language, weight: Double)?
    for part in header.split(separator: ",").prefix(20) {
      let pieces = part.split(separator: ";")
      guard let tag = pieces.first?.filter({ $0 != " " }).lowercased() else { continue }
      guard let language = Language.allCases.first(where: { tag.hasPrefix($0.rawValue) }) else {
        continue
      }
      var weight = 1.0
      for piece in pieces.dropFirst() {
        let text = piece.filter { $0 != " " }
        if text.hasPrefix("q=") { weight = Double(text.dropFirst(2)) ?? 0 }
      }
      if weight > best?.weight ?? 0 { best = (language, weight) }
    }
    return best?.language
  }
}

extension Site {
  /// With HTTPS the name itself asks the browser to take the cookie from this host alone.
  var sessionCookie: String { isSecure ? "__Host-sextant" : "sextant" }
  /// One for each account that was open in the browser.
  func deviceCookie(of account: AccountID) -> String {
    "\(isSecure ? "__Host-" : "")sextant-device-\(account.rawValue)"
  }
  var visitorCookie: String { isSecure ? "__Host-sextant-visitor" : "sextant-visitor" }

  func cookie(for opened: OpenSession) -> NewCookie {
    NewCookie(
      name: sessionCookie, value: opened.token.text, lasts: 90 * 86_400, isSecure: isSecure)
  }
}
