/// Something odd in a framework, and the inconsistency that its data declare for it, if any.
public struct LintResult: Sendable {
  public let finding: Finding
  public let declared: SourceInconsistency?
}

extension Framework {
  /// Finds in the data what the source gets wrong, and what the data get wrong themselves.
  ///
  /// - Parameters:
  ///   - checks: the codes that criteria may name.
  ///   - kinds: the names that deliverables and criteria may give as kinds of item.
  /// - Returns: one result per finding; those that a declared inconsistency explains weigh `info`.
  public func lint(
    checks: Set<String> = Set(allChecks.map { $0.card.code }),
    kinds: Set<String> = Set(dossierKinds.map { $0.kind.name })
  ) -> [LintResult] {
    var declared: [String: [String: SourceInconsistency]] = [:]
    for inconsistency in inconsistencies {
      for rule in inconsistency.rules {
        for thing in inconsistency.at { declared[rule, default: [:]][thing.text] = inconsistency }
      }
    }
    var results: [LintResult] = []
    var found: Set<String> = []
    for rule in lintRules {
      var sheet = LintSheet(rule: rule, checks: checks, kinds: kinds)
      rule.look(self, &sheet)
      for finding in sheet.findings {
        let explained = declared[rule.code]?[finding.place.item ?? ""]
        var located = finding
        located.place = sources.locate(finding.place)
        if let explained {
          found.insert("\(explained.id.text) \(rule.code)")
          if !rule.isOfData { located.severity = .info }
        }
        results.append(LintResult(finding: located, declared: explained))
      }
    }
    return results + stale(found)
  }

  /// Declared inconsistencies that no rule finds, though they name one, and those that name none
  /// and do not say why.
  private func stale(_ found: Set<String>) -> [LintResult] {
    let codes = Set(lintRules.map(\.code))
    var results: [LintResult] = []
    func report(_ rule: String, _ inconsistency: SourceInconsistency, _ name: String) {
      results.append(
        LintResult(
          finding: Finding(
            code: rule, severity: .error, place: sources.locate(inconsistency.at("rules")),
            message: Message(
              "lint.\(rule)", ["id": .text(inconsistency.id.text), "rule": .text(name)])),
          declared: nil))
    }
    for inconsistency in inconsistencies {
      for rule in inconsistency.rules {
        if !codes.contains(rule) {
          report("inconsistency.unknown-rule", inconsistency, rule)
        } else if !found.contains("\(inconsistency.id.text) \(rule)") {
          report("inconsistency.not-found", inconsistency, rule)
        }
      }
      if inconsistency.rules.isEmpty && inconsistency.onlyHuman == nil {
        report("inconsistency.unexplained", inconsistency, "")
      }
    }
    return results
  }
}
