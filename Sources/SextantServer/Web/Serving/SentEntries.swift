import HTTPTypes
import Hummingbird
import Logging
import SextantModel
import Synchronization

/// The form that a request brought, kept until it is answered: where the disk or the database fails,
/// it is given back.
final class SentEntries: Sendable {
  private let entries = Mutex<FormEntries?>(nil)

  func keep(_ form: FormEntries) { entries.withLock { $0 = form } }

  /// What may stand on a page: no proof, and no password.
  var shown: FormEntries? {
    entries.withLock { $0 }.map { form in
      FormEntries(entries: form.entries.filter { !Self.unshown.contains($0.name) })
    }
  }

  /// `current` and `proof` are passwords too.
  static let unshown: Set<String> = ["token", "password", "current", "proof"]
}

extension Site {
  /// A page was opened before its reader signed in anew: what was typed on it is given back, to be
  /// read and sent once more.
  func respond(to stale: StaleForm, _ request: Request, _ exchange: Exchange) -> Response {
    guard !wantsJSON(request), let form = exchange.sent.shown, exchange.session != nil,
      form.entries.contains(where: { !PostForm.ownNames.contains($0.name) && !$0.value.isEmpty })
    else { return respond(to: stale.refusal, request, exchange) }
    var page = doors(exchange).givenBack(
      form.entries, address: request.uri.path, message: Message("serving.staleForm.kept"),
      status: 403)
    page.lead = ""
    return plainPage(page, request, exchange)
  }

  /// The store failed: says so, and gives back what was sent.
  func respond(to error: HouseError, _ request: Request, _ exchange: Exchange) -> Response {
    exchange.logger.error("store: \(error.reason)")
    let status = HTTPResponse.Status(code: error.status)
    guard !wantsJSON(request), let form = exchange.sent.shown, exchange.session != nil else {
      return respond(to: Refusal(status, error.message), request, exchange)
    }
    let page = doors(exchange).givenBack(
      form.entries, address: request.uri.path, message: error.message, status: status.code)
    return plainPage(page, request, exchange)
  }
}
