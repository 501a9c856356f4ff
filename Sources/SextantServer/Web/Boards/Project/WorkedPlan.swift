internal import SextantKernels
import SextantModel

/// A project's plan with all that boards show of it.
struct WorkedPlan: Sendable {
  let plan: ProjectPlan
  /// `nil` where nothing can be worked out before a problem is settled.
  let schedule: ProjectSchedule?
  /// Where they were asked for.
  let chances: ProjectChances?

  init(_ plan: ProjectPlan, runs: Int = 0) {
    self.plan = plan
    schedule = ProjectSchedule(plan)
    chances = runs > 0 ? ProjectChances(plan, runs: runs) : nil
  }
}

/// Plans are worked out once for each change of a dossier, whoever looks at them and however often.
extension ExaminedDossier {
  /// By links and durations alone: what the plan was meant to be.
  func meant(_ project: Project?) -> WorkedPlan {
    worked("meant", project) { WorkedPlan(ProjectPlan(project, examination)) }
  }

  /// As it stands today.
  func current(_ project: Project?) -> WorkedPlan {
    worked("current", project) { WorkedPlan(.current(project, examination)) }
  }

  /// By the dates people gave.
  func dated(_ project: Project?) -> WorkedPlan {
    worked("dated", project) { WorkedPlan(.dated(project, examination)) }
  }

  /// As it stands today, played through: a chance may be off by one in a hundred.
  func outlook(_ project: Project?) -> WorkedPlan {
    worked("outlook", project) { WorkedPlan(.current(project, examination), runs: 2_000) }
  }

  func levelled(_ project: Project?) -> Result<ProjectLevelling, PlanProblem> {
    kept.piece(
      "plan levelled \(project?.id.text ?? "")",
      size: { result in
        if case .success(let levelled) = result { Self.size(levelled.plan) } else { 100 }
      },
      {
        do throws(PlanProblem) {
          return .success(try ProjectLevelling(.toLevel(project, examination)))
        } catch {
          return .failure(error)
        }
      })
  }

  private func worked(
    _ name: String, _ project: Project?, _ make: () -> WorkedPlan
  ) -> WorkedPlan {
    kept.piece("plan \(name) \(project?.id.text ?? "")", size: { Self.size($0.plan) }, make)
  }

  /// The dates of the tasks, and everyone's calendar, day by day.
  private static func size(_ plan: ProjectPlan) -> Int {
    plan.tasks.count * 1_000 + (plan.people.count + 1) * plan.house.days * 16
  }
}
