import Foundation
import GRDB
import SextantFiles
import SextantKernels
import SextantModel
import Synchronization
import Testing

@testable import SextantServer

/// Imports of measures and what they add up to, in step with the journal.
@Suite struct MeasureStoreTests {
  private let test: TestHouse
  private let dossier: LiveDossier

  init() throws {
    test = try TestHouse()
    dossier = try test.dossier()
  }

  /// 20,454 is 2026-01-01, a Thursday.
  private let first: Int32 = 20_454

  private func bring(
    _ text: String, as id: String = "IM1", isPart: Bool = false, by author: Author = "7"
  ) throws {
    let file = try dossier.receiveMeasures()
    try file.write(Array(text.utf8))
    var batch = ImportBatch()
    batch.id = ID(id)
    batch.title = id
    batch.isPart = isPart
    try dossier.bringIn([IncomingMeasures(batch, file, name: id)], by: author)
  }

  private func report() -> MeasureReport {
    MeasureReport(dossier, seeing: dossier.snapshot.dossier)
  }

  private func lines(_ metric: String, _ days: ClosedRange<Int32>? = nil) throws -> [String] {
    try report().byDay(.init(metric, days ?? first...first + 400)).map {
      "\($0.day - first) \($0.channel) \($0.value.map { "\($0)" } ?? "-")"
    }
  }

  private let head = "day,origin,channel,campaign,cost,users,position,impressions\n"

  @Test func `a file is added up by day and channel, each metric in its way`() throws {
    try bring(
      head + """
        2026-01-01,googleAds,Paid Search,A,1.25,10,2,100
        2026-01-01,googleAds,Paid Search,B,2.5,20,4,300
        2026-01-01,googleAds,Display,C,0.1,5,,
        2026-01-02,googleAds,Paid Search,A,0.2,7,3,50

        """)
    #expect(try lines("cost") == ["0 Display 0.1", "0 Paid Search 3.75", "1 Paid Search 0.2"])
    // People counted once in each of two rows cannot be told for both.
    #expect(try lines("users") == ["0 Display 5.0", "0 Paid Search -", "1 Paid Search 7.0"])
    // (2·100 + 4·300) / 400
    #expect(try lines("position") == ["0 Paid Search 3.5", "1 Paid Search 3.0"])
    let top = try report().topCampaigns(.init("cost", first...first), limit: 2)
    // The week of Monday 2025-12-29 to Sunday 2026-01-04.
    #expect(top.days == (first - 3)...(first + 3))
    #expect(top.lines.map(\.campaign) == ["B", "A"] && top.lines.map(\.value) == [2.5, 1.45])
    let holdings = try report().holdings()
    #expect(holdings.map(\.metric) == ["cost", "impressions", "position", "users"])
    #expect(holdings[0].total == 4.05 && holdings[0].rows == 4 && holdings[0].origin == "googleAds")
    #expect(holdings[3].total == nil)
  }

  @Test func `an import of the same days replaces, is taken back and done again whole`() throws {
    let one = head + "2026-01-01,googleAds,,A,1,,,\n2026-01-02,googleAds,,A,2,,,\n"
    try bring(one, as: "IM1")
    // The second day anew, and a campaign that the first file had no word of; A's first day stays.
    try bring(
      head
        + "2026-01-02,googleAds,,A,5,,,\n2026-01-02,googleAds,,B,7,,,\n2026-01-03,googleAds,,A,9,,,\n",
      as: "IM2")
    let after = ["0 Google Ads 1.0", "1 Google Ads 12.0", "2 Google Ads 9.0"]
    #expect(try lines("cost") == after)
    try dossier.undo(by: "7")
    #expect(try lines("cost") == ["0 Google Ads 1.0", "1 Google Ads 2.0"])
    #expect(dossier.snapshot.files.count == 1)
    try dossier.redo(by: "7")
    #expect(try lines("cost") == after)
    // Out of order: the first goes while the second stands.
    try dossier.apply([.remove("IM1")], by: "8", verb: "item.delete")
    #expect(try lines("cost") == ["1 Google Ads 12.0", "2 Google Ads 9.0"])
    try dossier.undo(by: "8")
    #expect(try lines("cost") == after)
    #expect(try test.house.verify().isSound)
  }

  @Test func `next year's dossier measures itself against the rows of this year's imports`() throws
  {
    try bring(head + "2026-01-01,googleAds,,A,1.25,,,\n2026-01-02,googleAds,,A,2,,,\n")
    let next = try test.house.create(nil, .nextAfter(dossier.key, title: "Lyon 2027"), by: "1")
    // And the year after that one's, too.
    let third = try test.house.create(nil, .nextAfter(next.key, title: "Lyon 2028"), by: "1")
    for year in [next, third] {
      let report = MeasureReport(year, seeing: year.snapshot.dossier)
      let values = try report.byDay(.init("cost", first...first + 400)).map(\.value)
      #expect(values == [1.25, 2])
      #expect(year.snapshot.files == dossier.snapshot.files)
    }
    #expect(try test.house.verify().isSound)
  }

  @Test func `rows of the same days that an import does not have go, unless it is a part`() throws {
    let both = head + "2026-01-01,googleAds,,A,1,,,\n2026-01-01,googleAds,,B,2,,,\n"
    try bring(both, as: "IM1")
    try bring(head + "2026-01-01,googleAds,,A,10,,,\n", as: "IM2", isPart: true)
    #expect(try lines("cost") == ["0 Google Ads 12.0"])
    try dossier.undo(by: "7")
    try bring(head + "2026-01-01,googleAds,,A,10,,,\n", as: "IM2")
    #expect(try lines("cost") == ["0 Google Ads 10.0"])
  }

  @Test func `what an import would do is told before`() throws {
    try bring(head + "2026-01-01,googleAds,,A,1,,,\n2026-01-01,googleAds,,B,2,,,\n")
    let (table, _) = try MeasureFileReader.read(
      Array((head + "2026-01-01,googleAds,,A,1,,,\n2026-01-01,googleAds,,C,3,,,\n").utf8))
    var effect = try dossier.effect(of: table, isPart: false, seeing: dossier.snapshot.dossier)
    #expect(effect.added == 1 && effect.same == 1 && effect.dropped == 1 && effect.changed == 0)
    effect = try dossier.effect(of: table, isPart: true, seeing: dossier.snapshot.dossier)
    #expect(effect.dropped == 0)
    // Who does not see the import is told nothing of it.
    effect = try dossier.effect(of: table, isPart: false, seeing: Dossier())
    #expect(effect.added == 2 && effect.same == 0)
  }

  @Test func `what a file states twice counts once, the last`() throws {
    try bring(head + "2026-01-01,googleAds,,A,1,,,\n2026-01-01,googleAds,,A,3,,,\n")
    #expect(try lines("cost") == ["0 Google Ads 3.0"])
    #expect(try report().holdings()[0].total == 3)
  }

  @Test func `a file of more metrics than a row of the table holds is kept whole`() throws {
    let names = (0..<30).map { "m:own\($0)" }
    var text = "day," + names.joined(separator: ",") + "\n"
    for day in 1...3 {
      text +=
        "2026-01-0\(day)," + (0..<30).map { "\(day * 100 + $0)" }.joined(separator: ",") + "\n"
    }
    try bring(text)
    #expect(try lines("own29") == ["0  129.0", "1  229.0", "2  329.0"])
    let rows = try dossier.rows(of: "IM1", from: 1, limit: 5)
    #expect(rows.metrics.count == 30 && rows.rows.count == 2)
    #expect(rows.rows[0].number == 1 && rows.rows[0].values.map { $0 ?? 0 }.reduce(0, +) == 6435)
    // The same again with one value changed: all thirty of the row are replaced together.
    try bring(text.split(separator: "329").joined(separator: "1"), as: "IM2")
    #expect(try lines("own29") == ["0  129.0", "1  229.0", "2  1.0"])
    #expect(try lines("own0").last == "2  300.0")
  }

  @Test func `a value beyond what can be counted is refused, and nothing of the file is kept`()
    throws
  {
    let message = refusal { try bring(head + "2026-01-01,googleAds,,A,2000000000000,,,\n") }
    #expect(message == "measures.tooLarge")
    #expect(dossier.snapshot.dossier.count(of: ImportBatch.self) == 0)
    #expect(try report().holdings() == [])
    // And the next one goes in.
    try bring(head + "2026-01-01,googleAds,,A,1,,,\n")
    #expect(try lines("cost") == ["0 Google Ads 1.0"])
  }

  @Test func `a file that is none of ours brings no rows and stops nobody`() throws {
    try bring("not,a,file of measures\n1,2,3\n")
    #expect(try report().holdings() == [])
    #expect(dossier.snapshot.dossier.count(of: ImportBatch.self) == 1)
  }

  @Test func `measures travel with the dossier's folder, its copies and a house's backup`() throws {
    try bring(head + "2026-01-01,googleAds,,A,1.5,,,\n2026-01-02,googleAds,Été,B,2,3,,\n")
    try bring(head + "2026-01-02,googleAds,Été,B,4,3,,\n", as: "IM2")
    let told = try lines("cost")
    #expect(told == ["0 Google Ads 1.5", "1 Été 4.0"])
    func answers(of other: LiveDossier) throws -> [String] {
      try MeasureReport(other, seeing: other.snapshot.dossier)
        .byDay(.init("cost", first...first + 9)).map {
          "\($0.day - first) \($0.channel) \($0.value.map { "\($0)" } ?? "-")"
        }
    }
    let folder = DossierFolder(test.beside("folder"))
    try folder.write(dossier.snapshot, of: dossier)
    let source = try #require(folder.source())
    let second = try test.house.create("second", source, by: "1")
    #expect(try answers(of: second) == told)
    let copy = try test.house.create("third", .copy(of: dossier.key, title: "Copie"), by: "1")
    #expect(try answers(of: copy) == told)
    let backup = test.beside("backup")
    try test.house.backup(to: backup)
    let target = test.beside("restored")
    #expect(try House.restore(from: backup, to: target).isSound)
    let house = try House.open(target)
    defer { house.close() }
    let again = try #require(try house.dossier(dossier.key))
    #expect(try answers(of: again) == told)
    try test.reopen()
    let opened = try #require(try test.house.dossier(dossier.key))
    #expect(try answers(of: opened) == told)
  }

  @Test func `whatever the order of imports and of taking them back, the sums are the rows'`()
    throws
  {
    var dice = SystemRandomNumberGenerator()
    var standing: [(id: String, table: MeasureTable)] = []
    var number = 0
    for _ in 0..<40 {
      if standing.count > 4 || (!standing.isEmpty && Int.random(in: 0..<3, using: &dice) == 0) {
        let place = Int.random(in: standing.indices, using: &dice)
        try dossier.apply([.remove(standing[place].id)], by: "7", verb: "item.delete")
        standing.remove(at: place)
      } else {
        number += 1
        var text = "day,origin,campaign,cost\n"
        let start = Int.random(in: 1...20, using: &dice)
        for day in start..<(start + Int.random(in: 1...6, using: &dice)) {
          for campaign in ["A", "B", "C"] where Bool.random(using: &dice) {
            let two = day < 10 ? "0\(day)" : "\(day)"
            text += "2026-01-\(two),googleAds,\(campaign),\(Int.random(in: 1...99, using: &dice))\n"
          }
        }
        guard text.split(separator: "\n").count > 1 else { continue }
        try bring(text, as: "IM\(number)")
        standing.append(("IM\(number)", try MeasureFileReader.read(Array(text.utf8)).0))
      }
      // What one table after the other makes, by the kernel's own merge.
      var merged = MeasureTable(origin: "", days: [])
      for (place, one) in standing.enumerated() {
        merged = place == 0 ? one.table : merged.merging(one.table).table
      }
      var expected: [Int32: Double] = [:]
      for row in 0..<merged.rowCount {
        expected[merged.days[row], default: 0] += merged.metrics[0].values[row] ?? 0
      }
      let found = try report().byDay(.init("cost", first...first + 60))
      #expect(
        Dictionary(found.map { ($0.day, $0.value ?? -1) }, uniquingKeysWith: +) == expected)
    }
    #expect(try test.house.verify().isSound)
  }

  @Test func `campaigns over years are told by whole months, with the same sums`() throws {
    var text = "day,origin,campaign,cost,users\n"
    // A day in each of fourteen months, 2026-01-31 to 2027-02-28: the last, or the 28th.
    for month in 0..<14 {
      let (year, number) = (2026 + month / 12, month % 12 + 1)
      let two = number < 10 ? "0\(number)" : "\(number)"
      text += "\(year)-\(two)-28,googleAds,A,\(month + 1),3\n"
      text += "\(year)-\(two)-01,googleAds,B,1.5,2\n"
    }
    try bring(text)
    // From 2026-02-10 to 2026-12-05: the months of February to December, 2 + … + 12 and 11 × 1.5.
    let report = report()
    let top = try report.topCampaigns(.init("cost", first + 40...first + 338), limit: 5)
    #expect(top.days == (first + 31)...(first + 364))
    #expect(top.lines.map(\.campaign) == ["A", "B"] && top.lines.map(\.value) == [77, 16.5])
    let users = try report.topCampaigns(.init("users", first + 40...first + 338), limit: 5)
    #expect(users.lines.map(\.value) == [nil, nil])
    // A row that reaches over the end of the last month is left out, and the sums go with the import.
    try bring(
      "day,lastDay,origin,campaign,cost\n2026-12-20,2027-01-10,googleAds,C,50\n", as: "IM2")
    let months = try report.topCampaigns(.init("cost", first + 40...first + 338), limit: 5)
    #expect(!months.lines.contains { $0.campaign == "C" })
    let longer = try self.report().topCampaigns(.init("cost", first + 40...first + 400), limit: 5)
    #expect(longer.lines.first { $0.campaign == "C" }?.value == 50)
    try dossier.apply([.remove("IM1")], by: "7", verb: "item.delete")
    #expect(
      try self.report().topCampaigns(.init("cost", first...first + 400), limit: 5).lines
        .map(\.campaign) == ["C"])
  }

  @Test func `a house of before there were measures takes some in, and keeps what it had`() throws {
    try dossier.apply([.put(source)], by: "7", verb: "items.set")
    let sequence = dossier.snapshot.sequence
    try test.house.vault.database.write { database in
      for table in [
        "measureByMonth", "measureByWeek", "measureByDay", "measureTotal", "measureCombination",
        "measureRow", "measureBatch", "measureWord",
      ] {
        try database.execute(sql: "DROP TABLE \(table)")
      }
      try database.execute(
        sql: "DELETE FROM grdb_migrations WHERE identifier LIKE 'measures%'")
    }
    try test.reopen()
    let again = try #require(try test.house.dossier(dossier.key))
    #expect(again.snapshot.sequence == sequence)
    #expect(again.snapshot.dossier.find(source.id)?.name == source.name)
    #expect(try test.house.verify().isSound)
    let file = try again.receiveMeasures()
    try file.write(Array((head + "2026-01-01,googleAds,,A,1,,,\n").utf8))
    var batch = ImportBatch()
    batch.id = "IM1"
    batch.title = "IM1"
    try again.bringIn([IncomingMeasures(batch, file, name: "IM1")], by: "7")
    let report = MeasureReport(again, seeing: again.snapshot.dossier)
    #expect(try report.holdings().first?.total == 1)
  }

  @Test func `imports of before there were sums by month count at once, and get them later`() throws
  {
    try bring(head + "2026-01-01,googleAds,,A,1,,,\n2026-08-01,googleAds,,A,2,,,\n")
    try test.house.vault.database.write { database in
      try database.execute(sql: "DROP TABLE measureByMonth")
      try database.execute(sql: "ALTER TABLE measureBatch DROP COLUMN hasMonths")
      try database.execute(
        sql: "DELETE FROM grdb_migrations WHERE identifier = 'measuresByMonth'")
    }
    try test.reopen()
    let again = try #require(try test.house.dossier(dossier.key))
    func top() throws -> (days: ClosedRange<Int32>, lines: [MeasureReport.CampaignLine]) {
      try MeasureReport(again, seeing: again.snapshot.dossier)
        .topCampaigns(.init("cost", first...first + 230), limit: 5)
    }
    // By week, as there is nothing else yet: from Monday 2025-12-29.
    #expect(try top().days.lowerBound == first - 3)
    #expect(try top().lines.map(\.value) == [3])
    let file = try again.receiveMeasures()
    try file.write(Array((head + "2026-03-01,googleAds,,B,9,,,\n").utf8))
    var batch = ImportBatch()
    batch.id = "IM2"
    batch.title = "IM2"
    try again.bringIn([IncomingMeasures(batch, file, name: "IM2")], by: "7")
    #expect(try top().days.lowerBound == first)
    #expect(try top().lines.map(\.value) == [9, 3])
  }

  private var source: DataSource {
    var source = DataSource()
    source.id = "DS1"
    source.name = "Google Ads"
    return source
  }

  @Test func `indicators read the imports that stand, whoever takes one back`() throws {
    var metric = Metric()
    metric.id = "cost"
    metric.name = "Coût"
    try dossier.apply([.put(metric)], by: "8", verb: "items.set")
    try bring(
      head + "2026-01-05,googleAds,Paid Search,A,1,,,\n2026-01-11,googleAds,Email,A,2,,,\n")
    let week = Period(first: Day(number: first + 4), last: Day(number: first + 10))
    func value(_ dossier: Dossier) -> Double? {
      Examination(of: dossier, on: Day(number: first + 30)).measured.value(of: "cost", over: week)
    }
    #expect(value(dossier.snapshot.dossier) == 3)
    try bring(head + "2026-01-11,googleAds,Email,A,7,,,\n", as: "IM2")
    #expect(value(dossier.snapshot.dossier) == 8)
    try dossier.undo(by: "7")
    #expect(value(dossier.snapshot.dossier) == 3)
    // A second tool that counts the same: which one is meant has to be said.
    try bring("day,origin,campaign,cost\n2026-01-05,metaAds,A,40\n", as: "IM3")
    #expect(value(dossier.snapshot.dossier) == nil)
    metric.imported = "googleAds.cost"
    try dossier.apply([.put(metric)], by: "8", verb: "items.set")
    #expect(value(dossier.snapshot.dossier) == 3)
    // Reduced to who sees no import, there is nothing.
    var without = dossier.snapshot.dossier
    without.remove("IM1")
    #expect(value(without) == nil)
    try test.reopen()
    let again = try #require(try test.house.dossier(dossier.key))
    #expect(value(again.snapshot.dossier) == 3)
  }

  @Test func `whoever waits for an import is told how many rows are in`() async throws {
    let file = try dossier.receiveMeasures()
    var text = "day,origin,campaign,cost\n"
    for row in 0..<450_000 { text += "2026-01-01,googleAds,\(row),1\n" }
    try file.write(Array(text.utf8))
    var batch = ImportBatch()
    batch.id = "IM1"
    batch.title = "IM1"
    let told = Mutex<[Int]>([])
    try await dossier.bringIn([IncomingMeasures(batch, file, name: "IM1")], by: "7") { rows in
      told.withLock { $0.append(rows) }
    }
    let rows = told.withLock { $0 }
    #expect(rows.count >= 2 && rows == rows.sorted() && rows.last == 450_000)
  }

  @Test func `rows that cover several days are kept as they are`() throws {
    try bring("day,lastDay,origin,campaign,cost\n2026-01-01,2026-01-31,metaAds,A,310\n")
    let lines = try report().byDay(.init("cost", first...first + 40))
    #expect(lines.count == 1 && lines[0].lastDay == first + 30 && lines[0].value == 310)
    #expect(lines[0].channel == "Paid Social")
    #expect(try report().byDay(.init("cost", first...first + 9)) == [])
    let top = try report().topCampaigns(.init("cost", first...first + 30), limit: 3)
    #expect(top.lines.map(\.value) == [310])
  }
}
