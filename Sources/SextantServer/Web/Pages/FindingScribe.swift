import SextantModel

/// Writes findings with the criteria they weigh on and what can be done about them; what it needs
/// is looked up once.
struct FindingScribe {
  private let view: View
  /// Names of the criteria of the selected assessments that name a check.
  private let criteria: [String: [String]]
  private let why: WhyItCounts
  private let mayWaive: Bool

  init(_ view: View) {
    self.view = view
    var criteria: [String: [String]] = [:]
    for result in view.examined.criteria {
      for check in Set(result.criterion.conditions + result.criterion.supporting) {
        criteria[check, default: []].append(result.name)
      }
    }
    self.criteria = criteria
    why = WhyItCounts(view)
    mayWaive = view.reader.mayEdit(Waiver.kind)
  }

  func finding(_ finding: Finding) -> HTML {
    FindingNote(view, finding, action: weighsOn(finding) + waive(finding)).html
  }

  func doubt(_ finding: Finding) -> HTML {
    FindingNote(view, finding, action: weighsOn(finding)).html
  }

  func waived(_ waived: WaivedFinding) -> HTML {
    let waiver = waived.waiver
    let signer = view.find(waiver.signedBy)?.name
    let by = [signer, waiver.date.map { view.words.write($0) }].compactMap(\.self)
      .joined(separator: ", ")
    let label = view.say("pages.findings.waiver", ["reason": .text(waiver.reason)])
    let action: HTML = """
      <span>\(label)\(if: !by.isEmpty, " (\(by))")</span> \
      <a href="\(view.to.item(waiver))">\(view.say("pages.findings.waiver.see", ["id": .text(waiver.id.text)]))</a>
      """
    return FindingNote(view, waived.finding, action: action).html
  }

  private func weighsOn(_ finding: Finding) -> HTML {
    guard let names = criteria[finding.code], !names.isEmpty else { return .empty }
    return Disclosure(
      view.say("why.weighsOn", ["count": .integer(names.count)]), why.lines(names, first: 12)
    ).html
  }

  private func waive(_ finding: Finding) -> HTML {
    guard mayWaive else { return .empty }
    var entries = [(name: "check", value: finding.code)]
    if let item = finding.place.item { entries.append(("item", item)) }
    if let field = finding.place.field { entries.append(("field", field)) }
    let address = view.to.page("findings") + "/waive" + queryText(entries)
    let name = view.say("pages.findings.waive.of", ["place": .text(finding.place.text)])
    return """
      <a class="small print-hidden" href="\(address)">\(view.say("pages.findings.waive"))\
      <span class="visually-hidden"> \(name)</span></a>
      """
  }
}

/// The id of a criterion's line on the coverage page.
func anchor(ofCriterion name: String) -> String {
  "criterion-" + String(name.map { $0 == "." ? "-" : $0 })
}
