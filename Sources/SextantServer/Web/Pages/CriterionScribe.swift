import SextantModel

/// Writes one criterion as the jury will look at it: its words, what came out and why, the checks
/// behind it, the items that prove it, what was accepted.
struct CriterionScribe {
  private let view: View
  private let shown: ShownValue

  init(_ view: View) {
    self.view = view
    shown = ShownValue(view)
  }

  func html(_ result: CriterionResult) -> HTML {
    let framework = view.library.framework(result.framework)
    let words = framework?.words(result.criterion, in: view.words.language) ?? ""
    let isJury = result.criterion.nature == .judgement
    let mark: HTML =
      isJury
      ? StatusMark(.neutral, view.say("pages.coverage.forJury")).html
      : OutcomeMark(view.words, result.outcome).html
    let finding = isJury ? "mark-neutral" : result.outcome.mark.className ?? ""
    return """
      <li><div class="finding \(finding)" id="\(anchor(ofCriterion: result.name))">\
      <p class="what">\(mark) <span>\(words)</span> <span class="code">\(result.name)</span></p>\
      <p>\(view.words.say(result.reason))</p>\
      \(checks(result.conditions, "pages.coverage.conditions"))\
      \(checks(result.supporting, "pages.coverage.supporting"))\
      \(evidence(result))\(waived(result))</div></li>
      """
  }

  private func checks(_ outcomes: [ConditionOutcome], _ label: String) -> HTML {
    guard !outcomes.isEmpty else { return .empty }
    let items = outcomes.map { condition -> HTML in
      let title =
        view.words.has("check.\(condition.check).title")
        ? view.say("check.\(condition.check).title") : ""
      let address = view.to.page("findings") + "?check=\(percentEncoded(condition.check))"
      let mark: HTML = condition.outcome.map { OutcomeMark(view.words, $0).html } ?? .empty
      return """
        <li>\(mark) <a href="\(address)">\(condition.check)</a> \(title)</li>
        """
    }
    return """
      <p class="small muted">\(view.say(label))</p><ul class="small">\(items.joined())</ul>
      """
  }

  private func evidence(_ result: CriterionResult) -> HTML {
    var content = HTML.empty
    if result.evidence.isEmpty {
      content = "<span class=\"muted\">\(view.say("pages.coverage.noEvidence"))</span>"
    } else {
      let links = result.evidence.prefix(8).map { shown.link(to: $0) }
      content = links.joined(by: ", ")
      if result.evidence.count > 8 { content += ", +\(result.evidence.count - 8)" }
    }
    if view.reader.mayEdit(CriterionEvidence.kind) {
      let chosen = view.all(CriterionEvidence.self).first { $0.criterion == result.name }
      let address =
        chosen.map { view.to.edit(CriterionEvidence.kind, $0.id.text) }
        ?? view.to.new(CriterionEvidence.kind) + queryText([("criterion", result.name)])
      content += """
         <a class="print-hidden" href="\(address)">\(view.say("pages.coverage.choose"))\
        <span class="visually-hidden"> \(result.name)</span></a>
        """
    }
    return "<p class=\"small\">\(view.say("pages.coverage.evidence")) \(content)</p>"
  }

  private func waived(_ result: CriterionResult) -> HTML {
    guard !result.waived.isEmpty else { return .empty }
    let lines = result.waived.map { waived -> HTML in
      """
      <li>\(view.words.say(waived.finding.message)) – \
      <a href="\(view.to.item(waived.waiver))">\(waived.waiver.reason)</a></li>
      """
    }
    return """
      <p class="small muted">\(view.say("pages.coverage.waived"))</p>\
      <ul class="small">\(lines.joined())</ul>
      """
  }
}
