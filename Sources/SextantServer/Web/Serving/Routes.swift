import HTTPTypes
import Hummingbird
import SextantModel

/// Every address that Sextant answers at.
extension Site {
  func routes() -> Router<Exchange> {
    // Whatever can be got can be asked for without its body.
    let router = Router(context: Exchange.self, options: .autoGenerateHeadEndpoints)
    let routes = [toMachines, toDoors, toStrangers, toTheHouse, toDossiers, toPrograms].flatMap {
      $0
    }
    let known = KnownMethods(routes)
    let faults = Faults(site: self, methods: known.at)
    router.middlewares.add(WithoutBody())
    router.middlewares.add(AccessLog(meters: meters))
    router.middlewares.add(SecurityHeaders(isSecure: isSecure))
    // Twice: what goes wrong after the gate is told to whom the gate has recognised.
    router.middlewares.add(faults)
    router.middlewares.add(Gate(site: self))
    router.middlewares.add(faults)
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, exchange in
        try await route.answer(request, exchange)
      }
    }
    return router
  }

  private var toMachines: [Route] {
    [
      .get("/health", health),
      .get("/metrics", metrics),
      .get("/favicon.ico") { _, _ in redirect(to: "/favicon.svg") },
      .get("/robots.txt") { _, _ in text("User-agent: *\nDisallow: /\n") },
    ] + files.paths.map { .get("/\($0)", publicFile) }
  }

  private var toDoors: [Route] {
    [
      .get("/signin", showSignIn), .post("/signin", signIn),
      .post("/sign-out", signOut),
      .get("/first", showFirst), .post("/first", createFirst),
      .get("/invitation/:token", showInvitation), .post("/invitation/:token", acceptInvitation),
      .get("/recovery", showRecovery), .post("/recovery", askRecovery),
      .get("/recovery/:token", showRecovery), .post("/recovery/:token", resetPassword),
      .get("/share/:token", openShare), .post("/share/:token", openShare),
    ]
  }

  /// Who was shown a certificate, and the programs that verify credentials.
  private var toStrangers: [Route] {
    [
      .get("/verify", askForCode), .post("/verify", sendCode),
      .post("/verify/credential", sendFile),
      .get("/verify/:code", showCertificate), .post("/verify/:code", nameHolder),
      .post("/verify/:code/credential", sendCredential),
      .get("/revocations/:institution", revocations),
    ]
  }

  /// The house: its dossiers, one's account.
  private var toTheHouse: [Route] {
    [
      .get("/", houseGet),
      .get("/dossiers", houseGet), .get("/dossiers/**", houseGet),
      .post("/dossiers", housePost), .post("/dossiers/**", housePost),
      .get("/institutions/**", houseGet), .post("/institutions", housePost),
      .get("/account", houseGet), .get("/account/**", houseGet),
      .post("/account/language", chooseLanguage), .post("/account/theme", chooseTheme),
      .post("/account", housePost), .post("/account/**", housePost),
      .get("/gallery", gallery),
    ]
  }

  /// A dossier: Today, findings, coverage, thread, history, people, rooms, boards, items.
  private var toDossiers: [Route] {
    [
      .get("/d/:dossier/events", events),
      .post("/d/:dossier/here", notePresence),
      .get("/d/:dossier/export.zip", export),
      .get("/d/:dossier/files/**", attachedFile),
      .get("/d/:dossier", dossierGet), .get("/d/:dossier/**", dossierGet),
      .post("/d/:dossier/**", dossierPost),
    ]
  }

  /// The interface for programs knows itself which methods its addresses have.
  private var toPrograms: [Route] {
    [HTTPRequest.Method.get, .post, .put, .patch, .delete, .head, .options].map {
      Route(method: $0, path: "/api/**", answer: api)
    }
  }
}

/// One method of an address, and what answers it.
struct Route: Sendable {
  typealias Answering = @Sendable (Request, Exchange) async throws -> Response

  let method: HTTPRequest.Method
  /// Segments; `:name` stands for any one, `**` for all that follow.
  let path: String
  let answer: Answering

  static func get(_ path: String, _ answer: @escaping Answering) -> Route {
    Route(method: .get, path: path, answer: answer)
  }

  static func post(_ path: String, _ answer: @escaping Answering) -> Route {
    Route(method: .post, path: path, answer: answer)
  }
}
