/// What ties a task to another beside "starts when it has ended": which ends, and how far apart.
public struct TaskDependency: Row {
  public static let rowName = "taskDependency"

  public var task: ID<ProjectTask>?
  public var link: DependencyKind?
  /// Working days between the two ends at least; below 0, by how much they may overlap.
  public var lag: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("task", \.task, .required),
    Field("link", \.link),
    Field("lag", \.lag, .lasts(.workingDays), .between(-1_000, 1_000)),
  ]
}

/// Which ends of two tasks a link ties together; where nothing is said, the usual one.
public enum DependencyKind: String, Choice {
  public static let choiceName = "dependencyKind"
  /// Starts once the other has ended.
  case finishToStart
  /// Starts once the other has started.
  case startToStart
  /// Ends once the other has ended.
  case finishToFinish
  /// Ends once the other has started.
  case startToFinish
}
