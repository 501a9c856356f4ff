public import SextantModel

/// All that is worked out of a project's plan, to be printed or handed on.
public struct PlanReport: Sendable {
  public let plan: ProjectPlan
  /// `nil` where nothing can be worked out before a problem is settled.
  public let schedule: ProjectSchedule?
  public let chances: ProjectChances?
  public let backward: BackwardSchedule?
  public let workload: ProjectWorkload?
  public let sprints: SprintOutlook?
  public let value: ProjectValue?
  /// The same plan with the changes that were tried; `nil` where none was.
  public let tried: ProjectSchedule?
  public let changes: [ProjectPlan.Change]
  public let levelling: Result<ProjectLevelling, PlanProblem>?
  public let dossier: Dossier

  /// - Parameters:
  ///   - changes: to be tried beside the plan.
  ///   - levels: whether it is to be levelled.
  public init(
    _ project: Project?, _ x: Examination, changes: [ProjectPlan.Change] = [],
    levels: Bool = false
  ) {
    dossier = x.dossier
    let plan = ProjectPlan.current(project, x)
    self.plan = plan
    schedule = ProjectSchedule(plan)
    chances = ProjectChances(plan)
    backward = schedule.flatMap { BackwardSchedule($0) }
    workload = ProjectSchedule(.dated(project, x)).flatMap { ProjectWorkload($0) }
    sprints = SprintOutlook(project, x)
    value = ProjectValue(plan, x)
    self.changes = changes
    tried =
      changes.isEmpty ? nil : ProjectSchedule(.current(project, x, changes: changes))
    guard levels else {
      levelling = nil
      return
    }
    do throws(PlanProblem) {
      levelling = .success(try ProjectLevelling(.toLevel(project, x, changes: changes)))
    } catch {
      levelling = .failure(error)
    }
  }

  public var problems: [PlanProblem] {
    var all = plan.problems + (schedule?.problems ?? [])
    if case .failure(let problem) = levelling, !all.contains(problem) { all.append(problem) }
    return all
  }

  public var conflicts: [BackwardSchedule.Conflict] { backward?.conflicts ?? [] }

  /// Whether something is wrong that somebody must settle.
  public var hasErrors: Bool { problems.contains(where: \.isError) || !conflicts.isEmpty }
}
