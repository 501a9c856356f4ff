/// What a reader asks to be changed in a proposed content.
public struct ContentReview: Item {
  public static let kind = Kind("contentReview", "contentReviews", in: .campaign)

  public var id: ID<ContentReview> = ""
  public var content: ID<ContentItem>?
  public var reviewer: ID<Person>?
  public var date: Day?
  public var remarks: [ReviewRemark] = []
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("content", \.content, .required),
    Field("reviewer", \.reviewer),
    Field("date", \.date),
    Field("remarks", \.remarks),
    Field("evidence", \.evidence),
  ]
}

/// One thing to change in a content.
public struct ReviewRemark: Row {
  public static let rowName = "reviewRemark"

  public var remarkKind: RemarkKind?
  public var severity: RemarkSeverity?
  public var text: String = ""
  public var objective: ID<Objective>?
  public var fix: String = ""
  public var answer: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("remarkKind", \.remarkKind),
    Field("severity", \.severity),
    Field("text", \.text, .required),
    Field("objective", \.objective),
    Field("fix", \.fix),
    Field("answer", \.answer),
  ]
}

public enum RemarkKind: String, Choice {
  public static let choiceName = "remarkKind"
  case clarity, identity, accessibility, legal, language, accuracy, responsibility
}

public enum RemarkSeverity: String, Choice {
  public static let choiceName = "remarkSeverity"
  case blocking, major, minor
}
