import HTTPTypes
import Hummingbird
import NIOCore
import SextantFiles
import SextantKernels
import SextantModel

/// What strangers may ask of certificates: whether one counts, whether a name is its holder's, the
/// credential to who knows both, and which are revoked.
extension Site {
  private func verifyPages(_ exchange: Exchange) -> VerifyPages {
    VerifyPages(
      words: catalogue(exchange.language),
      token: exchange.secret.map { FormToken.make(for: $0) } ?? "")
  }

  func askForCode(_ request: Request, _ exchange: Exchange) async throws -> Response {
    plainPage(verifyPages(exchange).ask(), request, exchange)
  }

  func sendCode(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let typed = try await form(request, exchange)["code"] ?? ""
    guard let code = CertificateCode(typed) else {
      let problem = catalogue(exchange.language).text("verifying.noCode")
      return plainPage(
        verifyPages(exchange).ask(typed: String(typed.prefix(80)), problem: problem, status: 422),
        request, exchange)
    }
    return redirect(to: "/verify/\(code.text)")
  }

  /// The file that a holder handed on, instead of a code.
  func sendFile(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let typed = trimmed(try await form(request, exchange)["credential"] ?? "")
    let pages = verifyPages(exchange)
    guard !typed.isEmpty else {
      let problem = catalogue(exchange.language).text("verifying.file.none")
      return plainPage(pages.ask(aboutFile: problem, status: 422), request, exchange)
    }
    if let seconds = try people.lookups.admit(exchange.visitor, naming: nil) {
      throw Refusal(
        .tooManyRequests, Message("door.wait", ["seconds": .integer(seconds)]),
        retryAfter: seconds)
    }
    let key = try house.issuerKey()
    let handed = try HandedCredential(typed, issuer: key.name, at: .now()) { list in
      // A house may have moved since it issued: what counts is whose list it is.
      guard let place = list.firstRange(of: "/revocations/"),
        let live = try house.dossier(percentDecoded(String(list[place.upperBound...]))),
        live.snapshot.dossier.registry.type(named: Certificate.kind.name) != nil
      else { return nil }
      return IssuedCredential(key: key, site: String(list[..<place.lowerBound]))
        .revocations(of: live)
    }
    if handed.problems.isEmpty { try people.lookups.takeBack(exchange.visitor, naming: nil) }
    return plainPage(pages.handed(handed), request, exchange)
  }

  func showCertificate(_ request: Request, _ exchange: Exchange) async throws -> Response {
    switch try lookUp(exchange, isUse: request.method != .head) {
    case .other(let page): return plainPage(page, request, exchange)
    case .found(let found, let code):
      return plainPage(try page(found, code, .notAsked, exchange), request, exchange)
    }
  }

  func nameHolder(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let name = try await form(request, exchange)["name"] ?? ""
    switch try lookUp(exchange, naming: name) {
    case .other(let page): return plainPage(page, request, exchange)
    case .found(let found, let code):
      let isRight = code.mark(of: name) == found.certificate.holderMark
      let named: VerifyPages.Named =
        isRight ? .right(name) : .wrong(String(name.prefix(200)))
      return plainPage(try page(found, code, named, exchange), request, exchange)
    }
  }

  func sendCredential(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    let name = form["name"] ?? ""
    switch try lookUp(exchange, naming: name) {
    case .other(let page): return plainPage(page, request, exchange)
    case .found(let found, let code):
      guard code.mark(of: name) == found.certificate.holderMark,
        found.certificate.revokedOn == nil
      else {
        return plainPage(
          try page(found, code, .wrong(String(name.prefix(200))), exchange), request, exchange)
      }
      let issued = IssuedCredential(key: try house.issuerKey(), site: settings.address)
      let words = catalogue(institutionLanguage(found.institution))
      guard let document = issued.document(of: found, library, words) else {
        throw Refusal(.gone, Message("verifying.erased"))
      }
      let file = found.certificate.number
      if form["format"] == "json" {
        return respondPlainly(
          .file(name: "\(file).json", type: "application/vc", bytes: document.bytes(indent: 2)))
      }
      guard let token = issued.token(of: document) else {
        throw Refusal(.gone, Message("verifying.erased"))
      }
      return respondPlainly(
        .file(name: "\(file).jwt", type: "application/vc+jwt", bytes: Array(token.utf8)))
    }
  }

  /// The published list of an institution's revocations.
  func revocations(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let key = percentDecoded(exchange.parameters.get("institution") ?? "")
    guard let live = try house.dossier(key),
      live.snapshot.dossier.registry.type(named: Certificate.kind.name) != nil,
      let list = IssuedCredential(key: try house.issuerKey(), site: settings.address)
        .revocations(of: live)
    else { throw Refusal(.notFound, Message("serving.status.404")) }
    var headers: HTTPFields = [.contentType: "application/vc"]
    headers[.cacheControl] = "public, max-age=300"
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: list.bytes())))
  }

  // MARK: -

  private enum LookUp {
    case found(FoundCertificate, CertificateCode)
    case other(Page)
  }

  /// - Parameter name: where a name is to be tried, which counts for the certificate too.
  private func lookUp(
    _ exchange: Exchange, naming name: String? = nil, isUse: Bool = true
  ) throws -> LookUp {
    let pages = verifyPages(exchange)
    let typed = percentDecoded(exchange.parameters.get("code") ?? "")
    let unknown = pages.ask(
      typed: String(typed.prefix(80)),
      problem: catalogue(exchange.language).text("verifying.unknown"), status: 404)
    guard let code = CertificateCode(typed) else { return .other(unknown) }
    let counted = name == nil ? nil : code.digest
    if isUse, let seconds = try people.lookups.admit(exchange.visitor, naming: counted) {
      throw Refusal(
        .tooManyRequests, Message("door.wait", ["seconds": .integer(seconds)]),
        retryAfter: seconds)
    }
    guard let found = try house.certificate(bearing: code) else { return .other(unknown) }
    let isRight = name.map { code.mark(of: $0) == found.certificate.holderMark } ?? true
    if isUse, isRight { try people.lookups.takeBack(exchange.visitor, naming: counted) }
    if isUse, let candidate = found.certificate.candidate {
      note(
        Openings.Read(
          [candidate.text], page: Certificate.kind.plural, item: found.certificate.id.text,
          way: .verification),
        by: exchange.session.map { OpeningReader(account: $0.account.id) } ?? OpeningReader(),
        in: found.institution)
    }
    return .found(found, code)
  }

  private func page(
    _ found: FoundCertificate, _ code: CertificateCode, _ named: VerifyPages.Named,
    _ exchange: Exchange
  ) throws -> Page {
    let words = catalogue(exchange.language)
    let certificate = found.certificate
    let framework = certificate.framework(in: found.institution.snapshot.dossier, library)
    let title =
      framework.map { words.write(.words(french: $0.card.fr, english: $0.card.en)) }
      ?? certificate.framework
    let blocks = certificate.blocks.map { id -> String in
      let block = framework?.find(ID<Block>(id))
      return block.map { "\(id) – \(words.write(.words(french: $0.fr, english: $0.en)))" } ?? id
    }
    return verifyPages(exchange).found(
      certificate, code: code,
      institution: found.institution.snapshot.dossier.only(Institution.self), title: title,
      blocks: blocks, on: found.institution.snapshot.dossier.wallClock.moment.day,
      issuer: try house.issuerKey().name.did,
      named: named, mayDownload: !certificate.code.isEmpty)
  }

  private func institutionLanguage(_ institution: LiveDossier) -> Language { settings.language }
}

extension Site {
  /// Whether a password is that of who is signed in. The demonstration's visitor came in without one
  /// and proves by being at the machine.
  func prove(_ password: Secret, _ exchange: Exchange?) async -> PasswordProof {
    guard let exchange, let account = exchange.session?.account.id else { return .wrong }
    if account == alwaysSignedIn { return .right }
    return (try? await people.accounts.prove(password, of: account, from: exchange.visitor))
      ?? .wrong
  }
}
