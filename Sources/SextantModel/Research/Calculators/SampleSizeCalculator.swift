internal import SextantKernels

/// How many answers a survey needs for the margin of error it will announce.
public enum SampleSizeCalculator: Calculator {
  public static let name = CalculatorName.sampleSize
  public static let inputs = [
    CalculatorInput("margin", .share(0.0001...0.5), preset: "5 %"),
    CalculatorInput.confidence,
    CalculatorInput("proportion", .share(0.0001...0.9999), preset: "50 %"),
    CalculatorInput("population", .count(1...10_000_000_000), isNeeded: false),
    CalculatorInput("responseRate", .share(0.0001...1), isNeeded: false),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let margin = given.number("margin") ?? 0
    let confidence = given.number("confidence") ?? 0
    let proportion = given.number("proportion") ?? 0.5
    let population = given.count("population")
    let exact = try asking("margin") { () throws(StudyError) in
      try surveySize(
        margin: margin, population: population, proportion: proportion, confidence: confidence)
    }
    let whole = Int((exact - 1e-9).rounded(.up))
    var result = Calculation()
    result.fact("answers", .integer(whole))
    result.fact("exactSize", exact, decimals: 2)
    if population != nil {
      let infinite = try asking("margin") { () throws(StudyError) in
        try surveySize(margin: margin, proportion: proportion, confidence: confidence)
      }
      result.fact("infiniteSize", infinite, decimals: 2)
    }
    var arguments: [String: Argument] = [
      "answers": .integer(whole), "margin": .number(margin * 100, decimals: nil),
      "confidence": .percent(confidence, decimals: confidence >= 0.995 ? 1 : 0),
      "share": .percent(proportion, decimals: 0),
    ]
    result.say("sampleSize", arguments)
    if proportion != 0.5 { result.say("sampleSize.proportion", arguments) }
    if let population {
      arguments["population"] = .integer(population)
      result.say("sampleSize.population", arguments)
    }
    if let rate = given.number("responseRate") {
      let invitations = Int((Double(whole) / rate - 1e-9).rounded(.up))
      result.fact("invitations", .integer(invitations))
      result.say(
        "sampleSize.invitations",
        ["invitations": .integer(invitations), "rate": .percent(rate, decimals: 0)])
      if let population, invitations > population { result.say("sampleSize.beyond") }
    }
    result.say("sampleSize.random")
    return result
  }
}
