/// Who has sat a block as often as the rules allow, in the sessions before one; worked out once for
/// all candidates of it.
///
/// A further attempt is the certifier's to grant: why is written with the candidate.
public struct SpentAttempts: Sendable {
  private let framework: Framework
  private let rules: CertifierRules
  private let decisions: [ID<Candidate>: [BlockDecision]]
  private let attendances: [ID<Candidate>: [Attendance]]
  private let slots: [ID<Slot>: Slot]
  private let blockOf: [String: String]
  private let day: Day

  public init(
    before session: Session, in institution: Dossier, framework: Framework, rules: CertifierRules
  ) {
    self.framework = framework
    self.rules = rules
    // Another framework's block of the same name is another block.
    let others = institution.all(Session.self).filter {
      $0.id != session.id && $0.isOfFramework(framework.code)
    }
    let published = Set(others.filter { $0.publishedOn != nil }.map(\.id))
    let earlier = Set(others.map(\.id))
    let slots = Dictionary(
      institution.all(Slot.self).filter { $0.session.map(earlier.contains) ?? false }
        .map { ($0.id, $0) }
    ) { $1 }
    var decisions: [ID<Candidate>: [BlockDecision]] = [:]
    var attendances: [ID<Candidate>: [Attendance]] = [:]
    // Without a limit nothing is spent.
    if rules.resits != nil {
      for decision in BlockDecision.standing(institution.all(BlockDecision.self)) {
        guard let candidate = decision.candidate, decision.session.map(published.contains) ?? false
        else { continue }
        var short = decision
        short.block = framework.block(named: decision.block)?.id.text ?? decision.block
        decisions[candidate, default: []].append(short)
      }
      for attendance in institution.all(Attendance.self) {
        guard let candidate = attendance.candidate,
          attendance.slot.map({ slots[$0] != nil }) ?? false
        else { continue }
        attendances[candidate, default: []].append(attendance)
      }
    }
    self.slots = slots
    self.decisions = decisions
    self.attendances = attendances
    blockOf = Dictionary(
      framework.assessments.map { ($0.id.text, $0.block?.text ?? "") }, uniquingKeysWith: { $1 })
    day = session.start ?? Day(number: .min)
  }

  /// Whether a candidate may not sit a block again, and nothing says why they do all the same.
  public func bar(_ candidate: Candidate, from block: String) -> Bool {
    guard rules.resits != nil, !block.isEmpty,
      candidate.furtherAttempt.allSatisfy(\.isWhitespace)
    else { return false }
    return BlockProgress.all(
      of: candidate, blocks: [block], rules: rules, decisions: decisions[candidate.id] ?? [],
      attendances: attendances[candidate.id] ?? [], slots: slots, blockOf: blockOf, today: day
    ).first?.state == .exhausted
  }

  /// The block of an assessment.
  public func block(of assessment: String) -> String {
    framework.assessment(named: assessment)?.block?.text ?? ""
  }
}

extension Framework {
  /// The block that an assessment gives; one that the framework does not describe bears its name
  /// alone.
  func block(of assessment: Assessment) -> Block {
    if let block = assessment.block.flatMap({ find($0) }) { return block }
    var block = Block()
    block.id = assessment.block ?? ""
    return block
  }

  /// A block by its short name, or with the framework's code before it.
  public func block(named name: String) -> Block? {
    let head = "\(code)."
    return find(ID<Block>(name.hasPrefix(head) ? String(name.dropFirst(head.count)) : name))
  }
}
