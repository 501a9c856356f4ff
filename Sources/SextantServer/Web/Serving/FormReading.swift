import HTTPTypes
import Hummingbird
import NIOCore
import SextantModel

/// Forms as they come in: bounded in size, proved to be from our own pages.
extension Site {
  /// The largest form: a long text is some ten thousand characters, a bulk selection a few hundred
  /// ids.
  var largestForm: Int { settings.largestForm << 20 }

  /// What a form sent.
  ///
  /// - Throws: `Refusal` when it is too large, of another type, or lacks the proof that the page it
  ///   was filled in was made for this very session.
  func form(_ request: Request, _ exchange: Exchange) async throws -> FormEntries {
    let type = request.headers[.contentType] ?? ""
    guard type.isEmpty || type.hasPrefix("application/x-www-form-urlencoded") else {
      throw Refusal(.unsupportedMediaType, Message("serving.status.415"))
    }
    // Who is signed in gets back what is too large to be taken, to shorten it.
    let limit = exchange.session == nil ? largestForm : largestForm * 4
    let bytes = try await body(request, upTo: limit)
    let entries = FormEntries(urlEncoded: bytes)
    do {
      try prove(entries["token"], request, exchange)
    } catch let refusal as Refusal {
      if bytes.count > largestForm {
        throw Refusal(.contentTooLarge, Message("serving.status.413"))
      }
      // The browser vouches that our own page sent it: made for an earlier session of the same person.
      // Nothing is done with it, but what was typed is not lost.
      guard request.headers[.fetchSite] == "same-origin" else { throw refusal }
      exchange.sent.keep(entries)
      throw StaleForm(refusal: refusal)
    }
    guard bytes.count <= largestForm else {
      throw LargeForm(entries, request) ?? Refusal(.contentTooLarge, Message("serving.status.413"))
    }
    exchange.sent.keep(entries)
    return entries
  }

  func body(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw Refusal(.contentTooLarge, Message("serving.status.413"))
    }
    var bytes: [UInt8] = []
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= limit else {
        throw Refusal(.contentTooLarge, Message("serving.status.413"))
      }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    // A connection that was cut would pass for the end of what it brought.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length != bytes.count {
      throw Refusal(.badRequest, Message("serving.status.400"))
    }
    return bytes
  }

  /// Two proofs: the browser says the request comes from our own page, and the form carries what
  /// only a page made for this session can carry.
  func prove(_ token: String?, _ request: Request, _ exchange: Exchange) throws {
    try refuseForeign(request)
    guard let secret = exchange.secret, let token, FormToken.verify(token, for: secret) else {
      throw Refusal(.forbidden, Message("serving.staleForm"))
    }
  }

  /// A request that another site's page sends in a reader's name. Browsers that do not say which
  /// kind of site a request comes from say at least its address.
  func refuseForeign(_ request: Request) throws {
    let isForeign: Bool
    if let site = request.headers[.fetchSite] {
      isForeign = site != "same-origin" && site != "none"
    } else if let origin = request.headers[.origin] {
      let own = request.head.authority ?? ""
      isForeign = ![settings.address, "http://\(own)", "https://\(own)"].contains(origin)
    } else {
      isForeign = false
    }
    if isForeign { throw Refusal(.forbidden, Message("serving.foreignForm")) }
  }
}

/// A form of an item that is larger than the house takes: it comes back with its long texts open, to
/// be shortened.
struct LargeForm: Error {
  let form: FormEntries

  init?(_ form: FormEntries, _ request: Request) {
    let path = request.uri.path.split(separator: "/").map(String.init)
    guard path.count >= 3, path[0] == "d", RoomPages.type(plural: path[2]) != nil else {
      return nil
    }
    self.form = form
  }
}

extension Site {
  func respond(to large: LargeForm, _ request: Request, _ exchange: Exchange) -> Response {
    guard !wantsJSON(request) else {
      return problem(413, catalogue(exchange.language).text("serving.status.413"))
    }
    exchange.sent.keep(large.form)
    let page = doors(exchange).toShorten(
      exchange.sent.shown?.entries ?? [], address: request.uri.path)
    return plainPage(page, request, exchange)
  }
}
