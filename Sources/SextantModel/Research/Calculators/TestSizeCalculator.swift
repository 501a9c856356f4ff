internal import SextantKernels

/// How many people each version of a test must reach to show a difference that exists.
public enum TestSizeCalculator: Calculator {
  public static let name = CalculatorName.testSize
  public static let inputs = [
    CalculatorInput("baseline", .share(0.00001...0.99999), preset: "10 %"),
    CalculatorInput("target", .share(0.00001...0.99999), preset: "12 %"),
    CalculatorInput("power", .share(0.5...0.999), preset: "80 %"),
    CalculatorInput.confidence,
    CalculatorInput("perDay", .count(1...1_000_000_000), isNeeded: false),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let baseline = given.number("baseline") ?? 0
    let target = given.number("target") ?? 0
    if baseline == target { throw CalculatorFault("target", "sameShares") }
    let confidence = given.number("confidence") ?? 0
    let power = given.number("power") ?? 0
    let exact = try asking("target") { () throws(StudyError) in
      try ProportionPower(confidence: confidence, power: power).sizePerGroup(baseline, target)
    }
    let perVersion = Int((exact - 1e-9).rounded(.up))
    var result = Calculation()
    result.fact("perVersion", .integer(perVersion))
    result.fact("exactPerVersion", exact, decimals: 2)
    result.fact("bothVersions", .integer(2 * perVersion))
    result.say(
      "testSize",
      [
        "count": .integer(perVersion), "baseline": .percent(baseline, decimals: 2),
        "target": .percent(target, decimals: 2), "power": .percent(power, decimals: 0),
        "risk": .percent(1 - confidence, decimals: 1),
      ])
    if let perDay = given.count("perDay") {
      let days = Int((Double(2 * perVersion) / Double(perDay) - 1e-9).rounded(.up))
      result.fact("days", .integer(days))
      let weeks = max(1, (days + 6) / 7)
      result.say("testSize.days", ["days": .integer(days), "weeks": .integer(weeks)])
      if days > 56 { result.say("testSize.long") }
    }
    result.say("testSize.once")
    return result
  }
}
