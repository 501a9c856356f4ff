internal import SextantKernels

/// An A/B test read: which version wins, by how much, and whether it may be said.
public enum ABTestCalculator: Calculator {
  public static let name = CalculatorName.abTest
  public static let inputs = [
    CalculatorInput.answers("visitorsA"),
    CalculatorInput("conversionsA", .count(0...1_000_000_000)),
    CalculatorInput.answers("visitorsB"),
    CalculatorInput("conversionsB", .count(0...1_000_000_000)),
    CalculatorInput.confidence,
    CalculatorInput("planned", .count(1...1_000_000_000), isNeeded: false),
    CalculatorInput("looks", .count(1...50), preset: "1"),
    CalculatorInput.matters,
    CalculatorInput("shareOfA", .share(0.01...0.99), preset: "50 %"),
  ]

  public static func work(_ given: GivenInputs) throws(CalculatorFault) -> Calculation {
    try given.check()
    let (a, b) = (try counted(given, "A"), try counted(given, "B"))
    let confidence = given.number("confidence") ?? 0.95
    let plan = SplitTest.Plan(
      confidence: confidence, perVersion: given.count("planned"), looks: given.count("looks") ?? 1,
      matters: given.number("matters"), shareOfFirst: given.number("shareOfA") ?? 0.5)
    let test = try asking("conversionsB") { () throws(StudyError) in
      try SplitTest(a, b, plan: plan).result()
    }
    var result = Calculation()
    result.share("shareA", a.share)
    result.share("shareB", b.share)
    result.points("difference", test.difference)
    result.points("fromPoints", test.interval.lowerBound)
    result.points("toPoints", test.interval.upperBound)
    if let relative = test.relativeDifference { result.share("relative", relative, decimals: 1) }
    if let relative = test.relativeInterval {
      result.share("relativeFrom", relative.lowerBound, decimals: 1)
      result.share("relativeTo", relative.upperBound, decimals: 1)
    }
    result.fact("p", test.p, decimals: 4)
    if let power = test.power { result.share("power", power, decimals: 0) }
    if let rise = test.detectableRise { result.points("detectable", rise) }
    result.interval = .init(
      estimate: test.difference, low: test.interval.lowerBound, high: test.interval.upperBound,
      isShare: true)
    result.tell(
      test.reading, difference: .number(abs(test.difference) * 100, decimals: 2),
      groups: "versions",
      confidence: confidence)
    result.say(
      "interval",
      [
        "low": .number(test.interval.lowerBound * 100, decimals: 2),
        "high": .number(test.interval.upperBound * 100, decimals: 2),
      ])
    if !test.reading.concludes, let rise = test.detectableRise {
      result.say("detectable", ["rise": .number(rise * 100, decimals: 2)])
    }
    return result
  }

  private static func counted(_ given: GivenInputs, _ side: String) throws(CalculatorFault)
    -> CountedShare
  {
    try countedShare(given, "conversions\(side)", of: "visitors\(side)")
  }
}

/// So many of so many, with a fault at the input where there are more than all.
func countedShare(_ given: GivenInputs, _ part: String, of whole: String)
  throws(CalculatorFault) -> CountedShare
{
  let (successes, trials) = (given.count(part) ?? 0, given.count(whole) ?? 0)
  guard successes <= trials else {
    throw CalculatorFault(part, "moreThanAll", ["population": .integer(trials)])
  }
  return try asking(part) { () throws(StudyError) in try CountedShare(successes, of: trials) }
}
