internal import SextantKernels

/// What looking several times at a running test costs, and how strict each look must then be.
public enum LooksCalculator: Calculator {
  public static let name = CalculatorName.looks
  public static let inputs = [
    CalculatorInput("looks", .count(1...50), preset: "5"), CalculatorInput.confidence,
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let looks = given.count("looks") ?? 1
    let confidence = given.number("confidence") ?? 0.95
    let risk = try asking("looks") { () throws(StudyError) in
      try RepeatedLooks.falseAlarmRisk(looks: looks, confidence: confidence)
    }
    let each = try asking("looks") { () throws(StudyError) in
      try RepeatedLooks.confidencePerLook(looks: looks, overall: confidence)
    }
    var result = Calculation()
    result.share("falseAlarm", risk)
    result.share("perLook", each)
    result.fact("levelPerLook", 1 - each, decimals: 5)
    result.say(
      looks == 1 ? "looks.one" : "looks",
      [
        "looks": .integer(looks), "risk": .percent(risk, decimals: 1),
        "level": .percent(1 - confidence, decimals: 1), "each": .percent(1 - each, decimals: 2),
      ])
    return result
  }
}
