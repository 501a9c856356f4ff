import HTTPTypes
import Hummingbird

/// What browsers are told of every answer: run and show only what comes from here, embed it nowhere,
/// tell other sites nothing.
struct SecurityHeaders: RouterMiddleware {
  /// Whether people reach Sextant over HTTPS, by its public address.
  let isSecure: Bool

  func handle(
    _ request: Request, context: Exchange,
    next: (Request, Exchange) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    // What comes from people is held still more strictly than our pages.
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy
    }
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    response.headers[.permissionsPolicy] =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    // Browsers older than `frame-ancestors`.
    response.headers[.frameOptions] = "DENY"
    if isSecure {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }

  private static let policy = [
    "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].joined(separator: "; ")
}

extension HTTPField.Name {
  static let referrerPolicy = Self("Referrer-Policy")!
  static let openerPolicy = Self("Cross-Origin-Opener-Policy")!
  static let resourcePolicy = Self("Cross-Origin-Resource-Policy")!
  static let permissionsPolicy = Self("Permissions-Policy")!
  static let frameOptions = Self("X-Frame-Options")!
  static let forwardedFor = Self("X-Forwarded-For")!
  static let fetchSite = Self("Sec-Fetch-Site")!
}
