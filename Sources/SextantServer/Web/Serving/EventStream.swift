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
/// - `sheet`: a file that the listener sent is read or kept so far, or has something to be looked at.
/// - `full`: others need the place; it should ask now and then, and the stream ends.
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
      opener: opener(access, exchange), reader: reader(access, exchange), request: request,
      exchange: exchange)

    if query["poll"] != nil {
      return try await changes(after: query["after"].flatMap { Int($0) } ?? 0, listener)
    }
    guard audience.hasRoom(for: listener.reader) else {
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
        if let place = site.audience.sit(listener.reader) {
          defer { site.audience.leave(place) }
          try await site.tell(listener, at: place, since: last.flatMap { Int($0) }, &writer)
        } else {
          // Others were quicker.
          try await writer.write(Self.full)
        }
        try await writer.finish(nil)
      })
  }

  /// What a page is told that has to ask now and then instead.
  private static let full = ByteBuffer(string: "event: full\ndata: {}\n\n")

  /// One browser that waits for changes.
  private struct Listener {
    let live: LiveDossier
    let reach: Reach
    let account: Int64
    /// As whom the log of openings knows them.
    let opener: OpeningReader?
    /// Whose places are counted together with this one's.
    let reader: Audience.Reader
    /// What they came with, by which it is asked again and again whether they may still listen.
    let request: Request
    let exchange: Exchange
  }

  private func reader(_ access: SeatAccess, _ exchange: Exchange) -> Audience.Reader {
    if case .link(_, let id) = access {
      return .link(id, network: exchange.visitor.addressKey)
    }
    return .account(exchange.session?.account.id.rawValue ?? 0)
  }

  /// Whether a listener may hear what they could when they came: the session goes on, the membership
  /// or the link stands and opens as much.
  private func mayStillHear(_ listener: Listener) -> Bool {
    do {
      if let session = listener.exchange.session {
        guard try people.sessions.goesOn(id: session.id) else { return false }
      }
      let access = try access(to: listener.live.key, listener.request, listener.exchange)
      return access?.reach == listener.reach
    } catch {
      // They come back by themselves, once the database answers again.
      return false
    }
  }

  /// Writes events until the browser leaves, its reader may no longer hear them, others need the place
  /// or the server ends.
  private func tell(
    _ listener: Listener, at place: Audience.Place, since last: Int?,
    _ writer: inout any ResponseBodyWriter
  ) async throws {
    let live = listener.live
    let stream = live.subscribe()
    // Nobody has seen what is still to come, whatever they say.
    var told = min(max(last ?? .max, 0), live.snapshot.sequence)
    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
    try await catchUp(listener, &told, &writer)
    var people: [Presence.Person] = []
    try await tellPresence(listener, &people, &writer)

    let steps = sheetDrafts.steps.join(listener.account, live.key)
    for await wake in Self.wakes(stream, steps, at: place, every: pulse)
      .cancelOnGracefulShutdown()
    {
      if Task.isCancelled || !mayStillHear(listener) { return }
      switch wake {
      case .placeIsGone:
        try await writer.write(Self.full)
        return
      case .change(let event):
        if event.sequence > told + 1 {
          try await catchUp(listener, &told, &writer)
        } else if event.sequence > told {
          try await tell(event, listener, &writer)
          told = event.sequence
        }
      case .sheet(let step):
        try await writer.write(
          ByteBuffer(string: "event: sheet\ndata: \(JSONText.compact(Self.plain(step)))\n\n"))
      case .tick(let number):
        try await tellPresence(listener, &people, &writer)
        // A line that is no event keeps proxies from closing a quiet connection.
        if number % 3 == 0 { try await writer.write(ByteBuffer(string: ": here\n\n")) }
      }
    }
  }

  private enum Wake: Sendable {
    case change(JournalEvent)
    case sheet(SheetStep)
    case tick(Int)
    case placeIsGone
  }

  /// Changes, and every few seconds a tick.
  private static func wakes(
    _ changes: AsyncStream<JournalEvent>, _ steps: AsyncStream<SheetStep>,
    at place: Audience.Place, every pulse: Duration
  ) -> AsyncStream<Wake> {
    AsyncStream(bufferingPolicy: .bufferingNewest(300)) { continuation in
      let task = Task {
        await withTaskGroup(of: Void.self) { group in
          group.addTask { for await change in changes { continuation.yield(.change(change)) } }
          group.addTask { for await step in steps { continuation.yield(.sheet(step)) } }
          group.addTask {
            for await _ in place.isTaken {}
            continuation.yield(.placeIsGone)
          }
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

  private static func plain(_ step: SheetStep) -> Plain {
    .map([
      Plain.Entry(key: "draft", value: .text(step.draft)),
      Plain.Entry(key: "share", value: .number(String(Int((step.share * 100).rounded())))),
      Plain.Entry(key: "isDone", value: .flag(step.isDone)),
    ])
  }

  private static let mostMissed = 200

  private func catchUp(
    _ listener: Listener, _ told: inout Int, _ writer: inout any ResponseBodyWriter
  ) async throws {
    let missed = try await missed(after: told, listener)
    told = missed.upTo
    guard let events = missed.events else {
      try await writer.write(
        ByteBuffer(string: "id: \(missed.last)\nevent: reset\ndata: {}\n\n"))
      return
    }
    for event in events { try await tell(event, listener, &writer) }
  }

  /// What a listener missed.
  private struct Missed {
    /// `nil` where they are too many to be told one by one.
    let events: [JournalEvent]?
    /// The last entry of which the listener may see something.
    let last: Int
    /// The last entry that was looked at.
    let upTo: Int
  }

  private func missed(after sequence: Int, _ listener: Listener) async throws -> Missed {
    let live = listener.live
    let snapshot = live.snapshot
    if listener.reach == .everything {
      let events = try live.events(after: sequence, limit: Self.mostMissed + 1)
      guard events.count <= Self.mostMissed else {
        return Missed(events: nil, last: snapshot.sequence, upTo: snapshot.sequence)
      }
      let last = events.last?.sequence ?? sequence
      return Missed(events: events, last: last, upTo: last)
    }
    // Asked of the items that they see: how much happens out of their sight is not told, not even by
    // a number.
    let examined = await readingRoom.examined(
      snapshot, reach: listener.reach, on: snapshot.dossier.wallClock.moment.day)
    var sequences: Set<Int> = []
    examined.dossier.forEachItem { item in
      let version = snapshot.version(of: item.idText)
      if version > sequence { sequences.insert(version) }
    }
    guard sequences.count <= Self.mostMissed else {
      return Missed(events: nil, last: examined.told, upTo: snapshot.sequence)
    }
    let events = try sequences.sorted().compactMap {
      try live.events(after: $0 - 1, limit: 1).first
    }
    return Missed(events: events, last: examined.told, upTo: snapshot.sequence)
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
        snapshot, reach: listener.reach, on: snapshot.dossier.wallClock.moment.day)
      items = items.filter { examined.dossier.contains($0.id) }
    }
    guard !items.isEmpty else { return nil }
    let author = Int64(event.author.id)
    if author != listener.account, let opener = listener.opener {
      noteTold(items.map(\.id), by: opener, in: listener.live)
    }
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
    let snapshot = listener.live.snapshot
    let dossier = await readingRoom.examined(
      snapshot, reach: listener.reach, on: snapshot.dossier.wallClock.moment.day
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
    let missed = try await missed(after: after, listener)
    var changes: [Plain] = []
    for event in missed.events ?? [] {
      if let data = await data(of: event, listener) { changes.append(data) }
    }
    let here = await present(listener)
    return json(
      200,
      .map([
        Plain.Entry(key: "sequence", value: .number(String(missed.last))),
        Plain.Entry(key: "reset", value: .flag(missed.events == nil)),
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
