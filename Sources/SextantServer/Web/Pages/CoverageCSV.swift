import SextantModel

/// The coverage as a file for spreadsheets: one line a criterion.
enum CoverageCSV {
  static func answer(_ results: [CriterionResult], _ view: View) -> Answer {
    let language = view.words.language
    var table = CSVText(view.words)
    table.add(
      [
        "framework", "block", "assessment", "competencies", "criterion", "words", "outcome",
        "reason", "evidence", "waived",
      ].map { view.say("pages.coverage.csv.\($0)") })
    for result in results {
      let framework = view.library.framework(result.framework)
      let assessment = framework?.find(result.criterion.assessment)
      let isJury = result.criterion.nature == .judgement
      table.add([
        result.framework, assessment?.block?.text ?? "", assessment?.id.text ?? "",
        result.criterion.competencies.map(\.text).joined(separator: " "), result.name,
        framework?.words(result.criterion, in: language) ?? "",
        view.say(isJury ? "pages.coverage.forJury" : "outcome.\(result.outcome.rawValue)"),
        view.words.say(result.reason), result.evidence.joined(separator: " "),
        result.waived.map(\.waiver.id.text).joined(separator: " "),
      ])
    }
    return table.answer(name: "\(view.to.key)-\(view.say("pages.coverage.file")).csv")
  }
}
