/// A task's budget, when it should be worked on, how far it is and what it has cost.
public struct TaskProgress: Sendable, Hashable {
  public let budget: Double
  /// The baseline: planned value grows evenly from start to finish.
  public let start: Double
  public let finish: Double
  /// The part that is done, 0…1.
  public let done: Double
  public let actual: Double

  public init(budget: Double, start: Double, finish: Double, done: Double, actual: Double) {
    self.budget = budget
    self.start = start
    self.finish = finish
    self.done = done
    self.actual = actual
  }

  /// How much of a started task counts as earned before it is finished.
  public enum Rule: Sendable, Hashable, CaseIterable {
    /// The part stated.
    case stated
    /// Half at the start, half at the end.
    case fiftyFifty
    /// Nothing before the end.
    case zeroHundred
  }

  /// The part of the budget that should be spent by a time.
  public func planned(at time: Double) -> Double {
    if time >= finish { return budget }
    return time <= start ? 0 : budget * (time - start) / (finish - start)
  }

  public func earned(by rule: Rule) -> Double {
    let part = min(1, max(0, done))
    switch rule {
    case .stated: return budget * part
    case .fiftyFifty: return part >= 1 ? budget : part > 0 ? budget / 2 : 0
    case .zeroHundred: return part >= 1 ? budget : 0
    }
  }
}

extension EarnedValue {
  /// Of a whole project, at a time in the tasks' unit; `nil` where some figure is no amount.
  public init?(of tasks: [TaskProgress], at time: Double, by rule: TaskProgress.Rule = .stated) {
    guard time.isFinite,
      tasks.allSatisfy({
        $0.start.isFinite && $0.finish.isFinite && $0.start <= $0.finish && $0.done.isFinite
          && $0.budget >= 0 && $0.actual >= 0
      })
    else { return nil }
    self.init(
      budget: tasks.reduce(0) { $0 + $1.budget },
      planned: tasks.reduce(0) { $0 + $1.planned(at: time) },
      earned: tasks.reduce(0) { $0 + $1.earned(by: rule) },
      actual: tasks.reduce(0) { $0 + $1.actual })
  }
}

/// Earned value read as time (Lipke, “Schedule is Different”, 2003): when what is done should have
/// been done. Unlike the schedule index, it does not go back to 1 when a late project ends.
public struct EarnedSchedule: Sendable, Hashable {
  /// Periods that should have been enough for what is done (ES).
  public let earned: Double
  /// Periods that have passed (AT).
  public let passed: Double

  /// - Parameters:
  ///   - planned: cumulated planned value at the end of each period; never falling.
  ///   - value: what is earned now.
  ///   - passed: periods since the beginning, in whole or part.
  /// - Returns: `nil` for an empty or falling plan or figures that are no amounts.
  public init?(planned: [Double], value: Double, passed: Double) {
    guard let last = planned.last, last > 0, value >= 0, value.isFinite, passed >= 0,
      passed.isFinite, planned[0] >= 0, last.isFinite,
      zip(planned, planned.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    let whole = planned.count { $0 <= value }
    if whole == planned.count {
      // Done when the plan's last value was first reached.
      earned = Double((planned.firstIndex { $0 >= last } ?? planned.count - 1) + 1)
    } else {
      let before = whole == 0 ? 0 : planned[whole - 1]
      earned = Double(whole) + (value - before) / (planned[whole] - before)
    }
    self.passed = passed
  }

  /// SV(t) = ES − AT, in periods: below 0, late.
  public var variance: Double { earned - passed }
  /// SPI(t) = ES / AT
  public var index: Double? { passed > 0 ? earned / passed : nil }

  /// How many periods the whole will take at this pace.
  public func duration(planned periods: Double) -> Double? {
    index.flatMap { $0 > 0 ? periods / $0 : nil }
  }
}
