import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// Programs that come with a token, and what is written down of secrets.
@Suite struct BearerTests {
  private func token(
    _ role: Role, of account: Account, in dossier: String? = "maison", days: Int = 30,
    _ play: PlayHouse
  ) throws -> (id: Int64, browser: ServedBrowser) {
    let made = try play.served.people.apiTokens.make(
      name: "essai", dossier: dossier, role: role.rawValue,
      expires: play.served.time.read().adding(days: days), for: account.id,
      from: ServedHouse.console)
    guard case .made(let token, let secret) = made else {
      throw ServedHouse.Unexpected(what: "\(made)")
    }
    let browser = play.served.browser()
    browser.bearer = secret.text
    return (token.id, browser)
  }

  private static let channels = "/api/v1/dossiers/maison/channels"

  private func create(_ id: String, _ browser: ServedBrowser, in key: String = "maison")
    async throws -> Reply
  {
    try await browser.send(
      .post, "/api/v1/dossiers/\(key)/channels", [.contentType: "application/json"],
      Array(#"{"id": "\#(id)", "name": "Par programme"}"#.utf8))
  }

  @Test func `a program does what its token and its owner both may do`() async throws {
    let play = try await PlayHouse()
    let reader = try token(.commenter, of: play.camille, play).browser
    let writer = try token(.editor, of: play.camille, play).browser
    #expect(try await reader.get(Self.channels).status == 200)
    let before = play.sequence
    #expect(try await create("a", reader).status == 403)
    for method in [HTTPRequest.Method.delete, .patch, .put] {
      let reply = try await reader.send(
        method, Self.channels + "/web", [.contentType: "application/json", .ifMatch: "*"],
        method == .delete ? [] : Array(#"{"name": "Autre"}"#.utf8))
      #expect(reply.status == 403, "\(method)")
    }
    #expect(play.sequence == before)
    #expect(try await create("a", writer).status == 201)
    // The owner loses the right: so does the program.
    let ofEdith = try token(.editor, of: play.edith, play).browser
    #expect(try await create("b", ofEdith).status == 201)
    try play.served.seat(play.edith, .commenter, in: "maison")
    #expect(try await create("c", ofEdith).status == 403)
    _ = try play.served.people.memberships.remove(
      play.edith.id, from: "maison", by: play.camille.id, from: ServedHouse.console)
    #expect(try await ofEdith.get(Self.channels).status == 404)
    #expect(play.live.snapshot.dossier.contains("c") == false)
  }

  @Test func `a token of one dossier opens no other, and no page`() async throws {
    let play = try await PlayHouse()
    _ = try play.served.house.create("autre", .blank(title: "Autre", .french), by: "console")
    try play.served.seat(play.camille, .owner, in: "autre")
    let bound = try token(.editor, of: play.camille, play).browser
    let free = try token(.editor, of: play.camille, in: nil, play).browser
    #expect(try await bound.get("/api/v1/dossiers/autre").status == 404)
    #expect(try await create("x", bound, in: "autre").status == 404)
    #expect(!(try await bound.get("/api/v1/dossiers").text.contains("autre")))
    #expect(try await free.get("/api/v1/dossiers/autre").status == 200)
    for address in ["/", "/d/maison", "/account", "/d/maison/export.zip"] {
      #expect(try await bound.get(address).status == 303, "\(address)")
    }
    #expect(try await bound.get("/d/maison/events").status == 404)
  }

  @Test func `a token that is over, taken back or made up opens nothing`() async throws {
    let play = try await PlayHouse()
    let (old, _) = (try token(.editor, of: play.camille, days: 1, play).browser, 0)
    let (id, revoked) = try token(.editor, of: play.camille, play)
    let (_, disabled) = try token(.editor, of: play.edith, play)
    for browser in [old, revoked, disabled] {
      #expect(try await browser.get(Self.channels).status == 200)
    }
    try play.served.people.apiTokens.revoke(id, of: play.camille.id, from: ServedHouse.console)
    _ = try play.served.people.accounts.setDisabled(
      true, of: play.edith.id, by: play.camille.id, from: ServedHouse.console)
    play.served.time.set(play.served.time.read().adding(days: 2).milliseconds)
    let fake = play.served.browser()
    fake.bearer = "sxt_" + String(repeating: "0", count: 64)
    for browser in [old, revoked, disabled, fake] {
      let reply = try await browser.get(Self.channels)
      #expect(reply.status == 401 && reply.headers[.wwwAuthenticate] == "Bearer")
      #expect(try await create("z", browser).status == 401)
    }
    // A wrong token is not helped by a right cookie.
    let mixed = try await play.owner.send(.get, Self.channels, [.authorization: "Bearer sxt_0"])
    #expect(mixed.status == 401)
  }

  @Test func `no secret is written to the log, whatever is asked`() async throws {
    let play = try await PlayHouse()
    let served = play.served
    var secrets = [ServedHouse.password.text, play.owner.cookies.values.first ?? ""]
    secrets += [play.owner.token, play.editor.cookies.values.first ?? ""]
    guard
      case .made(_, let invitation) = try served.people.invitations.invite(
        email: "neuf@maison.example", language: .french, dossier: "maison", role: "editor",
        by: play.camille.id, from: ServedHouse.console)
    else { throw ServedHouse.Unexpected(what: "no invitation") }
    let recovery = try #require(
      try served.people.recovery.link(
        for: play.edith.id, by: play.camille.id, from: ServedHouse.console))
    let share = try await served.people.shareLinks.make(
      dossier: "maison", label: "x", scope: ShareScope(kinds: ["channel"]),
      expires: served.time.read().adding(days: 1), password: Secret("mot de passe du lien"),
      by: play.camille.id, from: ServedHouse.console)
    let program = try token(.editor, of: play.camille, play).browser
    secrets += [invitation.text, recovery.text, share.token.text, program.bearer ?? ""]
    secrets += ["mot de passe du lien", "mot de passe faux et long", "jeton-dans-l-adresse"]

    let visitor = served.browser()
    _ = try await visitor.get("/signin?back=/d/maison%3Fx=jeton-dans-l-adresse")
    secrets.append(visitor.cookies.values.first ?? "")
    for password in ["mot de passe faux et long", ServedHouse.password.text] {
      try await visitor.post("/signin", [("email", play.edith.email), ("password", password)])
    }
    for address in [
      "/invitation/\(invitation.text)", "/recovery/\(recovery.text)", "/share/\(share.token.text)",
      "/d/maison?x=jeton-dans-l-adresse", "/invitation/\(invitation.text)/plus",
      "//share/\(share.token.text)",
    ] {
      let other = served.browser()
      _ = try await other.get(address)
      try await other.post(address, [("password", "mot de passe du lien"), ("name", "N")])
      secrets += other.cookies.values
    }
    _ = try await play.owner.get("/d/maison")
    _ = try await create("log", program)
    _ = try await program.get(Self.channels)
    try await play.editor.post("/d/maison/channels", [("name", "x")], token: "faux")
    try await FailingStoreTests.Trouble.readOnly.begin(served)
    try await play.owner.post("/d/maison/channels", PlayHouse.newChannel("Plein"))
    try await play.owner.post("/account/profile", [("name", "Pleine")])
    try await FailingStoreTests.Trouble.readOnly.end(served)

    let log = served.log.text
    #expect(log.contains("GET /invitation/…") && log.contains("store: "))
    for secret in secrets where secret.utf8.count > 3 {
      #expect(!log.contains(secret), "\(secret)")
    }
  }
}
