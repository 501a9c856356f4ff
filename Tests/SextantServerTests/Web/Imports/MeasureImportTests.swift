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

  @Test(
    .enabled(
      if: ExportFiles.bytes("exports/ga4_en_report.csv") != nil,
      "../shared/data/measures is absent: the shared exports are left out"))
  func `every file of the shared data goes in through the pages`() async throws {
    for name in [
      "exports/ga4_en_report.csv", "exports/ga4_runReport.json",
      "exports/google_ads_en_utf16_tab.csv", "exports/google_ads_fr_campagnes_daily.csv",
      "exports/gsc_fr_Graphique.csv", "exports/gsc_fr_Requetes.csv", "exports/meta_ads_fr.csv",
      "exports/meta_ads_fr_excel_semicolon_cp1252.csv", "ads/facebook_ads_basic_ad_data.csv",
      "ads/google_ads_campaign_stats_data.csv", "mmm/robyn_weekly.csv",
    ] {
      let bytes = try #require(ExportFiles.bytes(name), "\(name)")
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

  @Test func `an archive of Search Console goes in by days; what has none asks for its period`()
    async throws
  {
    let stage = try ImportStage()
    var archive = ZipArchive(year: 2026, month: 2, day: 1)
    try archive.add(
      "Graphique.csv",
      Array(
        "Date,Clics,Impressions,CTR,Position\n2026-01-01,3,10,30%,4\n2026-01-02,2,16,12.5%,3.25\n"
          .utf8))
    try archive.add(
      "Requêtes.csv",
      Array(
        "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\nthé vert,4,20,20%,3\n".utf8))
    try archive.add("Filtres.csv", Array("Filtre,Valeur\nType de recherche,Web\n".utf8))
    let sent = try await stage.send(archive.bytes, as: "maison.fr-Performance.zip")
    let reviews = stage.reviews(sent)
    let days = try #require(reviews.first { $0.measures.table.rowCount == 2 })
    #expect(days.measures.origin == .searchConsole && days.isChosen)
    #expect(reviews.contains { $0.needsPeriod })
    let page = try #require(await stage.page(sent))
    #expect(Markup(page.main.markup).problems == [])
    #expect(page.main.markup.contains("name=\"first\""))
    #expect(await stage.keep(sent).notice == "sheets.done")
    let holdings = try stage.report.holdings()
    #expect(holdings.first { $0.metric == "clicks" }?.total == 5)
    // (4·10 + 3.25·16) / 26
    let position = try stage.report.byChannel(
      .init("position", 20_454...20_455, origin: "searchConsole")
    ).first?.1
    #expect(abs((position ?? 0) - 92.0 / 26) < 1e-6)
  }

  @Test func `a workbook of Google Ads goes in with its days and amounts`() async throws {
    let stage = try ImportStage()
    var workbook = WorkbookWriter()
    try workbook.addSheet(
      "Campagnes",
      columns: [
        .init("Jour", .day), .init("Campagne"), .init("Code de la devise"),
        .init("Coût", .money(currency: "EUR")), .init("Impr."), .init("Clics"),
      ],
      rows: [
        [.day(20_454), .text("Toitures"), .text("EUR"), .number(12.34), .whole(1234), .whole(7)],
        [.day(20_455), .text("Toitures"), .text("EUR"), .number(0.66), .whole(66), .whole(3)],
      ])
    let sent = try await stage.send(try workbook.bytes(), as: "campagnes.xlsx")
    let review = try #require(stage.reviews(sent).first)
    #expect(review.measures.origin == .googleAds && review.kind == .workbook)
    #expect(await stage.keep(sent).notice == "sheets.done")
    let holdings = try stage.report.holdings()
    #expect(holdings.first { $0.metric == "cost" }?.total == 13)
    #expect(holdings.first { $0.metric == "clicks" }?.total == 10)
    #expect(stage.dossier.all(ImportBatch.self).first?.period?.text == "2026-01-01/2026-01-02")
  }

  @Test func `imports that overlap tell what changes, and count each day once`() async throws {
    let stage = try ImportStage()
    func file(_ days: ClosedRange<Int>, _ cost: String) -> String {
      var text = "Jour;Campagne;Code de la devise;Coût;Impr.;Clics\n"
      for day in days {
        text += "2026-01-\(day < 10 ? "0" : "")\(day);A;EUR;\(cost);100;3\n"
      }
      return text
    }
    _ = await stage.keep(try await stage.send(file(1...10, "1,00"), as: "un.csv"))
    let sent = try await stage.send(file(8...14, "2,00"), as: "deux.csv")
    let review = try #require(stage.reviews(sent).first)
    #expect(review.effect.changed == 3 && review.effect.added == 4 && review.effect.dropped == 0)
    let page = try #require(await stage.page(sent))
    #expect(page.main.markup.contains("3 lignes remplacées par des valeurs plus récentes"))
    _ = await stage.keep(sent)
    // Seven days at 1, seven at 2.
    let cost = try stage.report.byDay(.init("cost", 20_454...20_500)).compactMap(\.value)
    #expect(cost == Array(repeating: 1, count: 7) + Array(repeating: 2, count: 7))
  }

  @Test func `amounts in another currency wait for their rate, and the import keeps a note of it`()
    async throws
  {
    let stage = try ImportStage()
    let text = """
      Jour;Campagne;Code de la devise;Coût;Impr.;Clics
      2026-09-01;Toitures;EUR;10,00;100;7
      2026-09-02;Roofs;USD;20,00;200;8
      """
    let sent = try await stage.send(text, as: "deux-devises.csv")
    let review = try #require(stage.reviews(sent).first)
    #expect(!review.canBeKept && review.unknownRates.map(\.firstLine) == [3])
    let page = try #require(await stage.page(sent))
    #expect(Markup(page.main.markup).problems == [])
    #expect(page.main.markup.contains("name=\"rate.USD\""))
    #expect(page.main.markup.contains("1 ligne porte des montants en USD (la première, ligne 3)"))
    #expect(!page.main.markup.contains("value=\"keep\""))
    // Kept without a rate: nothing is; with one it is read again, shown, and kept.
    #expect(await stage.keep(sent, [("chooses", "1"), ("table", "0")]).notice != "sheets.done")
    #expect(stage.dossier.count(of: ImportBatch.self) == 0)
    #expect(await stage.keep(sent, [("rate.USD", "0,5")]).notice == "sheets.readAnew")
    let kept = await stage.keep(sent, [("rate.USD", "0,5")])
    #expect(kept.notice == "sheets.done", "\(kept)")
    #expect(try stage.report.holdings().first { $0.metric == "cost" }?.total == 20)
    let batch = try #require(stage.dossier.all(ImportBatch.self).first)
    #expect(batch.conversion == "1 USD = 0,5 EUR")
  }

  @Test func `measures are narrowed to a site, and the page says how an indicator reads them`()
    async throws
  {
    let stage = try ImportStage()
    var metric = Metric()
    metric.id = "cmd"
    metric.name = "Commandes"
    metric.imported = "other.purchases"
    var indicator = Indicator()
    indicator.id = "K1"
    indicator.name = "Commandes de la semaine"
    indicator.formula = "cmd"
    indicator.frequency = .weekly
    try await stage.bench.live.apply(
      [.put(metric), .put(indicator)], by: "2", verb: "items.set")
    let text = """
      Jour;Boutique;Commandes
      15/06/2026;Lyon;12
      16/06/2026;Lyon;3
      16/06/2026;Nice;40
      21/06/2026;Nice;2
      """
    let sent = try await stage.send(text, as: "boutiques.csv")
    let roles = [("role.0.1", "dimension site"), ("role.0.2", "metric purchases")]
    _ = await stage.keep(sent, roles)
    #expect(await stage.keep(sent, roles).notice == "sheets.done")
    func page(_ query: [(name: String, value: String)]) -> String {
      MeasuredPage.answer(stage.bench.view(.owner, query), stage.bench.live).page?.main.markup
        ?? ""
    }
    let all = page([])
    #expect(Markup(all).problems == [])
    #expect(all.contains("<option value=\"Lyon\">") && all.contains("other.purchases"))
    #expect(all.contains(">57<"))
    let lyon = page([("site", "Lyon")])
    #expect(lyon.contains(">15<") && !lyon.contains(">57<"))
    // An unknown site is none.
    #expect(page([("site", "Brest")]).contains(">57<"))
    let x = stage.bench.view().examined.examination
    let standing = x.standing(of: try #require(x.find(ID<Indicator>("K1"))))
    #expect(standing.rhythm == .weekly && standing.last?.value == 57)
    #expect(standing.last?.period.text == "2026-06-15/2026-06-21")
  }

  @Test func `whoever waits for a file hears how far it is, and nobody else`() async throws {
    let stage = try ImportStage()
    let own = stage.drafts.steps.join(1, "bench")
    let other = stage.drafts.steps.join(2, "bench")
    let sent = try await stage.send(ads, as: "campagnes.csv")
    let key = try #require(sent.address?.split(separator: "/").last.map(String.init))
    var steps: [SheetStep] = []
    for await step in own {
      steps.append(step)
      if step.isDone { break }
    }
    #expect(steps.last?.draft == key && steps.last?.share == 1)
    #expect(steps.map(\.share) == steps.map(\.share).sorted())
    stage.drafts.steps.tell(
      SheetStep(account: 2, dossier: "bench", draft: "x", share: 0.5, isDone: true))
    for await step in other {
      #expect(step.draft == "x")
      break
    }
  }

  @Test func `while a file is read its page says how far it is, and asks again without script`()
    async throws
  {
    let stage = try ImportStage()
    let incoming = try stage.bench.live.receive()
    try incoming.write(Array(ads.utf8))
    let draft = SheetDraft(
      account: 1, dossier: "bench", plural: nil,
      files: [SheetDraft.File(name: "a.csv", incoming: incoming)], since: Instant.now())
    stage.drafts.keep(draft, at: Instant.now())
    draft.note(.keeping(250, of: 1000))
    let page = try #require(await ImportPages.get([draft.key], stage.act(), stage.drafts).page)
    #expect(page.main.markup.contains("value=\"25\""))
    #expect(page.main.markup.contains("data-sheet=\"\(draft.key)\""))
    #expect(page.main.markup.contains("Enregistrement"))
    #expect(page.refreshAfter == 2)
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
