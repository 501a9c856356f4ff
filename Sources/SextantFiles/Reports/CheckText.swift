public import SextantModel

/// A report laid out as a good compiler lays out its own: place, code, what, why, remedy, criteria.
public struct CheckText {
  private let report: CheckReport
  private let catalogue: Catalogue
  private let ink: Ink

  public init(_ report: CheckReport, _ catalogue: Catalogue, colour: Bool = false) {
    self.report = report
    self.catalogue = catalogue
    ink = Ink(isOn: colour)
  }

  public func findings() -> String {
    var lines: [String] = []
    for finding in report.findings { lines += block(finding, word: severity(finding)) }
    for doubt in report.doubts { lines += block(doubt, word: ink.dim(text("report.doubt"))) }
    for waived in report.waived {
      lines += block(waived.finding, word: ink.dim(text("report.waived")))
      lines.insert(
        "  "
          + catalogue.fill(
            text("report.waiverReason"), ["reason": .text(waived.waiver.reason)]),
        at: lines.count - 1)
    }
    return lines.joined(separator: "\n")
  }

  private func block(_ finding: Finding, word: String) -> [String] {
    let key = finding.message.key
    var lines = [
      "\(ink.bold(position(finding.place))): \(word) \(finding.code) "
        + catalogue.say(finding.message)
    ]
    if finding.place.item != nil { lines.append("  \(ink.dim(finding.place.text))") }
    lines.append("  " + catalogue.line("report.why", catalogue.why(finding)))
    let remedy = catalogue.fill(text("\(key).remedy"), finding.message.arguments)
    lines.append("  " + catalogue.line("report.remedy", remedy))
    let criteria = report.criteria(of: finding.code)
    if !criteria.isEmpty {
      let names = criteria.map { link in
        link.isCondition ? link.code : "\(link.code) (\(text("report.supporting")))"
      }
      lines.append("  " + catalogue.line("report.criteria", names.joined(separator: ", ")))
    }
    return lines + [""]
  }

  /// `strategy/objectives.yaml:14:5`
  private func position(_ place: Place) -> String {
    [place.file ?? ".", place.line.map(String.init), place.column.map(String.init)]
      .compactMap { $0 }.joined(separator: ":")
  }

  private func severity(_ finding: Finding) -> String {
    let word = text("severity.\(finding.severity.rawValue)")
    switch finding.severity {
    case .error: return ink.red(word)
    case .warning: return ink.yellow(word)
    case .info: return ink.blue(word)
    }
  }

  /// - Parameter criteria: those of the assessments looked at; their outcomes close the summary.
  public func summary(_ criteria: [CriterionResult] = []) -> String {
    var lines: [String] = []
    if report.results.allSatisfy({ $0.outcome == .notApplicable }) {
      return text("report.nothingYet")
    }
    if report.findings.isEmpty { lines.append(text("report.noFinding")) }
    lines.append(
      catalogue.fill(
        text("report.summary"),
        [
          "checks": .integer(report.results.count), "passed": .integer(report.count(.passed)),
          "failed": .integer(report.count(.failed)),
          "cannotTell": .integer(report.count(.cannotTell)),
          "notApplicable": .integer(report.count(.notApplicable)),
        ]))
    let findings = report.findings
    lines.append(
      catalogue.fill(
        text("report.counts"),
        [
          "findings": .integer(findings.count),
          "errors": .integer(findings.count { $0.severity == .error }),
          "warnings": .integer(findings.count { $0.severity == .warning }),
          "infos": .integer(findings.count { $0.severity == .info }),
          "waived": .integer(report.waived.count),
        ]))
    lines += ["", text("report.byRoom")] + rooms()
    if !criteria.isEmpty {
      lines += ["", text("report.byAssessment")] + assessments(criteria)
      let open = criteria.filter {
        $0.outcome == .failed || ($0.outcome == .cannotTell && $0.criterion.nature != .judgement)
      }
      if !open.isEmpty {
        lines += ["", text("report.byCriterion")]
        lines += open.map { "  \($0.name)  \(catalogue.say($0.reason))" }
      }
    }
    return lines.joined(separator: "\n")
  }

  private func rooms() -> [String] {
    let outcomes: [Outcome] = [.passed, .failed, .cannotTell, .notApplicable]
    let heads = outcomes.map { text("report.column.\($0.rawValue)") }
    var rows = [[""] + heads + [text("report.column.findings")]]
    let byRoom = Dictionary(grouping: report.results) { Self.room(of: $0.card) }
    for room in Room.allCases {
      guard let results = byRoom[room] else { continue }
      rows.append(
        [text("room.\(room.rawValue)")]
          + outcomes.map { outcome in String(results.count { $0.outcome == outcome }) }
          + [String(results.reduce(0) { $0 + $1.findings.count })])
    }
    return Self.table(rows)
  }

  private func assessments(_ criteria: [CriterionResult]) -> [String] {
    let outcomes: [Outcome] = [.passed, .failed, .cannotTell]
    var rows = [
      [""] + outcomes.map { text("report.column.\($0.rawValue)") } + [text("report.forJury")]
    ]
    var names: [String] = []
    var groups: [String: [CriterionResult]] = [:]
    for result in criteria {
      let name = "\(result.framework).\(result.criterion.assessment?.text ?? "")"
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(result)
    }
    for name in names {
      let own = groups[name] ?? []
      let judged = own.filter { $0.criterion.nature == .judgement }
      rows.append(
        [name]
          + outcomes.map { outcome in
            String(own.count { $0.outcome == outcome && $0.criterion.nature != .judgement })
          } + [String(judged.count)])
    }
    return Self.table(rows)
  }

  /// The room whose instrument a check's code begins with.
  public static func room(of card: CheckCard) -> Room? {
    Room.allCases.first { $0.instrument.map(card.code.hasPrefix) ?? false }
  }

  /// Columns aligned, the first to the left, the others to the right, two spaces in front.
  public static func table(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + padding : "  " + padding + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func text(_ key: String) -> String { catalogue.text(key) }
}

/// Colours of a terminal, where there is one.
struct Ink {
  let isOn: Bool
  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func red(_ text: String) -> String { wrap(text, "1;31") }
  func yellow(_ text: String) -> String { wrap(text, "1;33") }
  func blue(_ text: String) -> String { wrap(text, "1;34") }
  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
