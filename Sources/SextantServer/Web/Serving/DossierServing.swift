import HTTPTypes
import Hummingbird
import Logging
import SextantFiles
import SextantModel

/// The pages of a dossier and what their forms do.
extension Site {
  func dossierGet(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, path) = Self.split(request.uri.path)
    if path.first == "import" {
      return try await importGet(Array(path.dropFirst()), request, exchange)
    }
    // A script that heard of a change asks for it.
    let seat = try await seat(
      key, request, exchange,
      mayLag: !isRefresh(request) && (path.isEmpty || SharedPages.areAt(path)))
    if path.first == "frozen", seat.view.isInstitution {
      return try await frozenGet(path, seat, request, exchange)
    }
    let answer =
      SharedPages.get(path, seat.view).map { Answer.page($0) }
      ?? DossierPages.get(path, seat.view, surroundings(seat, request, exchange))
      ?? BoardPages.get(path, seat.view)
      ?? RoomPages.get(path, seat.view, past(seat))
      ?? .notFound
    noteOpened(path, seat, request, exchange)
    noteRead(path, answer, seat, exchange)
    return try respond(answer, seat, request, exchange)
  }

  func dossierPost(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, path) = Self.split(request.uri.path)
    if exchange.session == nil { return try await keepWhileSigningIn(request, exchange) }
    if path.first == "import" {
      return try await importPost(Array(path.dropFirst()), request, exchange)
    }
    if path.count == 3, path[2] == "files" { return try await attachFile(request, exchange) }
    if path.count == 4, path[0] == "boards", path[1] == DepositBoard.name, path[3] == "receipt" {
      return try await receiptPost(path[2], request, exchange)
    }
    let form = try await form(request, exchange)
    let seat = try await seat(key, request, exchange)
    defer { noteWrites(seat, exchange) }
    let act = act(seat, form, request, exchange)
    if let answer = await DossierPages.post(
      path, act, surroundings(seat, request, exchange))
    {
      return try respond(answer, seat, request, exchange)
    }
    if let answer = await BoardActs.post(path, act) {
      if case .file = answer { noteRead(Array(path.prefix(2)), .download, seat, exchange) }
      return try respond(answer, seat, request, exchange)
    }
    return try respond(await RoomPages.post(path, act) ?? .notFound, seat, request, exchange)
  }

  /// From here on the session finds what it has written.
  func noteWrites(_ seat: Seat, _ exchange: Exchange) {
    guard let session = exchange.session else { return }
    lastWrites.note(seat.live.snapshot.sequence, by: session.id, in: seat.live.key)
  }

  func act(
    _ seat: Seat, _ form: FormEntries, _ request: Request, _ exchange: Exchange? = nil
  ) -> Act {
    let site = self
    var act = Act(
      view: seat.view, live: seat.live, author: seat.author, access: seat.access.own,
      person: person(seat), now: seat.now, form: form.entries, wantsJSON: wantsJSON(request),
      seen: seenForms, drafts: drafts(seat),
      names: { $0.map { site.name(of: $0, for: seat.access.reach, in: seat.live.key) } ?? "" },
      remarked: { site.tell(of: $0, in: seat.live, by: seat.author) },
      proves: { await site.prove($0, exchange) })
    act.second = seat.second
    act.address = request.uri.path
    return act
  }

  /// Writes to those whom a remark calls. That mail fails is no reason to lose the remark.
  func tell(of comment: Comment, in live: LiveDossier, by author: Author) {
    let (allowance, now) = (mentionLetters, Instant.now())
    let letters = MentionLetters(
      people: people, words: words, site: settings.address, hasMail: settings.mailServer != nil,
      mayWrite: { allowance.take($0.id, at: now) })
    do {
      try letters.send(
        comment, in: live, by: author, on: live.snapshot.dossier.wallClock.moment.day)
    } catch {
      logger.error("mention: \(error)")
    }
  }

  /// Who opens an item's page has seen the remarks there that call them.
  private func noteOpened(_ path: [String], _ seat: Seat, _ request: Request, _ exchange: Exchange)
  {
    guard path.count == 2, !isRefresh(request), !exchange.isGlance,
      let account = exchange.session?.account.id
    else {
      return
    }
    let called = TodayMentions.calling(seat.view, people, in: seat.live.key, about: path[1])
    do {
      try people.mentions.open(called.map(\.id.text), by: account, in: seat.live.key)
    } catch {
      logger.error("mention: \(error)")
    }
  }

  func past(_ seat: Seat) -> Past {
    let site = self
    return Past(
      live: seat.live, access: seat.access.own,
      names: { site.name(of: $0, for: seat.access.reach, in: seat.live.key) },
      mentionable: { site.mentionable(seat) }, day: seat.now.day,
      drafts: drafts(seat))
  }

  private func drafts(_ seat: Seat) -> FormDrafts? {
    let account = seat.view.reader.account
    guard account > 0 else { return nil }
    return FormDrafts(
      people: people, account: AccountID(rawValue: account), dossier: seat.live.key)
  }

  /// A partner's people are told of nobody but their own and those who wrote to them.
  private func mentionable(_ seat: Seat) -> [String] {
    // Nobody's name is shown through a link.
    if case .link = seat.access.reach { return [] }
    let members = (try? people.memberships.members(of: seat.live.key)) ?? []
    guard seat.access.reach != .everything, let vendor = seat.access.own.vendor else {
      return members.map(\.account.name)
    }
    let writers = Set(seat.view.all(Comment.self).map(\.author))
    return members.filter {
      $0.membership.vendor == vendor.text || writers.contains($0.account.name)
    }.map(\.account.name)
  }

  /// The person of the dossier who bears the reader's name, for verbs that sign.
  private func person(_ seat: Seat) -> String? {
    let name = seat.view.reader.name
    return seat.view.all(SextantModel.Person.self).first { $0.name == name }?.id.text
  }

  /// The dossier's key and the rest of the path, split before escapes are undone: ids may hold a
  /// slash.
  static func split(_ path: String) -> (key: String, rest: [String]) {
    let segments = path.split(separator: "/").dropFirst().map { percentDecoded($0) }
    return (segments.first ?? "", Array(segments.dropFirst()))
  }
}
