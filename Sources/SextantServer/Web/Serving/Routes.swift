import HTTPTypes
import Hummingbird
import SextantModel

/// Every address that Sextant answers at.
extension Site {
  func routes() -> Router<Exchange> {
    let router = Router(context: Exchange.self)
    router.middlewares.add(AccessLog(meters: meters))
    router.middlewares.add(SecurityHeaders(isSecure: isSecure))
    router.middlewares.add(Faults(site: self))
    router.middlewares.add(Gate(site: self))

    // For machines.
    router.get("/health", use: health)
    router.get("/metrics", use: metrics)
    for path in files.paths { router.get(RouterPath("/\(path)"), use: publicFile) }
    router.get("/favicon.ico") { _, _ in redirect(to: "/favicon.svg") }
    router.get("/robots.txt") { _, _ in text("User-agent: *\nDisallow: /\n") }

    // Doors.
    router.get("/signin", use: showSignIn)
    router.post("/signin", use: signIn)
    router.post("/sign-out", use: signOut)
    router.get("/first", use: showFirst)
    router.post("/first", use: createFirst)
    router.get("/invitation/:token", use: showInvitation)
    router.post("/invitation/:token", use: acceptInvitation)
    router.get("/recovery", use: showRecovery)
    router.post("/recovery", use: askRecovery)
    router.get("/recovery/:token", use: showRecovery)
    router.post("/recovery/:token", use: resetPassword)
    router.get("/share/:token", use: openShare)
    router.post("/share/:token", use: openShare)

    // The house: its dossiers, one's account.
    router.get("/", use: houseGet)
    router.get("/dossiers/**", use: houseGet)
    router.post("/dossiers", use: housePost)
    router.post("/dossiers/**", use: housePost)
    router.get("/account", use: houseGet)
    router.get("/account/**", use: houseGet)
    router.post("/account/language", use: chooseLanguage)
    router.post("/account/theme", use: chooseTheme)
    router.post("/account", use: housePost)
    router.post("/account/**", use: housePost)
    router.get("/gallery", use: gallery)

    // A dossier: Today, findings, coverage, thread, history, people, rooms, boards, items.
    router.get("/d/:dossier/events", use: events)
    router.post("/d/:dossier/here", use: notePresence)
    router.get("/d/:dossier/export.zip", use: export)
    router.get("/d/:dossier/files/**", use: attachedFile)
    router.get("/d/:dossier", use: dossierGet)
    router.get("/d/:dossier/**", use: dossierGet)
    router.post("/d/:dossier/**", use: dossierPost)

    // Programs.
    for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .head, .options] {
      router.on("/api/**", method: method, use: api)
    }
    return router
  }
}
