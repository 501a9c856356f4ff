import SextantModel

/// Who may enter a dossier and how far: members with their roles, invitations under way, what
/// partners see, links that were handed out.
enum MembersPage {
  /// The roles that are given in a dossier, or in an institution.
  static func given(in form: DossierForm) -> [Role] {
    switch form {
    case .dossier: [.owner, .editor, .contributor, .commenter, .director, .guest, .candidate]
    case .institution: Role.ofInstitution + [.candidate]
    }
  }

  /// Begins the ids of the fields in a member's line.
  static func scope(of account: AccountID) -> String { "member-\(account.rawValue)" }

  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    // A guest or who comes by a link is not told who else is there.
    guard let role = around.access.role, role != .guest else { return .notFound }
    do {
      return .page(try page(view, around))
    } catch {
      return .refused(Message("pages.troubled"))
    }
  }

  /// - Parameters:
  ///   - made: what an act has just made and is shown this once: a link to hand over.
  ///   - problems: by the name of a field, or for a member's line by the whole id.
  static func page(
    _ view: View, _ around: PageSurroundings, made: HTML = .empty,
    typed: FormEntries = .empty, problems: [(field: String, text: String)] = []
  ) throws -> Page {
    var page = Page(
      title: view.say("pages.people.title"), main: .empty, here: view.to.page("people"))
    page.lead = view.say("pages.people.lead")
    page.status = problems.isEmpty ? 200 : 422
    let list = try MemberList(view, around, typed: typed, problems: problems)
    page.main = """
      \(ErrorSummary(view.words, problems.map { ($0.text, address(of: $0.field)) }))\(made)\
      \(list.members)\(if: !view.isInstitution, list.shares)
      """
    if view.reader.mayAdminister {
      page.main += "\(list.invitations)\(if: !view.isInstitution, list.links)"
    }
    return page
  }

  private static func address(of field: String) -> String {
    field.hasPrefix("member-") ? "#\(field)" : "#field-\(field)"
  }

  /// A link that is shown this once.
  static func handOver(_ link: String, _ key: String, _ view: View) -> HTML {
    Notice(
      .good,
      """
      <p>\(view.say("pages.people.made.\(key)"))</p>\
      <p><code class="break">\(link)</code></p>
      """ as HTML, title: view.say("pages.people.made.title")
    ).html
  }
}

/// Writes the parts of the people page.
private struct MemberList {
  let view: View
  let around: PageSurroundings
  let typed: FormEntries
  let problems: [(field: String, text: String)]
  let all: [Member]
  /// Whose a member may be: a guest one of the vendors', a juror one of the jury.
  private let seats: [ChoiceOption]
  /// The name of the field in which that is chosen.
  private let seat: String

  init(
    _ view: View, _ around: PageSurroundings, typed: FormEntries,
    problems: [(field: String, text: String)]
  ) throws {
    self.view = view
    self.around = around
    self.typed = typed
    self.problems = problems
    all = try around.people.memberships.members(of: around.live.key)
    seats =
      view.isInstitution
      ? view.all(JuryMember.self).map {
        ChoiceOption($0.id.text, view.say("pages.people.seat.juror", ["name": .text($0.name)]))
      }
        + view.all(Candidate.self).map {
          ChoiceOption(
            $0.id.text, view.say("pages.people.seat.candidate", ["name": .text($0.name)]))
        }
      : view.all(Vendor.self).map { ChoiceOption($0.id.text, $0.name) }
    seat = view.isInstitution ? "juror" : "vendor"
  }

  private func say(_ key: String) -> String { view.say("pages.people.\(key)") }
  private func of(_ field: String) -> [String] {
    problems.filter { $0.field == field }.map(\.text)
  }
  private func address(_ act: String) -> String { view.to.page("people") + "/\(act)" }

  private func roles(including present: String? = nil) -> [ChoiceOption] {
    var roles = MembersPage.given(in: view.dossier.form)
    if !(around.access.role?.may(.administer) ?? false) { roles.removeAll { $0 == .owner } }
    if let present = present.flatMap(Role.init(rawValue:)), !roles.contains(present) {
      roles.append(present)
    }
    return roles.map { ChoiceOption($0.rawValue, view.say("role.\($0.rawValue)")) }
  }

  // MARK: - Members

  var members: HTML {
    let rows = all.map { member -> TableLine in
      var cells: [HTML] = [
        "\(Person(member.account.name))\(if: member.account.isDisabled, " \(StatusMark(.neutral, say("disabled")))")",
        role(member),
      ]
      if view.reader.mayAdminister {
        cells.insert(HTML(text: member.account.email), at: 1)
        cells.append(remove(member))
      }
      return TableLine(cells)
    }
    var columns = [TableColumn(say("name"), isRowHeader: true), TableColumn(say("role"))]
    if view.reader.mayAdminister {
      columns.insert(TableColumn(say("email")), at: 1)
      columns.append(TableColumn(say("acts")))
    }
    let roles = MembersPage.given(in: view.dossier.form).map { role in
      (
        term: view.say("role.\(role.rawValue)"),
        value: HTML(text: view.say("role.\(role.rawValue).about"))
      )
    }
    return """
      <section class="stack"><h2>\(say("members"))</h2>\
      \(DataTable(view.words, id: "members-table", caption: say("members"), columns: columns, rows: rows, hidesCaption: true))\
      \(Disclosure(say("roles"), Definitions(roles).html))</section>
      """
  }

  private func role(_ member: Member) -> HTML {
    let role = member.membership.role
    let chosen = member.membership.vendor ?? member.membership.seat
    let vendor = chosen.flatMap { id in seats.first { $0.value == id }?.label ?? id }
    let name = view.words.has("role.\(role)") ? view.say("role.\(role)") : role
    let mayChange =
      view.reader.mayAdminister
      && (role != Role.owner.rawValue || around.access.role?.may(.administer) ?? false)
    guard mayChange else {
      return HTML(text: [name, vendor].compactMap(\.self).joined(separator: " – "))
    }
    let scope = MembersPage.scope(of: member.account.id)
    var fields: HTML = """
      \(Hidden("account", String(member.account.id.rawValue)))\
      \(FormField(view.words, "role", label: say("role.of", member.account.name), .choice(role, roles(including: role)), problems: of("\(scope)-role"), scope: scope, look: .hiddenLabel))
      """
    if role == Role.guest.rawValue || !seats.isEmpty {
      fields +=
        FormField(
          view.words, seat, label: say("\(seat).of", member.account.name),
          .choice(chosen ?? "", [ChoiceOption("", say("\(seat).none"))] + seats),
          problems: of("\(scope)-\(seat)"), scope: scope, look: .hiddenLabel
        ).html
    }
    return PostForm(
      view, to: address("role"), look: .inline,
      "\(fields)\(Button(say("role.set"), .quiet, icon: "check"))"
    ).html
  }

  private func say(_ key: String, _ name: String) -> String {
    view.say("pages.people.\(key)", ["name": .text(name)])
  }

  private func remove(_ member: Member) -> HTML {
    let name = member.account.name
    let id = String(member.account.id.rawValue)
    let form = PostForm(
      view, to: address("remove"), look: .bare,
      "\(Hidden("account", id))\(Button(say("remove.do"), .danger))")
    return Dialog(
      id: "remove-\(id)", title: say("remove.title", name), opener: say("remove"), .quiet,
      "<p>\(say("remove.about"))</p>\(form)"
    ).html
  }

  // MARK: - Invitations

  var invitations: HTML {
    let pending = (try? around.people.invitations.pending(for: around.live.key)) ?? []
    let lines = pending.map { invitation -> HTML in
      let role = invitation.role.map { view.say("role.\($0)") } ?? ""
      let until = view.say(
        "pages.people.until", ["day": .day(localMoment(invitation.expires).day)])
      let form = PostForm(
        view, to: address("withdraw"), look: .bare,
        "\(Hidden("id", String(invitation.id)))\(Button(say("withdraw"), .quiet))")
      return "<li class=\"split\"><span>\(invitation.email) – \(role), \(until)</span>\(form)</li>"
    }
    let languages = [ChoiceOption("fr", "Français"), ChoiceOption("en", "English")]
    let words = view.words
    let fields: HTML = """
      \(FormField(words, "email", label: say("email"), .email(typed["email"] ?? "", autocomplete: "off"), isRequired: true, problems: of("email")))\
      \(FormField(words, "role", label: say("role"), .choice(typed["role"] ?? (view.isInstitution ? Role.juror : .contributor).rawValue, roles()), problems: of("role")))\
      \(FormField(words, seat, label: say(seat), .choice(typed[seat] ?? "", [ChoiceOption("", say("\(seat).none"))] + seats), help: say("\(seat).help"), problems: of(seat)))\
      \(FormField(words, "language", label: say("language"), .choice(typed["language"] ?? words.language.rawValue, languages)))\
      \(Button(say("invite.do"), .primary))
      """
    return """
      <section aria-labelledby="invitations" class="stack"><h2 id="invitations">\(say("invitations"))</h2>\
      <p class="muted">\(say(around.hasMail ? "invitations.mail" : "invitations.link"))</p>\
      \(if: !lines.isEmpty, "<ul class=\"lines\">\(lines.joined())</ul>")\
      \(PostForm(view, to: address("invite"), fields))</section>
      """
  }

  // MARK: - Partners

  /// Who may change a share is led to its form, everybody else to what it says.
  private func address(of share: PartnerShare) -> String {
    view.reader.mayAdminister
      ? address("share") + queryText([("share", share.id.text)]) : view.to.item(share)
  }

  var shares: HTML {
    let shares = view.all(PartnerShare.self)
    let shown = ShownValue(view)
    let lines = shares.map { share -> HTML in
      let vendor = view.find(share.vendor)?.name ?? ""
      let until =
        share.until.map { view.say("pages.people.until", ["day": .day($0)]) } ?? ""
      let items = share.items.prefix(6).map { shown.link(to: $0.text) }.joined(by: ", ")
      return """
        <li><a href="\(address(of: share))">\(vendor.isEmpty ? share.id.text : vendor)</a> – \(items)\
        \(if: share.items.count > 6, ", +\(share.items.count - 6)")\
        <span class="muted small"> \(until)</span></li>
        """
    }
    let add: HTML =
      view.reader.mayAdminister
      ? LinkButton(say("shares.add"), to: address("share"), icon: "add").html : .empty
    return """
      <section aria-labelledby="shares" class="stack"><h2 id="shares">\(say("shares"))</h2>\
      <p class="muted">\(say("shares.lead"))</p>\
      \(if: !lines.isEmpty, "<ul class=\"lines\">\(lines.joined())</ul>")<p>\(add)</p></section>
      """
  }

  // MARK: - Links

  var links: HTML {
    let now = Instant.now()
    let links = (try? around.people.shareLinks.list(of: around.live.key)) ?? []
    let rows = links.map { link -> TableLine in
      let isOver = link.revoked != nil || link.expires < now
      let state =
        link.revoked != nil
        ? StatusMark(.neutral, say("link.revoked"))
        : isOver ? StatusMark(.neutral, say("link.over")) : StatusMark(.good, say("link.open"))
      let revoke: HTML =
        isOver
        ? .empty
        : PostForm(
          view, to: address("revoke"), look: .bare,
          "\(Hidden("id", String(link.id)))\(Button(say("link.revoke"), .quiet))"
        ).html
      return TableLine([
        HTML(text: link.label), HTML(text: scope(link.scope)),
        HTML(text: view.words.write(localMoment(link.expires).day)), state.html,
        HTML(text: view.words.write(link.uses)), revoke,
      ])
    }
    let table: HTML =
      rows.isEmpty
      ? .empty
      : DataTable(
        view.words, id: "links-table", caption: say("links"),
        columns: [
          TableColumn(say("link.label"), isRowHeader: true), TableColumn(say("link.scope")),
          TableColumn(say("link.expires"), .day), TableColumn(say("link.state"), .mark),
          TableColumn(say("link.uses"), .number), TableColumn(say("acts")),
        ], rows: rows, hidesCaption: true
      ).html
    return """
      <section class="stack"><h2>\(say("links"))</h2>\
      <p class="muted">\(say("links.lead"))</p>\(table)\(linkForm)</section>
      """
  }

  private func scope(_ scope: ShareScope) -> String {
    let rooms = scope.rooms.map { view.words.has("room.\($0)") ? view.say("room.\($0)") : $0 }
    let items = scope.singles.map { id in
      view.dossier.item(id)?.headline ?? id
    }
    let boards = scope.boards.map { view.say("board.\($0).title") }
    return (rooms + boards + items).joined(separator: ", ")
  }

  /// What somebody came from to share it alone.
  private var itemToShare: (any Item)? {
    let id = typed["item"] ?? view.query.last { $0.name == "item" }?.value
    return id.flatMap { view.dossier.item($0) }
  }

  private var sharedItem: HTML {
    guard let item = itemToShare else {
      return "<p class=\"muted small\">\(say("link.item.how"))</p>"
    }
    return """
      \(Hidden("item", item.idText))\
      <p>\(say("link.item")) <a href="\(view.to.item(item))">\(item.headline)</a></p>
      """
  }

  private var linkForm: HTML {
    let rooms = view.rooms.map {
      ChoiceOption($0.rawValue, view.say("room.\($0.rawValue)"))
    }
    let reports =
      [ChoiceOption("", view.say("pages.none"))]
      + view.all(Report.self).map { ChoiceOption($0.id.text, $0.headline) }
    let boards =
      [ChoiceOption("", view.say("pages.none"))]
      + dossierBoards.map { ChoiceOption($0.name, view.say("board.\($0.name).title")) }
    let words = view.words
    let others: HTML = """
      \(FormField(words, "room", label: say("link.rooms"), .choices(typed.all("room").filter { !$0.isEmpty }, rooms), problems: of("room")))\
      \(FormField(words, "board", label: say("link.board"), .choice(typed["board"] ?? "", boards), help: say("link.board.help")))\
      \(FormField(words, "report", label: say("link.report"), .choice(typed["report"] ?? "", reports)))
      """
    let fields: HTML = """
      \(sharedItem)\(FormField(words, "label", label: say("link.label"), .text(typed["label"] ?? ""), help: say("link.label.help"), isRequired: true, problems: of("label")))\
      \(itemToShare == nil ? others : Disclosure(say("link.more"), others).html)\
      \(FormField(words, "expires", label: say("link.expires"), .day(typed["expires"] ?? around.now.day.adding(days: 14).text), isRequired: true, problems: of("expires")))\
      \(FormField(words, "password", label: say("link.password"), .password(autocomplete: "new-password"), help: say("link.password.help")))\
      \(Button(say("link.make"), .plain))
      """
    return Disclosure(
      say("link.new"),
      isOpen: itemToShare != nil
        || problems.contains { ["label", "room", "expires"].contains($0.field) },
      PostForm(view, to: address("link"), fields).html
    ).html
  }
}
