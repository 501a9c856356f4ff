/// Whether a team of candidates is as large as its assessment wants it, and made of the right people.
public struct TeamStanding: Sendable, Equatable {
  public enum Fault: Sendable, Equatable {
    case tooFew(least: Int)
    case tooMany(most: Int)
    /// No team sits this assessment.
    case noTeamwork
    case unknownAssessment
    /// Members who do not seek the block of the assessment, or keep it.
    case notSitting([ID<Candidate>])
    /// Members who are in another team of the same assessment and session.
    case elsewhere([ID<Candidate>])
  }

  public let team: ID<CandidateTeam>
  public let size: Int
  public let least: Int?
  public let most: Int?
  public let faults: [Fault]

  /// - Parameters:
  ///   - teams: all of them, this one included.
  ///   - sessions: the team's own, and those in which its members acquired what they keep.
  public init(
    _ team: CandidateTeam, among teams: [CandidateTeam], candidates: [ID<Candidate>: Candidate],
    sessions: [ID<Session>: Session] = [:], framework: Framework, rules: CertifierRules
  ) {
    self.team = team.id
    let members = Set(team.members)
    size = members.count
    guard let assessment = framework.assessment(named: team.assessment) else {
      least = nil
      most = nil
      faults = [.unknownAssessment]
      return
    }
    let rule = rules.assessments.first { $0.assessment == assessment.id.text }
    let least = assessment.groupMin ?? rule?.teamMin
    let most = assessment.groupMax ?? rule?.teamMax
    self.least = least
    self.most = most
    var faults: [Fault] = []
    if !(assessment.mode?.isInTeams ?? false) { faults.append(.noTeamwork) }
    if let least, size < least { faults.append(.tooFew(least: least)) }
    if let most, size > most { faults.append(.tooMany(most: most)) }
    let block = framework.block(of: assessment)
    let session = team.session.flatMap { sessions[$0] } ?? Session()
    let idle = team.members.filter { id in
      guard let candidate = candidates[id] else { return true }
      return !candidate.seeks(block, in: framework.code)
        || candidate.holds(
          block.id.text, in: framework.code, for: session, years: rules.validityYears,
          find: { sessions[$0] })
    }
    if !idle.isEmpty { faults.append(.notSitting(idle)) }
    let others = teams.filter {
      $0.id != team.id && $0.session == team.session && $0.assessment == team.assessment
    }
    let twice = team.members.filter { id in others.contains { $0.members.contains(id) } }
    if !twice.isEmpty { faults.append(.elsewhere(twice)) }
    self.faults = faults
  }
}

extension TeamStanding {
  /// Whether the team is smaller or larger than it may be.
  public var isOfWrongSize: Bool {
    faults.contains { fault in
      switch fault {
      case .tooFew, .tooMany: true
      default: false
      }
    }
  }

  /// Whether nothing says why a team of the wrong size is heard all the same.
  static func lacksGround(
    _ team: CandidateTeam, in institution: Dossier, _ framework: Framework, _ rules: CertifierRules
  ) -> TeamStanding? {
    guard team.sizeGround.allSatisfy(\.isWhitespace) else { return nil }
    // Who else is in which team does not bear on its size.
    let standing = TeamStanding(
      team, among: [team], candidates: [:], framework: framework, rules: rules)
    return standing.isOfWrongSize ? standing : nil
  }

  /// What a refusal for its size is filled with.
  func sizes(of team: CandidateTeam) -> [String: Argument] {
    [
      "team": .text(team.name), "assessment": .text(team.assessment), "size": .integer(size),
      "least": least.map { .integer($0) } ?? .text("–"),
      "most": most.map { .integer($0) } ?? .text("–"),
    ]
  }
}
