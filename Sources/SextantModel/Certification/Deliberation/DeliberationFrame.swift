/// A framework and its rules, ready to decide by: which criteria make which competency and block.
public struct DeliberationFrame: Sendable {
  struct CompetencyPart: Sendable {
    let id: String
    let groupCriteria: [String]
    let ownCriteria: [String]
    /// The weight of the group's part where there are both.
    let groupShare: Double

    var criteria: [String] { groupCriteria + ownCriteria }
  }

  struct BlockPart: Sendable {
    let id: String
    let isOption: Bool
    let competencies: [CompetencyPart]
    let assessments: [String]
    let criteria: [String]
  }

  public let rules: CertifierRules
  public let scale: MarkScale
  let blocks: [BlockPart]
  let code: String
  private let assessmentOfCriterion: [String: String]
  private let criteriaOfAssessment: [String: [String]]
  private let places: [String: Int]
  /// Criteria that are judged of a team's common work.
  public let groupCriteria: Set<String>

  public init(_ framework: Framework, _ rules: CertifierRules) {
    self.rules = rules
    scale = MarkScale(rules)
    code = framework.code
    var criteriaOf: [String: [String]] = [:]
    var assessmentOf: [String: String] = [:]
    for assessment in framework.assessments {
      criteriaOf[assessment.id.text] = framework.criteria(of: assessment).map(\.id.text)
    }
    for criterion in framework.criteria {
      assessmentOf[criterion.id.text] = criterion.assessment?.text
    }
    places = Dictionary(framework.criteria.enumerated().map { ($1.id.text, $0) }) { first, _ in
      first
    }
    criteriaOfAssessment = criteriaOf
    assessmentOfCriterion = assessmentOf
    let parts = Dictionary(rules.parts.map { ($0.deliverable, $0.part) }) { $1 }
    blocks = framework.blocks.map { block in
      let assessments = framework.assessments(of: block)
      let criteria = assessments.flatMap { framework.criteria(of: $0) }
      let competencies = framework.competencies(of: block).map { competency -> CompetencyPart in
        let judging = criteria.filter { $0.competencies.contains(competency.id) }
        let grouped = judging.filter { criterion in
          Self.part(of: criterion, parts) == .group
        }
        let share = judging.compactMap { criterion in
          rules.assessments.first { $0.assessment == criterion.assessment?.text }?.groupShare
        }.first
        return CompetencyPart(
          id: competency.id.text, groupCriteria: grouped.map(\.id.text),
          ownCriteria: judging.filter { !grouped.contains($0) }.map(\.id.text),
          groupShare: share?.fraction ?? 0.5)
      }
      return BlockPart(
        id: block.id.text, isOption: block.option != nil, competencies: competencies,
        assessments: assessments.map(\.id.text), criteria: criteria.map(\.id.text))
    }
    groupCriteria = Set(blocks.flatMap(\.competencies).flatMap(\.groupCriteria))
  }

  /// The assessment that judges a criterion, by its short name.
  public func assessment(of criterion: String) -> String? { assessmentOfCriterion[criterion] }
  public func criteria(of assessment: String) -> [String] {
    criteriaOfAssessment[assessment] ?? []
  }
  /// How many criteria the framework has, and which of them one is: for work on many marks.
  var criterionCount: Int { places.count }
  func place(of criterion: String) -> Int? { places[criterion] }
  public var blockNames: [String] { blocks.map(\.id) }
  /// The blocks that a candidate asks for, by the framework's own names; none where they ask for
  /// all: those that they named, or, where they chose options only, these with all that everybody
  /// takes.
  func sought(by candidate: Candidate) -> [String] {
    guard candidate.blocks.isEmpty, !candidate.options.isEmpty else {
      return candidate.sought(in: code)
    }
    let chosen = Set(candidate.options.map { ownName($0, in: code) })
    return blocks.filter { !$0.isOption || chosen.contains($0.id) }.map(\.id)
  }
  /// The assessments by which a block is acquired.
  public func assessments(of block: String) -> [String] {
    blocks.first { $0.id == block }?.assessments ?? []
  }

  public func competencies(of block: String) -> [String] {
    blocks.first { $0.id == block }?.competencies.map(\.id) ?? []
  }

  /// A name without the framework's code: `E1.k01` of `MSMD.E1.k01`. An institution says either.
  public func short(_ name: String) -> String {
    Framework.short(name, in: code)
  }

  /// Whether a name begins with the framework's code and a full stop.
  func isLong(_ name: String) -> Bool {
    Framework.isLong(name, in: code)
  }

  /// Where the source does not say which part a criterion is judged in, the rules say it of its
  /// deliverables; a criterion is the group's only where all of them are.
  private static func part(of criterion: Criterion, _ parts: [String: AssessmentPart?])
    -> AssessmentPart
  {
    if let part = criterion.part, part != .unclear { return part }
    let said = criterion.deliverables.map { parts[$0.text] ?? nil }
    return !said.isEmpty && said.allSatisfy { $0 == .group } ? .group : .individual
  }

  /// All blocks that everybody takes, and as many options as the rules ask for.
  func certification(_ standings: [BlockStanding]) -> BlockResult {
    certification(Dictionary(standings.map { ($0.block, $0.result) }) { $1 })
  }

  /// - Parameter results: what was decided of each block that was sought.
  public func certification(_ results: [String: BlockResult]) -> BlockResult {
    var (isOpen, isLost) = (false, false)
    for block in blocks where !block.isOption {
      switch results[block.id] {
      case .acquired: break
      case .undecided: isOpen = true
      case .notAcquired, nil: isLost = true
      }
    }
    let needed = rules.optionsRequired ?? 0
    let options = blocks.filter(\.isOption).compactMap { results[$0.id] }
    let acquired = options.count { $0 == .acquired }
    if acquired < needed {
      if acquired + options.count(where: { $0 == .undecided }) >= needed {
        isOpen = true
      } else {
        isLost = true
      }
    }
    return isLost ? .notAcquired : isOpen ? .undecided : .acquired
  }
}

extension Framework {
  /// A name without the framework's code: `B1` of `MSMD.B1`.
  public func short(_ name: String) -> String { Self.short(name, in: code) }

  static func short(_ name: String, in code: String) -> String {
    isLong(name, in: code) ? String(name.dropFirst(code.count + 1)) : name
  }

  fileprivate static func isLong(_ name: String, in code: String) -> Bool {
    !code.isEmpty && name.utf8.starts(with: code.utf8, by: { $0 | 0x20 == $1 | 0x20 })
      && name.utf8.dropFirst(code.utf8.count).first == UInt8(ascii: ".")
  }
}
