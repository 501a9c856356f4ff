import SextantModel

/// What the dossier proves of the frameworks it answers to: framework, block, competency, criterion,
/// each criterion with its outcome, why, the items that prove it, and what was accepted in writing.
enum CoveragePage {
  static func answer(_ view: View) -> Answer {
    if view.asked("format") == "csv" { return CoverageCSV.answer(results(view), view) }
    return .page(page(view))
  }

  static func page(_ view: View) -> Page {
    var page = Page(
      title: view.say("pages.coverage.title"), main: .empty, here: view.to.page("coverage"))
    page.lead = view.say("pages.coverage.lead")
    page.room = nil
    guard !view.examined.criteria.isEmpty else {
      page.main = empty(view)
      return page
    }
    let results = results(view)
    let scribe = CriterionScribe(view)
    page.main = """
      \(view.examined.partialText.map { Notice(.neutral, view.say($0)).html })\(bar(view))<div class="stack" data-live="coverage">\(tools(results, view))\
      \(each: byFramework(results, view), { framework($0.framework, $0.results, scribe, view) })</div>
      """
    return page
  }

  private static func empty(_ view: View) -> HTML {
    let action: HTML =
      view.reader.mayEdit(AssessmentSelection.kind)
      ? LinkButton(
        view.say("pages.frameworks.choose"), to: view.to.page("frameworks"), .primary, icon: "add"
      ).html : .empty
    return EmptyState(
      title: view.say("pages.coverage.empty"), text: view.say("pages.coverage.empty.text"),
      example: view.say("pages.coverage.empty.example"), action: action
    ).html
  }

  // MARK: - What is shown

  /// The criteria that the filter lets through.
  private static func results(_ view: View) -> [CriterionResult] {
    let framework = view.asked("framework") ?? ""
    let assessment = view.asked("assessment") ?? ""
    let outcome = view.asked("outcome") ?? ""
    return view.examined.criteria.filter { result in
      if !framework.isEmpty, result.framework != framework { return false }
      if !assessment.isEmpty, name(ofAssessmentOf: result) != assessment { return false }
      switch outcome {
      case "": return true
      case "jury": return result.criterion.nature == .judgement
      default:
        return result.criterion.nature != .judgement && result.outcome.rawValue == outcome
      }
    }
  }

  static func name(ofAssessmentOf result: CriterionResult) -> String {
    "\(result.framework).\(result.criterion.assessment?.text ?? "")"
  }

  private static func byFramework(_ results: [CriterionResult], _ view: View)
    -> [(framework: Framework, results: [CriterionResult])]
  {
    view.library.frameworks.compactMap { framework in
      let own = results.filter { $0.framework == framework.code }
      return own.isEmpty ? nil : (framework, own)
    }
  }

  // MARK: - Framework, block, competency

  private static func framework(
    _ framework: Framework, _ results: [CriterionResult], _ scribe: CriterionScribe, _ view: View
  ) -> HTML {
    let id = "framework-\(framework.code)"
    let title = "\(framework.code) – \(framework.words(framework.card, in: view.words.language))"
    var blocks = HTML.empty
    for block in framework.blocks {
      let own = results.filter { framework.find($0.criterion.assessment)?.block == block.id }
      if !own.isEmpty { blocks += self.block(block, own, framework, scribe, view) }
    }
    let reading = LinkButton(
      view.say("pages.frameworks.read"), to: view.to.page("frameworks") + "/\(framework.code)",
      .quiet, icon: "file")
    return """
      <section aria-labelledby="\(id)" class="stack"><div class="split">\
      <h2 id="\(id)">\(title)</h2><div class="print-hidden">\(reading)</div></div>\
      \(tally(results, view))\(blocks)</section>
      """
  }

  private static func block(
    _ block: Block, _ results: [CriterionResult], _ framework: Framework,
    _ scribe: CriterionScribe, _ view: View
  ) -> HTML {
    let language = view.words.language
    var told: Set<String> = []
    var body = HTML.empty
    for competency in framework.competencies {
      let own = results.filter { $0.criterion.competencies.first == competency.id }
      guard !own.isEmpty else { continue }
      told.formUnion(own.map(\.name))
      body += group(
        "\(competency.id.text) – \(framework.words(competency, in: language))", own, scribe, view)
    }
    let rest = results.filter { !told.contains($0.name) }
    if !rest.isEmpty { body += group(view.say("pages.coverage.transversal"), rest, scribe, view) }
    let isOpen =
      results.contains { $0.outcome == .failed } || view.query.contains { !$0.value.isEmpty }
    let summary: HTML = """
      <strong>\(block.id.text) – \(framework.words(block, in: language))</strong> \
      <span class="cluster">\(marks(results, view))</span>
      """
    return Disclosure(
      summary, isOpen: isOpen, "<div class=\"stack\">\(body)</div>"
    ).html
  }

  private static func group(
    _ title: String, _ results: [CriterionResult], _ scribe: CriterionScribe, _ view: View
  ) -> HTML {
    "<section><h3>\(title)</h3><ul class=\"findings\">\(each: results, { scribe.html($0) })</ul></section>"
  }

  // MARK: - Counts

  private static func tally(_ results: [CriterionResult], _ view: View) -> HTML {
    let computed = results.filter { $0.criterion.nature != .judgement }
    let passed = computed.count { $0.outcome == .passed }
    let text = view.say(
      "pages.coverage.tally",
      [
        "passed": .integer(passed), "count": .integer(computed.count),
        "jury": .integer(results.count - computed.count),
      ])
    guard !computed.isEmpty else { return "<p>\(text)</p>" }
    return Progress(Double(passed) / Double(computed.count), label: text).html
  }

  private static func marks(_ results: [CriterionResult], _ view: View) -> HTML {
    let computed = results.filter { $0.criterion.nature != .judgement }
    var marks = HTML.empty
    for outcome in [Outcome.failed, .cannotTell, .passed] {
      let count = computed.count { $0.outcome == outcome }
      guard count > 0 else { continue }
      marks +=
        StatusMark(
          outcome.mark, "\(count) \(view.say("outcome.\(outcome.rawValue)"))"
        ).html
    }
    let jury = results.count - computed.count
    if jury > 0 {
      marks += StatusMark(.neutral, "\(jury) \(view.say("pages.coverage.forJury"))").html
    }
    return marks
  }

  // MARK: - Filter, tools

  private static func bar(_ view: View) -> HTML {
    let all = ChoiceOption("", view.say("pages.filter.all"))
    let codes = Set(view.examined.criteria.map(\.framework)).sorted()
    let outcomes: [ChoiceOption] =
      [Outcome.failed, .cannotTell, .passed].map {
        ChoiceOption($0.rawValue, view.say("outcome.\($0.rawValue)"))
      } + [ChoiceOption("jury", view.say("pages.coverage.forJury"))]
    let choices: [(String, [ChoiceOption])] = [
      ("framework", codes.map { ChoiceOption($0, $0) }),
      ("assessment", FindingsPage.assessments(view)), ("outcome", outcomes),
    ]
    var active = 0
    var fields = HTML.empty
    for (name, options) in choices {
      let value = view.asked(name) ?? ""
      if !value.isEmpty { active += 1 }
      fields +=
        FormField(
          view.words, name, label: view.say("pages.filter.\(name)"),
          .choice(value, [all] + options),
          scope: "filter"
        ).html
    }
    return FilterBar(
      view.words, to: view.to.page("coverage"), activeCount: active,
      reset: view.to.page("coverage"), fields
    ).html
  }

  private static func tools(_ results: [CriterionResult], _ view: View) -> HTML {
    let query = view.query.filter { ["framework", "assessment", "outcome"].contains($0.name) }
    let csv = LinkButton(
      view.say("pages.csv"),
      to: view.to.page("coverage") + queryText(query + [("format", "csv")]), .quiet,
      icon: "download")
    let choose = LinkButton(
      view.say("pages.frameworks.choose"), to: view.to.page("frameworks"), .quiet, icon: "list")
    return """
      <div class="split print-hidden"><p role="status">\
      \(view.say("pages.coverage.count", ["count": .integer(results.count)]))</p>\
      <div class="cluster">\(csv)\(choose)</div></div>
      """
  }
}
