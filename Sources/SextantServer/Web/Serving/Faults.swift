import HTTPTypes
import Hummingbird
import Logging
import SextantModel

/// What nobody foresaw: written to the log with an id, shown as that id and nothing else.
struct Faults: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: Exchange,
    next: (Request, Exchange) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let needed as SignInFirst {
      if site.wantsJSON(request) {
        return site.problem(401, site.catalogue(context.language).text("serving.resume.title"))
      }
      return site.redirect(to: "/signin?back=\(percentEncoded(needed.back))")
    } catch let refusal as Refusal {
      return site.respond(to: refusal, request, context)
    } catch is HashingBusy {
      return site.respond(
        to: Refusal(.serviceUnavailable, Message("serving.busy"), retryAfter: 5), request, context)
    } catch let error as HouseError {
      context.logger.error("store: \(error.reason)")
      let status: HTTPResponse.Status = error.reason == .full ? .insufficientStorage : .serviceUnavailable
      return site.respond(
        to: Refusal(status, error.message), request, context)
    } catch let error as any HTTPResponseError {
      return site.respond(
        to: Refusal(error.status, Message("serving.status.\(error.status.code)")), request, context)
    } catch {
      let id = String(UInt32.random(in: .min ... .max), radix: 36, uppercase: true)
      context.logger.error("fault \(id): \(String(describing: type(of: error))) \(error)")
      return site.respond(
        to: Refusal(.internalServerError, Message("serving.fault", ["id": .text(id)])), request,
        context)
    }
  }
}

/// Why a request is not carried out, in words for the reader.
struct Refusal: Error {
  let status: HTTPResponse.Status
  let message: Message
  /// Seconds after which trying again makes sense.
  var retryAfter: Int?

  init(_ status: HTTPResponse.Status, _ message: Message, retryAfter: Int? = nil) {
    self.status = status
    self.message = message
    self.retryAfter = retryAfter
  }
}

extension HTTPResponse.Status {
  static let insufficientStorage = Self(code: 507, reasonPhrase: "Insufficient Storage")
}
