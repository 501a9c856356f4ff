import HTTPTypes
import Testing

@testable import SextantModel
@testable import SextantServer

/// A form changes something only where it carries what our own page gave it, for this very session.
@Suite struct FormProofTests {
  /// Every address that a form is sent to.
  private static let addresses: [String] = {
    let house = [
      "/signin", "/sign-out", "/first", "/invitation/x", "/recovery", "/recovery/x", "/share/x",
      "/dossiers", "/dossiers/import/x", "/account", "/account/profile", "/account/language",
      "/account/theme",
      "/account/password", "/account/email", "/account/end", "/account/endAll", "/account/token",
      "/account/revoke",
    ]
    let people = [
      "invite", "withdraw", "administer", "unadminister", "disable", "enable", "erase", "recovery",
    ].map { "/account/house/\($0)" }
    let dossier = [
      "undo", "redo", "here", "frameworks", "findings/waive", "history/restore", "people/invite",
      "people/withdraw", "people/role", "people/remove", "people/link", "people/revoke",
      "settings/archive", "settings/unarchive", "channels", "channels/many", "channels/web",
      "channels/web/set", "channels/web/delete", "channels/web/comments", "channels/web/restore",
      "channels/web/verbs/keep",
    ].map { "/d/maison/\($0)" }
    return house + people + dossier
  }()

  /// What would do harm at one address or another.
  private static let harm: [(name: String, value: String)] = [
    ("name", "Forgé"), ("kind", "owned"), ("title", "Forgé"), ("start", "blank"), ("text", "Forgé"),
    ("email", "forge@maison.example"), ("role", "owner"), ("id", "web"), ("do", "delete"),
    ("password", "quatre mots sans rapport"), ("theme", "dark"), ("language", "en"),
    ("everywhere", "1"), ("account", "2"), ("sequence", "1"),
  ]

  /// Everything that a form could have changed, as one text.
  private static func state(_ play: PlayHouse) async throws -> String {
    let people = play.served.people
    let accounts = try people.accounts.all().map {
      "\($0.email) \($0.name) \($0.theme) \($0.language) \($0.isAdministrator) \($0.isDisabled)"
    }
    let sessions = try people.sessions.list(of: play.camille.id).count
    let members = try people.memberships.members(of: "maison").map(\.membership.role)
    let links = try people.shareLinks.list(of: "maison").count
    let tokens = try people.apiTokens.list(of: play.camille.id).count
    let log = try people.log.entries(limit: 1000).count
    let dossiers = try play.served.house.dossiers().map { "\($0.key) \($0.isArchived)" }
    return
      "\(accounts) \(sessions) \(members) \(links) \(tokens) \(log) \(dossiers) \(play.sequence)"
  }

  @Test func `without proof, with a wrong one or with somebody else's, no form changes anything`()
    async throws
  {
    let play = try await PlayHouse()
    let before = try await Self.state(play)
    for address in Self.addresses {
      for token in [nil, "", "x", play.editor.token] as [String?] {
        let reply = try await play.owner.post(address, Self.harm, token: .some(token))
        #expect(reply.status == 403, "\(address) \(token ?? "-")")
        #expect(reply.text.contains("avant votre dernière connexion"), "\(address)")
      }
    }
    #expect(try await Self.state(play) == before)
  }

  @Test func `what another site sends is refused even with the right proof`() async throws {
    let play = try await PlayHouse()
    let before = try await Self.state(play)
    let foreign: [HTTPFields] = [
      [.fetchSite: "cross-site"], [.fetchSite: "same-site"], [.origin: "https://evil.example"],
      [.origin: "null"], [.origin: "https://sextant.example.evil.example"],
      [.fetchSite: "cross-site", .origin: "https://sextant.example"],
    ]
    for address in Self.addresses {
      for headers in foreign {
        let reply = try await play.owner.post(address, Self.harm, headers)
        #expect(reply.status == 403, "\(address) \(headers)")
      }
    }
    #expect(try await Self.state(play) == before)
  }

  @Test func `our own pages' forms are taken, whatever browsers say of them`() async throws {
    let play = try await PlayHouse()
    let own: [HTTPFields] = [
      [:], [.fetchSite: "same-origin"], [.fetchSite: "none"], [.origin: "https://sextant.example"],
      [.fetchSite: "same-origin", .origin: "null"],
    ]
    for (number, headers) in own.enumerated() {
      let name = "Canal \(number)"
      let reply = try await play.owner.post(
        "/d/maison/channels", PlayHouse.newChannel(name), headers)
      #expect(reply.status == 303 && play.channels(named: name) == 1, "\(headers)")
    }
  }

  @Test func `a file is not kept without proof`() async throws {
    let play = try await PlayHouse()
    let pdf = Array("%PDF-1.7 rien".utf8)
    for token in ["", "x", play.editor.token] {
      let reply = try await play.owner.attach(
        "preuve.pdf", pdf, to: "/d/maison/channels/web/files", token: token)
      #expect(reply.status == 403)
    }
    #expect(play.live.snapshot.files.isEmpty)
  }

  @Test func `a change by the interface for programs needs a token or the proof in a header`()
    async throws
  {
    let play = try await PlayHouse()
    let body = Array(#"{"id": "forge", "name": "Forgé"}"#.utf8)
    let before = play.sequence
    for proof in [nil, "", "x", play.editor.token] as [String?] {
      var headers: HTTPFields = [.contentType: "application/json"]
      headers[.formToken] = proof
      let reply = try await play.owner.send(
        .post, "/api/v1/dossiers/maison/channels", headers, body)
      #expect(reply.status == 403)
    }
    #expect(play.sequence == before)
    let reply = try await play.owner.send(
      .post, "/api/v1/dossiers/maison/channels",
      [.contentType: "application/json", .formToken: play.owner.token], body)
    #expect(reply.status == 201 && play.channels(named: "Forgé") == 1)
  }
}
