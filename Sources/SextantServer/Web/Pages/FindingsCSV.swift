import SextantModel

/// The findings as a file for spreadsheets.
enum FindingsCSV {
  static func answer(_ filter: FindingsFilter, _ view: View) -> Answer {
    let isShown = filter.test(view)
    var table = CSVText(view.words)
    table.add(
      [
        "state", "severity", "check", "room", "item", "name", "field", "what", "remedy",
      ].map { view.say("pages.findings.csv.\($0)") })
    for result in view.examined.results {
      for finding in result.findings where isShown(finding) {
        table.add(row(finding, "open", view))
      }
      for finding in result.doubts where isShown(finding) { table.add(row(finding, "doubt", view)) }
      for waived in result.waived where isShown(waived.finding) {
        table.add(row(waived.finding, "waived", view))
      }
    }
    return table.answer(name: "\(view.to.key)-\(view.say("pages.findings.file")).csv")
  }

  private static func row(_ finding: Finding, _ state: String, _ view: View) -> [String] {
    let remedy = Message("\(finding.message.key).remedy", finding.message.arguments)
    let place = finding.place
    let item = place.item.flatMap { view.dossier.item($0) }
    return [
      view.say("pages.findings.csv.\(state)"), view.say("severity.\(finding.severity.rawValue)"),
      finding.code,
      FindingsFilter.room(of: finding).map { view.say("room.\($0.rawValue)") } ?? "",
      place.item ?? "", item?.headline ?? place.kind.map { view.say("kind.\($0)") } ?? "",
      place.field.map { view.words.label(field: $0, of: place.kind ?? "") } ?? "",
      view.words.say(finding.message), view.words.has(remedy.key) ? view.words.say(remedy) : "",
    ]
  }
}

/// A table being written as the language's spreadsheets expect it.
struct CSVText {
  private var text = "\u{FEFF}"
  private let separator: String

  init(_ words: Catalogue) { separator = words.language == .french ? ";" : "," }

  mutating func add(_ cells: [String]) {
    let line = cells.map { ListCSV.quoted(ListCSV.safe($0), separator) }
    text += line.joined(separator: separator) + "\r\n"
  }

  func answer(name: String) -> Answer {
    .file(name: name, type: "text/csv; charset=utf-8", bytes: Array(text.utf8))
  }
}
