import HTTPTypes
import Hummingbird

/// Whoever asks for an answer's head gets that alone, whatever answers: a page, a refusal, a file.
struct WithoutBody: RouterMiddleware {
  func handle(
    _ request: Request, context: Exchange,
    next: (Request, Exchange) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
