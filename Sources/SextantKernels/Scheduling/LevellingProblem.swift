/// What is to be levelled: tasks, links between them, people and things of limited capacity, and
/// skills that some people have (the resource-constrained project scheduling problem, with
/// calendars, generalised lags and skills).
///
/// Time is counted in whole units of the plan's working time, from 0.
public struct LevellingProblem: Sendable {
  /// A piece of work: how long it lasts and what it takes all the while.
  public struct Task: Sendable, Hashable {
    public let duration: Int
    public let needs: [Need]
    public let skills: [SkillNeed]
    public let notBefore: Int
    /// When it should be done; what is later is told, and kept small before the whole is made
    /// short.
    public let due: Int?
    /// Whether it rests while those who do it are absent, and goes on when they are back. Without,
    /// it waits for a time without absence.
    public let rests: Bool

    public init(
      duration: Int, needs: [Need] = [], skills: [SkillNeed] = [], notBefore: Int = 0,
      due: Int? = nil, rests: Bool = false
    ) {
      self.duration = duration
      self.needs = needs
      self.skills = skills
      self.notBefore = notBefore
      self.due = due
      self.rests = rests
    }
  }

  /// So much of one resource.
  public struct Need: Sendable, Hashable {
    public let resource: Int
    public let amount: Int

    public init(_ resource: Int, _ amount: Int = 1) {
      self.resource = resource
      self.amount = amount
    }
  }

  /// Any people who have a skill, and how much of each of them.
  public struct SkillNeed: Sendable, Hashable {
    public let skill: Int
    public let people: Int
    public let amount: Int

    public init(_ skill: Int, people: Int = 1, amount: Int = 1) {
      self.skill = skill
      self.people = people
      self.amount = amount
    }
  }

  public let tasks: [Task]
  public let resources: [CapacityProfile]
  /// The resources that have each skill, sorted, without repetition.
  public let skills: [[Int]]
  public let network: TaskNetwork

  public var links: [TaskLink] { network.links }

  public static let mostTasks = 1_000_000
  /// All tasks one after the other last no longer, from the last step of any capacity on.
  public static let longest = TaskNetwork.longest / 2
  /// Keeps the work of all together exact.
  public static let mostResources = 5_000
  public static let mostPeoplePerTask = 64

  /// - Throws: the first error that applies.
  public init(
    tasks: [Task], links: [TaskLink] = [], resources: [CapacityProfile], skills: [[Int]] = []
  ) throws(LevellingError) {
    guard tasks.count <= Self.mostTasks, links.count <= Self.mostTasks * 8,
      resources.count <= Self.mostResources
    else { throw .tooMany }
    do throws(TaskNetworkError) {
      network = try TaskNetwork(durations: tasks.map(\.duration), links: links)
    } catch {
      throw .network(error)
    }
    let skills = skills.map { Set($0).sorted() }
    for (skill, people) in skills.enumerated() {
      guard people.allSatisfy({ resources.indices.contains($0) }) else {
        throw .unknownResource(skill: skill)
      }
    }
    let most = resources.map(\.most)
    var sum = 0
    for (number, task) in tasks.enumerated() {
      guard task.notBefore >= 0, task.notBefore <= TaskNetwork.longest else {
        throw .badTask(number)
      }
      if let due = task.due, due < 0 || due > TaskNetwork.longest { throw .badTask(number) }
      sum += task.duration
      var taken: [Int: Int] = [:]
      for need in task.needs {
        guard resources.indices.contains(need.resource) else { throw .badNeed(task: number) }
        guard need.amount >= 0, need.amount <= CapacityProfile.mostLevel else {
          throw .badNeed(task: number)
        }
        taken[need.resource, default: 0] += need.amount
        guard taken[need.resource, default: 0] <= most[need.resource] || task.duration == 0 else {
          throw .neverEnough(task: number, resource: need.resource)
        }
      }
      var people = 0
      for need in task.skills {
        guard skills.indices.contains(need.skill), need.people >= 1, need.amount >= 1,
          need.people <= Self.mostPeoplePerTask, need.amount <= CapacityProfile.mostLevel
        else { throw .badNeed(task: number) }
        people += need.people
        guard people <= Self.mostPeoplePerTask else { throw .badNeed(task: number) }
        let able = skills[need.skill].count { most[$0] >= need.amount && taken[$0] == nil }
        guard able >= need.people || task.duration == 0 else {
          throw .tooFewSkilled(task: number, skill: need.skill)
        }
      }
    }
    for link in links { sum += max(0, link.lag) }
    let last = resources.map { $0.steps[$0.steps.count - 1].time }.max() ?? 0
    sum += max(last, tasks.map(\.notBefore).max() ?? 0)
    guard sum <= Self.longest else { throw .tooLong }
    self.tasks = tasks
    self.resources = resources
    self.skills = skills
    horizon = sum
  }

  /// No sensible schedule is longer: everything one after the other, after the last change.
  let horizon: Int
}

/// Why a plan cannot be levelled.
public enum LevellingError: Error, Sendable, Hashable {
  case tooMany
  case network(TaskNetworkError)
  case badTask(Int)
  /// The need names what is not there, or an amount below 0 or too great.
  case badNeed(task: Int)
  case unknownResource(skill: Int)
  /// The task needs more than there ever is.
  case neverEnough(task: Int, resource: Int)
  /// Fewer people than needed have the skill and, at some time, the capacity.
  case tooFewSkilled(task: Int, skill: Int)
  /// Everything one after the other would last longer than `LevellingProblem.longest` units.
  case tooLong
  /// No time was found at which all that the task needs is there for long enough.
  case noPlace(task: Int)
}

/// A levelled plan: when each task starts and ends, who does it, and how far from the best it can
/// be at most.
public struct LevelledSchedule: Sendable {
  public let start: [Int]
  public let finish: [Int]
  /// The people chosen for each task's skills, in the order of its needs.
  public let people: [[Int]]
  /// When all is done.
  public let end: Int
  /// No schedule ends before.
  public let bound: Int
  /// How many schedules were generated to find this one.
  public let generated: Int

  /// How much longer than the bound, as a share of the bound: 0 means no schedule is shorter.
  public var gap: Double { bound > 0 ? Double(end - bound) / Double(bound) : 0 }

  public init(
    start: [Int], finish: [Int], people: [[Int]], end: Int, bound: Int, generated: Int
  ) {
    self.start = start
    self.finish = finish
    self.people = people
    self.end = end
    self.bound = bound
    self.generated = generated
  }
}
