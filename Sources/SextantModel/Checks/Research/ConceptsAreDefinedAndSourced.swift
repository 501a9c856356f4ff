/// Concepts are defined and rest on references; references are many, partly recent, and all used.
///
/// A concept in the list is one the work uses. A reference is recent in the year of the dossier's
/// reference date and the `recentReferenceYears` before; one without a year is not.
public struct ConceptsAreDefinedAndSourced: Check {
  public static let card = CheckCard(
    "ETU02", "research.concepts-and-sources", .warning, basis: [.text, .house],
    about: [Concept.self, Reference.self],
    parameters: [
      "referencesPerConcept", "minReferences", "recentReferenceYears", "recentReferenceShare",
    ])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for concept in x.all(Concept.self) {
      if concept.definition.isEmpty {
        verdict.fail(
          concept.at("definition"), "notDefined", ["concept": .text(concept.name)],
          severity: .error)
      }
      let count = Set(concept.references).count
      if count < x.rules.referencesPerConcept {
        verdict.fail(
          concept.at("references"), "fewForConcept",
          [
            "concept": .text(concept.name), "count": .integer(count),
            "wanted": .integer(x.rules.referencesPerConcept),
          ])
      }
    }
    examineReferences(x, &verdict)
  }

  private static func examineReferences(_ x: Examination, _ verdict: inout Verdict) {
    let references = x.all(Reference.self)
    for reference in references where x.citing(reference, by: Concept.self).isEmpty {
      verdict.fail(reference.at(), "unused", ["reference": .text(reference.title)])
    }
    if references.count < x.rules.minReferences {
      verdict.fail(
        .among(Reference.self), "fewReferences",
        ["count": .integer(references.count), "wanted": .integer(x.rules.minReferences)])
    }
    guard !references.isEmpty else { return }
    let oldest = Double(x.today.year) - Double(x.rules.recentReferenceYears)
    let recent = references.filter { $0.year.map { Double($0) >= oldest } ?? false }.count
    let share = Double(recent) / Double(references.count)
    if share < x.rules.recentReferenceShare.fraction {
      verdict.fail(
        .among(Reference.self, field: "year"), "fewRecent",
        [
          "recent": .integer(recent), "count": .integer(references.count),
          "share": .percent(share, decimals: 0), "wanted": .share(x.rules.recentReferenceShare),
          "years": .integer(x.rules.recentReferenceYears),
        ])
    }
  }
}
