public import SextantModel

/// What a check verifies, why, by which rule and with which thresholds.
public enum CheckExplanation {
  public static func text(
    _ card: CheckCard, _ catalogue: Catalogue, criteria: [String] = [],
    rules: RuleParameters = RuleParameters()
  ) -> String {
    func say(_ key: String) -> String { catalogue.text("check.\(card.code).\(key)") }
    var lines = [
      catalogue.fill(
        catalogue.text("explain.code"), ["code": .text(card.code), "id": .text(card.id)]),
      say("title"), "",
      catalogue.line("explain.severity", catalogue.text("severity.\(card.severity.rawValue)")),
      catalogue.line(
        "explain.basis",
        card.basis.map { catalogue.text("basis.\($0.rawValue)") }.joined(separator: " + ")),
      catalogue.line("explain.rule", say("rule")),
      catalogue.line("explain.why", say("why")),
    ]
    if !card.parameters.isEmpty {
      lines.append(catalogue.line("explain.parameters", ""))
      for name in card.parameters {
        let value = value(of: name, in: rules)
        lines.append("  \(catalogue.label(field: name, of: "parameters")) = \(value) (\(name))")
      }
    }
    lines.append(
      catalogue.line(
        "explain.reads",
        card.reads.map { catalogue.text("kind.\($0.kind.name)") }.joined(separator: ", ")))
    if !criteria.isEmpty {
      lines.append(catalogue.line("explain.criteria", criteria.joined(separator: ", ")))
    }
    return lines.joined(separator: "\n")
  }

  public static func value(of name: String, in rules: RuleParameters) -> String {
    guard let field = RuleParameters.fields.first(where: { $0.name == name }) else { return "" }
    switch field.plain(rules) {
    case .none: return "–"
    case .number(let text), .bare(let text), .text(let text): return text
    case .flag(let flag): return String(flag)
    case .list(let elements): return String(elements.count)
    case .map: return ""
    }
  }
}
