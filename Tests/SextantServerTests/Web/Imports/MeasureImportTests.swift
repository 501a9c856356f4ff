import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

/// Files of measures sent to a dossier: what is shown of them, what is kept, and that it is kept once.
@Suite struct MeasureImportTests {
  private let ads = """
    Rapport sur les campagnes
    "1 sept. 2026 - 2 sept. 2026"
    Jour;Campagne;Code de la devise;Coût;Impr.;Clics;Conversions
    2026-09-01;Toitures printemps;EUR;12,34;1 234;7;1,00
    2026-09-02;Toitures printemps;EUR;1 020,50;10 500;88;2,50
    2026-09-02;Marque – exact;EUR;--;0;0;0,00
    Total : compte;--;EUR;1 032,84;11 734;95;3,50
    """

  @Test func `a file is recognised, shown, kept, and taken back by one click`() async throws {
    let stage = try ImportStage()
    let sent = try await stage.send(ads, as: "campagnes.csv")
    let review = try #require(stage.reviews(sent).first)
    #expect(review.measures.origin == .googleAds && review.isChosen)
    #expect(review.effect.added == 3)
    #expect(stage.dossier.count(of: ImportBatch.self) == 0)
    let page = try #require(await stage.page(sent))
    #expect(Markup(page.main.markup).problems == [])
    for text in ["Google Ads", "1\u{202F}032,84", "Concorde", "Total : compte"] {
      #expect(page.main.markup.contains(text), "\(text)")
    }
    let kept = await stage.keep(sent)
    #expect(kept.notice == "sheets.done")
    let batch = try #require(stage.dossier.all(ImportBatch.self).first)
    #expect(kept.address == "/d/bench/importBatches/\(batch.id.text)")
    #expect(batch.rows == 3 && batch.tool == "Google Ads" && batch.file == "campagnes.csv")
    #expect(batch.period?.text == "2026-09-01/2026-09-02")
    #expect(stage.bench.live.snapshot.file(batch.measures) != nil)
    let cost = try #require(try stage.report.holdings().first { $0.metric == "cost" })
    #expect(cost.total == 1032.84)
    #expect(try stage.bench.live.history(of: batch.id.text).first?.verb == "measures.import")
    try await stage.bench.live.undo(by: "1")
    #expect(try stage.report.holdings() == [])
    #expect(stage.dossier.count(of: ImportBatch.self) == 0)
    #expect(stage.bench.live.snapshot.files == [])
  }

  @Test func `the same file twice is kept once, and it is said`() async throws {
    let stage = try ImportStage()
    _ = await stage.keep(try await stage.send(ads, as: "campagnes.csv"))
    let sequence = stage.bench.live.snapshot.sequence
    let again = try await stage.send(ads, as: "encore.csv")
    #expect(stage.reviews(again).map(\.effect.changesNothing) == [true])
    let page = try #require(await stage.page(again))
    #expect(page.main.markup.contains("déjà dans le dossier"))
    #expect(!page.main.markup.contains("value=\"keep\""))
    #expect(await stage.keep(again).notice == "sheets.nothingChosen")
    #expect(stage.bench.live.snapshot.sequence == sequence)
  }

  @Test func `an unknown spreadsheet is read as somebody says, and the next one like it alike`()
    async throws
  {
    let stage = try ImportStage()
    let first =
      "Semaine du;Boutique;Paniers;Note interne\n05/01/2026;Lyon;12;3\n12/01/2026;Lyon;15;4\n"
    let sent = try await stage.send(first, as: "paniers.csv")
    let review = try #require(stage.reviews(sent).first)
    #expect(review.measures.origin == .other)
    // The shop is a site, the baskets are purchases, the note is nothing.
    let kept = await stage.keep(
      sent,
      [
        ("role.0.1", "dimension site"), ("role.0.2", "metric purchases"), ("role.0.3", "ignored"),
      ])
    #expect(kept.notice == "sheets.readAnew")
    let reread = try #require(stage.reviews(sent).first)
    #expect(reread.basis == .chosen)
    #expect(reread.measures.table.dimensions.map(\.name) == ["site"])
    #expect(await stage.keep(sent).notice == "sheets.done")
    #expect(try stage.report.holdings().map(\.metric) == ["purchases"])
    let next = try await stage.send(
      "Semaine du;Boutique;Paniers;Note interne\n19/01/2026;Lyon;20;5\n", as: "suite.csv")
    let again = try #require(stage.reviews(next).first)
    #expect(again.measures.table.metrics.map(\.name) == ["purchases"])
    if case .earlier = again.basis {} else { Issue.record("\(again.basis)") }
  }

  @Test func `a file without days asks for its period`() async throws {
    let stage = try ImportStage()
    let sent = try await stage.send(
      "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nthé vert,10,800,1.25%,7\n",
      as: "Requetes.csv")
    #expect(try #require(stage.reviews(sent).first).needsPeriod)
    #expect(try #require(await stage.page(sent)).main.markup.contains("name=\"first\""))
    let key = try #require(sent.address?.split(separator: "/").last)
    _ = await ImportPages.post(
      [String(key)],
      stage.act([
        ("do", "read"), ("first", "2026-01-01"), ("last", "2026-01-31"),
      ]), stage.drafts, [:])
    await stage.draft(sent)?.settle()
    let review = try #require(stage.reviews(sent).first)
    #expect(review.measures.table.rowCount == 1 && review.canBeKept)
    let kept = await stage.keep(sent, [("first", "2026-01-01"), ("last", "2026-01-31")])
    #expect(kept.notice == "sheets.done")
    #expect(stage.dossier.all(ImportBatch.self).first?.period?.text == "2026-01")
  }

  @Test func `whole months become readings, without touching what somebody typed`() async throws {
    let stage = try ImportStage()
    var text = "Jour;Campagne;Code de la devise;Coût;Impr.;Clics\n"
    for day in 1...31 {
      text += "2026-01-\(day < 10 ? "0" : "")\(day);A;EUR;2,50;100;3\n"
    }
    text += "2026-02-01;A;EUR;9,00;100;3\n"
    var metric = Metric()
    metric.id = "clicks"
    metric.name = "Clics"
    var typed = Measure()
    typed.metric = "clicks"
    typed.period = Period.month(2026, 1)
    typed.value = 90
    let draft = ItemDraft(json: Array(JSONText.compact(typed.plain).utf8), kind: Measure.self)
    try await stage.bench.live.apply([.put(metric), .put(draft.item)], by: "2", verb: "items.set")
    let kept = await stage.keep(
      try await stage.send(text, as: "janvier.csv"), [("reportsMonths", "true")])
    #expect(kept.notice == "sheets.done.months")
    let readings = stage.dossier.all(Measure.self)
    func value(_ metric: String) -> Double? {
      readings.first { $0.metric?.text == metric && $0.period == Period.month(2026, 1) }?.value
    }
    #expect(value("cost") == 77.5 && value("impressions") == 3100)
    #expect(value("clicks") == 90)
    #expect(readings.allSatisfy { $0.period == Period.month(2026, 1) })
    // One click takes all of it back.
    try await stage.bench.live.undo(by: "1")
    #expect(stage.dossier.all(Measure.self).count == 1)
    #expect(stage.dossier.count(of: ImportBatch.self) == 0)
  }

  @Test func `a file that is half one thing and half another is told with its line`() async throws {
    let stage = try ImportStage()
    let half = """
      Date,Clics,Impressions,CTR,Position
      2026-01-01,3,10,30%,4
      2026-01-02,2,16,12.5%,3.25

      Jour;Nom de la campagne;Montant dépensé (EUR);Impressions
      01/09/2026;Promo;12,50;450
      02/09/2026;Promo;3,00;398
      """
    let sent = try await stage.send(half, as: "moitié.csv")
    let reviews = stage.reviews(sent)
    let notes = reviews.flatMap { $0.fileNotes + $0.table.notes }.map(\.what)
    #expect(notes.contains(.separatorChanges) || notes.contains(.anotherTableStarts))
    let page = try #require(await stage.page(sent))
    #expect(page.main.markup.contains("Ligne"))
    #expect(Markup(page.main.markup).problems == [])
    let total = reviews.reduce(0) { $0 + $1.measures.table.rowCount }
    #expect(total == 4)
  }

  @Test func `what is no table is refused with what to do`() async throws {
    let stage = try ImportStage()
    for (bytes, name) in [
      (Array("%PDF-1.7 …".utf8), "a.pdf"), ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], "a.xls"),
      ([], "a.csv"), (Array("{\"rows\": [".utf8), "a.json"), ([0x50, 0x4B, 3, 4, 9, 9], "a.zip"),
    ] {
      let sent = try await stage.send(bytes, as: name)
      let page = try #require(await stage.page(sent), "\(name)")
      #expect(page.status == 422, "\(name)")
      #expect(Markup(page.main.markup).problems == [], "\(name)")
      #expect(!page.main.markup.contains("[sheets."), "\(name)")
    }
  }

  @Test func `every file of the shared data goes in through the pages`() async throws {
    for name in [
      "exports/ga4_en_report.csv", "exports/ga4_runReport.json",
      "exports/google_ads_en_utf16_tab.csv", "exports/google_ads_fr_campagnes_daily.csv",
      "exports/gsc_fr_Graphique.csv", "exports/gsc_fr_Requetes.csv", "exports/meta_ads_fr.csv",
      "exports/meta_ads_fr_excel_semicolon_cp1252.csv", "ads/facebook_ads_basic_ad_data.csv",
      "ads/google_ads_campaign_stats_data.csv", "mmm/robyn_weekly.csv",
    ] {
      guard let bytes = ExportFiles.bytes(name) else { continue }
      let stage = try ImportStage()
      let sent = try await stage.send(bytes, as: String(name.split(separator: "/")[1]))
      let page = try #require(await stage.page(sent), "\(name)")
      #expect(Markup(page.main.markup).problems == [], "\(name)")
      #expect(!page.main.markup.contains("[sheets."), "\(name)")
      let review = try #require(stage.reviews(sent).first, "\(name)")
      if review.needsPeriod { continue }
      #expect(await stage.keep(sent).notice == "sheets.done", "\(name)")
      let table = review.measures.table
      let holdings = try stage.report.holdings()
      #expect(holdings.map(\.metric).sorted() == table.metrics.map(\.name).sorted(), "\(name)")
      for metric in table.metrics {
        guard let total = holdings.first(where: { $0.metric == metric.name })?.total else {
          continue
        }
        #expect(abs(total - metric.values.total) < 1e-3, "\(name) \(metric.name)")
      }
      let measured = MeasuredPage.answer(stage.bench.view(), stage.bench.live).page
      #expect(Markup(measured?.main.markup ?? "").problems == [], "\(name)")
    }
  }

  @Test func `who may not edit brings nothing in, and nobody sees another's files`() async throws {
    let stage = try ImportStage()
    let refused = try await stage.send(Array(ads.utf8), as: "a.csv", role: .commenter)
    #expect(refused.address == nil)
    let sent = try await stage.send(ads, as: "a.csv")
    let key = try #require(sent.address?.split(separator: "/").last.map(String.init))
    #expect(stage.drafts.find(key, of: 2, in: "bench", at: Instant.now()) == nil)
    #expect(stage.drafts.find(key, of: 1, in: "other", at: Instant.now()) == nil)
  }
}
