import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import SextantFiles
import SextantModel

/// How the interface for programs is reached: who asks is known by a bearer token or, from our own
/// pages, by the session.
extension Site {
  func api(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let words = catalogue(apiLanguage(request, exchange))
    var answer: APIAnswer
    do {
      answer = try await apiAnswer(request, exchange, words)
    } catch let problem as APIProblem {
      answer = problem.answer(words)
    } catch let refusal as Refusal {
      answer = Self.problem(refusal).answer(words)
    } catch let error as HouseError {
      exchange.logger.error("store: \(error.reason)")
      answer = APIProblem(.storage, error.message).answer(words)
    } catch {
      let id = String(UInt32.random(in: .min ... .max), radix: 36, uppercase: true)
      exchange.logger.error("fault \(id): \(String(describing: type(of: error))) \(error)")
      answer = APIProblem(.fault, Message("api.fault", ["id": .text(id)])).answer(words)
    }
    return respond(answer, words.language, isHead: request.method == .head)
  }

  private func apiAnswer(
    _ request: Request, _ exchange: Exchange, _ words: Catalogue
  ) async throws -> APIAnswer {
    let path = request.uri.path.split(separator: "/").dropFirst().map { percentDecoded($0) }
    guard path.first == "v1" else { throw APIProblem(.notFound) }
    let asker = try asker(request, exchange)
    var asked = APIRequest(method: request.method.rawValue, path: Array(path.dropFirst()))
    // Without a name nobody learns what there is, and nothing is read from them.
    if asker == nil, asked.path.first == "dossiers" { throw APIProblem(.signIn) }
    asked.query = FormEntries(urlEncoded: (request.uri.query ?? "").utf8).entries
    asked.contentType = request.headers[.contentType]
    asked.ifMatch = request.headers[.ifMatch]
    asked.ifNoneMatch = request.headers[.ifNoneMatch]
    asked.idempotencyKey = request.headers[.idempotencyKey]
    if !asked.isReading {
      asked.body = try await body(request, upTo: largestBody(asked))
    }
    let caller = caller(asker, words)
    let answer = try await API.answer(asked, caller)
    if let asker {
      let reader = OpeningReader(account: asker.account.id, token: asker.token?.id)
      noteProgram(asked, answer, reader, caller)
    }
    return answer
  }

  /// Many changes at once may be as long as an import, as far as memory is to be spared.
  private func largestBody(_ request: APIRequest) -> Int {
    switch request.path.last {
    case "bulk": min(settings.largestImport, 32) << 20
    case "imports": settings.largestFile << 20
    default: largestForm
    }
  }

  private static func problem(_ refusal: Refusal) -> APIProblem {
    switch refusal.status {
    case .contentTooLarge: APIProblem(.tooLarge)
    case .forbidden: APIProblem(.forbidden, refusal.message)
    default: APIProblem(.notFound, refusal.message)
    }
  }

  private func respond(
    _ answer: APIAnswer, _ language: Language, isHead: Bool
  ) -> Response {
    var headers: HTTPFields = [.cacheControl: "private, no-cache"]
    headers[.vary] = "Authorization, Cookie, Accept-Language"
    if !answer.body.isEmpty || isHead {
      headers[.contentType] = answer.contentType
      headers[.contentLanguage] = language.rawValue
    }
    for (name, value) in answer.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return Response(
      status: HTTPResponse.Status(code: answer.status), headers: headers,
      body: answer.body.isEmpty
        ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  private func apiLanguage(_ request: Request, _ exchange: Exchange) -> Language {
    Gate.preferred(request.headers[.acceptLanguage] ?? "") ?? exchange.language
  }

  // MARK: - Who asks

  /// An account, and what its token narrows.
  private struct Asker {
    let account: Account
    let token: APIToken?
  }

  /// - Throws: `APIProblem` for a token that is not, or no longer, one of ours; `Refusal` for a change
  ///   by the session without the proof that our own page sent it.
  private func asker(_ request: Request, _ exchange: Exchange) throws -> Asker? {
    if let header = request.headers[.authorization] {
      let parts = header.split(separator: " ")
      guard parts.count == 2, parts[0].lowercased() == "bearer",
        let bearer = try people.apiTokens.bearer(Secret(String(parts[1])))
      else { throw APIProblem(.signIn) }
      return Asker(account: bearer.account, token: bearer.token)
    }
    guard let session = exchange.session else { return nil }
    if ![.get, .head, .options].contains(request.method) {
      try prove(request.headers[.formToken], request, exchange)
    }
    return Asker(account: session.account, token: nil)
  }

  private func caller(_ asker: Asker?, _ words: Catalogue) -> APICaller {
    let site = self
    let wall = currentWallSecond()
    return APICaller(
      account: asker?.account.id.rawValue ?? 0, name: asker?.account.name ?? "", words: words,
      now: wall.moment, second: wall.second,
      dossiers: {
        guard let asker else { return [] }
        return try site.house.dossiers().compactMap { card in
          try site.access(to: card.key, asker).map { (card, $0.reach == .everything) }
        }
      },
      enter: { key in
        guard let asker, let access = try site.access(to: key, asker),
          let live = try site.house.dossier(key)
        else { return nil }
        return APIEntrance(
          live: live, access: access, names: { site.name(of: $0, for: access.reach, in: key) })
      },
      examined: { snapshot, reach in
        await site.readingRoom.examined(
          snapshot, reach: reach, on: snapshot.dossier.wallClock.moment.day)
      },
      names: { site.name(of: $0) }, seen: seenRequests,
      document: { site.descriptions.document(words) },
      library: library,
      remarked: { comment, live in
        guard let asker else { return }
        site.tell(of: comment, in: live, by: Author("\(asker.account.id.rawValue)"))
      })
  }

  /// What the account may do in a dossier: with a token, never more than the token says.
  private func access(to key: String, _ asker: Asker) throws -> Access? {
    if let only = asker.token?.dossier, only != key { return nil }
    guard let membership = try people.memberships.membership(of: asker.account.id, in: key),
      let access = membership.access
    else { return nil }
    var role = access.role
    if let token = asker.token {
      guard let given = Role(rawValue: token.role), let lesser = given.lesser(of: role) else {
        return nil
      }
      role = lesser
    }
    return Access(
      role: role, vendor: access.vendor, juror: role.sitsOnPanels ? access.juror : nil,
      in: access.form)
  }
}

extension HTTPField.Name {
  static let idempotencyKey = Self("Idempotency-Key")!
  static let formToken = Self("X-Form-Token")!
}
