import HTTPTypes
import Hummingbird
import Logging

/// One line per request: method, path, status, time. Never what stands after `?`, never a header:
/// both may hold secrets; tokens that stand in paths are masked.
struct AccessLog: RouterMiddleware {
  let meters: Meters

  func handle(
    _ request: Request, context: Exchange,
    next: (Request, Exchange) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response = try await next(request, context)
    let elapsed = ContinuousClock.now - start
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    meters.count(status: response.status.code, seconds: seconds)
    context.logger.debug(
      "\(request.method.rawValue) \(Self.masked(request.uri.path)) \(response.status.code)",
      metadata: ["ms": "\((seconds * 10_000).rounded() / 10)"])
    return response
  }

  /// The path without the secrets that some addresses carry in their second segment, however many
  /// slashes somebody typed.
  static func masked(_ path: String) -> String {
    let segments = path.split(separator: "/")
    guard segments.count > 1, ["invitation", "recovery", "share"].contains(segments[0]) else {
      return String(path.prefix(300))
    }
    return "/\(segments[0])/…"
  }
}
