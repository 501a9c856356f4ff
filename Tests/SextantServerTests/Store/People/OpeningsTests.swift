import GRDB
import Testing

@testable import SextantServer

@Suite struct OpeningsTests {
  @Test("openings are noted once in ten minutes, read newest first, forgotten after their years")
  func openings() throws {
    let scratch = try PeopleScratch()
    let log = scratch.people.openings
    let (one, two) = (AccountID(rawValue: 1), AccountID(rawValue: 2))
    try log.note(one, ["K1"], page: "candidates", in: "e", keeping: 1)
    scratch.clock.move(seconds: 599)
    try log.note(one, ["K1"], page: "candidates", in: "e", keeping: 1)
    #expect(try log.count(in: "e") == 1)
    scratch.clock.move(seconds: 1)
    try log.note(one, ["K1", "K2"], page: "candidates", in: "e", keeping: 1)
    try log.note(two, ["*"], page: "candidates", in: "e", keeping: 1)
    try log.note(two, ["K1"], page: "slots", in: "f", keeping: 1)
    let about = try log.entries(in: "e", about: "K1", limit: 10)
    #expect(about.map(\.subject) == ["*", "K1", "K1"] && about.map(\.account) == [two, one, one])
    #expect(try log.entries(in: "e", before: about[1].id, limit: 10).count == 1)
    // A year and a day later the first ones go with the next that is noted; others' stay.
    scratch.clock.move(days: 367)
    try log.note(one, ["K9"], page: "candidates", in: "e", keeping: 1)
    #expect(try log.entries(in: "e", limit: 10).map(\.subject) == ["K9"])
    #expect(try log.count(in: "f") == 1)
  }

  @Test("the log is only added to: nothing else deletes or changes a line of it")
  func addedOnly() throws {
    let scratch = try PeopleScratch()
    try scratch.people.openings.note(
      AccountID(rawValue: 1), ["K1"], page: "candidates", in: "e", keeping: 1)
    for sql in ["DELETE FROM opening", "UPDATE opening SET subject = 'K2'"] {
      #expect(throws: (any Error).self) { try scratch.pool.write { try $0.execute(sql: sql) } }
    }
    #expect(try scratch.people.openings.count(in: "e") == 1)
  }
}
