import SextantModel

/// A new institution: its name, who certifies, and the frameworks whose rules it begins with.
enum NewInstitutionPage {
  static func answer(_ guest: HouseGuest) throws -> Answer {
    guard mayCreate(guest, try guest.people.memberships.of(guest.account.id)) else {
      return .refused(Message("institution.new.refused"))
    }
    return .page(page(guest, guest.query, problems: []))
  }

  /// Who may begin a dossier, and who looks after an institution already.
  static func mayCreate(_ guest: HouseGuest, _ roles: [Membership]) -> Bool {
    NewDossierPage.mayCreate(guest, roles)
      || roles.contains { $0.role == Role.programmeManager.rawValue }
  }

  static func page(
    _ guest: HouseGuest, _ typed: FormEntries, problems: [(field: String, text: String)]
  ) -> Page {
    let words = guest.words
    func of(_ field: String) -> [String] { problems.filter { $0.field == field }.map(\.text) }
    func label(_ field: String) -> String { words.label(field: field, of: Institution.kind.name) }
    let frameworks = guest.library.frameworks.filter { guest.library.rules(of: $0.code) != nil }
      .map { ChoiceOption($0.code, "\($0.code) – \($0.words($0.card, in: words.language))") }
    let make = Button(guest.say("institution.new.do"), .primary)
    let cancel = LinkButton(guest.say("pages.cancel"), to: "/", .quiet)
    let fields: HTML = """
      \(FormField(words, "name", label: label("name"), .text(typed["name"] ?? ""), isRequired: true, problems: of("name")))\
      \(FormField(words, "certifier", label: label("certifier"), .text(typed["certifier"] ?? ""), help: guest.say("institution.new.certifier.help"), problems: of("certifier")))\
      \(FormField(words, "framework", label: guest.say("institution.new.frameworks"), .choices(typed.all("framework").filter { !$0.isEmpty }, frameworks), help: guest.say("institution.new.frameworks.help")))\
      \(FormActions("\(make)\(cancel)"))
      """
    var page = Page(title: guest.say("institution.new.title"), main: .empty)
    page.lead = guest.say("institution.new.lead")
    page.trail = [(guest.say("pages.dossiers.title"), "/")]
    page.status = problems.isEmpty ? 200 : 422
    page.main = """
      \(ErrorSummary(words, problems.map { ($0.text, "#field-\($0.field)") }))\
      \(PostForm(token: guest.formToken, to: "/institutions", once: typed["once"] ?? onceKey(), fields))
      """
    return page
  }

  /// The same form sent twice makes one institution.
  static func post(_ form: FormEntries, _ guest: HouseGuest) async throws -> Answer {
    let author = Author(String(guest.account.id.rawValue))
    let key = SeenForms.key(of: form.entries, at: "institutions")
    let made = await guest.seen.alone(key, of: author) {
      await Result { () async throws in try await make(form, guest, author, key) }
    }
    return try made.get()
  }

  private static func make(
    _ form: FormEntries, _ guest: HouseGuest, _ author: Author, _ key: String?
  ) async throws -> Answer {
    if let address = guest.seen.address(for: key, of: author) {
      return .seeOther(address, notice: Message("institution.new.done"))
    }
    guard mayCreate(guest, try guest.people.memberships.of(guest.account.id)) else {
      return .refused(Message("institution.new.refused"))
    }
    var head = Institution()
    head.name = trimmed(form["name"] ?? "")
    head.certifier = trimmed(form["certifier"] ?? "")
    var problems: [(field: String, text: String)] = []
    if head.name.isEmpty { problems.append(("name", guest.say("institution.new.name.missing"))) }
    if head.name.count > 120 { problems.append(("name", guest.say("pages.new.name.long"))) }
    if head.certifier.count > 120 {
      problems.append(("certifier", guest.say("pages.new.name.long")))
    }
    guard problems.isEmpty else { return .page(page(guest, form, problems: problems)) }
    let rules = form.all("framework").compactMap { guest.library.rules(of: $0) }
    do {
      let live = try await NewDossierPage.making(.institution(head, rules: rules), guest)
      let address = Address(live.key).today
      guest.seen.remember(key, of: author, address: address)
      return .seeOther(address, notice: Message("institution.new.done"))
    } catch let error as ChangeError {
      if case .house(let trouble) = error { return .failed(trouble) }
      return .refused(error.message)
    }
  }
}
