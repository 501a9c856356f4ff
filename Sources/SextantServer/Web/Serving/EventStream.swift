import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import SextantFiles
import SextantModel

/// Changes of a dossier as they happen, for the browsers that show it: server-sent events.
///
/// - `change`: an entry of the journal, reduced to the items the reader may see; its id is the
///   journal's sequence number, so that a browser that was away says where it stopped.
/// - `people`: who else is here, and who has which form open.
/// - `reset`: the browser missed more than can be told one by one; it should load its page anew.
///
/// For browsers that cannot keep a stream open, the same as JSON: `?after=<sequence>&poll=1`.
extension Site {
  func events(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let key = percentDecoded(exchange.parameters.get("dossier") ?? "")
    guard let access = try access(to: key, request, exchange), let live = try house.dossier(key)
    else { throw Refusal(.notFound, Message("serving.noDossier")) }
    let query = FormEntries(urlEncoded: (request.uri.query ?? "").utf8)
    let listener = Listener(
      live: live, reach: access.reach, account: exchange.session?.account.id.rawValue ?? 0,
      request: request, exchange: exchange)

    if query["poll"] != nil {
      return try await changes(after: query["after"].flatMap { Int($0) } ?? 0, listener)
    }
    guard meters.listeners < settings.listeners else {
      throw Refusal(.serviceUnavailable, Message("serving.tooManyListeners"), retryAfter: 30)
    }
    let last = request.headers[.lastEventID] ?? query["after"]
    var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
    // nginx would keep events back until its buffer is full.
    headers[.accelBuffering] = "no"
    let site = self
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        site.meters.listeners(add: 1)
        defer { site.meters.listeners(add: -1) }
        try await site.tell(listener, since: last.flatMap { Int($0) }, &writer)
        try await writer.finish(nil)
      })
  }

  /// One browser that waits for changes.
  private struct Listener {
    let live: LiveDossier
    let reach: Reach
    let account: Int64
    /// What they came with, by which it is asked again and again whether they may still listen.
    let request: Request
    let exchange: Exchange
  }

  /// Whether a listener may hear what they could when they came: the session goes on, the membership
  /// or the link stands and opens as much.
  private func mayStillHear(_ listener: Listener) -> Bool {
    do {
      if listener.exchange.session != nil, let secret = listener.exchange.secret {
        guard try people.sessions.goesOn(secret) else { return false }
      }
      let access = try access(to: listener.live.key, listener.request, listener.exchange)
      return access?.reach == listener.reach
    } catch {
      // They come back by themselves, once the database answers again.
      return false
    }
  }

  /// Writes events until the browser leaves, its reader may no longer hear them or the server ends.
  private func tell(
    _ listener: Listener, since last: Int?, _ writer: inout any ResponseBodyWriter
  ) async throws {
    let live = listener.live
    let stream = live.subscribe()
    var told = last ?? live.snapshot.sequence
    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
    try await catchUp(listener, &told, &writer)
    var people: [Presence.Person] = []
    try await tellPresence(listener, &people, &writer)

    for await wake in Self.wakes(stream, every: pulse).cancelOnGracefulShutdown() {
      if Task.isCancelled || !mayStillHear(listener) { return }
      switch wake {
      case .change(let event):
        if event.sequence > told + 1 {
          try await catchUp(listener, &told, &writer)
        } else if event.sequence > told {
          try await tell(event, listener, &writer)
          told = event.sequence
        }
      case .tick(let number):
        try await tellPresence(listener, &people, &writer)
        // A line that is no event keeps proxies from closing a quiet connection.
        if number % 3 == 0 { try await writer.write(ByteBuffer(string: ": here\n\n")) }
      }
    }
  }

  private enum Wake: Sendable {
    case change(JournalEvent)
    case tick(Int)
  }

  /// Changes, and every few seconds a tick.
  private static func wakes(
    _ changes: AsyncStream<JournalEvent>, every pulse: Duration
  ) -> AsyncStream<Wake> {
    AsyncStream(bufferingPolicy: .bufferingNewest(300)) { continuation in
      let task = Task {
        await withTaskGroup(of: Void.self) { group in
          group.addTask { for await change in changes { continuation.yield(.change(change)) } }
          group.addTask {
            var number = 0
            while !Task.isCancelled {
              try? await Task.sleep(for: pulse)
              number += 1
              continuation.yield(.tick(number))
            }
          }
        }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private static let mostMissed = 200

  private func catchUp(
    _ listener: Listener, _ told: inout Int, _ writer: inout any ResponseBodyWriter
  ) async throws {
    let missed = try listener.live.events(after: told, limit: Self.mostMissed + 1)
    if missed.count > Self.mostMissed {
      told = listener.live.snapshot.sequence
      try await writer.write(ByteBuffer(string: "id: \(told)\nevent: reset\ndata: {}\n\n"))
      return
    }
    for event in missed {
      try await tell(event, listener, &writer)
      told = event.sequence
    }
  }

  private func tell(
    _ event: JournalEvent, _ listener: Listener, _ writer: inout any ResponseBodyWriter
  ) async throws {
    guard let data = await data(of: event, listener) else { return }
    try await writer.write(
      ByteBuffer(
        string: "id: \(event.sequence)\nevent: change\ndata: \(JSONText.compact(data))\n\n"))
  }

  /// What a listener is told of a change; `nil` where it concerns nothing they may see.
  private func data(of event: JournalEvent, _ listener: Listener) async -> Plain? {
    let snapshot = listener.live.snapshot
    var items = event.items
    if listener.reach != .everything {
      // A removed item is no longer there to be judged: only who sees everything hears of it.
      let examined = await readingRoom.examined(
        snapshot, reach: listener.reach, on: currentMoment().day)
      items = items.filter { examined.dossier.contains($0.id) }
    }
    guard !items.isEmpty else { return nil }
    let author = Int64(event.author.id)
    return .map([
      Plain.Entry(key: "sequence", value: .number(String(event.sequence))),
      Plain.Entry(
        key: "who",
        value: .text(name(of: event.author, for: listener.reach, in: listener.live.key))),
      Plain.Entry(key: "mine", value: .flag(author == listener.account)),
      Plain.Entry(key: "verb", value: .text(event.verb)),
      Plain.Entry(
        key: "items",
        value: .list(
          items.prefix(200).map { item in
            .map([
              Plain.Entry(key: "kind", value: .text(item.kind)),
              Plain.Entry(key: "id", value: .text(item.id)),
              Plain.Entry(key: "what", value: .text(item.what.rawValue)),
            ])
          })),
    ])
  }

  /// Who else is here, as far as a listener may know: no page of an item that they do not see.
  private func present(_ listener: Listener) async -> [Presence.Person] {
    guard listener.reach.tellsOfPeople else { return [] }
    let here = presence.people(in: listener.live.key, at: Instant.now().milliseconds)
    if listener.reach == .everything || here.isEmpty { return here }
    let dossier = await readingRoom.examined(
      listener.live.snapshot, reach: listener.reach, on: currentMoment().day
    ).dossier
    func seen(_ address: String) -> String {
      let path = Self.split(String(address.prefix { $0 != "?" && $0 != "#" })).rest
      let isOfItem = path.count > 1 && RoomPages.type(plural: path[0]) != nil
      guard isOfItem || path.first == "thread", path.count > 1, path[1] != "new" else {
        return String(address.prefix { $0 != "?" && $0 != "#" })
      }
      return dossier.contains(path[1]) ? String(address.prefix { $0 != "?" && $0 != "#" }) : ""
    }
    return here.map { person in
      Presence.Person(
        account: person.account, name: person.name, page: seen(person.page), form: seen(person.form)
      )
    }
  }

  private func tellPresence(
    _ listener: Listener, _ told: inout [Presence.Person], _ writer: inout any ResponseBodyWriter
  ) async throws {
    let here = await present(listener)
    guard here != told else { return }
    told = here
    try await writer.write(
      ByteBuffer(
        string: "event: people\ndata: \(JSONText.compact(.map([plain(here, listener)])))\n\n"))
  }

  private func plain(_ people: [Presence.Person], _ listener: Listener) -> Plain.Entry {
    Plain.Entry(
      key: "people",
      value: .list(
        people.filter { $0.account != listener.account }.map { person in
          .map([
            Plain.Entry(key: "name", value: .text(person.name)),
            Plain.Entry(key: "page", value: .text(person.page)),
            Plain.Entry(key: "form", value: .text(person.form)),
          ])
        }))
  }

  /// The changes after a sequence number, for browsers that ask now and then.
  private func changes(after: Int, _ listener: Listener) async throws -> Response {
    let missed = try listener.live.events(after: after, limit: Self.mostMissed + 1)
    var changes: [Plain] = []
    for event in missed.prefix(Self.mostMissed) {
      if let data = await data(of: event, listener) { changes.append(data) }
    }
    let here = await present(listener)
    return json(
      200,
      .map([
        Plain.Entry(
          key: "sequence", value: .number(String(missed.last?.sequence ?? after))),
        Plain.Entry(key: "reset", value: .flag(missed.count > Self.mostMissed)),
        Plain.Entry(key: "changes", value: .list(changes)),
        plain(here, listener),
      ]))
  }

  /// A browser says that somebody is here, and which form they have open.
  func notePresence(_ request: Request, _ exchange: Exchange) async throws -> Response {
    let form = try await form(request, exchange)
    let key = percentDecoded(exchange.parameters.get("dossier") ?? "")
    guard let session = exchange.session,
      case .member(let access)? = try access(to: key, request, exchange), access.role != .guest
    else { return Response(status: .noContent) }
    presence.note(
      session.account.id.rawValue, session.account.name, in: key,
      page: String((form["page"] ?? "").prefix(300)),
      form: String((form["form"] ?? "").prefix(300)), at: Instant.now().milliseconds)
    return Response(status: .noContent)
  }
}

extension HTTPField.Name {
  static let lastEventID = Self("Last-Event-ID")!
  static let accelBuffering = Self("X-Accel-Buffering")!
}
