/// The certificates of all sessions that are not in the certification registry yet, and by when they
/// must be: the last day is three months after the award.
public struct DepositWatch: Sendable, Equatable {
  public enum Urgency: String, Sendable, CaseIterable { case late, soon, open }

  /// One session.
  public struct Line: Sendable, Equatable {
    public let session: ID<Session>
    /// Certificates that the registry has not taken.
    public let missing: Int
    /// Of these, sent and not answered.
    public let awaited: Int
    /// The last day of the first of them that falls due.
    public let lastDay: Day
    public let urgency: Urgency
  }

  /// Days before the last one from which on it is soon.
  public static let warning = 30

  /// A session of which the registry holds certificates that count no longer.
  public struct Withdrawal: Sendable, Equatable {
    public let session: ID<Session>
    /// How many.
    public let count: Int
    /// Of these, asked to be deleted and not answered.
    public let awaited: Int
  }

  public let lines: [Line]
  public let withdrawals: [Withdrawal]

  /// - Parameter sessions: those looked at; all of them where none are given.
  public init(
    _ sessions: [Session]? = nil, in dossier: Dossier, library: FrameworkLibrary, on today: Day
  ) {
    var withdrawals: [Withdrawal] = []
    lines = (sessions ?? dossier.all(Session.self)).compactMap { session -> Line? in
      guard session.publishedOn != nil,
        let framework = SessionFrame.framework(of: session, in: dossier, library)
      else { return nil }
      let plan = DepositPlan(session, in: dossier, framework: framework)
      let open = plan.open
      if !plan.withdrawals.isEmpty {
        withdrawals.append(
          Withdrawal(
            session: session.id, count: plan.withdrawals.count,
            awaited: plan.withdrawals.count { !$0.isToSend }))
      }
      guard let last = open.map(\.lastDay).min() else { return nil }
      let left = last.days(since: today)
      return Line(
        session: session.id, missing: open.count, awaited: open.count { $0.state == .sent },
        lastDay: last, urgency: left < 0 ? .late : left <= Self.warning ? .soon : .open)
    }.sorted { ($0.lastDay, $0.session.text) < ($1.lastDay, $1.session.text) }
    self.withdrawals = withdrawals
  }
}
