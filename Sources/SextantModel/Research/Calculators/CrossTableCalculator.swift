internal import SextantKernels

/// Whether two characteristics are linked: a table of counts and its χ² test.
public enum CrossTableCalculator: Calculator {
  public static let name = CalculatorName.crossTable
  public static let inputs = [CalculatorInput("table", .lines), CalculatorInput.confidence]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    var table: [[Int]] = []
    var names: [String] = []
    for (number, line) in given.lines("table").enumerated() {
      guard line.count >= 3 else {
        throw CalculatorFault("table", "badCounts", ["number": .integer(number + 1)])
      }
      var counts: [Int] = []
      for cell in line.dropFirst() {
        guard let count = GivenInputs.number(cell), count >= 0, count <= 1e9,
          count == count.rounded()
        else { throw CalculatorFault("table", "badCounts", ["number": .integer(number + 1)]) }
        counts.append(Int(count))
      }
      table.append(counts)
      names.append(line[0])
    }
    let confidence = given.number("confidence") ?? 0.95
    let test = try asking("table") { () throws(StudyError) in try IndependenceTest(table) }
    let reading = try asking("table") { () throws(StudyError) in
      try test.reading(confidence: confidence)
    }
    var result = Calculation()
    result.fact("chiSquare", test.statistic, decimals: 3)
    result.fact("freedom", .integer(test.freedom))
    result.fact("p", test.p, decimals: 4)
    result.fact("cramersV", test.cramersV, decimals: 3)
    result.tables = [
      .init(
        name: "expected",
        columns: (1...(table.first?.count ?? 1)).map { .integer($0) },
        rows: zip(names, test.expected).map { name, row in
          .init(head: name, cells: row.map { .number($0, decimals: 1) })
        })
    ]
    result.verdict = reading.concludes ? .concludes : .refuses
    result.tell(
      reading, difference: .number(test.cramersV, decimals: 2), groups: "groups",
      confidence: confidence)
    if reading.concludes {
      let strength = test.cramersV < 0.1 ? "weak" : test.cramersV < 0.3 ? "medium" : "strong"
      result.say("link.\(strength)", ["v": .number(test.cramersV, decimals: 2)])
    }
    return result
  }
}
