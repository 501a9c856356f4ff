/// Proposes an adjustment to an indicator that has left its course: the gap is noted, what its card
/// says is to be done becomes the action, with a day and the gain expected. A person completes it.
enum ProposeAdjustment: Verb {
  static let card = VerbCard(
    "indicator.proposeAdjustment", on: Indicator.self, asks: ["correctiveAction"],
    refusals: ["onCourse", "underWay"])

  /// The days that the card's corrective action is given by default.
  static let days = 14

  static func concerns(_ indicator: Indicator) -> Bool {
    indicator.isFollowed && !indicator.targets.isEmpty
  }

  static func examine(_ indicator: Indicator, _ x: VerbContext, _ obstacles: inout Obstacles) {
    obstacles.require(indicator, "owner")
    let bench = Examination(of: x.dossier, citations: x.citations, on: x.today)
    let status = bench.standing(of: indicator).status
    if !status.isBreach && status != .short { obstacles.add("onCourse") }
    let open = openAdjustments(of: indicator, x).map(\.id.text)
    if !open.isEmpty { obstacles.add("underWay", ["items": .texts(open)], evidence: open) }
  }

  static func carryOut(_ indicator: inout Indicator, _ x: VerbContext, _ changes: inout VerbChanges)
  {
    let bench = Examination(of: x.readable, on: x.today)
    let standing = bench.standing(of: indicator)
    var note = VarianceNote()
    if let known = unanswered(indicator, standing, x) {
      note = known
    } else {
      note.id = ID(x.dossier.suggestedID(for: VarianceNote.kind) ?? "VN1")
      note.indicator = indicator.id
      note.period = standing.last?.period
      note.cause = cause(of: indicator, standing, bench)
      changes.put(note)
    }
    var adjustment = Adjustment()
    adjustment.id = ID(x.dossier.suggestedID(for: Adjustment.kind) ?? "AJ1")
    adjustment.action = indicator.correctiveAction
    adjustment.variances = [note.id]
    adjustment.indicators = [indicator.id]
    adjustment.owner = indicator.owner
    adjustment.due = x.today.adding(days: days)
    adjustment.expectedGain = gain(indicator, standing, x)
    changes.put(adjustment)
    changes.arguments["note"] = .text(note.id.text)
    changes.arguments["adjustment"] = .text(adjustment.id.text)
  }

  /// Decided or not, what is not in force yet.
  private static func openAdjustments(of indicator: Indicator, _ x: VerbContext) -> [Adjustment] {
    x.citing(indicator, by: Adjustment.self, in: "indicators").filter { $0.appliedOn == nil }
  }

  /// A note of the last period that nothing answers yet.
  private static func unanswered(
    _ indicator: Indicator, _ standing: IndicatorStanding, _ x: VerbContext
  ) -> VarianceNote? {
    x.citing(indicator, by: VarianceNote.self, in: "indicator").first { note in
      note.period == standing.last?.period && note.noActionReason.isEmpty
        && x.readable.contains(note.id.text)
        && x.citing(note, by: Adjustment.self, in: "variances").isEmpty
    }
  }

  /// What somebody already wrote of the period.
  private static func cause(
    of indicator: Indicator, _ standing: IndicatorStanding, _ x: Examination
  ) -> String {
    x.citing(indicator, by: Interpretation.self, in: "indicator").last { interpretation in
      standing.last.map { interpretation.period?.overlaps($0.period) ?? false } ?? false
    }?.text ?? ""
  }

  /// From the value to the target, with its unit: `9,2 → 8 %`.
  private static func gain(
    _ indicator: Indicator, _ standing: IndicatorStanding, _ x: VerbContext
  ) -> String {
    guard let value = standing.last?.value,
      let wanted = indicator.wanted(from: x.today.adding(days: days))?.value
    else { return "" }
    let isFrench = x.dossier.only(DossierHead.self).language == "fr"
    func write(_ number: Double) -> String {
      let text = numberText(number)
      return isFrench ? String(text.map { $0 == "." ? "," : $0 }) : text
    }
    let unit = indicator.unit.isEmpty ? "" : "\u{A0}\(indicator.unit)"
    return "\(write(value)) → \(write(wanted))\(unit)"
  }
}
