import SextantModel

/// What the forms of the account page do.
enum AccountActs {
  static func post(_ name: String, _ form: FormEntries, _ guest: HouseGuest) async throws
    -> HouseReply?
  {
    let desk = AccountDesk(form: form, guest: guest)
    switch name {
    case "profile", "language", "theme": return HouseReply(try desk.setProfile(name))
    case "password": return try await desk.changePassword()
    case "email": return HouseReply(try await desk.changeEmail())
    case "end": return HouseReply(try desk.endSession())
    case "endAll": return HouseReply(try desk.endOthers())
    case "token": return HouseReply(try desk.makeToken())
    case "revoke": return HouseReply(try desk.revokeToken())
    default: return nil
    }
  }
}

private struct AccountDesk {
  let form: FormEntries
  let guest: HouseGuest

  private var account: Account { guest.account }
  private var id: AccountID { guest.account.id }
  private func say(_ key: String) -> String { guest.say("pages.account.\(key)") }

  private func again(_ problems: [(field: String, text: String)]) throws -> Answer {
    .page(try AccountPage.page(guest, typed: form, problems: problems))
  }

  private func done(_ key: String) -> Answer {
    .seeOther("/account", notice: Message("pages.account.\(key)"))
  }

  private func wait(_ seconds: Int) -> String {
    guest.say("door.wait", ["seconds": .integer(seconds)])
  }

  /// The menu of every page sets language or colours alone, and wants to go back there.
  func setProfile(_ name: String) throws -> Answer {
    let isProfile = name == "profile"
    let theme = form["theme"].map { $0 == "auto" ? "system" : $0 }
    let problems = try guest.people.accounts.set(
      name: isProfile ? form["name"] ?? "" : account.name,
      language: form["language"].flatMap(Language.init(rawValue:)) ?? account.language,
      theme: theme.flatMap(Theme.init(rawValue:)) ?? account.theme, of: id)
    guard problems.isEmpty else {
      return try again(problems.map { ($0.field, guest.words.say($0.message)) })
    }
    if isProfile {
      if let wanted = form["mentionMail"] {
        try guest.people.accounts.setMentionMail(wanted == "true", of: id)
      }
      return done("saved")
    }
    return .seeOther(form["back"].flatMap(Site.local) ?? "/", notice: nil)
  }

  func changePassword() async throws -> HouseReply {
    let changed = try await guest.people.accounts.changePassword(
      of: id, current: Secret(form["current"] ?? ""), to: Secret(form["password"] ?? ""),
      from: guest.visitor)
    switch changed {
    case .changed(let opened):
      try send(.passwordChanged, to: MailAddress(of: account))
      return HouseReply(done("password.changed"), opened: opened)
    case .refused(let problems):
      return HouseReply(try again(problems.map { ($0.field, guest.words.say($0.message)) }))
    case .wrongPassword: return HouseReply(try again([("current", say("wrong"))]))
    case .wait(let seconds): return HouseReply(try again([("current", wait(seconds))]))
    }
  }

  func changeEmail() async throws -> Answer {
    let old = MailAddress(of: account)
    let changed = try await guest.people.accounts.changeEmail(
      of: id, to: form["email"] ?? "", password: Secret(form["proof"] ?? ""), from: guest.visitor)
    switch changed {
    case .changed(let account):
      try send(.emailChanged(to: account.email), to: old)
      return done("email.changed")
    case .refused(let problems):
      return try again(problems.map { ($0.field, guest.words.say($0.message)) })
    case .wrongPassword: return try again([("proof", say("wrong"))])
    case .wait(let seconds): return try again([("proof", wait(seconds))])
    }
  }

  /// Tells the account's owner, so that nobody changes it behind their back.
  private func send(_ letter: Letter, to reader: MailAddress?) throws {
    guard guest.hasMail, let reader else { return }
    try guest.people.mail.add(letter.message(to: reader, in: guest.words, house: guest.site))
  }

  func endSession() throws -> Answer {
    guard let number = Int64(form["id"] ?? "") else { return done("gone") }
    try guest.people.sessions.end(id: number, of: id, from: guest.visitor)
    return done("ended")
  }

  func endOthers() throws -> Answer {
    _ = try guest.people.sessions.endAll(of: id, except: guest.session.id, from: guest.visitor)
    return done("endedAll")
  }

  func makeToken() throws -> Answer {
    let day = Day.parse(Array((form["expires"] ?? "").utf8).span)
    guard case .value(let until) = day else {
      return try again([("expires", guest.say("token.expiryOutOfRange"))])
    }
    let days = until.days(since: guest.now.day)
    guard days > 0, days <= 366 else {
      return try again([("expires", guest.say("token.expiryOutOfRange"))])
    }
    let dossier = form["dossier"] ?? ""
    let made = try guest.people.apiTokens.make(
      name: form["tokenName"] ?? "", dossier: dossier.isEmpty ? nil : dossier,
      role: form["role"] ?? "", expires: Instant.now().adding(days: days), for: id,
      from: guest.visitor)
    switch made {
    case .made(_, let secret):
      let note = Notice(
        .good,
        "<p>\(say("token.made"))</p><p><code class=\"break\">\(secret.text)</code></p>" as HTML,
        title: say("token.made.title"))
      return .page(try AccountPage.page(guest, made: note.html))
    case .refused(let problems):
      return try again(
        problems.map { problem in
          let field =
            switch problem {
            case .nameEmpty, .nameTooLong: "tokenName"
            case .notAMember, .roleTooHigh: "role"
            case .expiryOutOfRange: "expires"
            }
          return (field, guest.words.say(problem.message))
        })
    }
  }

  func revokeToken() throws -> Answer {
    guard let number = Int64(form["id"] ?? "") else { return done("gone") }
    try guest.people.apiTokens.revoke(number, of: id, from: guest.visitor)
    return done("token.revoked")
  }
}
