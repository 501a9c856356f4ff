internal import SextantKernels

/// A talk fits its time, spends it evenly and can be read from the back of the room.
///
/// The talk time is the deck's, else the assessment's. Decks without one are held neither to a time
/// nor to an opening, an outline and a conclusion: they are read, not spoken. Words are counted in
/// the slide's text, title and notes aside. Slides of the appendix count for nothing.
public struct DecksKeepTimeAndBalance: Check {
  public static let card = CheckCard(
    "RES03", "deck.timing-and-balance", .warning, basis: [.text, .house],
    about: [Deck.self], alsoReads: [Slide.self, Rehearsal.self],
    parameters: ["slideSectionShare", "slideWords", "slideVisualShare"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for deck in x.all(Deck.self) {
      let slides = x.citing(deck, by: Slide.self, in: "deck").filter { $0.slideKind != .appendix }
      guard !slides.isEmpty else { continue }
      checkReading(of: deck, slides, x.rules, &verdict)
      guard let minutes = deck.talkMinutes ?? x.demand(of: deck.assessment)?.talkMinutes else {
        continue
      }
      checkTime(of: deck, slides, minutes, x, &verdict)
      checkRehearsal(of: deck, minutes, x, &verdict)
      checkFrame(of: deck, slides, &verdict)
    }
  }

  private static func checkReading(
    of deck: Deck, _ slides: [Slide], _ rules: RuleParameters, _ verdict: inout Verdict
  ) {
    for slide in slides {
      let words = TextMeasure(slide.text).words
      if words > rules.slideWords {
        verdict.fail(
          slide.at("text"), "tooManyWords",
          [
            "slide": .integer(slide.order ?? 0), "title": .text(slide.title),
            "count": .integer(words), "max": .integer(rules.slideWords),
          ])
      }
    }
    let shown = Double(slides.count { ($0.visuals ?? 0) > 0 }) / Double(slides.count)
    if shown < rules.slideVisualShare.fraction {
      verdict.fail(
        deck.at(), "fewVisuals",
        [
          "deck": .text(deck.title), "share": .percent(shown, decimals: 0),
          "min": .share(rules.slideVisualShare),
        ])
    }
  }

  private static func checkTime(
    of deck: Deck, _ slides: [Slide], _ minutes: Double, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    var sections: [(name: String, seconds: Double)] = []
    var rows: [String: Int] = [:]
    var isComplete = true
    for slide in slides {
      guard let seconds = slide.plannedSeconds else {
        verdict.doubt(slide.at("plannedSeconds"), "noTime", ["title": .text(slide.title)])
        isComplete = false
        continue
      }
      if let row = rows[slide.section] {
        sections[row].seconds += Double(seconds)
      } else {
        rows[slide.section] = sections.count
        sections.append((slide.section, Double(seconds)))
      }
    }
    let planned = sections.reduce(0) { $0 + $1.seconds }
    guard planned > 0, let longest = sections.max(by: { $0.seconds < $1.seconds }) else { return }
    if planned > minutes * 60 {
      verdict.fail(
        deck.at("talkMinutes"), "tooLong",
        [
          "deck": .text(deck.title), "minutes": .number(planned / 60, decimals: 1),
          "max": .number(minutes, decimals: 0),
          "over": .number(planned / 60 - minutes, decimals: 1), "section": .text(longest.name),
        ])
    }
    if isComplete, sections.count > 1,
      longest.seconds > planned * x.rules.slideSectionShare.fraction
    {
      verdict.fail(
        deck.at(), "sectionTooLong",
        [
          "section": .text(longest.name),
          "share": .percent(longest.seconds / planned, decimals: 0),
          "max": .share(x.rules.slideSectionShare),
        ])
    }
  }

  private static func checkRehearsal(
    of deck: Deck, _ minutes: Double, _ x: Examination, _ verdict: inout Verdict
  ) {
    let dated = x.citing(deck, by: Rehearsal.self, in: "deck").filter { $0.date != nil }
    guard
      let last = dated.max(by: { ($0.date ?? x.today) < ($1.date ?? x.today) }),
      let seconds = last.seconds
    else { return }
    if Double(seconds) > minutes * 60 {
      verdict.fail(
        last.at("seconds"), "rehearsalTooLong",
        [
          "deck": .text(deck.title), "minutes": .number(Double(seconds) / 60, decimals: 1),
          "max": .number(minutes, decimals: 0),
        ])
    }
  }

  private static func checkFrame(
    of deck: Deck, _ slides: [Slide], _ verdict: inout Verdict
  ) {
    let kinds = Set(slides.compactMap(\.slideKind))
    let name: [String: Argument] = ["deck": .text(deck.title)]
    if !kinds.contains(.opening) && !kinds.contains(.cover) {
      verdict.fail(deck.at(), "noOpening", name)
    }
    if !kinds.contains(.outline) { verdict.fail(deck.at(), "noOutline", name) }
    if !kinds.contains(.conclusion) { verdict.fail(deck.at(), "noConclusion", name) }
  }
}
