import SextantModel

/// The pages before a dossier: signing in, the first account, an invitation, a forgotten password, a
/// link that was handed out.
///
/// Each is a form that stays on the screen, with what was typed and what is wrong beside the fields;
/// passwords alone are never sent back.
struct DoorPages {
  let words: Catalogue
  let token: String

  private func say(_ key: String) -> String { words.text("door.\(key)") }

  /// - Parameter hidden: what the form carries along unseen.
  func signIn(
    email: String = "", hidden: [(String, String)] = [], problem: Message? = nil,
    status: Int = 200
  ) -> Page {
    page(
      "signIn", problem: problem, status: status,
      form(
        "/signin", button: "signIn.do", hidden: hidden,
        [
          field("email", .email(email, autocomplete: "username"), isRequired: true),
          field("password", .password(autocomplete: "current-password"), isRequired: true),
        ])
        + "<p class=\"small\"><a href=\"/recovery\">\(say("forgotten"))</a></p>")
  }

  /// The account of who sets Sextant up.
  ///
  /// - Parameter asksWord: whether they have yet to show that the machine is theirs.
  func firstAccount(
    _ typed: FormEntries = .empty, asksWord: Bool = false, wordIsWrong: Bool = false,
    problems: [AccountProblem] = []
  ) -> Page {
    var fields = accountFields(typed, problems, withEmail: true)
    let wrong = wordIsWrong ? say("first.word.wrong") : nil
    if asksWord {
      fields.insert(
        field(
          "word", .text(wordIsWrong ? "" : typed["word"] ?? "", autocomplete: "off"),
          help: say("first.word.help"), isRequired: true, problems: wrong.map { [$0] } ?? []),
        at: 0)
    }
    var form = form("/first", button: "first.do", fields)
    if let wrong { form = ErrorSummary(words, [(wrong, "#field-word")]).html + form }
    return page("first", problems: problems, status: wordIsWrong ? 422 : 200, form)
  }

  func invitation(
    _ invitation: Invitation, dossierTitle: String?, address: String,
    _ typed: FormEntries = .empty, problems: [AccountProblem] = []
  ) -> Page {
    var page = page(
      "invitation", problems: problems,
      form(address, button: "invitation.do", accountFields(typed, problems, withEmail: false)))
    page.lead = words.fill(
      say(dossierTitle == nil ? "invitation.leadHouse" : "invitation.lead"),
      ["email": .text(invitation.email), "dossier": .text(dossierTitle ?? "")])
    return page
  }

  /// For somebody who is signed in already, or has an account to sign in with.
  func acceptance(_ invitation: Invitation, dossierTitle: String?, address: String) -> Page {
    var page = page("invitation", form(address, button: "invitation.accept", []))
    page.lead = words.fill(
      say(dossierTitle == nil ? "invitation.leadHouse" : "invitation.lead"),
      ["email": .text(invitation.email), "dossier": .text(dossierTitle ?? "")])
    return page
  }

  func askRecovery(email: String = "", problem: Message? = nil, status: Int = 200) -> Page {
    page(
      "recovery", problem: problem, status: status,
      form(
        "/recovery", button: "recovery.do",
        [field("email", .email(email, autocomplete: "username"), isRequired: true)]))
  }

  func newPassword(address: String, problems: [AccountProblem] = []) -> Page {
    page(
      "newPassword", problems: problems,
      form(
        address, button: "newPassword.do",
        [
          field(
            "password", .password(autocomplete: "new-password"), help: say("password.help"),
            isRequired: true, problems: of("password", problems))
        ]))
  }

  func sharePassword(address: String, problem: Message? = nil, status: Int = 200) -> Page {
    page(
      "share", problem: problem, status: status,
      form(
        address, button: "share.do",
        [field("password", .password(autocomplete: "off"), isRequired: true)]))
  }

  /// Something done or not to be done, and the way on.
  func told(_ key: String, status: Int = 200, link: (key: String, address: String)? = nil) -> Page {
    var main: HTML = "<p>\(say("\(key).text"))</p>"
    if let link { main += "<p>\(LinkButton(say(link.key), to: link.address))</p>" }
    return Page(title: say("\(key).title"), main: main, status: status)
  }

  // MARK: - Pieces

  private func page(
    _ key: String, problem: Message? = nil, problems: [AccountProblem] = [], status: Int = 200,
    _ form: HTML
  ) -> Page {
    var main = HTML.empty
    if let problem { main += Notice(.bad, words.say(problem)).html }
    main += ErrorSummary(words, problems.map { (words.say($0.message), "#field-\($0.field)") }).html
    main += form
    return Page(
      title: say("\(key).title"), main: main,
      lead: words.has("door.\(key).lead") ? say("\(key).lead") : "",
      status: problems.isEmpty ? status : 422)
  }

  private func form(
    _ address: String, button: String, hidden: [(String, String)] = [], _ fields: [HTML]
  ) -> HTML {
    let kept: HTML =
      "\(each: hidden, { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })"
    return
      "\(PostForm(token: token, to: address, kept + fields.joined() + "\(FormActions("\(Button(say(button), .primary))"))"))"
  }

  private func accountFields(
    _ typed: FormEntries, _ problems: [AccountProblem], withEmail: Bool
  ) -> [HTML] {
    var fields = [
      field(
        "name", .text(typed["name"] ?? "", autocomplete: "name"), isRequired: true,
        problems: of("name", problems))
    ]
    if withEmail {
      fields.append(
        field(
          "email", .email(typed["email"] ?? "", autocomplete: "username"), isRequired: true,
          problems: of("email", problems)))
    }
    fields.append(
      field(
        "password", .password(autocomplete: "new-password"), help: say("password.help"),
        isRequired: true, problems: of("password", problems)))
    fields.append(
      field("language", .choice(typed["language"] ?? words.language.rawValue, Language.options)))
    return fields
  }

  private func of(_ field: String, _ problems: [AccountProblem]) -> [String] {
    problems.filter { $0.field == field }.map { words.say($0.message) }
  }

  private func field(
    _ name: String, _ control: FieldControl, help: String? = nil,
    isRequired: Bool = false, problems: [String] = []
  ) -> HTML {
    "\(FormField(words, name, label: say("field.\(name)"), control, help: help, isRequired: isRequired, problems: problems))"
  }
}
