import SextantModel

/// One's own account: name, language and colours, password and address, the browsers that are signed
/// in, the keys given to programs.
enum AccountPage {
  /// - Parameter made: what an act has just made and is shown this once: a program's key.
  static func page(
    _ guest: HouseGuest, made: HTML = .empty, typed: FormEntries = .empty,
    problems: [(field: String, text: String)] = []
  ) throws -> Page {
    var page = Page(title: guest.say("pages.account.title"), main: .empty)
    page.trail = [(guest.say("pages.dossiers.title"), "/")]
    page.status = problems.isEmpty ? 200 : 422
    let parts = AccountParts(guest: guest, typed: typed, problems: problems)
    page.main = """
      \(ErrorSummary(guest.words, problems.map { ($0.text, "#field-\($0.field)") }))\(made)\
      <div class="grid-2">\(parts.profile)\(parts.password)\(parts.email)\(try parts.sessions())</div>\
      \(try parts.tokens())
      """
    if guest.account.isAdministrator {
      page.main += """
        <p>\(LinkButton(guest.say("pages.house.title"), to: "/account/house", icon: "people"))</p>
        """
    }
    return page
  }
}

/// Writes the parts of the account page.
private struct AccountParts {
  let guest: HouseGuest
  let typed: FormEntries
  let problems: [(field: String, text: String)]

  private var words: Catalogue { guest.words }
  private func say(_ key: String) -> String { guest.say("pages.account.\(key)") }
  private func of(_ field: String) -> [String] {
    problems.filter { $0.field == field }.map(\.text)
  }
  private func form(_ act: String, _ content: HTML) -> HTML {
    PostForm(token: guest.formToken, to: "/account/\(act)", content).html
  }
  private func box(_ key: String, _ content: HTML) -> HTML {
    Box(title: say(key), level: 2, content).html
  }

  var profile: HTML {
    let themes = Theme.allCases.map {
      ChoiceOption(
        $0.rawValue, words.text("frame.theme.\($0 == .system ? "auto" : $0.rawValue)"))
    }
    return box(
      "profile",
      form(
        "profile",
        """
        \(FormField(words, "name", label: say("name"), .text(typed["name"] ?? guest.account.name, autocomplete: "name"), isRequired: true, problems: of("name")))\
        \(FormField(words, "language", label: words.text("frame.language"), .choice(guest.account.language.rawValue, Language.options)))\
        \(FormField(words, "theme", label: words.text("frame.theme"), .choice(guest.account.theme.rawValue, themes)))\
        \(mentions)\(Button(say("save"), .primary))
        """))
  }

  /// Nobody need choose about mail that is never sent.
  private var mentions: HTML {
    guard guest.hasMail else { return .empty }
    return FormField(
      words, "mentionMail", label: words.text("mention.mail"),
      .flag(guest.account.wantsMentionMail)
    ).html
  }

  var password: HTML {
    box(
      "password",
      form(
        "password",
        """
        \(FormField(words, "current", label: say("current"), .password(autocomplete: "current-password"), isRequired: true, problems: of("current")))\
        \(FormField(words, "password", label: say("newPassword"), .password(autocomplete: "new-password"), help: words.text("door.password.help"), isRequired: true, problems: of("password")))\
        \(Button(say("password.do")))<p class="muted small">\(say("password.about"))</p>
        """))
  }

  var email: HTML {
    box(
      "email",
      form(
        "email",
        """
        \(FormField(words, "email", label: say("email.address"), .email(typed["email"] ?? guest.account.email), isRequired: true, problems: of("email")))\
        \(FormField(words, "proof", label: say("current"), .password(autocomplete: "current-password"), isRequired: true, problems: of("proof")))\
        \(Button(say("email.do")))
        """))
  }

  func sessions() throws -> HTML {
    let lines = try guest.people.sessions.list(of: guest.account.id).map { session -> HTML in
      let isOwn = session.id == guest.session.id
      let seen = guest.say(
        "pages.account.seen",
        ["moment": .moment(localMoment(session.lastSeen)), "address": .text(session.address)])
      let device = session.device.isEmpty ? say("device") : session.device
      let end: HTML =
        isOwn
        ? StatusMark(.ours, say("thisOne")).html
        : PostForm(
          token: guest.formToken, to: "/account/end", look: .bare,
          "\(Hidden("id", String(session.id)))\(Button(say("end"), .quiet))"
        ).html
      return """
        <li class="split"><span>\(device)<br><span class="muted small">\(seen)</span></span>\(end)</li>
        """
    }
    let all = PostForm(
      token: guest.formToken, to: "/account/endAll", look: .bare,
      Button(say("endAll"), .danger).html)
    return box(
      "sessions",
      """
      <ul class="lines">\(lines.joined())</ul>\(if: lines.count > 1, all.html)\
      <p><a href="/account/activity">\(say("activity"))</a></p>
      """)
  }

  func tokens() throws -> HTML {
    let now = Instant.now()
    let rows = try guest.people.apiTokens.list(of: guest.account.id).map { token -> TableLine in
      let isOver = token.revoked != nil || token.expires < now
      let state =
        isOver ? StatusMark(.neutral, say("token.over")) : StatusMark(.good, say("token.valid"))
      let revoke: HTML =
        isOver
        ? .empty
        : PostForm(
          token: guest.formToken, to: "/account/revoke", look: .bare,
          "\(Hidden("id", String(token.id)))\(Button(say("token.revoke"), .quiet))"
        ).html
      let role = words.has("role.\(token.role)") ? words.text("role.\(token.role)") : token.role
      return TableLine([
        HTML(text: token.name), HTML(text: token.dossier ?? say("token.everywhere")),
        HTML(text: role), HTML(text: words.write(localMoment(token.expires).day)),
        HTML(text: token.lastUsed.map { words.write(localMoment($0).day) } ?? "–"), state.html,
        revoke,
      ])
    }
    let columns = [
      TableColumn(say("token.name"), isRowHeader: true), TableColumn(say("token.dossier")),
      TableColumn(say("token.role")), TableColumn(say("token.expires"), .day),
      TableColumn(say("token.used"), .day), TableColumn(say("token.state"), .mark),
      TableColumn(words.text("pages.people.acts")),
    ]
    let table: HTML =
      rows.isEmpty
      ? .empty
      : DataTable(
        words, id: "tokens-table", caption: say("tokens"), columns: columns, rows: rows,
        hidesCaption: true
      ).html
    return """
      <section aria-labelledby="tokens" class="stack"><h2 id="tokens">\(say("tokens"))</h2>\
      <p class="muted">\(say("tokens.about"))</p>\(table)\(try tokenForm())</section>
      """
  }

  private func tokenForm() throws -> HTML {
    let memberships = try guest.people.memberships.of(guest.account.id)
    let titles = Dictionary(
      try guest.house.dossiers().map { ($0.key, $0.title) }, uniquingKeysWith: { first, _ in first }
    )
    let dossiers = memberships.map { ChoiceOption($0.dossier, titles[$0.dossier] ?? $0.dossier) }
    let roles: [Role] = [.commenter, .contributor, .editor, .owner, .director, .candidate, .guest]
    let options = roles.map { ChoiceOption($0.rawValue, words.text("role.\($0.rawValue)")) }
    let expires = typed["expires"] ?? guest.now.day.adding(days: 90).text
    return Disclosure(
      say("token.new"), isOpen: !of("tokenName").isEmpty || !of("expires").isEmpty,
      form(
        "token",
        """
        \(FormField(words, "tokenName", label: say("token.name"), .text(typed["tokenName"] ?? ""), help: say("token.name.help"), isRequired: true, problems: of("tokenName")))\
        \(FormField(words, "dossier", label: say("token.dossier"), .choice(typed["dossier"] ?? "", [ChoiceOption("", say("token.everywhere"))] + dossiers)))\
        \(FormField(words, "role", label: say("token.role"), .choice(typed["role"] ?? Role.commenter.rawValue, options), problems: of("role")))\
        \(FormField(words, "expires", label: say("token.expires"), .day(expires), isRequired: true, problems: of("expires")))\
        \(Button(say("token.make")))
        """)
    ).html
  }
}
