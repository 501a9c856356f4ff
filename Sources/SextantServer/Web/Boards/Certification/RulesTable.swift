import SextantModel

/// The certifier's rules field by field, each with where its value comes from.
struct RulesTable: Sendable {
  enum Origin: String, Sendable, CaseIterable {
    /// Our proposal, as it ships.
    case ours
    /// Proposed by us and changed by the certifier.
    case changed
    /// The certifier's own, or the framework's.
    case certifier
    /// Nobody says anything.
    case unsaid
  }

  struct Row: Sendable {
    let field: FieldCard
    let value: Plain
    /// What ships beside the framework; `nil` where nothing does.
    let proposed: Plain?
    let origin: Origin

    /// Whether the value is a table of its own.
    var isTable: Bool { if case .rows = field.shape { true } else { false } }

    func label(_ words: Catalogue) -> String {
      words.label(field: field.name, of: CertifierRules.kind.name)
    }
  }

  let rows: [Row]
  let faults: [Finding]

  /// Fields that name the rules, and those that say something else than a rule.
  private static let aside: Set<String> = [
    "framework", "version", "title", "adoptedOn", "defaults", "evidence",
  ]

  init(_ rules: CertifierRules, proposed: CertifierRules?, framework: Framework?) {
    rows = FieldAccess.all(of: CertifierRules.self).filter { !Self.aside.contains($0.name) }
      .map { field in
        let value = field.plain(rules)
        let shipped = proposed.map { field.plain($0) }
        let isOurs =
          rules.defaults.contains(field.name)
          || proposed?.defaults.contains(field.name) ?? false
        let origin: Origin =
          if value == .none || value == .list([]) {
            shipped.map { $0 == value } ?? true ? .unsaid : .changed
          } else if isOurs {
            shipped.map { $0 == value } ?? true ? .ours : .changed
          } else {
            .certifier
          }
        return Row(field: field.card, value: value, proposed: shipped, origin: origin)
      }
    faults = framework.map { rules.faults(in: $0) } ?? []
  }
}
