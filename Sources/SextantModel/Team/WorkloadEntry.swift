/// Hours planned for someone over a period, in a sprint or on a task.
public struct WorkloadEntry: Item {
  public static let kind = Kind(
    "workloadEntry", "workloadEntries", in: .team,
    .series(key: ["person", "period", "sprint", "task"]))

  public var id: ID<WorkloadEntry> = ""
  public var person: ID<Person>?
  public var period: Period?
  public var sprint: ID<Sprint>?
  public var task: ID<ProjectTask>?
  public var hours: Double?

  public init() {}

  public static let fields: [Field<Self>] = [
    Field("person", \.person, .required),
    Field("period", \.period),
    Field("sprint", \.sprint),
    Field("task", \.task),
    Field("hours", \.hours, .required, .unit("h")),
  ]
}
