import Foundation
import Testing

@testable import SextantModel
@testable import SextantServer

/// What somebody may not read is told them by no answer: not as text, not as number, not by a way of
/// saying no.
@Suite struct UnreadableTests {
  private static let scope = ShareScope(
    rooms: ["campaign", "quality"], kinds: ["objective", "evidence"],
    items: ["OB1", "PJ1", "SG01", "B01"].map(MarkedExample.whole.id))

  /// The marked example with much that is hidden and much that is shared.
  private static func guardedDossier() -> Dossier {
    let example = MarkedExample.whole
    var dossier = example.dossier
    for (number, piece) in dossier.all(Evidence.self).enumerated() where number % 2 == 0 {
      var piece = piece
      piece.isConfidential = true
      dossier.put(piece)
    }
    let ids = EveryAddress(key: "", dossier: dossier).items.map(\.id)
    for (name, start) in [(GuardedHouse.nodea, 3), (GuardedHouse.contrechamp, 5)] {
      var share = PartnerShare()
      share.id = ID("zi9000\(start)0w")
      share.vendor = ID(example.id(name))
      share.items = stride(from: start, to: ids.count, by: 7).map { AnyID(ids[$0]) }
      share.mayEdit = true
      share.note = "zt9000\(start)0w"
      dossier.put(share)
    }
    for (number, id) in stride(from: 0, to: ids.count, by: 11).map({ ids[$0] }).enumerated() {
      var comment = Comment()
      comment.id = ID("zi\(910_000 + number)w")
      comment.about = AnyID(id)
      comment.author = "zt\(910_000 + number)w"
      comment.at = Moment(day: WorkedExample.day, time: ClockTime(minutes: 600))
      comment.text = "zt\(920_000 + number)w"
      dossier.put(comment)
    }
    return dossier
  }

  private static let guarded = Task {
    try await GuardedHouse(guardedDossier(), scope: scope)
  }

  /// Words in an answer that its reader may not know, beside those they asked for themselves.
  private func leaks(
    _ reply: Reply, at address: String, knowing allowed: Set<String>
  ) -> [String] {
    MarkedExample.words(in: reply.bytes).subtracting(allowed)
      .subtracting(MarkedExample.words(in: Array(address.utf8))).sorted()
  }

  @Test
  func `no page, list, file or answer to a program holds a word that its reader may not read`()
    async throws
  {
    let house = try await Self.guarded.value
    for reader in house.readers {
      let seen = house.seen(by: reader)
      let allowed = reader.reach == .nothing ? [] : MarkedExample.words(of: seen)
      let hidden = house.words().subtracting(allowed).sorted()
      #expect(hidden.count > 20, "\(reader.name)")
      let every = EveryAddress(key: house.key, dossier: seen)
      var addresses = (every.pages + every.programs).every(reader.step(1, most: 19))
      addresses += every.searches(hidden.spread(reader.step(12, most: 2)))
      addresses += ["/", "/dossiers", "/account", "/dossiers/new"]
      for item in every.items.spread(reader.step(20, most: 3)) {
        addresses += every.pages(of: item.id, item.kind)
      }
      addresses += Self.besides(house)
      var told: Set<String> = []
      for address in addresses {
        let reply = try await reader.browser.get(address)
        #expect(leaks(reply, at: address, knowing: allowed) == [], "\(reader.name) \(address)")
        #expect(!reply.text.contains(house.administrator.email), "\(reader.name) \(address)")
        #expect(reply.status < 500, "\(reader.name) \(address)")
        told.formUnion(MarkedExample.words(in: reply.bytes))
      }
      // The test would prove nothing of readers who are shown nothing.
      if reader.reach != .nothing { #expect(told.count > 20, "\(reader.name)") }
    }
  }

  /// Where another dossier than a reader's is shown, and its items asked for in the reader's own.
  private static func besides(_ house: GuardedHouse) -> [String] {
    let other = EveryAddress(key: GuardedHouse.besideKey, dossier: house.beside)
    let own = EveryAddress(key: house.key, dossier: house.beside)
    let items = other.items.spread(3)
    return (other.pages + other.programs).spread(12)
      + items.flatMap { other.pages(of: $0.id, $0.kind, all: false) }
      + items.flatMap { own.pages(of: $0.id, $0.kind) }
  }

  @Test func `what may not be read is answered like what does not exist`() async throws {
    let house = try await Self.guarded.value
    let every = EveryAddress(key: house.key, dossier: house.whole)
    let elsewhere = EveryAddress(key: "", dossier: house.beside).items.filter {
      $0.kind.form == .list
    }
    for reader in house.readers {
      let seen = house.seen(by: reader)
      let hidden =
        every.items.filter { !seen.contains($0.id) || reader.reach == .nothing }
        + elsewhere.spread(2)
      for (number, item) in hidden.spread(reader.step(16, most: 3)).enumerated() {
        let (id, kind) = item
        // Single items bear the name of their kind: nothing else can be asked for there.
        guard kind.form == .list else { continue }
        for address in every.pages(of: id, kind, all: number % 4 == 0) {
          let unknown = address.replacing(percentEncoded(id), with: MarkedExample.unknown)
          let reply = try await reader.browser.get(address)
          let other = try await reader.browser.get(unknown)
          #expect(reply.status == other.status, "\(reader.name) \(address)")
          #expect(
            reply.told().replacing(id, with: MarkedExample.unknown) == other.told(),
            "\(reader.name) \(address)")
        }
      }
    }
  }

  @Test func `a dossier in which somebody has no place is answered like one that does not exist`()
    async throws
  {
    let house = try await Self.guarded.value
    let other = EveryAddress(key: GuardedHouse.besideKey, dossier: house.beside)
    var addresses = (other.pages + other.programs).filter { $0.contains(GuardedHouse.besideKey) }
      .spread(20)
    for item in other.items.spread(2) { addresses += other.pages(of: item.id, item.kind) }
    for reader in house.readers {
      for address in addresses {
        let unknown = address.replacing(GuardedHouse.besideKey, with: GuardedHouse.noKey)
        let reply = try await reader.browser.get(address)
        let nothing = try await reader.browser.get(unknown)
        #expect(reply.status == nothing.status, "\(reader.name) \(address)")
        #expect(
          reply.told(GuardedHouse.besideKey, as: GuardedHouse.noKey) == nothing.told(),
          "\(reader.name) \(address)")
      }
    }
  }

  @Test func `an act on what may not be read is answered like one on nothing, and does nothing`()
    async throws
  {
    let house = try await Self.guarded.value
    let every = EveryAddress(key: house.key, dossier: house.whole)
    let elsewhere = EveryAddress(key: "", dossier: house.beside).items.filter {
      $0.kind.form == .list
    }
    for reader in house.readers {
      let seen = house.seen(by: reader)
      let hidden =
        every.items.filter { !seen.contains($0.id) && $0.kind.form == .list }
        + elsewhere.spread(2)
      for (id, kind) in hidden.spread(reader.step(4, most: 1)) {
        let before = house.live.snapshot.sequence
        let verb = Verbs.all.first { $0.card.kind.name == kind.name }?.card.name ?? "keep"
        let item = Address(house.key).item(kind, id)
        for (tail, form) in [
          ("", [("seen-version", "1")]), ("/set", [("seen-version", "1")]), ("/delete", []),
          ("/verbs/\(verb)", [("reason", "x")]), ("/comments", [("text", "x")]),
          ("/restore", [("sequence", "1")]),
        ] as [(String, [(name: String, value: String)])] {
          let unknown = Address(house.key).item(kind, MarkedExample.unknown) + tail
          let reply = try await reader.browser.post(item + tail, form)
          let other = try await reader.browser.post(unknown, form)
          #expect(reply.status == other.status, "\(reader.name) \(item + tail)")
          #expect(
            reply.told().replacing(id, with: MarkedExample.unknown) == other.told(),
            "\(reader.name) \(item + tail)")
        }
        #expect(house.live.snapshot.sequence == before, "\(reader.name) \(item)")
      }
    }
  }

  @Test func `every page says the same as one of a dossier in which nothing is hidden`()
    async throws
  {
    let house = try await Self.guarded.value
    for reader in house.readers where reader.reach != .nothing {
      if reader.name.hasPrefix("Colette") { continue }
      let (key, browser) = try await house.twin(of: reader, scope: Self.scope)
      let mine = EveryAddress(key: house.key, dossier: house.seen(by: reader))
      var addresses = (mine.pages + mine.programs).every(reader.step(3, most: 41))
      for item in mine.items.spread(reader.step(8, most: 2)) {
        addresses += mine.pages(of: item.id, item.kind)
      }
      try await compare(house, reader, key, browser, addresses)
    }
  }

  private func compare(
    _ house: GuardedHouse, _ reader: PartialReader, _ twin: String, _ browser: ServedBrowser,
    _ addresses: [String]
  ) async throws {
    // A list of all dossiers names both.
    for address in addresses where address.contains(house.key) && !address.contains("export.zip") {
      let here = try await reader.browser.get(address)
      let there = try await browser.get(address.replacing("/\(house.key)", with: "/\(twin)"))
      #expect(here.status == there.status, "\(reader.name) \(address)")
      let (a, b) = (here.told(house.key, as: twin), there.told())
      #expect(Self.difference(a, b) == "", "\(reader.name) \(address)")
    }
  }

  /// Random numbers that are the same at every run.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `whatever is shared with whom, nobody is told more than that`(seed: UInt64) async throws {
    var dice = Dice(state: seed)
    var dossier = MarkedExample.whole.dossier
    let items = EveryAddress(key: "", dossier: dossier).items
    func some(_ count: Int) -> [String] { items.shuffled(using: &dice).prefix(count).map(\.id) }
    for piece in dossier.all(Evidence.self) where Bool.random(using: &dice) {
      var piece = piece
      piece.isConfidential = true
      dossier.put(piece)
    }
    for (number, name) in [GuardedHouse.nodea, GuardedHouse.contrechamp].enumerated() {
      var share = PartnerShare()
      share.id = ID("zi95000\(number)w")
      share.vendor = ID(MarkedExample.whole.id(name))
      share.items = some(Int.random(in: 1...120, using: &dice)).map { AnyID($0) }
      dossier.put(share)
    }
    let scope = ShareScope(
      rooms: Room.allCases.filter { _ in dice.next() % 5 == 0 }.map(\.rawValue),
      kinds: Registry.dossier.kinds.filter { _ in dice.next() % 9 == 0 }.map { $0.kind.name },
      items: some(30))
    let house = try await GuardedHouse(dossier, scope: scope)
    for reader in house.readers where !reader.seesMost && reader.reach != .nothing {
      let seen = house.seen(by: reader)
      let allowed = MarkedExample.words(of: seen)
      let every = EveryAddress(key: house.key, dossier: seen)
      let all = every.pages + every.programs
      let addresses = all.shuffled(using: &dice).prefix(40)
      for address in addresses {
        let reply = try await reader.browser.get(address)
        #expect(leaks(reply, at: address, knowing: allowed) == [], "\(reader.name) \(address)")
      }
      let (key, browser) = try await house.twin(of: reader, scope: scope)
      try await compare(house, reader, key, browser, addresses.prefix(12).map { $0 })
    }
  }

  /// Where two texts begin to differ, for who must find out why.
  private static func difference(_ one: String, _ other: String) -> String {
    if one == other { return "" }
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    let place = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
    let start = max(0, place - 60)
    return String(decoding: a.dropFirst(start).prefix(160), as: UTF8.self) + " <> "
      + String(decoding: b.dropFirst(start).prefix(160), as: UTF8.self)
  }
}
