/// Enough offers were studied for each lot, all marked on every criterion; the vendors consulted
/// come from a dated comparison; the lots of contents do not all go to the same hands.
///
/// A vendor is compared when a benchmark of vendors names it and has a dated cell for it. Distinct
/// vendors are asked of content consultations whose lots are decided, as many as there are lots and
/// no more than the house number of options.
public struct PanelIsWideEnough: Check {
  public static let card = CheckCard(
    "CHO04", "choice.panel-wide", .error, basis: [.text, .house],
    about: [Lot.self],
    alsoReads: [
      Consultation.self, Offer.self, SelectionCriterion.self, Score.self, Benchmark.self,
      Vendor.self,
    ],
    parameters: ["minOptions"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let grids = x.all(Lot.self).map { LotGrid(of: $0, x) }
    for grid in grids { examine(grid, x, &verdict) }
    let compared = comparedVendors(x)
    for consultation in x.all(Consultation.self) {
      for vendor in consultation.vendors where !compared.contains(AnyID(vendor)) {
        verdict.fail(
          consultation.at("vendors"), "notCompared",
          ["vendor": .text(x.find(vendor)?.name ?? vendor.text)])
      }
    }
    let decided = Dictionary(grouping: grids, by: \.lot.consultation)
    for consultation in x.all(Consultation.self) where consultation.consultationKind == .content {
      lookForHands(consultation, decided[consultation.id] ?? [], x, &verdict)
    }
  }

  private static func examine(_ grid: LotGrid, _ x: Examination, _ verdict: inout Verdict) {
    if grid.offers.count < x.rules.minOptions {
      verdict.fail(
        grid.lot.at(), "tooFew",
        [
          "lot": .text(grid.lot.name), "count": .integer(grid.offers.count),
          "wanted": .integer(x.rules.minOptions),
        ])
    }
    for offer in grid.offers {
      let unmarked = grid.unmarked(offer)
      if !unmarked.isEmpty {
        verdict.fail(
          offer.at(), "unmarked",
          ["offer": .text(offer.name), "criteria": .texts(unmarked.map(\.name))])
      }
    }
  }

  private static func comparedVendors(_ x: Examination) -> Set<AnyID> {
    var compared: Set<AnyID> = []
    for benchmark in x.all(Benchmark.self) where benchmark.benchmarkKind == .vendors {
      compared.formUnion(
        benchmark.cells.filter { $0.date != nil && !$0.value.isEmpty }.compactMap(\.subject))
    }
    return compared
  }

  private static func lookForHands(
    _ consultation: Consultation, _ grids: [LotGrid], _ x: Examination,
    _ verdict: inout Verdict
  ) {
    let retained = grids.map(\.retained)
    guard !retained.isEmpty, !retained.contains(where: \.isEmpty) else { return }
    let vendors = Set(retained.joined().compactMap(\.vendor))
    let wanted = min(x.rules.minOptions, grids.count)
    if vendors.count < wanted {
      verdict.fail(
        consultation.at(), "sameHands",
        [
          "consultation": .text(consultation.title), "count": .integer(vendors.count),
          "wanted": .integer(wanted),
        ])
    }
  }
}
