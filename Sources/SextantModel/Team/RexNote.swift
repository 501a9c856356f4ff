/// One person's look back on an episode.
public struct RexNote: Item {
  public static let kind = Kind("rexNote", "rexNotes", in: .team)

  public var id: ID<RexNote> = ""
  public var title: String = ""
  public var author: ID<Person>?
  public var facts: [NotedFact] = []
  public var analysis: String = ""
  public var stepBack: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("title", \.title, .required),
    Field("author", \.author),
    Field("facts", \.facts),
    Field("analysis", \.analysis, .long),
    Field("stepBack", \.stepBack, .long),
    Field("evidence", \.evidence),
  ]
}

/// A dated or sourced fact of a note.
public struct NotedFact: Row {
  public static let rowName = "notedFact"

  public var number: Int?
  public var text: String = ""
  public var date: Day?
  public var source: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("number", \.number),
    Field("text", \.text, .required),
    Field("date", \.date),
    Field("source", \.source),
  ]
}
