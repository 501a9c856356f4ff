/// A rule that a dossier keeps or breaks: one struct, named as the sentence it verifies.
///
/// A check only looks. It reads the examination it is given, never the network or the clock, and
/// tells the verdict what it saw.
public protocol Check: Sendable {
  static var card: CheckCard { get }
  static func examine(_ x: Examination, _ verdict: inout Verdict)
}

/// What is known of a check before it runs.
public struct CheckCard: Sendable {
  /// Permanent: `BUD02`.
  public let code: String
  /// Permanent: `budget.fixed-and-variable`.
  public let id: String
  public let severity: Severity
  public let basis: [Basis]
  /// The check applies to a dossier that has an item of one of these kinds.
  public let about: [any Item.Type]
  /// Every kind whose change can change the outcome, those of `about` included.
  public let reads: [any Item.Type]
  /// The house thresholds it uses: names of fields of `RuleParameters`.
  public let parameters: [String]
  /// Codes of the checks whose results it looks at; they run before it.
  public let after: [String]
  /// Whether a confidential value or piece of evidence can settle what it finds: who is kept from
  /// such values cannot be told its outcome.
  public let weighsConfidential: Bool

  public init(
    _ code: String, _ id: String, _ severity: Severity, basis: [Basis],
    about: [any Item.Type], alsoReads: [any Item.Type] = [], parameters: [String] = [],
    after: [String] = [], weighsConfidential: Bool = false
  ) {
    self.code = code
    self.id = id
    self.severity = severity
    self.basis = basis
    self.about = about
    self.reads = about + alsoReads
    self.parameters = parameters
    self.after = after
    self.weighsConfidential = weighsConfidential
  }
}

/// On what a rule rests.
public enum Basis: String, Sendable, CaseIterable {
  /// The framework asks for it.
  case text
  /// The dossier must agree with itself.
  case arithmetic
  /// Law or a published standard, dated in the check's text.
  case norm
  /// A threshold of ours, editable, shown as ours.
  case house
}

/// What a check concludes, from the least to the most serious.
public enum Outcome: String, Sendable, CaseIterable, Comparable {
  case notApplicable, passed, cannotTell, failed

  private var rank: Int {
    switch self {
    case .notApplicable: 0
    case .passed: 1
    case .cannotTell: 2
    case .failed: 3
    }
  }
  public static func < (a: Outcome, b: Outcome) -> Bool { a.rank < b.rank }
}

/// What a check has seen so far.
public struct Verdict: Sendable {
  let card: CheckCard
  public private(set) var findings: [Finding] = []
  public private(set) var doubts: [Finding] = []
  public private(set) var notes: [Finding] = []
  private var isNotApplicable = false

  public init(of card: CheckCard) { self.card = card }

  /// The rule is broken at `place`.
  ///
  /// - Parameter key: the case of the check's texts: `BUD02.noNature` is said with the key
  ///   `noNature`, from `check.BUD02.noNature` and `check.BUD02.noNature.remedy`.
  public mutating func fail(
    _ place: Place, _ key: String, _ arguments: [String: Argument] = [:],
    severity: Severity? = nil, evidence: [String] = []
  ) {
    findings.append(finding(place, key, arguments, severity ?? card.severity, evidence))
  }

  /// Data is missing, so that nobody can tell.
  public mutating func doubt(
    _ place: Place, _ key: String, _ arguments: [String: Argument] = [:], evidence: [String] = []
  ) {
    doubts.append(finding(place, key, arguments, .warning, evidence))
  }

  /// Worth knowing; weighs nothing.
  public mutating func note(
    _ place: Place, _ key: String, _ arguments: [String: Argument] = [:], evidence: [String] = []
  ) {
    notes.append(finding(place, key, arguments, .info, evidence))
  }

  /// The dossier holds nothing that the rule speaks of.
  public mutating func doesNotApply() { isNotApplicable = true }

  public var outcome: Outcome {
    if !findings.isEmpty { return .failed }
    if !doubts.isEmpty { return .cannotTell }
    return isNotApplicable ? .notApplicable : .passed
  }

  private func finding(
    _ place: Place, _ key: String, _ arguments: [String: Argument], _ severity: Severity,
    _ evidence: [String]
  ) -> Finding {
    Finding(
      code: card.code, severity: severity, place: place,
      message: Message("check.\(card.code).\(key)", arguments), evidence: evidence)
  }
}

/// What a check concluded of a dossier, waivers taken into account.
public struct CheckResult: Sendable {
  public let card: CheckCard
  public let outcome: Outcome
  public let findings: [Finding]
  public let doubts: [Finding]
  public let notes: [Finding]
  /// Findings accepted in writing; shown to the jury beside the criterion.
  public let waived: [WaivedFinding]

  /// What is told of the check to a reader who does not see all that it reads: nothing can be said,
  /// and what they do not see would look like something missing.
  public var seenInPart: CheckResult {
    CheckResult(
      card: card, outcome: outcome == .notApplicable ? .notApplicable : .cannotTell, findings: [],
      doubts: [], notes: [], waived: [])
  }

  /// The same result with every finding's place told otherwise, say by file and line.
  public func placed(_ place: (Finding) -> Finding) -> CheckResult {
    CheckResult(
      card: card, outcome: outcome, findings: findings.map(place), doubts: doubts.map(place),
      notes: notes.map(place),
      waived: waived.map { WaivedFinding(finding: place($0.finding), waiver: $0.waiver) })
  }
}

/// A finding and the waiver that accepts it.
public struct WaivedFinding: Sendable {
  public let finding: Finding
  public let waiver: Waiver
}
