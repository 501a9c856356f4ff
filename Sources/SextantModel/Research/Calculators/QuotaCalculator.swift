internal import SextantKernels

/// How many answers each stratum must give, by the shares of the population, to the last person.
public enum QuotaCalculator: Calculator {
  public static let name = CalculatorName.quotas
  public static let inputs = [
    CalculatorInput("total", .count(1...1_000_000)),
    CalculatorInput("rows", .lines, preset: ""),
    CalculatorInput("columns", .lines, isNeeded: false),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let total = given.count("total") ?? 0
    let rows = try Stratum.read(given.lines("rows"), at: "rows")
    let columns = try Stratum.read(given.lines("columns"), at: "columns")
    let sizes = try asking("rows") { () throws(StudyError) in
      try largestRemainders(total: total, shares: rows.map(\.share))
    }
    var result = Calculation()
    result.fact("answers", .integer(total))
    guard !columns.isEmpty else {
      result.tables = [
        .init(
          name: "quotas", columns: [.label("calculator.column.quota")],
          rows: zip(rows, sizes).map { .init(head: $0.label, cells: [.integer($1)]) })
      ]
      finish(&result, sizes, rows)
      return result
    }
    let across = try asking("columns") { () throws(StudyError) in
      try largestRemainders(total: total, shares: columns.map(\.share))
    }
    let cells = try asking("columns") { () throws(StudyError) in
      try crossedQuotas(rows: sizes, columns: across)
    }
    var lines = zip(rows, cells).map { row, cells in
      Calculation.Table.Line(
        head: row.label, cells: cells.map { .integer($0) } + [.integer(cells.reduce(0, +))])
    }
    lines.append(
      .init(head: "Σ", cells: across.map { .integer($0) } + [.integer(across.reduce(0, +))]))
    result.tables = [
      .init(
        name: "crossed", columns: columns.map { .text($0.label) } + [.text("Σ")], rows: lines)
    ]
    finish(&result, cells.flatMap { $0 }, rows)
    return result
  }

  private static func finish(_ result: inout Calculation, _ cells: [Int], _ rows: [Stratum]) {
    result.say(
      "quotas",
      ["count": .integer(cells.count), "total": .integer(cells.reduce(0, +))])
    let small = cells.count { $0 < 30 }
    if small > 0 { result.say("quotas.small", ["count": .integer(small)]) }
    let sum = rows.map(\.share).reduce(0, +)
    let total = Double(cells.reduce(0, +))
    if abs(sum - 1) > 0.0051, abs(sum - 100) > 0.51, abs(sum - total) > 0.51 {
      result.say("quotas.scaled")
    }
  }
}

/// A group of people with its weight in the population.
struct Stratum {
  let label: String
  let share: Double

  /// Lines of a label and a number or share.
  static func read(_ lines: [[String]], at input: String) throws(CalculatorFault) -> [Stratum] {
    var strata: [Stratum] = []
    for (number, cells) in lines.enumerated() {
      guard cells.count >= 2, !cells[0].isEmpty, let share = weight(cells[1]), share >= 0,
        share <= 1e12
      else { throw CalculatorFault(input, "badLine", ["number": .integer(number + 1)]) }
      strata.append(Stratum(label: cells[0], share: share))
    }
    return strata
  }

  /// `18 %`, `18` and `0,18` alike: strata are weighed against each other.
  static func weight(_ text: String) -> Double? {
    if text.hasSuffix("%") { return GivenInputs.share(text).map { $0 * 100 } }
    return GivenInputs.number(text)
  }
}
