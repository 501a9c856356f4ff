/// No deck has more slides than its assessment allows.
///
/// Slides of the appendix are not counted, nor the cover where the certifier leaves it out. The
/// limit stands in the modality of MCMD.E5, E6 and E7 while their criteria judge the analysis, so
/// that this check supports them without being their condition.
public struct DecksKeepToTheSlideLimit: Check {
  public static let card = CheckCard(
    "RES01", "deck.slide-limit", .error, basis: [.text],
    about: [Deck.self], alsoReads: [Slide.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var isLimited = false
    for deck in x.all(Deck.self) {
      guard let most = x.demand(of: deck.assessment)?.slidesMax else { continue }
      isLimited = true
      let count = x.citing(deck, by: Slide.self, in: "deck").count { slide in
        slide.slideKind != .appendix && !(deck.isCoverExcluded && slide.slideKind == .cover)
      }
      if count > most {
        verdict.fail(
          deck.at(), "tooMany",
          ["deck": .text(deck.title), "count": .integer(count), "max": .integer(most)])
      }
    }
    if !isLimited { verdict.doesNotApply() }
  }
}

extension Examination {
  /// What an assessment demands, when the dossier has selected it.
  func demand(of assessment: String) -> AssessmentDemand? {
    assessment.isEmpty ? nil : assessments.first { $0.code == assessment }
  }
}
