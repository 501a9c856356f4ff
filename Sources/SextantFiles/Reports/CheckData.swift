public import SextantModel

/// A report for programs: plain JSON, and SARIF 2.1.0 for editors and continuous integration.
public enum CheckData {
  public static func json(
    _ report: CheckReport, _ catalogue: Catalogue, criteria: [CriterionResult] = []
  ) -> String {
    JSONText.write(
      .map([
        entry("language", .text(catalogue.language.rawValue)),
        entry("assessments", .list(report.demands.map { .text($0.code) })),
        entry(
          "outcomes",
          .map(
            Outcome.allCases.map { entry($0.rawValue, number(report.count($0))) })),
        entry("findings", .list(report.findings.map { finding($0, report, catalogue) })),
        entry("doubts", .list(report.doubts.map { finding($0, report, catalogue) })),
        entry(
          "waived",
          .list(
            report.waived.map { waived in
              .map([
                entry("finding", finding(waived.finding, report, catalogue)),
                entry("waiver", .text(waived.waiver.id.text)),
                entry("reason", .text(waived.waiver.reason)),
              ])
            })),
        entry(
          "checks",
          .list(
            report.results.map { result in
              .map([
                entry("code", .text(result.card.code)), entry("id", .text(result.card.id)),
                entry("outcome", .text(result.outcome.rawValue)),
                entry("findings", number(result.findings.count)),
                entry("waived", number(result.waived.count)),
              ])
            })),
        entry(
          "criteria",
          .list(
            criteria.map { result in
              .map([
                entry("name", .text(result.name)),
                entry("outcome", .text(result.outcome.rawValue)),
                entry("reason", .text(catalogue.say(result.reason))),
                entry("evidence", .list(result.evidence.map { .text($0) })),
              ])
            })),
      ]))
  }

  private static func finding(
    _ finding: Finding, _ report: CheckReport, _ catalogue: Catalogue
  ) -> Plain {
    .map([
      entry("code", .text(finding.code)),
      entry("severity", .text(finding.severity.rawValue)),
      entry("case", .text(finding.message.key)),
      entry("what", .text(catalogue.say(finding.message))),
      entry("why", .text(catalogue.why(finding))),
      entry("remedy", .text(remedy(finding, catalogue))),
      entry("kind", optional(finding.place.kind)),
      entry("item", optional(finding.place.item)),
      entry("field", optional(finding.place.field)),
      entry("file", optional(finding.place.file)),
      entry("line", finding.place.line.map(number) ?? .none),
      entry("column", finding.place.column.map(number) ?? .none),
      entry("evidence", .list(finding.evidence.map { .text($0) })),
      entry("criteria", .list(report.criteria(of: finding.code).map { .text($0.code) })),
    ])
  }

  public static func sarif(_ report: CheckReport, _ catalogue: Catalogue) -> String {
    let rules = report.results.map { result in
      Plain.map([
        entry("id", .text(result.card.code)), entry("name", .text(result.card.id)),
        entry(
          "shortDescription", message(catalogue.text("check.\(result.card.code).title"))),
        entry("fullDescription", message(catalogue.text("check.\(result.card.code).rule"))),
        entry("help", message(catalogue.text("check.\(result.card.code).why"))),
      ])
    }
    let results =
      report.findings.map { sarifResult($0, nil, catalogue) }
      + report.doubts.map { sarifResult($0, nil, isDoubt: true, catalogue) }
      + report.waived.map { sarifResult($0.finding, $0.waiver, catalogue) }
    let driver = Plain.map([
      entry("name", .text("Sextant")),
      entry("language", .text(catalogue.language.rawValue)), entry("rules", .list(rules)),
    ])
    return JSONText.write(
      .map([
        entry("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
        entry("version", .text("2.1.0")),
        entry(
          "runs",
          .list([
            .map([
              entry("tool", .map([entry("driver", driver)])),
              entry("columnKind", .text("unicodeCodePoints")),
              entry("results", .list(results)),
            ])
          ])),
      ]))
  }

  private static func sarifResult(
    _ finding: Finding, _ waiver: Waiver?, isDoubt: Bool = false, _ catalogue: Catalogue
  ) -> Plain {
    let level = ["error": "error", "warning": "warning", "info": "note"]
    var region: [Plain.Entry] = []
    if let line = finding.place.line { region.append(entry("startLine", number(line))) }
    if let column = finding.place.column { region.append(entry("startColumn", number(column))) }
    var physical = [
      entry(
        "artifactLocation", .map([entry("uri", .text(uri(finding.place.file ?? "dossier.yaml")))]))
    ]
    if !region.isEmpty { physical.append(entry("region", .map(region))) }
    var entries = [
      entry("ruleId", .text(finding.code)),
      entry("kind", .text(isDoubt ? "open" : "fail")),
      entry("level", .text(isDoubt ? "none" : level[finding.severity.rawValue] ?? "none")),
      entry(
        "message", message(catalogue.say(finding.message) + " " + remedy(finding, catalogue))),
      entry("locations", .list([.map([entry("physicalLocation", .map(physical))])])),
    ]
    if let waiver {
      entries.append(
        entry(
          "suppressions",
          .list([
            .map([
              entry("kind", .text("external")), entry("justification", .text(waiver.reason)),
            ])
          ])))
    }
    return .map(entries)
  }

  private static func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  private static func remedy(_ finding: Finding, _ catalogue: Catalogue) -> String {
    catalogue.fill(
      catalogue.text("\(finding.message.key).remedy"), finding.message.arguments)
  }

  private static func message(_ text: String) -> Plain { .map([entry("text", .text(text))]) }
  private static func optional(_ text: String?) -> Plain { text.map { .text($0) } ?? .none }
  private static func number(_ value: Int) -> Plain { .number(String(value)) }
}
