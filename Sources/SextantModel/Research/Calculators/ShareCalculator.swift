internal import SextantKernels

/// One share with its interval, held against an expected one where there is one.
public enum ShareCalculator: Calculator {
  public static let name = CalculatorName.share
  public static let inputs = [
    CalculatorInput("yes", .count(0...1_000_000_000)), CalculatorInput.answers("size"),
    CalculatorInput.confidence,
    CalculatorInput("expected", .share(0.000001...0.999999), isNeeded: false),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let share = try countedShare(given, "yes", of: "size")
    let confidence = given.number("confidence") ?? 0.95
    let interval = try asking("confidence") { () throws(StudyError) in
      try share.interval(confidence: confidence)
    }
    var result = Calculation()
    result.share("share", share.share)
    result.share("from", interval.lowerBound)
    result.share("to", interval.upperBound)
    result.interval = .init(
      estimate: share.share, low: interval.lowerBound, high: interval.upperBound, isShare: true)
    result.say(
      "share",
      [
        "share": .percent(share.share, decimals: 1),
        "low": .percent(interval.lowerBound, decimals: 1),
        "high": .percent(interval.upperBound, decimals: 1),
        "confidence": .percent(confidence, decimals: confidence >= 0.995 ? 1 : 0),
      ])
    guard let expected = given.number("expected") else { return result }
    let p = try asking("expected") { () throws(StudyError) in
      try share.exactTest(expected: expected)
    }
    result.fact("p", p, decimals: 4)
    let concludes = p <= 1 - confidence
    result.verdict = concludes ? .concludes : .refuses
    let key = concludes ? share.share > expected ? "share.above" : "share.below" : "share.same"
    result.say(
      key, ["expected": .percent(expected, decimals: 1), "p": .percent(p, decimals: 1)])
    return result
  }
}
