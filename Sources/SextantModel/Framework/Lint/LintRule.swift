/// A rule that a framework's data keep or break: an oddity of the source, or a slip of the data.
public struct LintRule: Sendable {
  /// Permanent: `range.foreign-competency`; the texts stand under `lint.<code>`.
  public let code: String
  /// Whether breaking it is a fault of the data, never of the source they describe.
  public let isOfData: Bool
  let look: @Sendable (Framework, inout LintSheet) -> Void

  init(
    _ code: String, ofData isOfData: Bool = false,
    _ look: @escaping @Sendable (Framework, inout LintSheet) -> Void
  ) {
    self.code = code
    self.isOfData = isOfData
    self.look = look
  }
}

/// What a rule has seen so far, and the names that the product knows.
struct LintSheet {
  let rule: LintRule
  let checks: Set<String>
  let kinds: Set<String>
  var findings: [Finding] = []

  mutating func find(_ place: Place, _ arguments: [String: Argument] = [:]) {
    findings.append(
      Finding(
        code: rule.code, severity: rule.isOfData ? .error : .warning, place: place,
        message: Message("lint.\(rule.code)", arguments)))
  }
}

/// Every rule, from the ranges of assessments to the slips of the data.
public let lintRules: [LintRule] =
  rangeRules + linkRules + assessmentRules + sourceRules + textRules + codeRules
