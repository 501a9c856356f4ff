/// Which ends of two tasks a link ties together.
public enum LinkKind: UInt8, Sendable, Hashable, CaseIterable {
  /// The second starts after the first has ended.
  case finishToStart
  /// The second starts after the first has started.
  case startToStart
  /// The second ends after the first has ended.
  case finishToFinish
  /// The second ends after the first has started.
  case startToFinish
}

/// One task holds back another, by at least `lag` units of working time; a negative lag is a lead.
public struct TaskLink: Sendable, Hashable {
  public let before: Int
  public let after: Int
  public let kind: LinkKind
  public let lag: Int

  public init(_ before: Int, _ after: Int, _ kind: LinkKind = .finishToStart, lag: Int = 0) {
    self.before = before
    self.after = after
    self.kind = kind
    self.lag = lag
  }
}

/// A date somebody has set for a task, in units of working time from the plan's origin.
public struct TaskBound: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    case startNoEarlier, startNoLater, startAt
    case finishNoEarlier, finishNoLater, finishAt
  }

  public let task: Int
  public let kind: Kind
  public let time: Int

  public init(_ task: Int, _ kind: Kind, _ time: Int) {
    self.task = task
    self.kind = kind
    self.time = time
  }
}

/// Why tasks and links make no plan.
public enum TaskNetworkError: Error, Sendable, Hashable {
  /// More than `TaskNetwork.mostTasks` tasks or links.
  case tooMany
  /// Negative, or longer than `TaskNetwork.longest`.
  case badDuration(task: Int)
  /// The link names a task that is not there.
  case unknownTask(link: Int)
  /// The lag is longer than `TaskNetwork.longest` one way or the other.
  case badLag(link: Int)
  /// The date names a task that is not there, or is out of reach (`TaskNetwork.longest`).
  case badBound(Int)
  /// Each task must precede the next, and the last the first; begins with the lowest number.
  case cycle([Int])
  /// A calendar for each task is needed, each among those given.
  case badCalendar(task: Int)
  /// The calendars end before the task does: it would never be done.
  case beyondCalendar(task: Int)
}
