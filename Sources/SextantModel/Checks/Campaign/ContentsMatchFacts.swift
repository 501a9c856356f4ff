internal import SextantKernels

/// What a content states of the dossier is what the dossier says.
///
/// Each fact is tied to a field of an item; the value stated (or the words themselves, where none
/// is given) must equal that field's. Every amount, percentage, date and link of the text must
/// belong to a fact, or nobody could compare it. A date must fall within the campaign. Drafts are
/// let be. Long sentences are only noted.
public struct ContentsMatchFacts: Check {
  public static let card = CheckCard(
    "CAM04", "content.matches-facts", .error, basis: [.arithmetic, .house],
    about: [ContentItem.self], alsoReads: Registry.dossier.kinds, parameters: ["sentenceWords"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for content in x.all(ContentItem.self) where content.state != .draft {
      let spoken = spaced(content.title + "\n" + content.body)
      for fact in content.facts { check(fact, of: content, spoken, x, &verdict) }
      checkFigures(of: content, &verdict)
      let measure = TextMeasure(content.body)
      if measure.wordsPerSentence > Double(x.rules.sentenceWords) {
        verdict.note(
          content.at("body"), "longSentences",
          [
            "content": .text(content.title),
            "words": .number(measure.wordsPerSentence, decimals: 1),
            "long": .percent(measure.longWordShare, decimals: 0),
          ])
      }
    }
  }

  private static func check(
    _ fact: QuotedFact, of content: ContentItem, _ spoken: String, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    let place = content.at("facts")
    let named: [String: Argument] = ["content": .text(content.title), "said": .text(fact.said)]
    if !spoken.contains(spaced(fact.said)) {
      verdict.fail(place, "notInText", named)
    }
    guard let id = fact.item, !fact.field.isEmpty else {
      verdict.fail(place, "factUntied", named)
      return
    }
    guard let truth = x.dossier.item(id.text)?.text(of: fact.field) else {
      verdict.doubt(place, "noValue", named)
      return
    }
    let stated = fact.value.isEmpty ? fact.said : fact.value
    if !isSame(stated, truth) {
      let shown: Argument = day(truth).map { .day($0) } ?? .text(truth)
      verdict.fail(
        place, "differs", named.merging(["dossier": shown]) { $1 }, evidence: [id.text])
    } else if let campaign = x.find(content.campaign), let day = day(stated),
      campaign.start.map({ day < $0 }) ?? false || campaign.end.map({ day > $0 }) ?? false
    {
      verdict.fail(
        place, "outsideCampaign",
        named.merging(["campaign": .text(campaign.name)]) { $1 })
    }
  }

  private static func checkFigures(of content: ContentItem, _ verdict: inout Verdict) {
    let figures = QuotedFigures(in: content.body)
    let facts = spaced(content.facts.map(\.said).joined(separator: "\n"))
    for text in figures.amounts.map(\.text) + figures.dates + figures.links
    where !facts.contains(spaced(text)) {
      verdict.fail(
        content.at("body"), "figureUntied",
        ["content": .text(content.title), "figure": .text(text)])
    }
  }

  /// Folded, with one plain space wherever there is white space of any kind.
  private static func spaced(_ text: String) -> String {
    spacedWords(foldingKey(text)).joined(separator: " ")
  }

  private static func isSame(_ stated: String, _ truth: String) -> Bool {
    if let one = number(stated), let other = number(truth) { return abs(one - other) < 1e-9 }
    return spaced(stated) == spaced(truth)
  }

  private static func number(_ text: String) -> Double? {
    let bytes = Array(text.filter { !"€%".contains($0) }.utf8)
    return decimalNumber(bytes.span)
  }

  private static func day(_ text: String) -> Day? {
    let bytes = Array(text.utf8)
    return Day.read(bytes.span)
  }
}
