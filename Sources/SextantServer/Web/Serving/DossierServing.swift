import HTTPTypes
import Hummingbird
import SextantModel

/// The pages of a dossier and what their forms do.
extension Site {
  func dossierGet(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, path) = Self.split(request.uri.path)
    let seat = try await seat(key, request, exchange)
    let answer =
      DossierPages.get(path, seat.view, surroundings(seat, request, exchange))
      ?? BoardPages.get(path, seat.view)
      ?? RoomPages.get(path, seat.view, past(seat))
      ?? .notFound
    return try respond(answer, seat, request, exchange)
  }

  func dossierPost(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let (key, path) = Self.split(request.uri.path)
    if exchange.session == nil { return try await keepWhileSigningIn(request, exchange) }
    if path.count == 3, path[2] == "files" { return try await attachFile(request, exchange) }
    let form = try await form(request, exchange)
    let seat = try await seat(key, request, exchange)
    let act = act(seat, form, request)
    if let answer = await DossierPages.post(
      path, act, surroundings(seat, request, exchange))
    {
      return try respond(answer, seat, request, exchange)
    }
    return try respond(await RoomPages.post(path, act) ?? .notFound, seat, request, exchange)
  }

  func act(_ seat: Seat, _ form: FormEntries, _ request: Request) -> Act {
    let site = self
    return Act(
      view: seat.view, live: seat.live, author: seat.author, access: seat.access.own,
      person: person(seat), now: seat.now, form: form.entries, wantsJSON: wantsJSON(request),
      seen: seenForms,
      names: { $0.map { site.name(of: $0, for: seat.access.reach, in: seat.live.key) } ?? "" })
  }

  func past(_ seat: Seat) -> Past {
    let site = self
    // Who sees but a part is not told who else is there.
    let members =
      seat.access.reach.tellsOfPeople ? try? people.memberships.members(of: seat.live.key) : nil
    return Past(
      live: seat.live, access: seat.access.own,
      names: { site.name(of: $0, for: seat.access.reach, in: seat.live.key) },
      mentionable: members?.map(\.account.name) ?? [])
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
