import Hummingbird
import SextantFiles
import SextantModel
import Synchronization

/// Somebody in a dossier: who they are there, what they may do, and the dossier as they see it.
struct Seat: Sendable {
  let live: LiveDossier
  let snapshot: Snapshot
  let access: SeatAccess
  let view: View
  let author: Author
  let now: Moment
  let second: Int
}

/// By what right somebody is in a dossier.
enum SeatAccess: Sendable {
  case member(Access)
  /// By a link that was handed out: reads what it opens.
  case link(LinkScope, id: Int64)

  var reach: Reach {
    switch self {
    case .member(let access): access.reach
    case .link(let scope, _): .link(scope)
    }
  }

  var role: Role? {
    if case .member(let access) = self { return access.role }
    return nil
  }

  /// For what is done in the dossier: a link does nothing.
  var own: Access {
    if case .member(let access) = self { return access }
    return Access(role: .guest)
  }

  func may(_ permission: Permission) -> Bool { role?.may(permission) ?? (permission == .read) }
}

extension Site {
  /// The seat of who asks in the dossier of that key; refused as not found where they have none, so
  /// that nobody learns which dossiers there are.
  ///
  /// - Parameter mayLag: whether a dossier will do that others are changing just now.
  func seat(
    _ key: String, _ request: Request, _ exchange: Exchange, mayLag: Bool = false
  ) async throws -> Seat {
    guard let access = try access(to: key, request, exchange),
      let live = try house.dossier(key)
    else {
      if exchange.session == nil { throw SignInFirst(back: request.uri.description) }
      throw Refusal(.notFound, Message("serving.noDossier"))
    }
    return await seat(
      live, access, exchange, query: request.uri.query ?? "",
      // Who sees but a part of it loses sight of what is taken from them at once.
      atLeast: mayLag && access.reach == .everything
        ? exchange.session.map { lastWrites.last(by: $0.id, in: key) } : nil)
  }

  func seat(
    _ live: LiveDossier, _ access: SeatAccess, _ exchange: Exchange, query: String,
    atLeast known: Int? = nil
  ) async -> Seat {
    let snapshot = live.snapshot
    let wall = snapshot.dossier.wallClock
    let now = wall.moment
    let examined = await readingRoom.examined(
      snapshot, reach: access.reach, on: now.day, atLeast: known)
    let account = exchange.session?.account
    var title = examined.dossier.title
    // What an institution is called is no secret to who has a seat in it.
    if title.isEmpty, snapshot.dossier.isInstitution { title = snapshot.dossier.title }
    var view = View(
      words: catalogue(exchange.language), reader: reader(access, account, snapshot, now.day),
      title: title.isEmpty ? live.key : title, to: Address(live.key), examined: examined,
      library: library, formToken: exchange.secret.map { FormToken.make(for: $0) } ?? "",
      query: FormEntries(urlEncoded: query.utf8).entries)
    view.now = wall
    view.site = settings.address
    return Seat(
      live: live, snapshot: snapshot, access: access, view: view,
      author: Author(account.map { String($0.id.rawValue) } ?? "link"), now: now,
      second: wall.second)
  }

  /// By what right who asks may enter the dossier; `nil` where by none.
  func access(to key: String, _ request: Request, _ exchange: Exchange) throws -> SeatAccess? {
    if let session = exchange.session {
      if let membership = try people.memberships.membership(of: session.account.id, in: key),
        let access = membership.access
      {
        return .member(access)
      }
    }
    let jar = CookieJar(request.headers[.cookie])
    if let pass = jar["\(shareCookie)-\(key)"], let dot = pass.firstIndex(of: ".") {
      let link = try people.shareLinks.follow(
        Secret(String(pass[..<dot])), pass: Secret(String(pass[pass.index(after: dot)...])))
      if let link, link.dossier == key { return .link(LinkScope(link.scope), id: link.id) }
    }
    return nil
  }

  var shareCookie: String { isSecure ? "__Host-sextant-share" : "sextant-share" }

  private func reader(
    _ access: SeatAccess, _ account: Account?, _ snapshot: Snapshot, _ day: Day
  ) -> Reader {
    let language = account?.language ?? settings.language
    guard case .member(let member) = access, let account else {
      return Reader(
        account: 0, name: "", language: language, mayEdit: { _ in false },
        mayEditItem: { _ in false }, mayComment: false, mayApprove: false, mayAdminister: false,
        isInside: false, rights: "link")
    }
    let role = member.role
    let dossier = snapshot.dossier
    let sight = SightOnce(of: dossier, by: member.reach, on: day)
    return Reader(
      account: account.id.rawValue, name: account.name, language: language,
      mayEdit: { member.mayEdit($0) },
      mayEditItem: { item in
        if item is PartnerShare { return role.may(.managePeople) }
        // Only a guest's right, and a juror's, hangs on the single item.
        guard role == .guest || member.form == .institution else {
          return role.may(.editAny, in: type(of: item).kind.room)
        }
        return member.may(.editAny, with: item, in: dossier, on: day, sight: sight.value)
      },
      mayAdd: { member.mayAdd($0) }, mayUseVerbs: { member.mayUseVerbs(on: $0) },
      mayComment: role.may(.comment) || role == .guest, mayApprove: member.may(.approve),
      mayAdminister: role.may(.managePeople),
      isInside: role != .guest && !(role == .candidate && dossier.isInstitution),
      role: role, juror: member.juror,
      rights: "\(role.rawValue) \(member.vendor?.text ?? "") \(member.juror?.text ?? "")")
  }
}

/// What a reader sees of a dossier, worked out when a page first asks, and once for all its items.
private final class SightOnce: Sendable {
  private let dossier: Dossier
  private let reach: Reach
  private let day: Day
  private let known = Mutex<Sight?>(nil)

  init(of dossier: Dossier, by reach: Reach, on day: Day) {
    (self.dossier, self.reach, self.day) = (dossier, reach, day)
  }

  var value: Sight {
    known.withLock { known in
      if let known { return known }
      let sight = Sight(of: dossier, by: reach, on: day)
      known = sight
      return sight
    }
  }
}

/// The page is for those who are signed in; after signing in, they are brought back.
struct SignInFirst: Error {
  let back: String
}

extension LinkScope {
  init(_ scope: ShareScope) {
    let shown = dossierBoards.filter { scope.boards.contains($0.name) }.flatMap { $0.kinds }
    self.init(
      rooms: Set(scope.rooms.compactMap(Room.init(rawValue:))),
      kinds: Set(scope.kinds + shown.map { $0.kind.name }),
      items: Set(scope.singles))
  }
}
