/// Every deliverable that an assessment demands is spoken of in its deck or its report.
///
/// A slide or a section speaks of a deliverable when it names it and its text is not empty; notes
/// do not count, the jury does not see them. Deliverables that only decks, slides, reports or
/// rehearsals answer are the talk itself and are left out. An account of a watch has the seven
/// parts that MSMD.E1.k08 lists, whatever the deck says.
public struct DecksCoverWhatIsDemanded: Check {
  public static let card = CheckCard(
    "RES02", "deck.covers-dossier", .error, basis: [.text],
    about: [Deck.self, Report.self], alsoReads: [Slide.self])

  private static let ownKinds: Set<String> = [
    "deck", "slide", "report", "reportRow", "rehearsal", "edition", "anticipatedQuestion",
  ]

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var covered: [String: Set<String>] = [:]
    var places: [String: Place] = [:]
    for deck in x.all(Deck.self) where !deck.assessment.isEmpty {
      if places[deck.assessment] == nil { places[deck.assessment] = deck.at() }
      for slide in x.citing(deck, by: Slide.self, in: "deck") where !slide.text.isEmpty {
        covered[deck.assessment, default: []].formUnion(slide.deliverables)
      }
    }
    for report in x.all(Report.self) {
      if !report.assessment.isEmpty {
        if places[report.assessment] == nil { places[report.assessment] = report.at() }
        for section in report.sections where !section.text.isEmpty {
          covered[report.assessment, default: []].formUnion(section.deliverables)
        }
      }
      if report.reportKind == .watch { checkParts(of: report, &verdict) }
    }
    for demand in x.assessments {
      guard let place = places[demand.code] else { continue }
      for deliverable in demand.deliverables
      where !isTheTalk(deliverable) && covered[demand.code]?.contains(deliverable.code) != true {
        verdict.fail(
          place, "notCovered",
          [
            "code": .text(deliverable.code), "fr": .text(deliverable.fr),
            "en": .text(deliverable.en),
          ])
      }
    }
  }

  private static func isTheTalk(_ deliverable: DeliverableDemand) -> Bool {
    !deliverable.kinds.isEmpty && deliverable.kinds.allSatisfy(ownKinds.contains)
  }

  private static func checkParts(of report: Report, _ verdict: inout Verdict) {
    let written = Set(report.sections.filter { !$0.text.isEmpty }.compactMap(\.part))
    for part in ReportPart.allCases where part != .other && !written.contains(part) {
      verdict.fail(
        report.at("sections"), "noPart",
        ["report": .text(report.title), "part": .choice(part)])
    }
  }
}
