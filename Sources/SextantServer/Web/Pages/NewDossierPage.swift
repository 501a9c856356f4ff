import SextantModel

/// A new dossier: blank, from the worked example, or from one that there is.
enum NewDossierPage {
  /// What a new dossier begins with.
  enum Start: String, CaseIterable { case blank, example, next, copy }

  static func answer(_ guest: HouseGuest) throws -> Answer? {
    let roles = try guest.people.memberships.of(guest.account.id)
    guard mayCreate(guest, roles) else { return .refused(Message("pages.new.refused")) }
    return .page(try page(guest, guest.query, problems: []))
  }

  /// Partners and readers come to others' dossiers only.
  static func mayCreate(_ guest: HouseGuest, _ roles: [Membership]) -> Bool {
    guest.account.isAdministrator || roles.isEmpty
      || roles.contains { Role(rawValue: $0.role)?.may(.editAny) ?? false }
  }

  /// The dossiers that somebody may make another from: those that they see whole.
  private static func sources(_ guest: HouseGuest) throws -> [DossierCard] {
    let keys = Set(
      try guest.people.memberships.of(guest.account.id).filter { membership in
        guard let access = membership.access else { return false }
        return access.reach == .everything && access.may(.exportDossier)
      }.map(\.dossier))
    return try guest.house.dossiers().filter { keys.contains($0.key) }
  }

  /// - Parameter importProblems: what is wrong with a file that was sent.
  static func page(
    _ guest: HouseGuest, _ typed: FormEntries, problems: [(field: String, text: String)],
    ofImport importProblems: [(field: String, text: String)] = []
  ) throws -> Page {
    let words = guest.words
    let sources = try sources(guest)
    func of(_ field: String) -> [String] { problems.filter { $0.field == field }.map(\.text) }
    let starts = Start.allCases.filter { start in
      switch start {
      case .blank: true
      case .example: DossierFolder(guest.example).isThere
      case .next, .copy: !sources.isEmpty
      }
    }
    let start = Start(rawValue: typed["start"] ?? "") ?? .blank
    let options = starts.map { ChoiceOption($0.rawValue, guest.say("pages.new.\($0.rawValue)")) }
    let modes = DossierMode.allCases.map {
      ChoiceOption($0.rawValue, words.text("choice.dossierMode.\($0.rawValue)"))
    }
    let frameworks = guest.library.frameworks.map {
      ChoiceOption($0.code, "\($0.code) – \($0.words($0.card, in: words.language))")
    }
    let own = sources.map { ChoiceOption($0.key, $0.title.isEmpty ? $0.key : $0.title) }
    var fields: HTML = """
      \(FormField(words, "start", label: guest.say("pages.new.start"), .choice(start.rawValue, options, isRadio: true)))\
      \(FormField(words, "title", label: guest.say("pages.new.name"), .text(typed["title"] ?? ""), help: guest.say("pages.new.name.help"), isRequired: true, problems: of("title")))
      """
    if !own.isEmpty {
      fields +=
        FormField(
          words, "from", label: guest.say("pages.new.from"),
          .choice(typed["from"] ?? "", [ChoiceOption("", guest.say("pages.none"))] + own),
          help: guest.say("pages.new.from.help"), problems: of("from")
        ).html
    }
    fields +=
      FormSection(
        title: guest.say("pages.new.onlyBlank"),
        """
        \(FormField(words, "mode", label: words.label(field: "mode", of: "dossier"), .choice(typed["mode"] ?? DossierMode.professional.rawValue, modes)))\
        \(FormField(words, "framework", label: guest.say("pages.new.framework"), .choices(typed.all("framework").filter { !$0.isEmpty }, frameworks), help: guest.say("pages.new.framework.help")))
        """
      ).html
    let make = Button(guest.say("pages.new.do"), .primary)
    let cancel = LinkButton(guest.say("pages.cancel"), to: "/", .quiet)
    fields += FormActions("\(make)\(cancel)").html
    var page = Page(title: guest.say("pages.new.title"), main: .empty)
    page.lead = guest.say("pages.new.lead")
    page.trail = [(guest.say("pages.dossiers.title"), "/")]
    let all = problems + importProblems
    page.status = all.isEmpty ? 200 : 422
    page.main = """
      \(ErrorSummary(words, all.map { ($0.text, "#field-\($0.field)") }))\
      \(PostForm(token: guest.formToken, to: "/dossiers", once: typed["once"] ?? onceKey(), fields))\
      \(ImportPage.form(guest, problems: importProblems))\
      <p class="muted small">\(guest.say("pages.new.import", ["command": .text("sextant import")]))</p>
      """
    return page
  }

  // MARK: - Making it

  /// The same form sent twice makes one dossier.
  static func post(_ form: FormEntries, _ guest: HouseGuest) async throws -> Answer {
    let made = await guest.seen.alone(key(form), of: author(guest)) {
      await Result { () async throws in try await make(form, guest) }
    }
    return try made.get()
  }

  private static func key(_ form: FormEntries) -> String? {
    SeenForms.key(of: form.entries, at: "dossiers")
  }

  private static func author(_ guest: HouseGuest) -> Author {
    Author(String(guest.account.id.rawValue))
  }

  private static func make(_ form: FormEntries, _ guest: HouseGuest) async throws -> Answer {
    if let address = guest.seen.address(for: key(form), of: author(guest)) {
      return .seeOther(address, notice: Message("pages.new.done"))
    }
    guard mayCreate(guest, try guest.people.memberships.of(guest.account.id)) else {
      return .refused(Message("pages.new.refused"))
    }
    let start = Start(rawValue: form["start"] ?? "") ?? .blank
    let title = trimmed(form["title"] ?? "")
    var problems: [(field: String, text: String)] = []
    if title.isEmpty { problems.append(("title", guest.say("pages.new.name.missing"))) }
    if title.count > 120 { problems.append(("title", guest.say("pages.new.name.long"))) }
    let from = form["from"] ?? ""
    if start == .next || start == .copy {
      let isKnown = try sources(guest).contains { $0.key == from }
      if !isKnown { problems.append(("from", guest.say("pages.new.from.missing"))) }
    }
    guard problems.isEmpty else { return .page(try page(guest, form, problems: problems)) }
    guard let source = source(start, title, from, form, guest) else { return .notFound }
    do {
      let live = try await making(source, guest)
      let address = Address(live.key).today
      guest.seen.remember(key(form), of: author(guest), address: address)
      return .seeOther(address, notice: Message("pages.new.done"))
    } catch let error as ChangeError {
      if case .house(let trouble) = error { return .failed(trouble) }
      return .refused(error.message)
    }
  }

  /// A dossier that its maker answers for.
  static func making(_ source: DossierSource, _ guest: HouseGuest) async throws -> LiveDossier {
    let live = try await guest.house.making(
      source, by: author(guest))
    _ = try guest.people.memberships.set(
      Membership(account: guest.account.id, dossier: live.key, role: Role.owner.rawValue),
      by: nil, from: guest.visitor)
    return live
  }

  private static func source(
    _ start: Start, _ title: String, _ from: String, _ form: FormEntries, _ guest: HouseGuest
  ) -> DossierSource? {
    switch start {
    case .blank:
      .blank(
        title: title, guest.words.language, mode: DossierMode(rawValue: form["mode"] ?? ""),
        assessments: assessments(form, guest))
    case .example: example(title, guest)
    case .next: .nextAfter(from, title: title)
    case .copy: .copy(of: from, title: title)
    }
  }

  /// The worked example under another title.
  private static func example(_ title: String, _ guest: HouseGuest) -> DossierSource? {
    guard case .plainText(var read, let files, _)? = DossierFolder(guest.example).source() else {
      return nil
    }
    read.dossier.rename(title)
    return .plainText(read, files: files)
  }

  /// The assessments of the frameworks that the form names.
  private static func assessments(_ form: FormEntries, _ guest: HouseGuest) -> [AssessmentSelection]
  {
    let codes = Set(form.all("framework"))
    return guest.library.frameworks.filter { codes.contains($0.code) }.flatMap { framework in
      framework.assessments.map { assessment in
        var selection = AssessmentSelection()
        selection.assessment = framework.name(of: assessment.id.text)
        selection.id = ID("selected-\(selection.assessment)")
        return selection
      }
    }
  }
}

extension Result where Failure == any Error {
  /// What an asynchronous piece of work came to.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
