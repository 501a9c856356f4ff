/// A page of plain text, line by line, in the catalogue's language.
struct TextPage {
  let catalogue: Catalogue
  let framework: Framework
  private var lines: [String] = []
  /// How many items are named before the rest is only counted.
  private static let shown = 12

  init(_ catalogue: Catalogue, _ framework: Framework) {
    self.catalogue = catalogue
    self.framework = framework
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func title(_ name: String, _ words: String) { lines.append("\(name)  \(words)") }
  mutating func heading(_ key: String) {
    lines.append("")
    lines.append(catalogue.text(key))
  }
  mutating func plain(_ text: String) { lines.append("  " + text) }
  mutating func entry(_ key: String, _ name: String, _ words: String) {
    lines.append("  \(catalogue.text(key)) \(name)  \(words)")
  }
  mutating func line(_ key: String, _ texts: [String]) {
    guard !texts.isEmpty else { return }
    let mark = catalogue.language == .french ? "\u{A0}: " : ": "
    lines.append("  " + catalogue.text(key) + mark + texts.joined(separator: ", "))
  }

  mutating func item(_ assessment: Assessment, in language: Language) {
    lines.append("  \(assessment.id.text)  \(framework.words(assessment, in: language))")
  }
  mutating func item(_ deliverable: DemandedDeliverable, in language: Language) {
    lines.append(
      "  \(deliverable.id.text)  \(framework.words(deliverable, in: language))"
        + basis(deliverable.competencyBasis))
  }
  mutating func item(_ criterion: Criterion, in language: Language) {
    lines.append(
      "  \(criterion.id.text)  \(framework.words(criterion, in: language))"
        + basis(criterion.competencyBasis))
    let checks = criterion.conditions + criterion.supporting.map { "(\($0))" }
    if !checks.isEmpty { lines.append("    " + checks.joined(separator: " ")) }
  }

  private func basis(_ basis: LinkBasis?) -> String {
    basis.map { " [\(catalogue.text("choice.linkBasis.\($0.rawValue)"))]" } ?? ""
  }

  mutating func result(_ result: CriterionResult) {
    let outcome = catalogue.text("outcome.\(result.outcome.rawValue)")
    lines.append("  \(result.name)  \(outcome)  \(catalogue.say(result.reason))")
    if !result.evidence.isEmpty {
      let more = result.evidence.count - Self.shown
      let rest = more > 0 ? " … +\(more)" : ""
      lines.append("    → " + result.evidence.prefix(Self.shown).joined(separator: ", ") + rest)
    }
  }
}
