internal import SextantKernels

/// The margin of error that the answers obtained allow.
public enum MarginCalculator: Calculator {
  public static let name = CalculatorName.margin
  public static let inputs = [
    CalculatorInput.answers("sample"),
    CalculatorInput("population", .count(1...10_000_000_000), isNeeded: false),
    CalculatorInput("proportion", .share(0...1), preset: "50 %"),
    CalculatorInput.confidence,
    CalculatorInput("announced", .share(0.0001...0.9), isNeeded: false),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let sample = given.count("sample") ?? 0
    let population = given.count("population")
    let confidence = given.number("confidence") ?? 0
    if let population, sample > population {
      throw CalculatorFault("sample", "moreThanAll", ["population": .integer(population)])
    }
    guard
      let margin = studyMargin(
        sample: sample, population: population, proportion: given.number("proportion") ?? 0.5,
        confidence: confidence)
    else { throw CalculatorFault("sample", "impossible") }
    var result = Calculation()
    result.share("margin", margin)
    let arguments: [String: Argument] = [
      "sample": .integer(sample), "margin": .number(margin * 100, decimals: 2),
      "confidence": .percent(confidence, decimals: confidence >= 0.995 ? 1 : 0),
      "smallest": .number(margin * 200, decimals: 1),
    ]
    result.say("margin", arguments)
    if sample < 30 {
      result.verdict = .refuses
      result.say("margin.few", arguments)
    } else if population == sample {
      result.say("margin.all")
    } else {
      result.say("margin.groups", arguments)
    }
    if let announced = given.number("announced") {
      let isKept = (margin * 10_000).rounded() <= (announced * 10_000).rounded()
      if result.verdict != .refuses { result.verdict = isKept ? .concludes : .refuses }
      result.say(
        isKept ? "margin.kept" : "margin.wider",
        ["announced": .number(announced * 100, decimals: nil)])
    }
    return result
  }
}

/// The margin of error of a share, by the z that surveys print at 95 % and the exact one elsewhere.
func studyMargin(
  sample: Int, population: Int?, proportion: Double = 0.5, confidence: Double = 0.95
) -> Double? {
  guard confidence > 0, confidence < 1, let tail = normalQuantile((1 - confidence) / 2) else {
    return nil
  }
  let z = confidence == 0.95 ? usualConfidence : -tail
  return marginOfError(sample: sample, population: population, proportion: proportion, z: z)
}
