import HTTPTypes
import Hummingbird
import Logging
import SextantModel

/// What nobody foresaw: written to the log with an id, shown as that id and nothing else.
struct Faults: RouterMiddleware {
  let site: Site
  /// The methods that an address knows; none where nothing stands there.
  let methods: @Sendable (String) -> [HTTPRequest.Method]

  func handle(
    _ request: Request, context: Exchange,
    next: (Request, Exchange) async throws -> Response
  ) async throws -> Response {
    var context = context
    if context.secret == nil {
      // Who asks is not known yet, and perhaps cannot be found out: their browser says the language.
      context.language =
        Gate.preferred(request.headers[.acceptLanguage] ?? "") ?? site.settings.language
    }
    do {
      return try await next(request, context)
    } catch let needed as SignInFirst {
      if site.wantsJSON(request) {
        return site.problem(401, site.catalogue(context.language).text("serving.resume.title"))
      }
      return site.redirect(to: "/signin?back=\(percentEncoded(needed.back))")
    } catch let large as LargeForm {
      return site.respond(to: large, request, context)
    } catch let stale as StaleForm {
      return site.respond(to: stale, request, context)
    } catch let refusal as Refusal {
      return site.respond(to: refusal, request, context)
    } catch is HashingBusy {
      return site.respond(
        to: Refusal(.serviceUnavailable, Message("serving.busy"), retryAfter: 5), request, context)
    } catch let error as HouseError {
      return site.respond(to: error, request, context)
    } catch let error as ChangeError {
      if case .house(let error) = error { return site.respond(to: error, request, context) }
      return site.respond(to: Refusal(.forbidden, error.message), request, context)
    } catch let error as any HTTPResponseError {
      let allowed = error.status == .notFound ? methods(request.uri.path) : []
      if !allowed.isEmpty, !allowed.contains(request.method) {
        var response = site.respond(
          to: Refusal(.methodNotAllowed, Message("serving.status.405")), request, context)
        response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        return response
      }
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

/// A form of our own pages that was made for a session which has ended since.
struct StaleForm: Error {
  let refusal: Refusal
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
