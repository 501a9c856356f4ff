extension FrameworkLibrary {
  /// The result of every criterion of the assessments that a dossier selects, in their order.
  public func criteria(of dossier: Dossier, results: [CheckResult]) -> [CriterionResult] {
    let desk = CriteriaDesk(dossier, results)
    var seen: Set<String> = []
    return dossier.all(AssessmentSelection.self).flatMap { selection -> [CriterionResult] in
      guard seen.insert(selection.assessment).inserted,
        let (framework, assessment) = find(Assessment.self, named: selection.assessment)
      else { return [] }
      return framework.criteria(of: assessment).map { desk.result(of: $0, in: framework) }
    }
  }
}

/// What is needed of a dossier to judge its criteria, looked up once.
private struct CriteriaDesk {
  let dossier: Dossier
  let results: [String: CheckResult]
  let chosen: [String: [String]]
  let submitted: [String: [String]]

  init(_ dossier: Dossier, _ results: [CheckResult]) {
    self.dossier = dossier
    self.results = Dictionary(results.map { ($0.card.code, $0) }) { first, _ in first }
    var chosen: [String: [String]] = [:]
    for evidence in dossier.all(CriterionEvidence.self) {
      chosen[evidence.criterion, default: []] += evidence.items.map(\.text)
    }
    var submitted: [String: [String]] = [:]
    for submission in dossier.all(Submission.self) {
      submitted[submission.deliverable, default: []] += submission.items.map(\.text)
    }
    self.chosen = chosen
    self.submitted = submitted
  }

  func result(of criterion: Criterion, in framework: Framework) -> CriterionResult {
    let name = framework.name(of: criterion.id.text)
    let conditions = criterion.conditions.map(outcome)
    let handedIn = criterion.deliverables.flatMap {
      submitted[framework.name(of: $0.text)] ?? []
    }
    var seen: Set<String> = []
    let picked = ((chosen[name] ?? []) + handedIn).filter {
      dossier.contains($0) && seen.insert($0).inserted
    }
    let evidence = picked.isEmpty ? unchosen(criterion) : picked
    let (outcome, reason) = conclude(criterion, conditions, evidence.count)
    return CriterionResult(
      framework: framework.code, name: name, criterion: criterion, outcome: outcome,
      reason: reason, conditions: conditions,
      supporting: criterion.supporting.map(self.outcome), evidence: evidence,
      available: criterion.evidenceKinds.flatMap { dossier.ids(ofKind: $0) },
      waived: (criterion.conditions + criterion.supporting).flatMap {
        results[$0]?.waived ?? []
      })
  }

  /// What speaks for a criterion for which nobody chose anything: the items of its most telling
  /// kind. For what only a jury judges, somebody must choose.
  private func unchosen(_ criterion: Criterion) -> [String] {
    guard criterion.nature != .judgement else { return [] }
    return criterion.evidenceKinds.lazy.map { dossier.ids(ofKind: $0) }.first { !$0.isEmpty } ?? []
  }

  private func outcome(of check: String) -> ConditionOutcome {
    ConditionOutcome(check: check, outcome: results[check]?.outcome)
  }

  /// Any condition failed: failed. Any that cannot tell, does not apply or is missing: cannot tell.
  private func conclude(
    _ criterion: Criterion, _ conditions: [ConditionOutcome], _ evidence: Int
  ) -> (Outcome, Message) {
    if criterion.nature == .judgement {
      let key = evidence == 0 ? "criterion.reason.juryWithoutEvidence" : "criterion.reason.jury"
      return (.cannotTell, Message(key, ["count": .integer(evidence)]))
    }
    func those(_ outcome: Outcome?) -> [String] {
      conditions.filter { $0.outcome == outcome }.map(\.check)
    }
    let hindrances: [(Outcome?, String)] = [
      (.failed, "failed"), (.cannotTell, "cannotTell"), (nil, "missing"),
      (.notApplicable, "notApplicable"),
    ]
    for (outcome, key) in hindrances {
      let checks = those(outcome)
      if !checks.isEmpty {
        return (
          outcome == .failed ? .failed : .cannotTell,
          Message("criterion.reason.\(key)", ["checks": .texts(checks)])
        )
      }
    }
    if conditions.isEmpty { return (.cannotTell, Message("criterion.reason.noCondition")) }
    let key = criterion.nature == .assisted ? "passedAssisted" : "passed"
    return (
      .passed, Message("criterion.reason.\(key)", ["checks": .texts(conditions.map(\.check))])
    )
  }
}
