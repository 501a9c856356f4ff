import SextantModel

/// Everybody who has an account, for those who look after the house: who administers it, who may
/// come in, the links for those who cannot get in.
enum HousePeoplePage {
  static func answer(_ guest: HouseGuest) throws -> Answer? {
    guard guest.account.isAdministrator else { return nil }
    return .page(try page(guest))
  }

  static func page(
    _ guest: HouseGuest, made: HTML = .empty, typed: FormEntries = .empty,
    problems: [(field: String, text: String)] = []
  ) throws -> Page {
    var page = Page(title: guest.say("pages.house.title"), main: .empty)
    page.lead = guest.say("pages.house.lead")
    page.trail = [
      (guest.say("pages.dossiers.title"), "/"), (guest.say("pages.account.title"), "/account"),
    ]
    page.status = problems.isEmpty ? 200 : 422
    let columns = [
      TableColumn(guest.say("pages.people.name"), isRowHeader: true),
      TableColumn(guest.say("pages.people.email")), TableColumn(guest.say("pages.house.state")),
      TableColumn(guest.say("pages.people.acts")),
    ]
    let rows = try guest.people.accounts.all().filter { !$0.isErased }.map { row($0, guest) }
    page.main = """
      \(ErrorSummary(guest.words, problems.map { ($0.text, $0.field == "accounts" ? "#accounts" : "#field-\($0.field)") }))\(made)\
      \(DataTable(guest.words, id: "accounts", caption: guest.say("pages.house.title"), columns: columns, rows: rows, hidesCaption: true))\
      \(try invitations(guest, typed, problems))\
      <p>\(LinkButton(guest.say("security.house.title"), to: "/account/house/activity", icon: "history"))</p>
      """
    return page
  }

  private static func row(_ account: Account, _ guest: HouseGuest) -> TableLine {
    var state = HTML.empty
    if account.isAdministrator {
      state += StatusMark(.ours, guest.say("pages.house.administrator")).html
    }
    if account.isDisabled {
      state += StatusMark(.neutral, guest.say("pages.people.disabled")).html
    }
    let id = String(account.id.rawValue)
    func button(_ act: String, _ look: ButtonLook = .quiet) -> HTML {
      PostForm(
        token: guest.formToken, to: "/account/house/\(act)", look: .bare,
        "\(Hidden("account", id))\(Button(guest.say("pages.house.\(act)"), look))"
      ).html
    }
    var acts = HTML.empty
    if account.id != guest.account.id {
      acts += button(account.isAdministrator ? "unadminister" : "administer")
      acts += button(account.isDisabled ? "enable" : "disable")
      if !account.isDisabled { acts += button("recovery") }
      acts +=
        Dialog(
          id: "erase-\(id)",
          title: guest.say("pages.house.erase.title", ["name": .text(account.name)]),
          opener: guest.say("pages.house.erase"), .quiet,
          "<p>\(guest.say("pages.house.erase.about"))</p>\(button("erase", .danger))"
        ).html
    }
    return TableLine([
      Person(account.name).html, HTML(text: account.email), state,
      "<div class=\"cluster\">\(acts)</div>",
    ])
  }

  private static func invitations(
    _ guest: HouseGuest, _ typed: FormEntries, _ problems: [(field: String, text: String)]
  ) throws -> HTML {
    let words = guest.words
    let lines = try guest.people.invitations.pending(for: nil).map { invitation -> HTML in
      let until = guest.say(
        "pages.people.until", ["day": .day(localMoment(invitation.expires).day)])
      let form = PostForm(
        token: guest.formToken, to: "/account/house/withdraw", look: .bare,
        "\(Hidden("id", String(invitation.id)))\(Button(guest.say("pages.people.withdraw"), .quiet))"
      )
      return "<li class=\"split\"><span>\(invitation.email), \(until)</span>\(form)</li>"
    }
    let languages = [ChoiceOption("fr", "Français"), ChoiceOption("en", "English")]
    let mistakes = problems.filter { $0.field == "email" }.map(\.text)
    let fields: HTML = """
      \(FormField(words, "email", label: guest.say("pages.people.email"), .email(typed["email"] ?? "", autocomplete: "off"), isRequired: true, problems: mistakes))\
      \(FormField(words, "language", label: guest.say("pages.people.language"), .choice(typed["language"] ?? words.language.rawValue, languages)))\
      \(FormField(words, "administrator", label: guest.say("pages.house.asAdministrator"), .flag(false)))\
      \(Button(guest.say("pages.people.invite.do"), .primary))
      """
    return """
      <section aria-labelledby="invitations" class="stack"><h2 id="invitations">\
      \(guest.say("pages.people.invitations"))</h2>\
      <p class="muted">\(guest.say(guest.hasMail ? "pages.people.invitations.mail" : "pages.people.invitations.link"))</p>\
      \(if: !lines.isEmpty, "<ul class=\"lines\">\(lines.joined())</ul>")\
      \(PostForm(token: guest.formToken, to: "/account/house/invite", fields))</section>
      """
  }
}

/// What the forms of that page do.
enum HousePeopleActs {
  private static let address = "/account/house"
  /// What is meant is there no more.
  private static let gone = Answer.seeOther(address, notice: Message("pages.people.gone"))

  static func post(_ name: String, _ form: FormEntries, _ guest: HouseGuest) throws -> Answer {
    guard guest.account.isAdministrator else { return .notFound }
    if name == "invite" { return try invite(form, guest) }
    if name == "withdraw" {
      guard let number = Int64(form["id"] ?? "") else { return gone }
      try guest.people.invitations.withdraw(
        id: number, for: nil, by: guest.account.id, from: guest.visitor)
      return .seeOther(address, notice: Message("pages.people.withdrawn"))
    }
    guard let number = Int64(form["account"] ?? "") else { return gone }
    let id = AccountID(rawValue: number)
    let accounts = guest.people.accounts
    let (own, visitor) = (guest.account.id, guest.visitor)
    let problem: AccountProblem?
    switch name {
    case "administer", "unadminister":
      problem = try accounts.setAdministrator(
        name == "administer", of: id, by: own, from: visitor)
    case "disable", "enable":
      problem = try accounts.setDisabled(name == "disable", of: id, by: own, from: visitor)
    case "erase": problem = try accounts.erase(id, by: own, from: visitor)
    case "recovery": return try recovery(id, guest)
    default: return .notFound
    }
    if let problem {
      return .page(
        try HousePeoplePage.page(guest, problems: [("accounts", guest.words.say(problem.message))]))
    }
    return .seeOther(address, notice: Message("pages.house.done"))
  }

  private static func invite(_ form: FormEntries, _ guest: HouseGuest) throws -> Answer {
    let language = Language(rawValue: form["language"] ?? "") ?? guest.words.language
    let made = try guest.people.invitations.invite(
      email: form["email"] ?? "", language: language,
      administrator: form["administrator"] == "true",
      by: guest.account.id, from: guest.visitor)
    switch made {
    case .refused(let problems):
      return .page(
        try HousePeoplePage.page(
          guest, typed: form, problems: problems.map { ($0.field, guest.words.say($0.message)) }))
    case .made(let invitation, let token):
      let link = "\(guest.site)/invitation/\(percentEncoded(token.text))"
      if guest.hasMail, let reader = MailAddress(name: "", email: invitation.email),
        let words = guest.catalogues[language]
      {
        let letter = Letter.invitation(
          inviter: guest.account.name, dossier: nil, link: link,
          until: localMoment(invitation.expires).day)
        try guest.people.mail.add(letter.message(to: reader, in: words, house: guest.site))
      }
      return .page(
        try HousePeoplePage.page(
          guest, made: note(link, guest.hasMail ? "invitation.sent" : "invitation", guest)))
    }
  }

  /// A link to a new password, handed over by hand.
  private static func recovery(_ id: AccountID, _ guest: HouseGuest) throws -> Answer {
    guard
      let secret = try guest.people.recovery.link(
        for: id, by: guest.account.id, from: guest.visitor)
    else { return gone }
    let link = "\(guest.site)/recovery/\(percentEncoded(secret.text))"
    return .page(try HousePeoplePage.page(guest, made: note(link, "recovery", guest)))
  }

  private static func note(_ link: String, _ key: String, _ guest: HouseGuest) -> HTML {
    Notice(
      .good,
      """
      <p>\(guest.say("pages.people.made.\(key)"))</p><p><code class="break">\(link)</code></p>
      """ as HTML, title: guest.say("pages.people.made.title")
    ).html
  }
}
