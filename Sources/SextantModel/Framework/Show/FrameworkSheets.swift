extension Framework {
  /// The framework as a text for a terminal: blocks, competencies and assessments, with counts.
  public func text(_ catalogue: Catalogue) -> String {
    let language = catalogue.language
    var page = TextPage(catalogue, self)
    page.title("\(code) \(card.version)", words(card, in: language))
    page.plain(language == .french ? card.restsOnFr : card.restsOnEn)
    for block in blocks {
      page.plain("")
      page.entry("kind.block", block.id.text, words(block, in: language))
      for competency in competencies(of: block) {
        page.plain("  \(competency.id.text)  \(words(competency, in: language))")
      }
      for assessment in assessments(of: block) { page.item(assessment, in: language) }
    }
    page.plain("")
    page.plain(
      catalogue.say(
        Message(
          "show.counts",
          [
            "blocks": .integer(blocks.count), "competencies": .integer(competencies.count),
            "assessments": .integer(assessments.count),
            "deliverables": .integer(deliverables.count), "criteria": .integer(criteria.count),
          ])))
    return page.text
  }

  /// An assessment as a text for a terminal: what it asks for and on what it is judged.
  public func text(
    assessment id: String, results: [CriterionResult] = [], _ catalogue: Catalogue
  ) -> String? {
    guard let assessment = find(ID<Assessment>(id)) ?? find(ID<Assessment>(id.uppercased()))
    else { return nil }
    let language = catalogue.language
    var page = TextPage(catalogue, self)
    page.title(name(of: assessment.id.text), words(assessment, in: language))
    page.line(
      "field.assessment.form",
      assessment.form.map { catalogue.text("choice.assessmentForm.\($0.rawValue)") })
    page.line(
      "field.assessment.mode",
      assessment.mode.map { [catalogue.text("choice.assessmentMode.\($0.rawValue)")] } ?? [])
    let facts: [(String, Double?)] = [
      ("groupMin", assessment.groupMin.map(Double.init)),
      ("groupMax", assessment.groupMax.map(Double.init)),
      ("talkMinutes", assessment.talkMinutes), ("questionMinutes", assessment.questionMinutes),
      ("slidesMax", assessment.slidesMax.map(Double.init)),
    ]
    for (field, value) in facts {
      page.line(
        "field.assessment.\(field)", value.map { [catalogue.write($0, decimals: nil)] } ?? [])
    }
    page.line("field.assessment.competencies", assessment.competencies.map(\.text))
    page.heading("kind.demandedDeliverable.plural")
    for deliverable in deliverables(of: assessment) { page.item(deliverable, in: language) }
    page.heading("kind.criterion.plural")
    for criterion in criteria(of: assessment) { page.item(criterion, in: language) }
    let own = results.filter { find($0.criterion.id)?.assessment == assessment.id }
      .filter { $0.framework == code }
    if !own.isEmpty { page.heading("show.proves") }
    for result in own { page.result(result) }
    return page.text
  }

  /// What the lint found as a text for a terminal: new findings first, then those declared.
  public func text(_ results: [LintResult], _ catalogue: Catalogue) -> String {
    let french = catalogue.language == .french
    var page = TextPage(catalogue, self)
    page.title("\(code) \(card.version)", words(card, in: catalogue.language))
    let open = results.filter { $0.declared == nil }
    page.heading("show.lint.open")
    if open.isEmpty { page.plain(catalogue.text("show.lint.none")) }
    for result in open {
      let place = result.finding.place
      let line = place.line.map { ":\($0)" } ?? ""
      page.plain(
        "\(place.text) (\(place.file ?? "")\(line))  \(catalogue.say(result.finding.message))")
      page.plain(
        "  → "
          + catalogue.fill(
            catalogue.text(result.finding.message.key + ".remedy"), result.finding.message.arguments
          ))
    }
    page.heading("show.lint.declared")
    for inconsistency in inconsistencies {
      page.plain(
        "\(inconsistency.id.text)  \(french ? inconsistency.findingFr : inconsistency.findingEn)")
      page.plain("  → " + (french ? inconsistency.handlingFr : inconsistency.handlingEn))
      for result in results where result.declared?.id == inconsistency.id {
        page.plain("  · \(result.finding.place.text)  \(catalogue.say(result.finding.message))")
      }
      if let reason = inconsistency.onlyHuman {
        page.plain("  · " + catalogue.text("choice.humanReason.\(reason.rawValue)"))
      }
    }
    return page.text
  }
}
