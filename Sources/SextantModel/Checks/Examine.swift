extension Examination {
  /// Runs checks in an order in which each finds the results it looks at, and applies waivers.
  ///
  /// - Returns: one result per check, in the order of `checks`.
  public func run(_ checks: [any Check.Type] = allChecks) -> [CheckResult] {
    var examination = self
    let waivers = dossier.all(Waiver.self)
    for check in Self.ordered(checks) {
      var verdict = Verdict(of: check.card)
      if applies(check.card) {
        check.examine(examination, &verdict)
      } else {
        verdict.doesNotApply()
      }
      examination.results[check.card.code] = Self.apply(waivers, to: verdict)
    }
    return checks.compactMap { examination.results[$0.card.code] }
  }

  private func applies(_ card: CheckCard) -> Bool {
    card.about.isEmpty || card.about.contains { dossier.count(of: $0) > 0 }
  }

  private static func ordered(_ checks: [any Check.Type]) -> [any Check.Type] {
    checks.filter { $0.card.after.isEmpty } + checks.filter { !$0.card.after.isEmpty }
  }

  /// A waiver without a field accepts every finding of the check on its item; without an item,
  /// every finding of the check.
  private static func apply(_ waivers: [Waiver], to verdict: Verdict) -> CheckResult {
    var findings: [Finding] = []
    var waived: [WaivedFinding] = []
    for finding in verdict.findings {
      let waiver = waivers.first { waiver in
        waiver.check == finding.code && !waiver.reason.isEmpty
          && (waiver.item == nil || waiver.item?.text == finding.place.item)
          && (waiver.field.isEmpty || waiver.field == finding.place.field)
      }
      if let waiver {
        waived.append(WaivedFinding(finding: finding, waiver: waiver))
      } else {
        findings.append(finding)
      }
    }
    var outcome = verdict.outcome
    if outcome == .failed && findings.isEmpty {
      outcome = verdict.doubts.isEmpty ? .passed : .cannotTell
    }
    return CheckResult(
      card: verdict.card, outcome: outcome, findings: findings, doubts: verdict.doubts,
      notes: verdict.notes, waived: waived)
  }
}

extension Examination {
  /// Waivers that name no check: they would accept nothing.
  public static func unknownWaivers(in dossier: Dossier) -> [Finding] {
    let codes = Set(allChecks.map { $0.card.code })
    return dossier.all(Waiver.self).filter { !codes.contains($0.check) }.map { waiver in
      Finding(
        code: "TXT", severity: .error, place: waiver.at("check"),
        message: Message(
          "waiver.unknownCheck", ["id": .text(waiver.id.text), "check": .text(waiver.check)]))
    }
  }
}

extension Examination {
  /// Without a reference date the outcome changes from one day to the next: the dossier should say
  /// which day it is judged on.
  public func missingReferenceDate() -> [Finding] {
    guard dossier.count > 0, dossier.only(DossierHead.self).referenceDate == nil else { return [] }
    var place = Place(kind: DossierHead.kind.name, item: "dossier", field: "referenceDate")
    if dossier.all(DossierHead.self).isEmpty { place = Place(file: DossierHead.kind.path) }
    return [
      Finding(
        code: "TXT", severity: .warning, place: place,
        message: Message("dossier.noReferenceDate", ["day": .day(today)]))
    ]
  }
}

extension Dossier {
  /// Selects these assessments and no others; what the dossier says of one already selected stays.
  public mutating func select(_ assessments: [String]) {
    let selected = all(AssessmentSelection.self)
    for selection in selected where !assessments.contains(selection.assessment) {
      remove(selection.id.text)
    }
    let known = Set(selected.map(\.assessment))
    for assessment in assessments where !known.contains(assessment) {
      var selection = AssessmentSelection()
      selection.id = ID("selected-\(assessment)")
      selection.assessment = assessment
      put(selection)
    }
  }
}
