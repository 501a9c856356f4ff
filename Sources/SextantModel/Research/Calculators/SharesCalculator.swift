internal import SextantKernels

/// Two groups' shares compared: so many of so many, and so many of so many.
public enum SharesCalculator: Calculator {
  public static let name = CalculatorName.shares
  public static let inputs = [
    CalculatorInput("yes1", .count(0...1_000_000_000)), CalculatorInput.answers("size1"),
    CalculatorInput("yes2", .count(0...1_000_000_000)), CalculatorInput.answers("size2"),
    CalculatorInput.confidence, CalculatorInput.matters,
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let comparison = ShareComparison(
      try countedShare(given, "yes1", of: "size1"), try countedShare(given, "yes2", of: "size2"))
    let confidence = given.number("confidence") ?? 0.95
    let interval = try asking("yes2") { () throws(StudyError) in
      try comparison.interval(confidence: confidence)
    }
    let reading = try asking("matters") { () throws(StudyError) in
      try comparison.reading(confidence: confidence, matters: given.number("matters"))
    }
    let p = try asking("yes2") { () throws(StudyError) in try comparison.pValue }
    var result = Calculation()
    result.share("share1", comparison.first.share)
    result.share("share2", comparison.second.share)
    result.points("difference", comparison.difference)
    result.points("fromPoints", interval.lowerBound)
    result.points("toPoints", interval.upperBound)
    result.fact("z", comparison.zTest.z, decimals: 3)
    result.fact("p", p, decimals: 4)
    result.interval = .init(
      estimate: comparison.difference, low: interval.lowerBound, high: interval.upperBound,
      isShare: true)
    result.tell(
      reading, difference: .number(abs(comparison.difference) * 100, decimals: 2), groups: "groups",
      confidence: confidence)
    result.say(
      "interval",
      [
        "low": .number(interval.lowerBound * 100, decimals: 2),
        "high": .number(interval.upperBound * 100, decimals: 2),
      ])
    if comparison.smallestExpected < 5 { result.say("exactTest") }
    return result
  }
}
