internal import SextantKernels

/// A sample weighted so that it looks like its population in one respect or two, and what that does
/// to its result.
public enum WeightingCalculator: Calculator {
  public static let name = CalculatorName.weighting
  /// `cells`: one line per cell with its row, its column where there is one, answers, and how many of
  /// them said yes. `rows` and `columns`: the population's shares.
  public static let inputs = [
    CalculatorInput("cells", .lines), CalculatorInput("rows", .lines),
    CalculatorInput("columns", .lines, isNeeded: false), CalculatorInput.confidence,
  ]

  private struct Cell {
    let row: Int
    let column: Int
    let answers: Int
    let yes: Int?
    let label: String
  }

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let rows = try Stratum.read(given.lines("rows"), at: "rows")
    let columns = try Stratum.read(given.lines("columns"), at: "columns")
    let cells = try cells(given.lines("cells"), rows, columns).filter { $0.answers > 0 }
    var variables = [variable(cells.map(\.row), rows)]
    if !columns.isEmpty { variables.append(variable(cells.map(\.column), columns)) }
    let raking = try asking("cells") { () throws(StudyError) in
      try Raking(variables, start: cells.map { Double($0.answers) })
    }
    // One weight per answer, with a mean of 1.
    let all = Double(cells.reduce(0) { $0 + $1.answers })
    let sum = raking.weights.reduce(0, +)
    let weights = zip(cells, raking.weights).map { $1 / sum * all / Double($0.answers) }
    let squares = zip(cells, weights).reduce(0) { $0 + Double($1.0.answers) * $1.1 * $1.1 }
    let effect = squares / all
    var result = Calculation()
    result.fact("answers", .integer(Int(all)))
    result.fact("effectiveSize", all / effect, decimals: 1)
    result.fact("designEffect", effect, decimals: 3)
    result.fact("largestWeight", weights.max() ?? 1, decimals: 3)
    result.tables = [
      .init(
        name: "weights",
        columns: [.label("calculator.column.answers"), .label("calculator.column.weight")],
        rows: zip(cells, weights).map {
          .init(head: $0.label, cells: [.integer($0.answers), .number($1, decimals: 4)])
        })
    ]
    result.say(
      "weighting",
      ["answers": .integer(Int(all)), "effective": .number(all / effect, decimals: 0)])
    if cells.allSatisfy({ $0.yes != nil }) {
      try compare(cells, weights, all, effect, given.number("confidence") ?? 0.95, &result)
    }
    if let most = weights.max(), most > 5 {
      result.verdict = .refuses
      result.say("weighting.extreme", ["weight": .number(most, decimals: 1)])
    }
    return result
  }

  /// The share that said yes, before and after.
  private static func compare(
    _ cells: [Cell], _ weights: [Double], _ all: Double, _ effect: Double, _ confidence: Double,
    _ result: inout Calculation
  ) throws(CalculatorFault) {
    let raw = Double(cells.reduce(0) { $0 + ($1.yes ?? 0) }) / all
    let weighted = zip(cells, weights).reduce(0) { $0 + Double($1.0.yes ?? 0) * $1.1 } / all
    let size = max(1, Int((all / effect).rounded(.down)))
    let yes = min(size, Int((weighted * Double(size)).rounded()))
    let interval = try asking("cells") { () throws(StudyError) in
      try CountedShare(yes, of: size).interval(confidence: confidence)
    }
    result.share("rawShare", raw)
    result.share("weightedShare", weighted)
    result.share("from", interval.lowerBound)
    result.share("to", interval.upperBound)
    result.interval = .init(
      estimate: weighted, low: interval.lowerBound, high: interval.upperBound, isShare: true)
    result.say(
      "weighting.result",
      [
        "raw": .percent(raw, decimals: 1), "weighted": .percent(weighted, decimals: 1),
        "low": .percent(interval.lowerBound, decimals: 1),
        "high": .percent(interval.upperBound, decimals: 1),
      ])
    if interval.contains(raw) { result.say("weighting.alike") }
  }

  private static func variable(_ categories: [Int], _ strata: [Stratum]) -> Raking.Variable {
    let sum = strata.map(\.share).reduce(0, +)
    return Raking.Variable(
      categories: categories, targets: strata.map { sum > 0 ? $0.share / sum : 0 })
  }

  private static func cells(
    _ lines: [[String]], _ rows: [Stratum], _ columns: [Stratum]
  ) throws(CalculatorFault) -> [Cell] {
    let width = columns.isEmpty ? 1 : 2
    var cells: [Cell] = []
    for (number, line) in lines.enumerated() {
      let fault = CalculatorFault("cells", "badCell", ["number": .integer(number + 1)])
      guard line.count > width, let answers = count(line[width]) else { throw fault }
      guard let row = rows.firstIndex(where: { same($0.label, line[0]) }) else {
        throw CalculatorFault(
          "cells", "unknownStratum", ["number": .integer(number + 1), "name": .text(line[0])])
      }
      var column = 0
      if width == 2 {
        guard let found = columns.firstIndex(where: { same($0.label, line[1]) }) else {
          throw CalculatorFault(
            "cells", "unknownStratum", ["number": .integer(number + 1), "name": .text(line[1])])
        }
        column = found
      }
      var yes: Int?
      if line.count > width + 1, !line[width + 1].isEmpty {
        guard let found = count(line[width + 1]), found <= answers else { throw fault }
        yes = found
      }
      cells.append(
        Cell(
          row: row, column: column, answers: answers, yes: yes,
          label: line.prefix(width).joined(separator: " × ")))
    }
    return cells
  }

  private static func count(_ text: String) -> Int? {
    guard let number = GivenInputs.number(text), number >= 0, number <= 1e9,
      number == number.rounded()
    else { return nil }
    return Int(number)
  }

  private static func same(_ a: String, _ b: String) -> Bool { foldingKey(a) == foldingKey(b) }
}
