extension CertifierRules {
  /// In which part of an assessment a criterion is judged.
  ///
  /// Where the source does not say it, the rules say it of its deliverables; a criterion is the
  /// group's only where all of them are.
  public func part(of criterion: Criterion) -> AssessmentPart {
    if let part = criterion.part, part != .unclear { return part }
    let said = criterion.deliverables.map { id in
      parts.last { $0.deliverable == id.text }?.part
    }
    return !said.isEmpty && said.allSatisfy { $0 == .group } ? .group : .individual
  }
}
