/// Every indicator has a target still ahead, an alert threshold on the right side of it, and says
/// what will be done on alert.
///
/// The current target is the earliest one whose day has not passed. A threshold may equal the
/// target: then missing the target is the alert.
public struct IndicatorsLeadToAction: Check {
  public static let card = CheckCard(
    "KPI03", "kpi.threshold-and-action", .warning, basis: [.text, .house],
    about: [Indicator.self], parameters: ["correctiveActionLength"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for indicator in x.all(Indicator.self) {
      let name: Argument = .text(indicator.name)
      if indicator.correctiveAction.count < x.rules.correctiveActionLength {
        verdict.fail(
          indicator.at("correctiveAction"), "noAction",
          ["indicator": name, "wanted": .integer(x.rules.correctiveActionLength)])
      }
      let target = currentTarget(of: indicator, on: x.today)
      if target == nil {
        verdict.fail(
          indicator.at("targets"), "noTarget", ["indicator": name, "day": .day(x.today)])
      }
      guard let alert = indicator.alertThreshold else {
        verdict.fail(indicator.at("alertThreshold"), "noThreshold", ["indicator": name])
        continue
      }
      guard let target else { continue }
      let isRight =
        switch indicator.direction ?? .higher {
        case .higher: alert <= target
        case .lower: alert >= target
        case .band: alert <= target && indicator.upperThreshold.map { target <= $0 } ?? false
        }
      if !isRight {
        verdict.fail(
          indicator.at("alertThreshold"), "wrongSide",
          ["indicator": name, "alert": .number(alert), "target": .number(target)])
      }
    }
  }

  private static func currentTarget(of indicator: Indicator, on day: Day) -> Double? {
    indicator.targets
      .compactMap { target -> (date: Day, value: Double)? in
        guard let date = target.date, let value = target.value, date >= day else { return nil }
        return (date, value)
      }
      .min { $0.date < $1.date }?.value
  }
}
