/// What keeps a plan from being worked out, or makes it doubtful: said where it stands, with what
/// would settle it.
public enum PlanProblem: Error, Sendable, Equatable {
  /// Each task must come before the next, and the last before the first.
  case cycle([ID<ProjectTask>])
  /// Neither three durations, nor an effort, nor two dates: taken as one day.
  case noDuration(ID<ProjectTask>)
  case zeroDuration(ID<ProjectTask>)
  case outOfOrder(ID<ProjectTask>)
  /// One of its durations is below nought: no duration is taken from it.
  case negativeDuration(ID<ProjectTask>)
  /// The link leads to a task of another plan, and is not counted.
  case strayLink(ID<ProjectTask>, to: ID<ProjectTask>)
  /// The link leads to a task that does not exist, and is not counted.
  case lostLink(ID<ProjectTask>, to: ID<ProjectTask>)
  /// The lag of the link is longer than can be counted: the link is kept without.
  case lagTooLong(ID<ProjectTask>, to: ID<ProjectTask>)
  /// Somebody has work and no hours for it.
  case noCapacity(ID<Person>, ID<ProjectTask>)
  /// Somebody has work and is never there as long as the plan lasts.
  case away(ID<Person>, ID<ProjectTask>)
  /// Nobody says how much somebody works: taken as full time.
  case unknownHours(ID<Person>)
  /// The effort takes its people longer, in working days, than the task lasts.
  case effortTooGreat(ID<ProjectTask>, needs: Double, lasts: Double)
  /// Too few people have the skill.
  case tooFewSkilled(ID<ProjectTask>, skill: String)
  /// A person is away, or works too little, for as long as the plan lasts.
  case neverFree(ID<ProjectTask>)
  /// More tasks, or longer ones, than can be counted.
  case tooLarge

  /// Whether nothing can be worked out before it is settled.
  public var isFatal: Bool {
    switch self {
    case .cycle, .tooLarge: true
    default: false
    }
  }

  /// Whether it is a mistake rather than something that we filled in.
  public var isError: Bool {
    switch self {
    case .noDuration, .unknownHours, .strayLink: false
    default: true
    }
  }

  /// The item it stands at, and the field.
  public var place: (item: String, field: String) {
    switch self {
    case .cycle(let tasks): (tasks.first?.text ?? "", "predecessors")
    case .noDuration(let task), .zeroDuration(let task), .outOfOrder(let task),
      .negativeDuration(let task):
      (task.text, "likely")
    case .strayLink(let task, _), .lostLink(let task, _), .lagTooLong(let task, _):
      (task.text, "links")
    case .noCapacity(let person, _), .unknownHours(let person): (person.text, "weeklyHours")
    case .effortTooGreat(let task, _, _): (task.text, "effort")
    case .away(_, let task), .tooFewSkilled(let task, _), .neverFree(let task):
      (task.text, "assignees")
    case .tooLarge: ("", "")
    }
  }

  /// What is said; the remedy stands under the same key with `.remedy`.
  public func message(_ dossier: Dossier) -> Message {
    func label(_ task: ID<ProjectTask>) -> Argument {
      .text(dossier.find(task)?.label ?? task.text)
    }
    func name(_ person: ID<Person>) -> Argument {
      .text(dossier.find(person)?.name ?? person.text)
    }
    switch self {
    case .cycle(let tasks):
      return Message("plan.problem.cycle", ["tasks": .texts(tasks.map(\.text))])
    case .noDuration(let task): return Message("plan.problem.noDuration", ["task": label(task)])
    case .zeroDuration(let task):
      return Message("plan.problem.zeroDuration", ["task": label(task)])
    case .outOfOrder(let task): return Message("plan.problem.outOfOrder", ["task": label(task)])
    case .negativeDuration(let task):
      return Message("plan.problem.negativeDuration", ["task": label(task)])
    case .strayLink(let task, let other):
      return Message("plan.problem.strayLink", ["task": label(task), "other": label(other)])
    case .lostLink(let task, let other):
      return Message("plan.problem.lostLink", ["task": label(task), "other": .text(other.text)])
    case .lagTooLong(let task, let other):
      return Message("plan.problem.lagTooLong", ["task": label(task), "other": label(other)])
    case .noCapacity(let person, let task):
      return Message("plan.problem.noCapacity", ["person": name(person), "task": label(task)])
    case .away(let person, let task):
      return Message("plan.problem.away", ["person": name(person), "task": label(task)])
    case .unknownHours(let person):
      return Message("plan.problem.unknownHours", ["person": name(person)])
    case .effortTooGreat(let task, let needs, let lasts):
      return Message(
        "plan.problem.effortTooGreat",
        [
          "task": label(task), "needs": .number(needs, decimals: 1),
          "lasts": .number(lasts, decimals: 1),
        ])
    case .tooFewSkilled(let task, let skill):
      return Message("plan.problem.tooFewSkilled", ["task": label(task), "skill": .text(skill)])
    case .neverFree(let task): return Message("plan.problem.neverFree", ["task": label(task)])
    case .tooLarge: return Message("plan.problem.tooLarge")
    }
  }

  public func remedy(_ dossier: Dossier) -> Message {
    let said = message(dossier)
    return Message("\(said.key).remedy", said.arguments)
  }
}
