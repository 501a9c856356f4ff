/// Names of a framework's things that a dossier writes, and that no framework at hand has.
extension FrameworkLibrary {
  public func unknownNames(in dossier: Dossier) -> [Finding] {
    var findings: [Finding] = []
    for item in dossier.all(AssessmentSelection.self) {
      look(item.assessment, Assessment.self, item.at("assessment"), &findings)
    }
    for item in dossier.all(CandidateAccommodation.self) {
      look(item.assessment, Assessment.self, item.at("assessment"), &findings)
    }
    for item in dossier.all(Report.self) {
      look(item.assessment, Assessment.self, item.at("assessment"), &findings)
    }
    for item in dossier.all(Deck.self) {
      look(item.assessment, Assessment.self, item.at("assessment"), &findings)
    }
    for item in dossier.all(Submission.self) {
      look(item.deliverable, DemandedDeliverable.self, item.at("deliverable"), &findings)
    }
    for item in dossier.all(CriterionEvidence.self) {
      look(item.criterion, Criterion.self, item.at("criterion"), &findings)
    }
    return findings
  }

  private func look<T: Worded>(
    _ name: String, _ type: T.Type, _ place: Place, _ findings: inout [Finding]
  ) {
    guard !name.isEmpty, find(type, named: name) == nil else { return }
    let known = frameworks.flatMap { framework in
      framework.items.all(type).map { framework.name(of: $0.id.text) }
    }
    let arguments: [String: Argument] = ["name": .text(name), "kind": .kind(type)]
    let message =
      nearestWord(to: name, in: known).map {
        Message(
          "framework.unknownName.near", arguments.merging(["near": .text($0)]) { first, _ in first }
        )
      } ?? Message("framework.unknownName", arguments)
    findings.append(Finding(code: "REF", severity: .error, place: place, message: message))
  }
}
