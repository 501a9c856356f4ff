/// Every action to motivate answers a problem, is argued, costed (nothing is an amount), measured
/// and evaluated; the climate was read before it, and after it once its evaluation is due.
///
/// An action without a day of its own is held against the first and the last reading: two are needed.
public struct MotivationIsMeasured: Check {
  public static let card = CheckCard(
    "EQU07", "motivation.measured", .warning, basis: [.text],
    about: [MotivationAction.self], alsoReads: [ClimateReading.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let readings = x.all(ClimateReading.self).filter { $0.value != nil }.compactMap(\.date)
    if readings.count < 2 {
      verdict.fail(
        .among(ClimateReading.self), "tooFewReadings", ["count": .integer(readings.count)])
    }
    for action in x.all(MotivationAction.self) {
      examine(action, &verdict)
      guard let day = action.date, let first = readings.min(), let last = readings.max(),
        readings.count >= 2
      else { continue }
      let arguments: [String: Argument] = ["action": .text(action.title), "date": .day(day)]
      if first > day { verdict.fail(action.at("date"), "noReadingBefore", arguments) }
      if let review = action.evaluationDate, review <= x.today, last < day {
        verdict.fail(action.at("date"), "noReadingAfter", arguments)
      }
    }
  }

  private static func examine(_ action: MotivationAction, _ verdict: inout Verdict) {
    let missing: [(String, Bool)] = [
      ("problem", action.problem.isEmpty), ("argument", action.argument.isEmpty),
      ("cost", action.cost == nil), ("measuredBy", action.measuredBy.isEmpty),
      ("target", action.target.isEmpty), ("evaluationDate", action.evaluationDate == nil),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        action.at(field), "missing",
        ["action": .text(action.title), "field": .field(MotivationAction.self, field)])
    }
  }
}
