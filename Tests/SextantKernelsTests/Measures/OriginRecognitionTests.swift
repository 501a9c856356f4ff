import SextantKernels
import Testing

@Suite struct OriginRecognitionTests {
  private func table(_ text: String) throws -> FoundTable {
    try #require(
      try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports).tables.first)
  }

  @Test(arguments: [
    (
      "Session default channel group,Sessions,Key events\nDirect,1,2\nEmail,3,4",
      MeasureOrigin.googleAnalytics4
    ),
    (
      "Groupe de canaux par défaut de la session,Sessions,Nombre d'événements\nDirect,1,2\nEmail,2,3",
      .googleAnalytics4
    ),
    (
      "Chemin de la page et classe de l’écran,Vues,Utilisateurs actifs\n/,1,2\n/a,2,3",
      .googleAnalytics4
    ),
    (
      "Jour;Campagne;Groupe d'annonces;Coût;Impr.;Clics\n2026-09-01;A;b;1,5;2;3\n2026-09-02;A;b;1,5;2;3",
      .googleAds
    ),
    (
      "Day,Campaign,Ad group,Cost,Impr.,Clicks,Conv. value\n2026-09-01,A,b,1.5,2,3,4\n2026-09-02,A,b,1.5,2,3,4",
      .googleAds
    ),
    (
      "segments.date,campaign.name,metrics.cost_micros\n2026-09-01,A,1500000\n2026-09-02,B,1",
      .googleAds
    ),
    (
      "Nom de la campagne,Début des rapports,Fin des rapports,Couverture,Montant dépensé (EUR)\nA,2026-09-01,2026-09-01,5,1.5\nB,2026-09-01,2026-09-01,5,1.5",
      .metaAds
    ),
    (
      "Campaign name,Reporting starts,Reporting ends,Reach,Amount spent (USD)\nA,2026-09-01,2026-09-01,5,1.5\nB,2026-09-01,2026-09-01,5,1.5",
      .metaAds
    ),
    (
      "Jour,Nom de la campagne,Nom de lâ€™ensemble de publicitÃ©s,Montant dÃ©pensÃ© (EUR)\n2026-09-01,A,b,1.5\n2026-09-02,A,b,2.5",
      .metaAds
    ),
    ("Top queries,Clicks,Impressions,CTR,Position\na,1,2,50%,3.2\nb,1,2,50%,4.2", .searchConsole),
    (
      "Pages les plus populaires,Clics,Impressions,CTR,Position\n/a,1,2,50 %,3\n/b,1,2,50 %,4",
      .searchConsole
    ),
    (
      "Date,Visits,Unique visitors,Actions,Bounce Rate\n2026-09-01,1,2,3,5%\n2026-09-02,1,2,3,5%",
      .matomo
    ),
    ("label,nb_visits,nb_actions,sum_visit_length,bounce_count\n/a,1,2,3,5\n/b,1,2,3,5", .matomo),
    ("Poste;Fournisseur;Montant HT\nA;b;12,5\nC;d;13,5", .other),
    ("Date,Source,Cost,Change\n2026-01-01,a,1.5,2\n2026-01-02,b,2.5,3", .other),
    ("Nom,Courriel,Ville\nA,b@c.fr,Lyon\nD,e@f.fr,Nice", .other),
  ])
  func `exports are recognised in French and English`(text: String, origin: MeasureOrigin) throws {
    let recognition = OriginRecognition(try table(text))
    #expect(recognition.origin == origin)
    if origin != .other { #expect(recognition.confidence == 1) }
  }

  @Test func `unknown columns lower the confidence and are named`() throws {
    let recognition = OriginRecognition(
      try table("Top queries,Clicks,Impressions,Humeur\na,1,2,x\nb,1,2,y"))
    #expect(recognition.origin == .searchConsole)
    #expect(recognition.confidence == 0.75)
    #expect(recognition.unknown == ["Humeur"])
  }

  @Test func `a mapping is kept as text and applied again`() throws {
    var mapping = OriginRecognition(
      try table("Semaine;Canal perso;Dépense (k€)\n2026-W01;A;12,5\n2026-W02;B;13,5")
    ).mapping
    #expect(
      mapping.columns.map(\.role) == [.day, .dimension("canal perso"), .metric("depense (k€)")])
    mapping.columns[2].role = .metric("cost")
    mapping.columns[2].scale = 1000
    let kept = try #require(TableMapping(mapping.text))
    #expect(kept == mapping)
    #expect(TableMapping("x\ty") == nil)
    let next = try table("Semaine;Canal perso;Dépense (k€)\n2026-W03;A;2\n2026-W04;B;1,5")
    #expect(kept.fit(next) == 1)
    let measures = MeasureImport(next, mapping: kept)
    #expect(measures.table.metric("cost")?.values[0] == 2000)
    #expect(
      measures.table.days == [
        CivilDay.number(year: 2026, month: 1, day: 12),
        CivilDay.number(year: 2026, month: 1, day: 19),
      ])
    #expect(measures.table.lastDays.first == measures.table.days.first.map { $0 + 6 })
  }

  @Test(arguments: [
    "empty", "text", "number comma", "percent point", "money EUR comma", "money point", "duration",
    "day dayFirst", "span monthFirst", "month", "week", "flag",
  ])
  func `formats are kept as text`(text: String) {
    #expect(ColumnFormat(text)?.text == text)
  }
}
