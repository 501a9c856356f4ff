public import SextantModel

/// What a dossier proves: its blocks, its competencies, its criteria.
public struct CoverageText {
  private let criteria: [CriterionResult]
  private let library: FrameworkLibrary
  private let catalogue: Catalogue
  private let isWhole: Bool

  /// - Parameter isWhole: whether blocks and competencies without any criterion are told too.
  public init(
    _ criteria: [CriterionResult], _ library: FrameworkLibrary, _ catalogue: Catalogue,
    isWhole: Bool = true
  ) {
    self.isWhole = isWhole
    self.criteria = criteria
    self.library = library
    self.catalogue = catalogue
  }

  private static let outcomes: [Outcome] = [.passed, .failed, .cannotTell]

  public func text() -> String {
    guard !criteria.isEmpty else { return catalogue.text("coverage.none") + "\n" }
    var lines = [catalogue.text("coverage.blocks")]
    lines += table(library.coverageByBlock(criteria))
    lines += ["", catalogue.text("coverage.competencies")]
    lines += table(library.coverageByCompetency(criteria))
    var assessment = ""
    for result in criteria {
      let owner = "\(result.framework).\(result.criterion.assessment?.text ?? "")"
      if owner != assessment {
        assessment = owner
        lines += ["", "\(catalogue.text("kind.assessment")) \(owner)\(title(owner))"]
      }
      lines += self.lines(of: result)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func title(_ name: String) -> String {
    guard let (framework, assessment) = library.find(Assessment.self, named: name) else {
      return ""
    }
    return " – " + framework.words(assessment, in: catalogue.language)
  }

  /// One row per block or competency: how many of its criteria have each outcome.
  private func table(_ rows: [Coverage]) -> [String] {
    let heads = Self.outcomes.map { catalogue.text("report.column.\($0.rawValue)") }
    return CheckText.table(
      [[""] + heads + [catalogue.text("report.forJury")]]
        + rows.filter { isWhole || !$0.criteria.isEmpty }.map { row in
          [row.name] + Self.outcomes.map { String(row.counts[$0] ?? 0) } + [String(row.forJury)]
        })
  }

  private func lines(of result: CriterionResult) -> [String] {
    let words =
      library.framework(result.framework)?.words(result.criterion, in: catalogue.language) ?? ""
    var lines = [
      "  \(result.name)  \(catalogue.text("outcome.\(result.outcome.rawValue)"))  \(words)",
      "    \(catalogue.say(result.reason))",
    ]
    if !result.evidence.isEmpty {
      lines.append(
        "    "
          + catalogue.line("coverage.evidence", result.evidence.joined(separator: ", ")))
    }
    for waived in result.waived {
      lines.append(
        "    "
          + catalogue.line(
            "report.waived", "\(waived.finding.code) \(waived.waiver.reason)"))
    }
    return lines
  }

  public func json() -> String {
    JSONText.write(
      .map([
        entry("blocks", .list(library.coverageByBlock(criteria).map(plain))),
        entry("competencies", .list(library.coverageByCompetency(criteria).map(plain))),
        entry("criteria", .list(criteria.map(plain))),
      ]))
  }

  private func plain(_ row: Coverage) -> Plain {
    .map([
      entry("name", .text(row.name)),
      entry("worst", row.worst.map { .text($0.rawValue) } ?? .none),
      entry(
        "counts",
        .map(
          Outcome.allCases.compactMap { outcome in
            row.counts[outcome].map { entry(outcome.rawValue, .number(String($0))) }
          })),
      entry("forJury", .number(String(row.forJury))),
      entry("criteria", .list(row.criteria.map { .text($0) })),
    ])
  }

  private func plain(_ result: CriterionResult) -> Plain {
    func checks(_ outcomes: [ConditionOutcome]) -> Plain {
      .list(
        outcomes.map { condition in
          .map([
            entry("check", .text(condition.check)),
            entry("outcome", condition.outcome.map { .text($0.rawValue) } ?? .none),
          ])
        })
    }
    return .map([
      entry("name", .text(result.name)), entry("outcome", .text(result.outcome.rawValue)),
      entry("reason", .text(catalogue.say(result.reason))),
      entry("conditions", checks(result.conditions)),
      entry("supporting", checks(result.supporting)),
      entry("evidence", .list(result.evidence.map { .text($0) })),
      entry("available", .list(result.available.map { .text($0) })),
      entry("waivers", .list(result.waived.map { .text($0.waiver.id.text) })),
    ])
  }
}
