/// The dates by which a certifier must answer somebody who has their experience validated: whether
/// they are admitted within two months, the jury before the end of the third month after the
/// dossier, the result within fifteen days of the jury (Code du travail, part on the VAE as of decree
/// 2023-1275 of 27 December 2023).
public struct VaeClock: Sendable, Equatable {
  public enum Step: String, Sendable, CaseIterable { case admissibility, jury, result }

  public enum State: String, Sendable {
    /// What starts the time has not happened.
    case notBegun
    case running
    /// Fewer days are left than the warning asks for.
    case soon
    case late
    case done
    case doneLate
    /// A day is fixed, in time; or too late, which can still be changed.
    case planned
    case plannedLate
  }

  public struct Hand: Sendable, Equatable {
    public let step: Step
    public let state: State
    public let due: Day?
    /// Days to the date; negative once it is past; `nil` where nothing runs.
    public let left: Int?
    /// When it was done, or is to be; `nil` where nobody knows.
    public let on: Day?

    init(step: Step, state: State, due: Day?, left: Int?, on: Day? = nil) {
      (self.step, self.state, self.due, self.left, self.on) = (step, state, due, left, on)
    }
  }

  public let hands: [Hand]

  /// - Parameter warning: from how many days before a date one is warned.
  public init(_ file: VaeFile, today: Day, warning: Int = 14) {
    let isRefused = file.admissibleOn != nil && !file.isAdmissible
    func hand(_ step: Step, from start: Day?, due: (Day) -> Day, done: Day?) -> Hand {
      guard let start, !(isRefused && step != .admissibility) else {
        return Hand(step: step, state: .notBegun, due: nil, left: nil)
      }
      let due = due(start)
      if let done, done > today {
        return Hand(
          step: step, state: done > due ? .plannedLate : .planned, due: due,
          left: due.days(since: today), on: done)
      }
      if let done {
        return Hand(
          step: step, state: done > due ? .doneLate : .done, due: due, left: nil, on: done)
      }
      let left = due.days(since: today)
      return Hand(
        step: step, state: left < 0 ? .late : left <= warning ? .soon : .running, due: due,
        left: left)
    }
    hands = [
      hand(
        .admissibility, from: file.appliedOn, due: { $0.adding(months: 2) },
        done: file.admissibleOn),
      hand(.jury, from: file.dossierOn, due: Self.endOfThirdMonth, done: file.juryOn),
      hand(.result, from: file.juryOn, due: { $0.adding(days: 15) }, done: file.notifiedOn),
    ]
  }

  /// The last day of the third month that follows the one of the dossier.
  static func endOfThirdMonth(after day: Day) -> Day {
    let first = day.adding(days: 1 - day.dayOfMonth)
    return first.adding(months: 4).adding(days: -1)
  }
}
