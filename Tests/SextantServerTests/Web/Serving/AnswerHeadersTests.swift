import Foundation
import HTTPTypes
import SextantFiles
import Testing

@testable import SextantModel
@testable import SextantServer

/// What browsers are told with every answer, of whatever kind.
@Suite struct AnswerHeadersTests {
  @Test func `every kind of answer says what a browser may do with it`() async throws {
    let play = try await PlayHouse { $0.largestForm = 1 }
    let visitor = play.served.browser()
    var replies: [(String, Reply)] = []
    for address in [
      "/", "/account", "/dossiers", "/dossiers/new", "/account/house", "/gallery", "/nowhere",
      "/account/activity", "/account/house/activity?format=csv",
      "/d/maison", "/d/maison/channels", "/d/maison/channels?format=csv", "/d/maison/channels/web",
      "/d/maison/channels/none", "/d/maison/boards/swot", "/d/maison/history?format=csv",
      "/d/maison/export.zip", "/d/maison/files/none.pdf", "/d/maison/events?poll=1", "/d/none",
      "/api/v1", "/api/v1/openapi.json", "/api/v1/dossiers/maison/channels", "/api/v1/nothing",
      "/health", "/robots.txt", "/favicon.ico", "/favicon.svg", "/metrics",
    ] {
      replies.append((address, try await play.owner.get(address)))
      replies.append(("HEAD \(address)", try await play.owner.send(.head, address)))
    }
    for address in [
      "/", "/signin", "/recovery", "/recovery/x", "/invitation/x", "/share/x",
      "/d/maison", "/api/v1/dossiers", "/first",
    ] {
      replies.append(("visitor \(address)", try await visitor.get(address)))
    }
    replies.append(("PUT", try await play.owner.send(.put, "/d/maison/channels")))
    replies.append(
      (
        "too large",
        try await play.owner.post(
          "/d/maison/channels", [("name", String(repeating: "x", count: 2 << 20))])
      ))
    replies.append(("no proof", try await play.owner.post("/d/maison/channels", [], token: "x")))
    replies.append(
      (
        "created",
        try await play.owner.post(
          "/d/maison/channels", PlayHouse.newChannel("Presse"))
      ))
    replies.append(("wrong", try await play.owner.post("/d/maison/channels", [("name", "")])))
    replies.append(
      (
        "type",
        try await play.owner.send(
          .post, "/d/maison/channels", [.contentType: "text/plain"], [65])
      ))
    let statuses = Set(replies.map(\.1.status))
    #expect(statuses.isSuperset(of: [200, 303, 401, 403, 404, 405, 410, 413, 415, 422]))
    for (name, reply) in replies {
      let policy = reply.headers[.contentSecurityPolicy] ?? ""
      let parts = policy.split(separator: ";").map { $0.drop { $0 == " " } }
      #expect(
        parts.contains("default-src 'self'") && parts.contains("script-src 'self'"), "\(name)")
      #expect(
        parts.contains("frame-ancestors 'none'") && parts.contains("base-uri 'none'"), "\(name)")
      #expect(
        parts.contains("object-src 'none'") && parts.contains("form-action 'self'"), "\(name)")
      #expect(!policy.contains("unsafe"), "\(name)")
      #expect(reply.headers[.xContentTypeOptions] == "nosniff", "\(name)")
      #expect(reply.headers[.referrerPolicy] == "same-origin", "\(name)")
      #expect(reply.headers[.frameOptions] == "DENY", "\(name)")
      #expect(reply.headers[.strictTransportSecurity]?.hasPrefix("max-age=") == true, "\(name)")
      #expect(reply.headers[.cacheControl] != nil, "\(name)")
      if !reply.bytes.isEmpty { #expect(reply.headers[.contentType] != nil, "\(name)") }
    }
  }

  @Test func `a page is kept by no cache, and says its language`() async throws {
    let play = try await PlayHouse()
    for address in ["/", "/d/maison", "/d/maison/channels/none", "/account"] {
      let reply = try await play.owner.get(address)
      #expect(reply.headers[.cacheControl] == "no-store", "\(address)")
      #expect(reply.headers[.contentLanguage] == "fr", "\(address)")
    }
  }

  @Test func `cookies are out of reach of scripts, of other sites and of plain connections`()
    async throws
  {
    let play = try await PlayHouse()
    let visitor = play.served.browser()
    let first = try await visitor.get("/signin")
    let signed = try await visitor.post(
      "/signin", [("email", play.camille.email), ("password", ServedHouse.password.text)])
    let made = try await play.served.people.shareLinks.make(
      dossier: "maison", label: "x", scope: ShareScope(kinds: ["channel"]),
      expires: play.served.time.read().adding(days: 1), by: play.camille.id,
      from: ServedHouse.console)
    let shared = try await play.served.browser().get("/share/\(made.token.text)")
    let chosen = play.served.browser()
    _ = try await chosen.get("/signin")
    let language = try await chosen.post("/account/language", [("language", "en")])
    let out = try await visitor.post("/sign-out")
    var names: Set<String> = []
    for reply in [first, signed, shared, language, out] {
      let cookies = reply.headers[values: .setCookie]
      #expect(!cookies.isEmpty)
      for cookie in cookies {
        names.insert(String(cookie.prefix { $0 != "=" }))
        let parts = Set(cookie.split(separator: ";").dropFirst().map { $0.drop { $0 == " " } })
        #expect(
          parts.isSuperset(of: ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"]), "\(cookie)")
        #expect(!cookie.contains("Domain"), "\(cookie)")
      }
    }
    #expect(names.filter { $0.hasPrefix("__Host-") }.count == 4, "\(names)")
    #expect(out.headers[.clearSiteData]?.contains("cache") == true)
  }

  @Test func `an attached file comes back as it was handed in, to whoever sees what it backs`()
    async throws
  {
    let play = try await PlayHouse()
    let pdf = Array("%PDF-1.7 preuve".utf8)
    var piece = Evidence()
    piece.id = "pj"
    piece.title = "Preuve"
    try play.live.change([put(piece)], by: "console")
    let guest = try await play.guest("Nadia", sharing: ["pj"])
    let other = try await play.guest("Boris", sharing: ["web"], vendor: "autre")
    let attached = try await play.owner.attach(
      "Reçu d’été n° 1.pdf", pdf, to: "/d/maison/evidence/pj/files")
    #expect(attached.status == 303)
    let item = try await play.owner.get("/d/maison/evidence/pj")
    let address = try #require(
      item.markup.addresses.first { $0.hasPrefix("/d/maison/files/") })
    for browser in [play.owner, play.editor, guest] {
      let reply = try await browser.get(address)
      #expect(reply.status == 200 && reply.bytes == pdf)
      #expect(reply.headers[.contentType] == "application/pdf")
      let tag = try #require(reply.headers[.eTag])
      #expect(try await browser.get(address, [.ifNoneMatch: tag]).status == 304)
      #expect(try await browser.send(.head, address).bytes.isEmpty)
    }
    #expect(try await other.get(address).status == 404)
    #expect(try await play.served.browser().get(address).status == 303)
    #expect(try await play.owner.get("/d/maison/files/%2E%2E/key").status == 404)
  }

  @Test func `an attached file is not run, whatever it holds and is called`() async throws {
    let play = try await PlayHouse()
    let page = Array("<script>alert(1)</script><svg onload=alert(1)>".utf8)
    let before = play.sequence
    for name in [
      "page.html", "dessin.svg", "code.js", "page.xhtml", "image.png", "doc.pdf", "sans",
    ] {
      let reply = try await play.owner.attach(name, page, to: "/d/maison/channels/web/files")
      #expect(reply.status == 415, "\(name)")
      #expect(reply.headers[.contentLanguage] == "fr" && reply.text.contains("<h1>"), "\(name)")
    }
    #expect(play.sequence == before)
    // What comes with a dossier from elsewhere is not chosen by its ending.
    let folder = play.served.path + "-import"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var files: [DossierSource.FileBeside] = []
    for name in ["page.html", "dessin.svg", "texte.txt", "image.png"] {
      try Data(page).write(to: URL(filePath: "\(folder)/\(name)"))
      files.append(DossierSource.FileBeside(name: name, path: "\(folder)/\(name)"))
    }
    var dossier = Dossier()
    var head = DossierHead()
    head.title = "Autre"
    dossier.put(head)
    let read = DossierReader.read(DossierWriter.files(of: dossier))
    _ = try play.served.house.create("autre", .plainText(read, files: files), by: "console")
    try play.served.seat(play.camille, .owner, in: "autre")
    for file in files {
      let reply = try await play.owner.get("/d/autre/files/\(file.name)")
      #expect(reply.status == 200 && reply.bytes == page, "\(file.name)")
      #expect(reply.headers[.xContentTypeOptions] == "nosniff")
      let policy = reply.headers[.contentSecurityPolicy] ?? ""
      #expect(policy.contains("default-src 'none'") && policy.contains("sandbox"), "\(file.name)")
      #expect(!policy.contains("allow-scripts"))
      let isShown = reply.headers[.contentDisposition]?.hasPrefix("inline") == true
      #expect(isShown == (file.name == "image.png"), "\(file.name)")
      let type = reply.headers[.contentType] ?? ""
      #expect(!type.contains("html") && !type.contains("svg"), "\(file.name) \(type)")
    }
  }
}
