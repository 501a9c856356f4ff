import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SextantModel

/// How an answer becomes what is sent: the frame around a page, a redirection, a file, JSON.
extension Site {
  /// An answer of a dossier's pages.
  ///
  /// - Throws: what the store said, where it failed.
  func respond(
    _ answer: Answer, _ seat: Seat, _ request: Request, _ exchange: Exchange
  ) throws -> Response {
    switch answer {
    case .page(let page):
      if page.status >= 500 { exchange.logger.error("store: \(page.status)") }
      return frame(page, seat, request, exchange)
    case .seeOther(let address, let notice):
      if let notice, let session = exchange.session { notices.leave(notice, for: session.id) }
      return redirect(to: address)
    case .notFound: return refuse(Message("serving.status.404"), 404, seat, request, exchange)
    case .refused(let message):
      if wantsJSON(request) { return problem(403, seat.view.words.say(message)) }
      return refuse(message, 403, seat, request, exchange)
    case .failed(let error): throw error
    case .file, .pieces, .json: return respondPlainly(answer)
    }
  }

  /// Why something is not there or was not done, with what was written in the form that asked for it.
  private func refuse(
    _ message: Message, _ status: Int, _ seat: Seat, _ request: Request, _ exchange: Exchange
  ) -> Response {
    var page = messagePage(message, status, seat.view.words)
    if request.method == .post, let sent = exchange.sent.shown {
      // Who was told that others changed the item may send their form all the same.
      let seen = message.key == "rooms.refused.changed" ? seat.view.examined.told : nil
      page.main +=
        ReturnedForm(
          seat.view.words, token: seat.view.formToken, sentTo: request.uri.path, sent.entries,
          seen: seen
        ).section
    }
    return frame(page, seat, request, exchange)
  }

  /// Files and data, which have no frame.
  func respondPlainly(_ answer: Answer) -> Response {
    switch answer {
    case .file(let name, let type, let bytes):
      var headers: HTTPFields = [.contentType: type]
      headers[.contentDisposition] =
        "attachment; filename*=UTF-8''\(percentEncoded(name))"
      return Response(
        status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .pieces(let name, let type, let pieces):
      var headers: HTTPFields = [.contentType: type]
      headers[.contentDisposition] =
        "attachment; filename*=UTF-8''\(percentEncoded(name))"
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody { writer in
          try await pieces.send { try await writer.write(ByteBuffer(bytes: $0)) }
          try await writer.finish(nil)
        })
    case .json(let status, let value): return json(status, value)
    default: return Response(status: .noContent)
    }
  }

  func json(_ status: Int, _ value: Plain) -> Response {
    Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: JSONText.compact(value))))
  }

  /// What went wrong, for scripts: the form that RFC 9457 gives it.
  func problem(_ status: Int, _ text: String) -> Response {
    var response = json(
      status,
      .map([
        Plain.Entry(key: "title", value: .text(text)),
        Plain.Entry(key: "status", value: .number(String(status))),
      ]))
    response.headers[.contentType] = "application/problem+json"
    return response
  }

  func redirect(to address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address])
  }

  func html(_ html: HTML, status: Int = 200, language: Language) -> Response {
    Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html.markup)))
  }

  func wantsJSON(_ request: Request) -> Bool {
    request.headers[.accept]?.contains("application/json") ?? false
  }

  /// Whether a script fetches the page it shows once more, to bring its parts up to date.
  func isRefresh(_ request: Request) -> Bool { request.headers[.sextantRefresh] != nil }

  private func frame(
    _ page: Page, _ seat: Seat, _ request: Request, _ exchange: Exchange
  ) -> Response {
    html(
      Frame(page, seat.view, frameState(seat, request, exchange)).html, status: page.status,
      language: exchange.language)
  }

  private func frameState(_ seat: Seat, _ request: Request, _ exchange: Exchange) -> FrameState {
    var state = frameState(request, exchange)
    if seat.access.reach.tellsOfPeople {
      state.presence = presence.people(in: seat.live.key, at: Instant.now().milliseconds)
        .filter { $0.account != seat.view.reader.account }.map(\.name)
    }
    guard seat.access.may(.editOwn) else { return state }
    state.undo = (try? seat.live.canUndo(seat.author))?.map { verbLabel($0.verb, seat.view.words) }
    state.redo = (try? seat.live.canRedo(seat.author))?.map { verbLabel($0.verb, seat.view.words) }
    return state
  }

  /// What every page's frame needs, in a dossier or not.
  func frameState(_ request: Request, _ exchange: Exchange) -> FrameState {
    var state = FrameState(currentAddress: request.uri.description)
    state.release = release
    if let session = exchange.session {
      state.theme = FrameState.Theme(rawValue: session.account.theme.rawValue) ?? .auto
      if !isRefresh(request), !exchange.isGlance, let notice = notices.take(for: session.id) {
        state.notice = (.good, catalogue(exchange.language).say(notice))
      }
    }
    return state
  }

  /// A page outside any dossier.
  func plainPage(_ page: Page, _ request: Request, _ exchange: Exchange) -> Response {
    html(
      PlainFrame(
        page, words: catalogue(exchange.language),
        token: exchange.secret.map { FormToken.make(for: $0) } ?? "",
        person: exchange.session?.account.name, reader: exchange.session?.account.id.rawValue,
        frameState(request, exchange)
      ).html, status: page.status, language: exchange.language)
  }

  func respond(to refusal: Refusal, _ request: Request, _ exchange: Exchange) -> Response {
    let words = catalogue(exchange.language)
    let text = words.say(refusal.message)
    var response =
      wantsJSON(request)
      ? problem(refusal.status.code, text)
      : plainPage(
        messagePage(refusal.message, refusal.status.code, words, back: cameFrom(request)), request,
        exchange)
    if let seconds = refusal.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return response
  }

  /// The page of ours that the reader was on, where the browser tells.
  private func cameFrom(_ request: Request) -> String? {
    guard let own = request.head.authority, let from = request.headers[.referer] else { return nil }
    for start in ["http://\(own)/", "https://\(own)/", settings.address + "/"]
    where from.hasPrefix(start) {
      let address = Self.local("/" + from.dropFirst(start.count))
      return address == request.uri.string ? nil : address
    }
    return nil
  }

  private func messagePage(
    _ message: Message, _ status: Int, _ words: Catalogue, back: String? = nil
  ) -> Page {
    let title = words.text(
      "serving.title.\(status == 404 ? "404" : status == 403 ? "403" : "other")")
    let previous: HTML =
      back.map { "<p><a href=\"\($0)\">\(words.text("serving.previous"))</a></p>" } ?? .empty
    return Page(
      title: title,
      main: """
        <p>\(words.say(message))</p>\(previous)\
        <p><a href="/">\(words.text("serving.home"))</a></p>
        """,
      status: status)
  }

  private func verbLabel(_ verb: String, _ words: Catalogue) -> String {
    words.has("verb.\(verb).label") ? words.text("verb.\(verb).label") : words.text("verb.\(verb)")
  }
}

extension HTTPField.Name {
  static let sextantRefresh = Self("X-Sextant-Refresh")!
}
