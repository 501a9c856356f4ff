/// What a person or a vendor is for a task or a deliverable: responsible, accountable, consulted or informed.
public struct RaciEntry: Item {
  public static let kind = Kind(
    "raciEntry", "raciEntries", in: .project, .series(key: ["task", "party", "letter"]))

  public var id: ID<RaciEntry> = ""
  /// A task or a deliverable.
  public var task: AnyID?
  public var party: AnyID?
  public var letter: RaciLetter?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("task", \.task, .required, .to(["task", "deliverable"])),
    Field("party", \.party, .required, .to(["person", "vendor"]), .belongsTo),
    Field("letter", \.letter, .required),
  ]
}

public enum RaciLetter: String, Choice {
  public static let choiceName = "raciLetter"
  // The trade writes these letters as capitals, and so do its tables.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  case R, A, C, I
}
