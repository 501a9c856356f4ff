/// What a juror has before them at a defence: who is heard in which part, by which criteria and
/// levels, how long they may speak and what was arranged for them.
///
/// Made from a slot, the framework and the rules of its session; says nothing of anybody's marks.
public struct DefenceSheet: Sendable {
  /// The criteria on which a candidate, or the team as one, is judged.
  public struct Part: Sendable {
    /// `nil` where the team is judged as one.
    public let candidate: Candidate?
    public let part: AssessmentPart?
    public let criteria: [Criterion]
  }

  /// One criterion of one candidate, or of the team as one: what a juror marks.
  public struct Cell: Sendable, Hashable {
    public let candidate: ID<Candidate>?
    public let criterion: String

    public init(candidate: ID<Candidate>?, criterion: String) {
      self.candidate = candidate
      self.criterion = criterion
    }
  }

  public let slot: Slot
  public let session: Session
  public let panel: Panel?
  public let rules: CertifierRules
  public let scale: MarkScale
  public let framework: Framework?
  public let assessment: Assessment?
  public let team: CandidateTeam?
  /// Those who are heard.
  public let candidates: [Candidate]
  /// Those who did not come.
  public let absent: [Candidate]
  public let parts: [Part]
  public let frozen: [FrozenDossier]
  /// What was granted to those who are heard, for this assessment.
  public let measures: [Accommodation]
  public let clock: DefenceClock
  /// Whether anything is said aloud; written work has no clock.
  public let hasClock: Bool
  private let sitting: [ID<JuryMember>]

  public init(_ slot: Slot, in institution: Dossier, _ library: FrameworkLibrary) {
    self.slot = slot
    session = institution.find(slot.session) ?? Session()
    panel = institution.find(slot.panel)
    let law = SessionLaw(of: session, in: institution, library: library)
    rules = law?.rules ?? CertifierRules()
    scale = MarkScale(rules)
    let code = session.framework.isEmpty ? rules.framework : session.framework
    let framework =
      law?.framework
      ?? library.framework(code.split(separator: ".").first.map(String.init) ?? code)
    self.framework = framework
    let assessment: Assessment? = framework?.find(
      ID(FrameworkCode.assessment(slot.assessment)))
    self.assessment = assessment
    team = institution.find(slot.team)
    let all = institution.candidates(of: slot)
    let isAbsent = { (candidate: Candidate) in institution.isAbsent(candidate.id, from: slot.id) }
    candidates = all.filter { !isAbsent($0) }
    absent = all.filter(isAbsent)
    frozen = institution.frozenDossiers(of: slot)
    sitting = institution.sitting(at: slot)
    let criteria = assessment.flatMap { framework?.criteria(of: $0) } ?? []
    parts = Self.parts(criteria, of: candidates, asTeam: slot.team != nil || all.count > 1, rules)
    let name = FrameworkCode.assessment(slot.assessment)
    let heard = Set(candidates.map(\.id))
    measures = institution.all(Accommodation.self).filter { measure in
      measure.grantedOn != nil && measure.candidate.map(heard.contains) ?? false
        && (measure.assessments.isEmpty
          || measure.assessments.contains { FrameworkCode.assessment($0) == name })
    }
    let rule = rules.assessments.first { $0.assessment == name }
    clock = Self.clock(slot, assessment, rule, measures.compactMap(\.extraTime).max())
    hasClock = clock.talkAllowed + clock.questionsAllowed > 0 && rule?.isWritten != true
  }

  /// The criteria of the team first, where several are judged as one; then each candidate's own.
  private static func parts(
    _ criteria: [Criterion], of candidates: [Candidate], asTeam: Bool, _ rules: CertifierRules
  ) -> [Part] {
    guard asTeam else {
      return candidates.map { Part(candidate: $0, part: nil, criteria: criteria) }
    }
    let grouped = criteria.filter { rules.part(of: $0) == .group }
    let own = criteria.filter { rules.part(of: $0) != .group }
    var parts: [Part] = []
    if !grouped.isEmpty, !candidates.isEmpty {
      parts.append(Part(candidate: nil, part: .group, criteria: grouped))
    }
    if !own.isEmpty {
      parts += candidates.map { Part(candidate: $0, part: .individual, criteria: own) }
    }
    return parts
  }

  /// The times of the slot where it states them, else of the framework, else of the rules.
  ///
  /// A planned slot's times hold the extra time already; what was granted since counts all the same.
  private static func clock(
    _ slot: Slot, _ assessment: Assessment?, _ rule: AssessmentRule?, _ extra: Share?
  ) -> DefenceClock {
    let talk = assessment?.talkMinutes ?? rule?.talkMinutes ?? 0
    let questions = assessment?.questionMinutes ?? rule?.questionMinutes ?? 0
    let arranged = DefenceClock(
      talkMinutes: slot.talkMinutes == nil || talk > 0 ? talk : slot.talkMinutes ?? 0,
      questionMinutes: slot.questionMinutes == nil || questions > 0
        ? questions : slot.questionMinutes ?? 0, extraTime: extra)
    func minutes(_ stated: Double?, _ arranged: Int) -> Double {
      guard let stated else { return Double(arranged) / 60 }
      return extra == nil ? stated : max(stated, Double(arranged) / 60)
    }
    return DefenceClock(
      talkMinutes: minutes(slot.talkMinutes, arranged.talkAllowed),
      questionMinutes: minutes(slot.questionMinutes, arranged.questionsAllowed))
  }

  // MARK: - Marking

  public var cells: [Cell] {
    parts.flatMap { part in
      part.criteria.map { Cell(candidate: part.candidate?.id, criterion: $0.id.text) }
    }
  }

  /// Why a juror can mark nothing here; `nil` where they can.
  public func bar(for juror: ID<JuryMember>?) -> MarkingBar? {
    guard let juror else { return .notJuror }
    if !sitting.contains(juror) { return .notSitting }
    if scale.fault != nil { return .noScale }
    if cells.isEmpty { return candidates.isEmpty && !absent.isEmpty ? .nobodyCame : .noCriteria }
    if slot.openedAt == nil { return .notOpen }
    return nil
  }

  /// A juror's marks by cell, of those that a dossier holds. What is said of a team names no
  /// candidate.
  public func marks(of juror: ID<JuryMember>, in institution: Dossier) -> [Cell: Mark] {
    marks(of: juror, among: institution.all(Mark.self))
  }

  /// - Parameter marks: of this slot and perhaps of others.
  public func marks(of juror: ID<JuryMember>, among marks: [Mark]) -> [Cell: Mark] {
    let known = Set(cells)
    var found: [Cell: Mark] = [:]
    for mark in marks where mark.juror == juror && mark.slot == slot.id {
      let criterion = FrameworkCode.criterion(mark.criterion)
      let cell = Cell(candidate: mark.candidate, criterion: criterion)
      if known.contains(cell) { found[cell] = mark }
    }
    return found
  }

  /// The mark that a juror begins in a cell.
  public func newMark(_ cell: Cell, by juror: ID<JuryMember>) -> Mark {
    var mark = Mark()
    let whom = cell.candidate?.text ?? slot.team?.text ?? "*"
    mark.id = ID("\(slot.id.text)/\(juror.text)/\(whom)/\(cell.criterion)")
    (mark.slot, mark.candidate, mark.juror) = (slot.id, cell.candidate, juror)
    mark.criterion = cell.criterion
    return mark
  }

  /// By what the mark's juror was shown: the dossier handed in and the framework, by their digests.
  public func stamp(_ mark: inout Mark) {
    let shown = frozen.first { $0.candidate != nil && $0.candidate == mark.candidate }
    mark.dossierDigest = (shown ?? frozen.first { $0.team != nil })?.digest ?? slot.editionDigest
    mark.frameworkDigest = session.frameworkDigest
  }

  /// What the checks said of a criterion in the dossier that a part's candidates handed in.
  public func evidence(
    _ criterion: String, of candidate: ID<Candidate>?
  ) -> (dossier: FrozenDossier, row: FrozenCriterion)? {
    let own = candidate.flatMap { id in frozen.first { $0.candidate == id } }
    for dossier in [own, frozen.first { $0.team != nil }, candidate == nil ? frozen.first : nil] {
      guard let dossier else { continue }
      let row = dossier.criteria.first { FrameworkCode.criterion($0.criterion) == criterion }
      if let row { return (dossier, row) }
    }
    return nil
  }
}

/// Why nothing can be marked at a slot.
public enum MarkingBar: String, Sendable, CaseIterable {
  case notJuror, notSitting, noScale, noCriteria, nobodyCame, notOpen
}
