/// A level of the scale by which jurors mark.
public struct MarkLevel: Row {
  public static let rowName = "markLevel"

  public var code: String = ""
  public var fr: String = ""
  public var en: String = ""
  public var points: Double?
  public var isAcquired: Bool = false

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("code", \.code, .required),
    Field("fr", \.fr),
    Field("en", \.en),
    Field("points", \.points, .between(0, 100)),
    Field("isAcquired", \.isAcquired),
  ]
}

/// What the rules say of one assessment, where the framework says nothing.
public struct AssessmentRule: Row {
  public static let rowName = "assessmentRule"

  public var assessment: String = ""
  public var talkMinutes: Double?
  public var questionMinutes: Double?
  public var deliberationMinutes: Double?
  public var teamMin: Int?
  public var teamMax: Int?
  /// The weight of the group's part where a competency is judged in both parts.
  public var groupShare: Share?
  public var isWritten: Bool = false

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("assessment", \.assessment, .required),
    Field("talkMinutes", \.talkMinutes, .lasts(.minutes)),
    Field("questionMinutes", \.questionMinutes, .lasts(.minutes)),
    Field("deliberationMinutes", \.deliberationMinutes, .lasts(.minutes)),
    Field("teamMin", \.teamMin, .unit("people"), .between(1, 50)),
    Field("teamMax", \.teamMax, .unit("people"), .between(1, 50)),
    Field("groupShare", \.groupShare, .between(0, 100)),
    Field("isWritten", \.isWritten),
  ]
}

/// To which part a deliverable belongs, where the source does not say.
public struct DeliverablePart: Row {
  public static let rowName = "deliverablePart"

  public var deliverable: String = ""
  public var part: AssessmentPart?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("deliverable", \.deliverable, .required),
    Field("part", \.part),
  ]
}

/// How long a kind of data is kept, and on what ground.
public struct RetentionRule: Row {
  public static let rowName = "retentionRule"

  public var of: KeptData?
  public var years: Int?
  public var basis: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("of", \.of),
    Field("years", \.years, .between(0, 100)),
    Field("basis", \.basis),
  ]
}

/// What is kept of a certification.
public enum KeptData: String, Choice {
  public static let choiceName = "keptData"
  case dossier, marks, minutes, decision, accommodation, accommodationReason, identity, accessLog
}
