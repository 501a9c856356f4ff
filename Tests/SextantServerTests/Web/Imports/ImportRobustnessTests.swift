import SextantFiles
import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// What real exports do to an import: networks, pages of an answer, dates in doubt, channels by other
/// names, months that several files make.
@Suite struct ImportRobustnessTests {
  private func fixture(_ name: String) throws -> [UInt8] {
    try #require(Folder.bytes("\(WorkedExample.root)/Tests/Fixtures/measures/\(name)"))
  }

  private func day(_ month: Int, _ day: Int) -> Int32 {
    CivilDay.number(year: 2026, month: month, day: day) ?? 0
  }

  private func days(_ month: Int, _ days: ClosedRange<Int>, cost: String, campaign: String)
    -> String
  {
    var text = "Jour;Campagne;Code de la devise;Coût;Impr.;Clics\n"
    for day in days {
      text += "2026-0\(month)-\(day < 10 ? "0" : "")\(day);\(campaign);EUR;\(cost);100;3\n"
    }
    return text
  }

  @Test func `spend is under the channel of its network, and an unknown network under none`()
    async throws
  {
    let stage = try ImportStage()
    let sent = try await stage.send(try fixture("google-ads-fr-reseaux.csv"), as: "reseaux.csv")
    let page = try #require(await stage.page(sent))
    #expect(Markup(page.main.markup).problems == [])
    #expect(page.main.markup.contains("Réseau Lune"))
    #expect(await stage.keep(sent).notice == "sheets.done")
    let found = try stage.report.byChannel(.init("cost", day(9, 1)...day(9, 30)))
    #expect(
      Dictionary(uniqueKeysWithValues: found.map { ($0.0, $0.1 ?? .nan) }) == [
        "Paid Search": 14, "Display": 20, "Paid Video": 30.25, "Cross-network": 1040.75,
        "Google Ads": 5,
      ])
  }

  @Test func `a page of an answer is a part unless somebody says otherwise`() async throws {
    let stage = try ImportStage()
    func page(_ channel: String, _ sessions: Int) -> String {
      """
      {"dimensionHeaders": [{"name": "date"}, {"name": "sessionDefaultChannelGroup"}],
       "metricHeaders": [{"name": "sessions", "type": "TYPE_INTEGER"}],
       "rows": [{"dimensionValues": [{"value": "20260901"}, {"value": "\(channel)"}],
                 "metricValues": [{"value": "\(sessions)"}]}], "rowCount": 2}
      """
    }
    let first = try await stage.send(page("Direct", 25), as: "page-1.json")
    #expect(try #require(stage.reviews(first).first).isPart)
    let shown = try #require(await stage.page(first)).main.markup
    #expect(shown.contains("il en manque 1"))
    #expect(await stage.keep(first, [("isPart", "true")]).notice == "sheets.done")
    let second = try await stage.send(page("Email", 10), as: "page-2.json")
    #expect(try #require(stage.reviews(second).first).effect.dropped == 0)
    #expect(await stage.keep(second, [("isPart", "true")]).notice == "sheets.done")
    #expect(stage.dossier.all(ImportBatch.self).allSatisfy { $0.isPart })
    #expect(try stage.report.holdings().first { $0.metric == "sessions" }?.total == 35)
    // Whoever unticks it says that the file is the whole truth of its days.
    let whole = try await stage.send(page("Email", 11), as: "tout.json")
    #expect(await stage.keep(whole).notice == "sheets.readAnew")
    let reread = try #require(stage.reviews(whole).first)
    #expect(!reread.isPart && reread.effect.dropped == 1 && reread.effect.changed == 1)
  }

  @Test func `the order of dates and the decimal mark are put right by whoever knows, and kept`()
    async throws
  {
    let stage = try ImportStage()
    let text = "Jour;Boutique;Paniers;Poids\n01/02/2026;Lyon;3;1,234\n02/02/2026;Lyon;4;2,345\n"
    let sent = try await stage.send(text, as: "paniers.csv")
    let page = try #require(await stage.page(sent)).main.markup
    #expect(Markup(page).problems == [])
    #expect(page.contains("name=\"written.0.0\"") && page.contains("name=\"written.0.3\""))
    #expect(try #require(stage.reviews(sent).first).measures.table.days == [day(2, 1), day(2, 2)])
    let written = [("written.0.0", "monthFirst"), ("written.0.3", "point")]
    #expect(await stage.keep(sent, written).notice == "sheets.readAnew")
    let reread = try #require(stage.reviews(sent).first)
    #expect(reread.measures.table.days == [day(1, 2), day(2, 2)])
    #expect(reread.measures.totals.first { $0.metric == "poids" }?.kept == 3579)
    #expect(await stage.keep(sent, written).notice == "sheets.done")
    // The next file of the kind is read alike, and says so in its selects.
    let next = try await stage.send(
      "Jour;Boutique;Paniers;Poids\n03/04/2026;Lyon;5;1,500\n", as: "suite.csv")
    let again = try #require(stage.reviews(next).first)
    #expect(again.measures.table.days == [day(3, 4)])
    #expect(again.measures.totals.first { $0.metric == "poids" }?.kept == 1500)
    #expect(again.writing(0) == "monthFirst" && again.writing(3) == "point")
    // As its form stands it is kept without being read again; set to the cells it is read by them.
    let cells = [("written.0.0", ""), ("written.0.3", "point")]
    #expect(
      await stage.keep(next, [("written.0.0", "monthFirst"), ("written.0.3", "point")]).notice
        == "sheets.done")
    let third = try await stage.send(
      "Jour;Boutique;Paniers;Poids\n03/05/2026;Lyon;5;1,500\n", as: "fin.csv")
    #expect(await stage.keep(third, cells).notice == "sheets.readAnew")
    #expect(try #require(stage.reviews(third).first).measures.table.days == [day(5, 3)])
  }

  @Test func `the tool's channels are tied to the dossier's once, and count for them`() async throws
  {
    let stage = try ImportStage()
    var search = Channel()
    search.id = "ch-sea"
    search.name = "Liens sponsorisés"
    var video = Channel()
    video.id = "ch-video"
    video.name = "Vidéo"
    video.toolNames = ["paid video"]
    var metric = Metric()
    metric.id = "depense"
    metric.name = "Dépense"
    metric.imported = "googleAds.cost"
    try await stage.bench.live.apply(
      [.put(search), .put(video), .put(metric)], by: "2", verb: "items.set")
    let sent = try await stage.send(try fixture("google-ads-fr-reseaux.csv"), as: "reseaux.csv")
    let page = try #require(await stage.page(sent)).main.markup
    #expect(Markup(page).problems == [])
    #expect(page.contains("Lequel de vos canaux est «\u{A0}Paid Search\u{A0}»"))
    #expect(
      page.contains("«\u{A0}Paid Video\u{A0}» compte pour votre canal «\u{A0}Vidéo\u{A0}»"))
    // Cross-network, Display, Google Ads, Paid Search: in the order of their names.
    let kept = await stage.keep(
      sent, [("channel.0", "ch-sea"), ("channel.3", "ch-sea"), ("channel.1", "nowhere")])
    #expect(kept.notice == "sheets.done")
    let channel = try #require(stage.dossier.find(ID<Channel>("ch-sea")))
    #expect(channel.toolNames == ["Cross-network", "Paid Search"])
    let x = stage.bench.view().examined.examination
    let three = Period(first: Day(number: day(9, 1)), last: Day(number: day(9, 3)))
    let id = ID<Metric>("depense")
    #expect(x.measured.channels(of: id) == ["ch-sea", "ch-video"])
    // 12,50 + 1,50 + 1 040,75
    #expect(x.measured.value(of: id, over: three, channel: "ch-sea") == 1054.75)
    #expect(x.measured.value(of: id, over: three, channel: "ch-video") == 30.25)
    #expect(x.measured.value(of: id, over: three) == 1110)
    // The next file asks only for what is still unknown.
    let next = try await stage.send(days(9, 4...5, cost: "1,00", campaign: "A"), as: "b.csv")
    let later = try #require(await stage.page(next)).main.markup
    #expect(later.contains("Google Ads") && !later.contains("name=\"channel.1\""))
    // One click takes the import and the names back.
    try await stage.bench.live.undo(by: "1")
    #expect(stage.dossier.find(ID<Channel>("ch-sea"))?.toolNames == [])
    #expect(stage.dossier.count(of: ImportBatch.self) == 0)
  }

  @Test func `a month that several files make is what they come to together`() async throws {
    let stage = try ImportStage()
    func reading(_ metric: String) -> Double? {
      stage.dossier.all(Measure.self).first {
        $0.metric?.text == metric && $0.period == Period.month(2026, 6)
      }?.value
    }
    let months = [("reportsMonths", "true")]
    // Half a month closes nothing.
    let first = try await stage.send(days(6, 1...15, cost: "2,00", campaign: "A"), as: "1.csv")
    #expect(await stage.keep(first, months).notice == "sheets.done")
    #expect(reading("cost") == nil)
    // The other half closes it: 15 × 2 + 15 × 4.
    let second = try await stage.send(days(6, 16...30, cost: "4,00", campaign: "A"), as: "2.csv")
    #expect(await stage.keep(second, months).notice == "sheets.done.months")
    #expect(reading("cost") == 90 && reading("clicks") == 90)
    // Another campaign as a part: 30 × 1 more.
    let part = try await stage.send(days(6, 1...30, cost: "1,00", campaign: "B"), as: "3.csv")
    let asPart = months + [("isPart", "true")]
    #expect(await stage.keep(part, asPart).notice == "sheets.readAnew")
    #expect(await stage.keep(part, asPart).notice == "sheets.done.months")
    #expect(reading("cost") == 120 && reading("clicks") == 180)
    // Five days put right, campaign B no more among them: 5 × 10 for 5 × (2 + 1).
    let mended = try await stage.send(days(6, 1...5, cost: "10,00", campaign: "A"), as: "4.csv")
    #expect(await stage.keep(mended, months).notice == "sheets.done.months")
    #expect(reading("cost") == 155)
    let rows = try stage.report.byDay(.init("cost", day(6, 1)...day(6, 30)))
    #expect(rows.compactMap(\.value).reduce(0, +) == 155)
  }
}
