import HTTPTypes
import Hummingbird
import NIOCore
import SextantFiles
import SextantKernels
import SextantModel

/// The pages of the house outside any dossier, and a dossier to take away.
extension Site {
  func houseGet(_ request: Request, _ exchange: Exchange) async throws -> Response {
    guard let guest = guest(request, exchange) else {
      if try people.accounts.isFirstVisit() { return redirect(to: "/first") }
      throw SignInFirst(back: request.uri.description)
    }
    guard let answer = try HousePages.get(Self.segments(request.uri.path), guest) else {
      throw Refusal(.notFound, Message("serving.status.404"))
    }
    return try respond(answer, request, exchange)
  }

  func housePost(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let path = Self.segments(request.uri.path)
    // Who is not signed in chooses a language all the same.
    if exchange.session == nil, path == ["account", "language"] {
      return try await chooseLanguage(request, exchange)
    }
    guard let guest = guest(request, exchange) else {
      // A dossier's beginnings are work; what else is sent here is one click, or a password.
      if path == ["dossiers"] { return try await keepWhileSigningIn(request, exchange) }
      throw SignInFirst(back: "/")
    }
    if path == ["dossiers", "import"] {
      return try respond(try await importDossier(request, exchange, guest), request, exchange)
    }
    let form = try await form(request, exchange)
    guard let reply = try await HousePages.post(path, form, guest) else {
      throw Refusal(.notFound, Message("serving.status.404"))
    }
    if case .seeOther(_, let notice?) = reply.answer, let opened = reply.opened {
      notices.leave(notice, for: opened.session.id)
    }
    var response = try respond(reply.answer, request, exchange)
    if let opened = reply.opened { setCookies(of: opened, in: &response) }
    return response
  }

  private func respond(_ answer: Answer, _ request: Request, _ exchange: Exchange) throws
    -> Response
  {
    switch answer {
    case .page(let page): return plainPage(page, request, exchange)
    case .seeOther(let address, let notice):
      if let notice, let session = exchange.session { notices.leave(notice, for: session.id) }
      return redirect(to: address)
    case .notFound: throw Refusal(.notFound, Message("serving.status.404"))
    case .refused(let message): throw Refusal(.forbidden, message)
    case .failed(let error): throw error
    case .file, .pieces, .json: return respondPlainly(answer)
    }
  }

  private func guest(_ request: Request, _ exchange: Exchange) -> HouseGuest? {
    guard let session = exchange.session, let secret = exchange.secret else { return nil }
    return HouseGuest(
      house: house, people: people, account: session.account, session: session,
      words: catalogue(exchange.language), library: library, visitor: exchange.visitor,
      example: example, site: settings.address, hasMail: settings.mailServer != nil,
      catalogues: words, limits: UploadLimits(settings), pending: pendingImports, seen: seenForms,
      now: currentMoment(), formToken: FormToken.make(for: secret),
      query: FormEntries(urlEncoded: (request.uri.query ?? "").utf8))
  }

  static func segments(_ path: String) -> [String] {
    path.split(separator: "/").map { percentDecoded($0) }
  }

  // MARK: - In a dossier

  /// What the pages of a dossier need beside what is seen of it.
  func surroundings(_ seat: Seat, _ request: Request, _ exchange: Exchange) -> PageSurroundings {
    let site = self
    return PageSurroundings(
      live: seat.live, access: seat.access, house: house, people: people, words: words,
      visitor: exchange.visitor, site: settings.address, hasMail: settings.mailServer != nil,
      names: { site.name(of: $0, for: seat.access.reach, in: seat.live.key) }, now: seat.now,
      isRefresh: isRefresh(request) || exchange.isGlance,
      author: exchange.session == nil ? nil : seat.author)
  }

  /// The dossier as its plain-text folder with the attached files, packed into one file.
  func export(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, _) = Self.split(request.uri.path)
    let seat = try await seat(key, request, exchange)
    guard seat.access.may(.exportDossier) else {
      throw Refusal(.forbidden, Message("pages.export.refused"))
    }
    let archive = DossierArchive(seat.snapshot, of: seat.live, as: seat.view.dossier, at: seat.now)
    let reach = seat.access.reach
    guard archive.fits(showing: reach) else {
      throw Refusal(.contentTooLarge, Message("pages.export.tooLarge"))
    }
    noteRead(["export"], .download, seat, exchange)
    let name = percentEncoded("\(key)-\(seat.now.day.text).zip")
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/zip",
        .contentDisposition: "attachment; filename*=UTF-8''\(name)",
      ],
      body: ResponseBody { writer in
        try await archive.pack(showing: reach) {
          try await writer.write(ByteBuffer(bytes: $0))
        }
        try await writer.finish(nil)
      })
  }
}

extension HTTPField.Name {
  static let refresh = Self("X-Sextant-Refresh")!
}
