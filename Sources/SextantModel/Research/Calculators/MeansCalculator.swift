internal import SextantKernels

/// Two groups' means compared by Welch's t test: baskets, marks, durations.
public enum MeansCalculator: Calculator {
  public static let name = CalculatorName.means
  private static let any = -1e12...1e12
  public static let inputs = [
    CalculatorInput("mean1", .number(any)), CalculatorInput("deviation1", .number(0...1e12)),
    CalculatorInput("size1", .count(2...1_000_000_000)),
    CalculatorInput("mean2", .number(any)), CalculatorInput("deviation2", .number(0...1e12)),
    CalculatorInput("size2", .count(2...1_000_000_000)),
    CalculatorInput.confidence,
    CalculatorInput("matters", .number(1e-9...1e12), isNeeded: false),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let (first, second) = (try group(given, 1), try group(given, 2))
    let confidence = given.number("confidence") ?? 0.95
    let comparison = try asking("deviation2") { () throws(StudyError) in
      try MeanComparison(first, second)
    }
    let interval = try asking("confidence") { () throws(StudyError) in
      try comparison.interval(confidence: confidence)
    }
    let reading = try asking("matters") { () throws(StudyError) in
      try comparison.reading(confidence: confidence, matters: given.number("matters"))
    }
    var result = Calculation()
    result.fact("differenceOfMeans", comparison.difference, decimals: 4)
    result.fact("fromMean", interval.lowerBound, decimals: 4)
    result.fact("toMean", interval.upperBound, decimals: 4)
    result.fact("t", comparison.t, decimals: 3)
    result.fact("freedom", comparison.freedom, decimals: 1)
    result.fact("p", comparison.p, decimals: 4)
    result.interval = .init(
      estimate: comparison.difference, low: interval.lowerBound, high: interval.upperBound,
      isShare: false)
    result.tell(
      reading, difference: .number(abs(comparison.difference), decimals: 2), groups: "means",
      confidence: confidence)
    result.say(
      "intervalOfMeans",
      [
        "low": .number(interval.lowerBound, decimals: 2),
        "high": .number(interval.upperBound, decimals: 2),
      ])
    return result
  }

  private static func group(_ given: GivenInputs, _ number: Int) throws(CalculatorFault)
    -> GroupSummary
  {
    try asking("size\(number)") { () throws(StudyError) in
      try GroupSummary(
        count: given.count("size\(number)") ?? 0, mean: given.number("mean\(number)") ?? 0,
        deviation: given.number("deviation\(number)") ?? 0)
    }
  }
}
