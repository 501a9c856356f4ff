/// The tool in which the project is followed.
public struct SteeringTool: Item {
  public static let kind = Kind("steeringTool", "steeringTools", in: .project)

  public var id: ID<SteeringTool> = ""
  public var name: String = ""
  public var project: ID<Project>?
  public var hosting: String = ""
  public var authentication: String = ""
  public var backup: String = ""
  public var wipLimit: Int?
  public var accessibilityTests: [AccessibilityTest] = []
  public var processingRecord: ID<ProcessingRecord>?
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("name", \.name, .required),
    Field("project", \.project),
    Field("hosting", \.hosting),
    Field("authentication", \.authentication),
    Field("backup", \.backup),
    Field("wipLimit", \.wipLimit),
    Field("accessibilityTests", \.accessibilityTests),
    Field("processingRecord", \.processingRecord),
    Field("evidence", \.evidence),
  ]
}

/// A test of a tool with keyboard, screen reader or contrast.
public struct AccessibilityTest: Row {
  public static let rowName = "accessibilityTest"

  public var testKind: AccessibilityTestKind?
  public var date: Day?
  public var note: String = ""

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("testKind", \.testKind),
    Field("date", \.date),
    Field("note", \.note),
  ]
}

public enum AccessibilityTestKind: String, Choice {
  public static let choiceName = "accessibilityTestKind"
  case keyboard, screenReader, contrast
}
