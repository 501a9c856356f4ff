import SextantKernels
import SextantModel

/// The figures of the results board as files: a workbook, separated text, and the years in the
/// national register's own words.
enum ResultsFiles {
  static func answer(_ file: String, _ view: View) -> Answer? {
    guard let shown = ShownResults(view) else { return nil }
    let name = "\(view.to.key)-\(shown.framework.code.lowercased())"
    switch file {
    case "csv":
      return .file(name: "\(name).csv", type: "text/csv; charset=utf-8", bytes: csv(shown, view))
    case "xlsx":
      guard let bytes = try? workbook(shown, view) else { return nil }
      return .file(
        name: "\(name).xlsx",
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes: bytes)
    case "cohorts":
      return .file(
        name: "\(name)-promotions.csv", type: "text/csv; charset=utf-8",
        bytes: cohorts(shown.cohorts, least: shown.statistics.least))
    default: return nil
    }
  }

  private static func say(_ key: String, _ view: View) -> String {
    view.say("board.results.\(key)")
  }

  /// One line per group of every table; what is hidden stays empty.
  static func csv(_ shown: ShownResults, _ view: View) -> [UInt8] {
    var output: [UInt8] = []
    appendSeparatedRow(
      ["column.by", "column.group", "column.all", "column.acquired", "column.rate"].map {
        say($0, view)
      }, to: &output)
    for table in shown.statistics.tables {
      for line in table.lines {
        appendSeparatedRow(
          [
            say("column.\(table.grouping.rawValue)", view),
            shown.name(line, table.grouping, view), line.counts.all.map { String($0) } ?? "",
            line.counts.acquired.map { String($0) } ?? "",
            line.counts.rate.map { numberText(($0 * 1000).rounded() / 10) } ?? "",
          ], to: &output)
      }
    }
    return output
  }

  static func workbook(_ shown: ShownResults, _ view: View) throws(WorkbookWriter.Problem)
    -> [UInt8]
  {
    var writer = WorkbookWriter()
    for table in shown.statistics.tables where !table.lines.isEmpty {
      let key = table.grouping.rawValue
      var rows = table.lines.map { line in
        row(shown.name(line, table.grouping, view), line.counts)
      }
      if let total = table.total { rows.append(row(say("total", view), total)) }
      try writer.addSheet(
        say("column.\(key)", view),
        columns: [
          .init(say("column.\(key)", view), width: 48), .init(say("column.all", view)),
          .init(say("column.acquired", view)), .init(say("column.rate", view), .percent),
        ], rows: rows)
    }
    try writer.addSheet(
      say("cohorts.sheet", view),
      columns: registerColumns.map { .init($0) },
      rows: cohortRows(shown.cohorts, shown.statistics.least))
    return try writer.bytes(
      year: view.today.year, month: view.today.month, day: view.today.dayOfMonth)
  }

  private static func row(_ name: String, _ group: HiddenCounts.Group) -> [WorkbookWriter.Value] {
    [
      .text(name), group.all.map { .whole($0) } ?? .empty,
      group.acquired.map { .whole($0) } ?? .empty, group.rate.map { .number($0) } ?? .empty,
    ]
  }

  /// As the register's export names them.
  static let registerColumns = [
    "ANNEE", "NOMBRE_CERTIFIES", "NOMBRE_CERTIFIES_VAE", "TAUX_INSERTION_GLOBAL_6MOIS",
    "TAUX_INSERTION_METIER_6MOIS", "TAUX_INSERTION_METIER_2ANS",
  ]

  private static func figures(_ cohorts: RegisterCohorts, _ least: Int) -> [[Int?]] {
    cohorts.lines.map { line in
      func shown(_ member: RegisterCohorts.Member, _ figure: Int?) -> Int? {
        line.isHidden(member, least: least) ? nil : figure
      }
      return [
        line.year, shown(.certified, line.certified),
        shown(.certifiedByExperience, line.certifiedByExperience),
        shown(.employed6Months, line.employed6Months?.percent),
        shown(.inOccupation6Months, line.inOccupation6Months?.percent),
        shown(.inOccupation2Years, line.inOccupation2Years?.percent),
      ]
    }
  }

  private static func cohortRows(_ cohorts: RegisterCohorts, _ least: Int)
    -> [[WorkbookWriter.Value]]
  {
    figures(cohorts, least).map { row in row.map { $0.map { .whole($0) } ?? .empty } }
  }

  static func cohorts(_ cohorts: RegisterCohorts, least: Int) -> [UInt8] {
    var output: [UInt8] = []
    appendSeparatedRow(registerColumns, to: &output)
    for row in figures(cohorts, least) {
      appendSeparatedRow(row.map { $0.map { String($0) } ?? "" }, to: &output)
    }
    return output
  }
}
