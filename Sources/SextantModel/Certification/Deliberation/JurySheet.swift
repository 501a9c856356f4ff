/// What a panel has said of one candidate: independent marks, and what was agreed on after.
///
/// Nothing here decides; `Deliberation` does, by the rules.
public struct JurySheet: Sendable {
  public var candidate: Candidate
  /// Submitted marks only: a mark that its juror has not handed in is nobody else's to see.
  public var marks: [Mark]
  public var reconciliations: [Reconciliation]
  public var votes: [JuryVote]
  /// Jurors who must mark: those who sat.
  public var jurors: [ID<JuryMember>]
  public var president: ID<JuryMember>?
  /// Who judged each assessment, where panels are not the same for all; empty where `jurors` judged
  /// everything.
  public var seats: [JurySeat] = []
  /// Criteria that a third marker settled: their gap needs no reconciliation.
  public var settled: Set<String> = []
  /// Whether the candidate came; an absent candidate acquires nothing that was assessed.
  public var absentFrom: Set<String>

  public init(
    candidate: Candidate, marks: [Mark], jurors: [ID<JuryMember>],
    president: ID<JuryMember>? = nil, reconciliations: [Reconciliation] = [],
    votes: [JuryVote] = [], absentFrom: Set<String> = []
  ) {
    self.candidate = candidate
    self.marks = marks.filter { $0.submittedAt != nil }
    self.jurors = jurors
    self.president = president
    self.reconciliations = reconciliations
    self.votes = votes
    self.absentFrom = absentFrom
  }
}

/// Who judges one assessment of a candidate.
public struct JurySeat: Sendable, Equatable {
  public var assessment: String
  public var jurors: [ID<JuryMember>]
  public var president: ID<JuryMember>?
  /// Those of the jurors who read a piece under its code and sit on no panel: they mark what they
  /// read, and have no vote.
  public var readers: [ID<JuryMember>] = []

  public init(
    _ assessment: String, _ jurors: [ID<JuryMember>], president: ID<JuryMember>? = nil,
    readers: [ID<JuryMember>] = []
  ) {
    self.assessment = assessment
    self.jurors = jurors
    self.president = president
    self.readers = readers
  }

  /// The members of the panel.
  public var panel: [ID<JuryMember>] {
    readers.isEmpty ? jurors : jurors.filter { !readers.contains($0) }
  }
}

extension JurySheet {
  /// Who judges an assessment: nobody where panels are given and none is its own.
  public func seat(of assessment: String?) -> JurySeat {
    guard !seats.isEmpty else {
      return JurySeat(assessment ?? "", jurors, president: president)
    }
    return seats.first { $0.assessment == assessment } ?? JurySeat(assessment ?? "", [])
  }

  /// Who decides a block together: all who heard one of its assessments.
  func seat(ofAll assessments: [String]) -> JurySeat {
    guard !seats.isEmpty else { return JurySeat("", jurors, president: president) }
    let own = seats.filter { assessments.contains($0.assessment) }
    var jurors: [ID<JuryMember>] = []
    for juror in own.flatMap(\.panel) where !jurors.contains(juror) { jurors.append(juror) }
    return JurySeat("", jurors, president: own.compactMap(\.president).first)
  }
}
