import GRDB
import Testing

@testable import SextantServer

@Suite struct OpeningsTests {
  private let reading = Openings.Read(["K1"], page: "candidates")

  @Test("openings are noted once in ten minutes, read newest first, forgotten after their years")
  func openings() throws {
    let scratch = try PeopleScratch()
    let log = scratch.people.openings
    let (one, two) = (
      OpeningReader(account: AccountID(rawValue: 1)), OpeningReader(account: AccountID(rawValue: 2))
    )
    try log.note(one, reading, in: "e", keeping: 1)
    scratch.clock.move(seconds: 599)
    try log.note(one, reading, in: "e", keeping: 1)
    #expect(try log.count(in: "e") == 1)
    scratch.clock.move(seconds: 1)
    try log.note(one, Openings.Read(["K1", "K2"], page: "candidates"), in: "e", keeping: 1)
    try log.note(two, Openings.Read(["*"], page: "candidates"), in: "e", keeping: 1)
    try log.note(two, Openings.Read(["K1"], page: "slots"), in: "f", keeping: 1)
    var filter = OpeningFilter()
    filter.subject = "K1"
    let about = try log.entries(in: "e", filter, limit: 10)
    #expect(about.map(\.subject) == ["*", "K1", "K1"])
    #expect(about.map(\.reader) == [two, one, one])
    #expect(try log.entries(in: "e", filter, before: about[1].id, limit: 10).count == 1)
    // A year and a day later the first ones go with the next that is noted; others' stay.
    scratch.clock.move(days: 367)
    try log.note(one, Openings.Read(["K9"], page: "candidates"), in: "e", keeping: 1)
    #expect(try log.entries(in: "e", limit: 10).map(\.subject) == ["K9"])
    #expect(try log.count(in: "f") == 1)
  }

  @Test("the same thing by another way, program, link or item is another opening")
  func ways() throws {
    let scratch = try PeopleScratch()
    let log = scratch.people.openings
    let account = AccountID(rawValue: 1)
    for reader in [
      OpeningReader(account: account), OpeningReader(account: account, token: 7),
      OpeningReader(link: 3),
    ] {
      for way in [OpeningWay.page, .download] {
        for item in ["", "M1"] {
          for _ in 0..<2 {
            try log.note(
              reader, Openings.Read(["K1"], page: "marks", item: item, way: way), in: "e",
              keeping: 1)
          }
        }
      }
    }
    #expect(try log.count(in: "e") == 12)
    var filter = OpeningFilter()
    filter.way = .download
    #expect(try log.count(in: "e", filter) == 6)
    filter.account = account
    #expect(try log.count(in: "e", filter) == 4)
    #expect(
      Set(try log.entries(in: "e", filter, limit: 9).map(\.reader.token)) == [nil, 7])
    filter.from = scratch.clock.now.adding(seconds: 1)
    #expect(try log.count(in: "e", filter) == 0)
    filter.from = nil
    filter.until = scratch.clock.now
    #expect(try log.count(in: "e", filter) == 0)
    #expect(try log.readers(in: "e") == [account])
  }

  @Test("what is too old goes by itself where nobody reads anything any more")
  func sweep() throws {
    let scratch = try PeopleScratch()
    let log = scratch.people.openings
    try log.note(OpeningReader(), reading, in: "e", keeping: 1)
    try log.note(OpeningReader(), reading, in: "f", keeping: 3)
    scratch.clock.move(days: 366)
    try scratch.people.sweep()
    #expect(try log.count(in: "e") == 1)
    scratch.clock.move(days: 1)
    try scratch.people.sweep()
    #expect(try log.count(in: "e") == 0 && log.count(in: "f") == 1)
  }

  @Test("the log is only added to: nothing else deletes or changes a line of it")
  func addedOnly() throws {
    let scratch = try PeopleScratch()
    try scratch.people.openings.note(
      OpeningReader(account: AccountID(rawValue: 1)), reading, in: "e", keeping: 1)
    for sql in ["DELETE FROM opening", "UPDATE opening SET subject = 'K2'"] {
      #expect(throws: (any Error).self) { try scratch.pool.write { try $0.execute(sql: sql) } }
    }
    #expect(try scratch.people.openings.count(in: "e") == 1)
  }
}
