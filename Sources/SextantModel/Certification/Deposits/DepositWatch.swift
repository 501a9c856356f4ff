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

  public let lines: [Line]

  /// - Parameter sessions: those looked at; all of them where none are given.
  public init(
    _ sessions: [Session]? = nil, in dossier: Dossier, library: FrameworkLibrary, on today: Day
  ) {
    lines = (sessions ?? dossier.all(Session.self)).compactMap { session in
      guard session.publishedOn != nil,
        let framework = SessionFrame.framework(of: session, in: dossier, library)
      else { return nil }
      let open = DepositPlan(session, in: dossier, framework: framework).open
      guard let last = open.map(\.lastDay).min() else { return nil }
      let left = last.days(since: today)
      return Line(
        session: session.id, missing: open.count, awaited: open.count { $0.state == .sent },
        lastDay: last, urgency: left < 0 ? .late : left <= Self.warning ? .soon : .open)
    }.sorted { ($0.lastDay, $0.session.text) < ($1.lastDay, $1.session.text) }
  }
}
