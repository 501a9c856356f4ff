import SextantModel
import Testing

@testable import SextantServer

@Suite struct ReadingRoomTests {
  private let bench: RoomBench
  private let room = ReadingRoom(library: WorkedExample.library)
  private let day = WorkedExample.day

  init() throws { bench = try RoomBench(isEmpty: true) }

  private func change(_ name: String) throws -> Snapshot {
    var channel = Channel()
    channel.id = "CH1"
    channel.name = name
    try bench.live.apply([.put(channel)], by: "1", verb: "item.save")
    return bench.live.snapshot
  }

  @Test func `whoever must have the newest gets it`() async throws {
    let first = try change("Blog")
    #expect(await room.examined(first, reach: .everything, on: day).sequence == first.sequence)
    let second = try change("Journal")
    let examined = await room.examined(second, reach: .everything, on: day)
    #expect(examined.dossier.find(ID<Channel>("CH1"))?.name == "Journal")
  }

  @Test func `who only looks reads the one before while the next is made, then the next`()
    async throws
  {
    let first = try change("Blog")
    let before = await room.examined(first, reach: .everything, on: day)
    let second = try change("Journal")
    let meanwhile = await room.examined(
      second, reach: .everything, on: day, atLeast: first.sequence)
    #expect(meanwhile === before)
    let newest = await room.examined(second, reach: .everything, on: day)
    #expect(newest.sequence == second.sequence)
    let after = await room.examined(second, reach: .everything, on: day, atLeast: 0)
    #expect(after === newest)
  }

  @Test func `who has written finds it`() async throws {
    let first = try change("Blog")
    _ = await room.examined(first, reach: .everything, on: day)
    let second = try change("Journal")
    let own = await room.examined(
      second, reach: .everything, on: day, atLeast: second.sequence)
    #expect(own.sequence == second.sequence)
  }

  @Test func `another day is another examination`() async throws {
    let snapshot = try change("Blog")
    let today = await room.examined(snapshot, reach: .everything, on: day)
    let tomorrow = await room.examined(
      snapshot, reach: .everything, on: day.adding(days: 1), atLeast: 0)
    #expect(today !== tomorrow)
  }

  @Test func `nobody reads what was made for another reach`() async throws {
    let snapshot = try change("Blog")
    _ = await room.examined(snapshot, reach: .everything, on: day)
    let guest = await room.examined(
      snapshot, reach: Role.guest.reach(vendor: "V1"), on: day, atLeast: 0)
    #expect(guest.dossier.find(ID<Channel>("CH1")) == nil)
  }
}
