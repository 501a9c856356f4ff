import HTTPTypes
import Hummingbird
import SextantModel

/// What the pages before a dossier do when their forms come back.
extension Site {
  func doors(_ exchange: Exchange) -> DoorPages {
    DoorPages(
      words: catalogue(exchange.language),
      token: exchange.secret.map { FormToken.make(for: $0) } ?? "")
  }

  // MARK: - Signing in and out

  func showSignIn(_ request: Request, _ exchange: Exchange) async throws -> Response {
    if exchange.session != nil { return redirect(to: "/") }
    if try people.accounts.isFirstVisit() { return redirect(to: "/first") }
    let back = FormEntries(urlEncoded: (request.uri.query ?? "").utf8)["back"] ?? ""
    return plainPage(doors(exchange).signIn(hidden: [("back", back)]), request, exchange)
  }

  func signIn(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    let email = form["email"] ?? ""
    // Where to go afterwards, or a form that came too late.
    let carried = form.entries.filter { !["token", "email", "password"].contains($0.name) }
      .map { ($0.name, $0.value) }
    let jar = CookieJar(request.headers[.cookie])
    switch try await people.entrance.signIn(
      email: email, password: Secret(form["password"] ?? ""), from: exchange.visitor,
      replacing: jar[sessionCookie].map { Secret($0) },
      knownBy: { account in jar[self.deviceCookie(of: account)].map { Secret($0) } })
    {
    case .signedIn(let opened):
      return resumed(form, opened, request, exchange)
        ?? enter(opened, to: form["back"].flatMap(Self.local) ?? "/")
    case .refused:
      return plainPage(
        doors(exchange).signIn(
          email: email, hidden: carried, problem: Message("door.signIn.refused"), status: 422),
        request, exchange)
    case .wait(let seconds):
      var response = plainPage(
        doors(exchange).signIn(
          email: email, hidden: carried,
          problem: Message("door.wait", ["seconds": .integer(seconds)]), status: 429),
        request, exchange)
      response.headers[.retryAfter] = String(seconds)
      return response
    }
  }

  func signOut(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    if let session = exchange.session, let secret = exchange.secret {
      if form["everywhere"] != nil {
        _ = try people.sessions.endAll(of: session.account.id, from: exchange.visitor)
      } else {
        try people.sessions.end(secret, from: exchange.visitor)
      }
    }
    var response = redirect(to: "/signin")
    response.headers[.setCookie] =
      NewCookie(name: sessionCookie, value: "", lasts: 0, isSecure: isSecure).header
    // What the browser kept of the pages goes too.
    response.headers[.clearSiteData] = "\"cache\", \"storage\""
    return response
  }

  func enter(_ opened: OpenSession, to address: String) -> Response {
    var response = redirect(to: address)
    setCookies(of: opened, in: &response)
    return response
  }

  /// The session's cookie, and the one by which the browser is known at the door when it comes back.
  func setCookies(of opened: OpenSession, in response: inout Response) {
    response.headers.append(HTTPField(name: .setCookie, value: cookie(for: opened).header))
    let account = opened.session.account.id
    // Without it they come in all the same.
    guard let device = try? people.entrance.deviceCookie(of: account) else { return }
    let cookie = NewCookie(
      name: deviceCookie(of: account), value: device.text, lasts: 365 * 86_400,
      isSecure: isSecure)
    response.headers.append(HTTPField(name: .setCookie, value: cookie.header))
  }

  /// Opens a session for an account that has just proved itself.
  func enter(_ account: Account, to address: String, _ exchange: Exchange) throws
    -> Response
  {
    guard let opened = try people.sessions.open(for: account.id, from: exchange.visitor) else {
      return redirect(to: "/signin")
    }
    return enter(opened, to: address)
  }

  /// An address to go back to: only one of ours, never another site's.
  static func local(_ address: String) -> String? {
    // Bytes, not characters: a mark that joins the second slash would hide it from us, not from the
    // browser.
    let bytes = Array(address.utf8)
    let slash = UInt8(ascii: "/")
    guard bytes.first == slash, bytes.count < 2 || bytes[1] != slash, bytes.allSatisfy(isPlain)
    else { return nil }
    return address
  }

  /// Whether a byte stands for itself in an address, and could not be taken for another slash.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\\")
  }

  // MARK: - Invitations

  func showInvitation(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (token, invitation) = try invitation(exchange)
    guard let invitation else { return gone(request, exchange) }
    let address = "/invitation/\(percentEncoded(token.text))"
    let title = try dossierTitle(invitation.dossier)
    if exchange.session != nil {
      return plainPage(
        doors(exchange).acceptance(invitation, dossierTitle: title, address: address), request,
        exchange)
    }
    if try people.accounts.find(email: invitation.email) != nil {
      return redirect(to: "/signin?back=\(percentEncoded(address))")
    }
    return plainPage(
      doors(exchange).invitation(invitation, dossierTitle: title, address: address), request,
      exchange)
  }

  func acceptInvitation(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    let (token, invitation) = try invitation(exchange)
    guard let invitation else { return gone(request, exchange) }
    let acceptance: Acceptance
    if let session = exchange.session {
      acceptance = try people.invitations.accept(
        token, as: session.account.id, from: exchange.visitor)
    } else {
      acceptance = try await people.invitations.accept(
        token, name: form["name"] ?? "",
        language: Language(rawValue: form["language"] ?? "") ?? exchange.language,
        password: Secret(form["password"] ?? ""), from: exchange.visitor)
    }
    switch acceptance {
    case .accepted(let account, let dossier):
      let address = dossier.map { Address($0).today } ?? "/"
      if exchange.session != nil { return redirect(to: address) }
      return try enter(account, to: address, exchange)
    case .refused(let problems):
      return plainPage(
        doors(exchange).invitation(
          invitation, dossierTitle: try dossierTitle(invitation.dossier),
          address: "/invitation/\(percentEncoded(token.text))", form, problems: problems),
        request, exchange)
    case .notValid: return gone(request, exchange)
    case .accountExists:
      return redirect(
        to: "/signin?back=\(percentEncoded("/invitation/\(percentEncoded(token.text))"))")
    case .otherAccount:
      return plainPage(
        doors(exchange).told("otherAccount", status: 403, link: ("otherAccount.link", "/")),
        request, exchange)
    }
  }

  private func invitation(_ exchange: Exchange) throws -> (Secret, Invitation?) {
    let token = Secret(percentDecoded(exchange.parameters.get("token") ?? ""))
    return (token, try people.invitations.open(token))
  }

  private func dossierTitle(_ key: String?) throws -> String? {
    guard let key, let live = try house.dossier(key) else { return nil }
    let title = live.snapshot.dossier.title
    return title.isEmpty ? key : title
  }

  private func gone(_ request: Request, _ exchange: Exchange) -> Response {
    plainPage(
      doors(exchange).told("gone", status: 410, link: ("gone.link", "/signin")), request, exchange)
  }

  // MARK: - A forgotten password

  func showRecovery(_ request: Request, _ exchange: Exchange) async throws -> Response {
    if exchange.parameters.get("token") == nil {
      // Said before anybody fills in a form for nothing.
      guard settings.mailServer != nil else {
        return plainPage(
          doors(exchange).told("noMail", link: ("gone.link", "/signin")), request, exchange)
      }
      return plainPage(doors(exchange).askRecovery(), request, exchange)
    }
    let token = Secret(percentDecoded(exchange.parameters.get("token") ?? ""))
    guard try people.recovery.account(token) != nil else { return gone(request, exchange) }
    return plainPage(
      doors(exchange).newPassword(address: "/recovery/\(percentEncoded(token.text))"), request,
      exchange)
  }

  func askRecovery(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    guard settings.mailServer != nil else {
      return plainPage(
        doors(exchange).told("noMail", link: ("gone.link", "/signin")), request, exchange)
    }
    let site = self
    let asked = try people.recovery.ask(email: form["email"] ?? "", from: exchange.visitor) {
      account, secret in
      site.recoveryLetter(to: account, secret)
    }
    switch asked {
    case .done: return plainPage(doors(exchange).told("recoverySent"), request, exchange)
    case .wait(let seconds):
      return plainPage(
        doors(exchange).askRecovery(
          email: form["email"] ?? "",
          problem: Message("door.wait", ["seconds": .integer(seconds)]), status: 429), request,
        exchange)
    }
  }

  private func recoveryLetter(to account: Account, _ secret: Secret) -> MailMessage {
    guard let reader = MailAddress(of: account) else {
      preconditionFailure("an account that asks for a letter has an address")
    }
    let letter = Letter.recovery(
      link: "\(settings.address)/recovery/\(percentEncoded(secret.text))")
    return letter.message(to: reader, in: catalogue(account.language), house: settings.address)
  }

  func resetPassword(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    let token = Secret(percentDecoded(exchange.parameters.get("token") ?? ""))
    switch try await people.recovery.reset(
      token, to: Secret(form["password"] ?? ""), from: exchange.visitor)
    {
    case .done(let account):
      return try enter(account, to: "/", exchange)
    case .refused(let problems):
      return plainPage(
        doors(exchange).newPassword(
          address: "/recovery/\(percentEncoded(token.text))", problems: problems), request,
        exchange)
    case .notValid: return gone(request, exchange)
    }
  }

  // MARK: - A link that was handed out

  func openShare(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let token = Secret(percentDecoded(exchange.parameters.get("token") ?? ""))
    let password =
      request.method == .post
      ? (try await form(request, exchange))["password"].map { Secret($0) } : nil
    let address = "/share/\(percentEncoded(token.text))"
    switch try await people.shareLinks.open(
      token, password: password, from: exchange.visitor, isUse: !exchange.isGlance)
    {
    case .open(let link, let pass):
      var response = redirect(to: try landing(of: link))
      // Who only looks where the link leads comes back to open it.
      if exchange.isGlance { return response }
      response.headers[.setCookie] =
        NewCookie(
          name: "\(shareCookie)-\(link.dossier)", value: "\(token.text).\(pass.text)", lasts: nil,
          isSecure: isSecure
        ).header
      return response
    case .needsPassword:
      return plainPage(doors(exchange).sharePassword(address: address), request, exchange)
    case .wrongPassword:
      return plainPage(
        doors(exchange).sharePassword(
          address: address, problem: Message("door.share.wrong"), status: 422), request, exchange)
    case .notValid: return gone(request, exchange)
    case .wait(let seconds):
      return plainPage(
        doors(exchange).sharePassword(
          address: address, problem: Message("door.wait", ["seconds": .integer(seconds)]),
          status: 429), request, exchange)
    }
  }
}

extension Site {
  /// Where a link leads: to the one thing that it opens, or to the first page.
  private func landing(of link: ShareLink) throws -> String {
    let to = Address(link.dossier)
    let scope = link.scope
    let singles = scope.singles
    switch (singles.first, scope.boards.first, scope.rooms.first) {
    case (let id?, nil, nil) where singles.count == 1 && scope.kinds.isEmpty:
      let item = try house.dossier(link.dossier)?.snapshot.dossier.item(id)
      return item.map { to.item($0) } ?? to.today
    case (nil, let board?, nil) where scope.boards.count == 1 && scope.kinds.isEmpty:
      return to.board(board)
    case (nil, nil, let room?) where scope.rooms.count == 1 && scope.kinds.isEmpty:
      return Room(rawValue: room).map { to.room($0) } ?? to.today
    default: return to.today
    }
  }
}

extension HTTPField.Name {
  static let clearSiteData = Self("Clear-Site-Data")!
}
