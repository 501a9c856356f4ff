/// Every indicator has a target still ahead, an alert threshold on the right side of it, and says
/// what will be done on alert.
///
/// The current target is the earliest one whose day has not passed. A threshold may equal the
/// target: then missing the target is the alert. A warning threshold lies between the two.
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
      let target = indicator.nextWanted(from: x.today)
      if target == nil {
        verdict.fail(
          indicator.at("targets"), "noTarget", ["indicator": name, "day": .day(x.today)])
      }
      guard let alert = indicator.alertThreshold else {
        verdict.fail(indicator.at("alertThreshold"), "noThreshold", ["indicator": name])
        continue
      }
      examineWarning(indicator, alert, target?.value, &verdict)
      guard let target else { continue }
      let isRight =
        switch indicator.direction ?? .higher {
        case .higher: alert <= target.value
        case .lower: alert >= target.value
        case .band:
          alert <= target.value
            && indicator.upperThreshold.map { (target.upper ?? target.value) <= $0 } ?? false
        }
      if !isRight {
        verdict.fail(
          indicator.at("alertThreshold"), "wrongSide",
          ["indicator": name, "alert": .number(alert), "target": .number(target.value)])
      }
    }
  }

  /// Attention begins between the target and the alert, or it warns of nothing.
  private static func examineWarning(
    _ indicator: Indicator, _ alert: Double, _ target: Double?, _ verdict: inout Verdict
  ) {
    guard let warning = indicator.warningThreshold, indicator.direction != .band else { return }
    let rises = indicator.direction != .lower
    let isBetween =
      rises
      ? alert <= warning && target.map { warning <= $0 } ?? true
      : warning <= alert && target.map { $0 <= warning } ?? true
    guard !isBetween else { return }
    verdict.fail(
      indicator.at("warningThreshold"), "warningOutside",
      [
        "indicator": .text(indicator.name), "warning": .number(warning), "alert": .number(alert),
      ])
  }
}
