import SextantModel
import Testing

@testable import SextantServer

@Suite struct IdleDossierTests {
  private let minute: Int64 = 60_000
  private let start: Int64 = 1_790_000_000_000

  @Test("a dossier that nobody asked for in a while is let go, and loaded again as it stands")
  func idle() throws {
    let test = try TestHouse()
    var dossier: LiveDossier? = try test.dossier()
    let key = try #require(dossier?.key)
    try dossier?.change([put(channel("CH1", "Blog"))])
    weak let seen = dossier
    dossier = nil
    test.time.set(start + 30 * minute)
    #expect(test.house.letGo(idleFor: 1800) == 0)
    #expect(seen != nil)
    test.time.set(start + 30 * minute + 1000)
    #expect(test.house.letGo(idleFor: 1800) == 1)
    #expect(seen == nil)
    #expect(try test.house.dossier(key)?.channels == ["Blog"])
    #expect(test.house.letGo(idleFor: 1800) == 0)
  }

  @Test("asking for a dossier keeps it for as long again")
  func asked() throws {
    let test = try TestHouse()
    let key = try test.dossier().key
    test.time.set(start + 20 * minute)
    _ = try test.house.dossier(key)
    test.time.set(start + 40 * minute)
    #expect(test.house.letGo(idleFor: 1800) == 0)
    test.time.set(start + 51 * minute)
    #expect(test.house.letGo(idleFor: 1800) == 1)
  }

  @Test("one that somebody works in or listens to stays, and is the same for all")
  func held() throws {
    let test = try TestHouse()
    var dossier: LiveDossier? = try test.dossier()
    let key = try #require(dossier?.key)
    test.time.set(start + 600 * minute)
    #expect(test.house.letGo(idleFor: 1800) == 0)
    #expect(try test.house.dossier(key) === dossier)
    test.time.set(start + 1200 * minute)
    var stream = dossier?.subscribe()
    dossier = nil
    #expect(stream != nil)
    #expect(test.house.letGo(idleFor: 1800) == 0)
    stream = nil
    #expect(test.house.letGo(idleFor: 1800) == 1)
  }

  @Test("a change that is under way keeps its dossier, however long it takes")
  func changing() throws {
    let test = try TestHouse()
    let key = try test.dossier().key
    let dossier = try #require(try test.house.dossier(key))
    let house = test.house
    let late = start + 90 * minute
    _ = try dossier.write { journal throws in
      test.time.set(late)
      #expect(house.letGo(idleFor: 1800) == 0)
      let change = PlannedChange(
        kind: "channel", id: "CH1", content: .item(channel("CH1", "Blog")))
      return try journal.write([change], verb: "edit", by: "1")
    }
    #expect(try house.dossier(key)?.channels == ["Blog"])
  }

  @Test("what was examined for readers goes with the time nobody asked for it")
  func examined() async throws {
    let time = TestTime()
    let room = ReadingRoom(library: WorkedExample.library, clock: time.read)
    let snapshot = Snapshot(key: "a", registry: .dossier)
    _ = await room.examined(snapshot, reach: .everything, on: WorkedExample.day)
    time.set(start + 20 * minute)
    _ = await room.examined(snapshot, reach: .ordinary(), on: WorkedExample.day)
    time.set(start + 31 * minute)
    room.letGo(idleFor: 1800)
    #expect(room.count == 1)
    _ = await room.examined(snapshot, reach: .ordinary(), on: WorkedExample.day)
    time.set(start + 60 * minute)
    room.letGo(idleFor: 1800)
    #expect(room.count == 1)
    time.set(start + 62 * minute)
    room.letGo(idleFor: 1800)
    #expect(room.count == 0)
  }
}
