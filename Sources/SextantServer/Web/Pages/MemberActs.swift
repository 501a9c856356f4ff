import SextantModel

/// What the forms of the people page do.
enum MemberActs {
  static func post(_ name: String, _ act: Act, _ around: PageSurroundings) async -> Answer {
    guard around.access.may(.managePeople), let actor = around.account else {
      return act.refused("pages.people.refused")
    }
    let desk = MemberDesk(act: act, around: around, actor: actor)
    do {
      switch name {
      case "invite": return try desk.invite()
      case "withdraw": return try desk.withdraw()
      case "share" where !act.view.isInstitution: return await SharePage.post(act, around)
      case "role": return try desk.setRole()
      case "remove": return try desk.remove()
      // Nothing of an institution is handed out by a link.
      case "link" where !act.view.isInstitution: return try await desk.makeLink()
      case "revoke": return try desk.revokeLink()
      default: return .notFound
      }
    } catch let error as HouseError {
      return .failed(error)
    } catch {
      return .refused(Message("pages.busy"))
    }
  }
}

private struct MemberDesk {
  let act: Act
  let around: PageSurroundings
  let actor: AccountID

  private var view: View { act.view }
  private var page: String { view.to.page("people") }
  private func form(_ name: String) -> String { trimmed(act.form.last(name) ?? "") }
  private var number: Int64? { act.form.last("id").flatMap { Int64($0) } }
  private var isOwner: Bool { around.access.may(.administer) }

  private func again(_ problems: [(field: String, text: String)]) throws -> Answer {
    .page(
      try MembersPage.page(
        view, around, typed: FormEntries(entries: act.form.all), problems: problems))
  }

  private func say(_ key: String) -> String { view.say("pages.people.\(key)") }

  /// A role that the person may give here.
  private func given(_ name: String) -> Role? {
    guard let role = Role(rawValue: name), MembersPage.given(in: view.dossier.form).contains(role)
    else { return nil }
    return role == .owner && !isOwner ? nil : role
  }

  /// Who of the institution's somebody of a role is, as the form says; `.some(nil)` for who need be
  /// nobody there, `nil` where the one is missing.
  private func seat(for role: Role) -> String?? {
    guard view.isInstitution, role.sitsOnPanels || role == .candidate else { return .some(nil) }
    let seat = form("juror")
    let isKnown =
      role == .candidate
      ? view.find(ID<Candidate>(seat)) != nil : view.find(ID<JuryMember>(seat)) != nil
    return isKnown ? .some(seat) : nil
  }

  /// Why a role that was sent is not one that the person may give.
  private var roleProblem: String {
    let asked = form("role")
    if asked.isEmpty { return say("role.missing") }
    return say(asked == Role.owner.rawValue ? "role.notYours" : "role.unknown")
  }

  /// What is meant is there no more: taken away meanwhile, or never there.
  private var gone: Answer { .seeOther(page, notice: Message("pages.people.gone")) }

  // MARK: - Invitations

  func invite() throws -> Answer {
    guard let role = given(form("role")) else { return try again([("role", roleProblem)]) }
    let vendor = form("vendor")
    let isKnown = view.all(Vendor.self).contains { $0.id.text == vendor }
    if role == .guest, !isKnown { return try again([("vendor", say("vendor.missing"))]) }
    guard let seat = seat(for: role) else { return try again([("juror", say("juror.missing"))]) }
    let language = Language(rawValue: form("language")) ?? view.words.language
    let made = try around.people.invitations.invite(
      email: form("email"), language: language, dossier: around.live.key, role: role.rawValue,
      vendor: role == .guest ? vendor : nil, seat: seat, by: actor, from: around.visitor)
    switch made {
    case .refused(let problems):
      return try again(problems.map { ($0.field, view.words.say($0.message)) })
    case .made(let invitation, let token):
      let link = "\(around.site)/invitation/\(percentEncoded(token.text))"
      try send(invitation, link, language)
      let key = around.hasMail ? "invitation.sent" : "invitation"
      return .page(
        try MembersPage.page(view, around, made: MembersPage.handOver(link, key, view)))
    }
  }

  private func send(_ invitation: Invitation, _ link: String, _ language: Language) throws {
    guard around.hasMail, let reader = MailAddress(name: "", email: invitation.email),
      let words = around.words[language]
    else { return }
    let letter = Letter.invitation(
      inviter: view.reader.name, dossier: view.title, link: link,
      until: localMoment(invitation.expires).day)
    try around.people.mail.add(letter.message(to: reader, in: words, house: around.site))
  }

  func withdraw() throws -> Answer {
    guard let number else { return gone }
    try around.people.invitations.withdraw(
      id: number, for: around.live.key, by: actor, from: around.visitor)
    return .seeOther(page, notice: Message("pages.people.withdrawn"))
  }

  // MARK: - Members

  private func member() throws -> Membership? {
    guard let number = Int64(form("account")) else { return nil }
    return try around.people.memberships.membership(
      of: AccountID(rawValue: number), in: around.live.key)
  }

  func setRole() throws -> Answer {
    guard let member = try member() else { return gone }
    let place = MembersPage.scope(of: member.account)
    // A role that nobody gives here, a juror's say, may stay as it is.
    let kept = Role(rawValue: form("role")).flatMap { $0.rawValue == member.role ? $0 : nil }
    guard let role = kept ?? given(form("role")) else {
      return try again([("\(place)-role", roleProblem)])
    }
    // Only who answers for a dossier gives or takes that away.
    guard isOwner || member.role != Role.owner.rawValue else {
      return try again([("\(place)-role", say("role.notYours"))])
    }
    let vendor = form("vendor")
    let isKnown = view.all(Vendor.self).contains { $0.id.text == vendor }
    if role == .guest, !isKnown {
      return try again([("\(place)-vendor", say("vendor.missing"))])
    }
    guard let seat = seat(for: role) else {
      return try again([("\(place)-juror", say("juror.missing"))])
    }
    let problem = try around.people.memberships.set(
      Membership(
        account: member.account, dossier: around.live.key, role: role.rawValue,
        vendor: role == .guest ? vendor : nil, seat: seat), by: actor, from: around.visitor)
    if let problem { return try again([("\(place)-role", view.words.say(problem.message))]) }
    return .seeOther(page, notice: Message("pages.people.roleSet"))
  }

  func remove() throws -> Answer {
    guard let member = try member() else { return gone }
    let place = MembersPage.scope(of: member.account)
    guard isOwner || member.role != Role.owner.rawValue else {
      return try again([("\(place)-role", say("role.notYours"))])
    }
    let problem = try around.people.memberships.remove(
      member.account, from: around.live.key, by: actor, from: around.visitor)
    if let problem { return try again([("\(place)-role", view.words.say(problem.message))]) }
    return .seeOther(
      member.account == actor ? "/" : page, notice: Message("pages.people.removed"))
  }

  // MARK: - Links

  func makeLink() async throws -> Answer {
    var problems: [(field: String, text: String)] = []
    let label = form("label")
    if label.isEmpty { problems.append(("label", say("link.label.missing"))) }
    let rooms = act.form.values("room").compactMap { Room(rawValue: $0)?.rawValue }
    let report = form("report")
    let isReport = view.all(Report.self).contains { $0.id.text == report }
    let boards = dossierBoards.map { $0.name }.filter { $0 == form("board") }
    let items = view.dossier.item(form("item")).map { [$0.idText] } ?? []
    if rooms.isEmpty, !isReport, boards.isEmpty, items.isEmpty {
      problems.append(("room", say("link.rooms.missing")))
    }
    let day = Day.parse(Array(form("expires").utf8).span)
    var until = around.now.day
    if case .value(let wanted) = day, wanted >= until, wanted.days(since: until) <= 366 {
      until = wanted
    } else {
      problems.append(("expires", say("link.expires.wrong")))
    }
    guard problems.isEmpty else { return try again(problems) }
    let days = until.days(since: around.now.day) + 1
    let password = act.form.last("password") ?? ""
    let made = try await around.people.shareLinks.make(
      dossier: around.live.key, label: label,
      scope: ShareScope(
        rooms: rooms, items: items, boards: boards, report: isReport ? report : nil),
      expires: Instant.now().adding(days: days),
      password: password.isEmpty ? nil : Secret(password),
      by: actor, from: around.visitor)
    let link = "\(around.site)/share/\(percentEncoded(made.token.text))"
    return .page(
      try MembersPage.page(view, around, made: MembersPage.handOver(link, "link", view)))
  }

  func revokeLink() throws -> Answer {
    guard let number else { return gone }
    try around.people.shareLinks.revoke(
      number, of: around.live.key, by: actor, from: around.visitor)
    return .seeOther(page, notice: Message("pages.people.linkRevoked"))
  }
}
