/// What a certified person answered when asked what became of them.
public struct InsertionAnswer: Item {
  public static let kind = Kind("insertionAnswer", "insertionAnswers", in: .certification)

  public var id: ID<InsertionAnswer> = ""
  public var candidate: ID<Candidate>?
  public var wave: InsertionWave?
  public var answeredOn: Day?
  public var situation: InsertionSituation?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("candidate", \.candidate, .required, .about),
    Field("wave", \.wave, .required),
    Field("answeredOn", \.answeredOn),
    Field("situation", \.situation, .personal, .confidential),
    Field("evidence", \.evidence),
  ]
}

/// When certified people are asked: the two moments that the national register knows.
public enum InsertionWave: String, Choice {
  public static let choiceName = "insertionWave"
  case sixMonths, twoYears
}

/// What somebody who was certified does.
public enum InsertionSituation: String, Choice {
  public static let choiceName = "insertionSituation"
  /// Works in the occupation that the certification is about.
  case inOccupation
  case otherWork
  case seeking
  case studying
  case other

  public var isWork: Bool { self == .inOccupation || self == .otherWork }
}
