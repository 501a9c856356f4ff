import GRDB

/// How often a password may be tried, so that whoever guesses is slowed down and the owner is not
/// kept out by them.
///
/// Three counts, and which of them holds depends on who tries:
/// - a browser in which the account was open before is counted by itself alone;
/// - any other browser by its network together with the account, and by its network;
/// - all other browsers of an account together: after many failures from many networks their
///   attempts take turns, so that each is answered later instead of not at all.
///
/// Counted in the database, so that a restart gives nobody new attempts. An attempt is counted
/// before the password is looked at and taken back when it was right: many at once gain nothing.
struct Attempts {
  /// What attempts are counted on.
  struct Count: Sendable {
    let key: String
    /// Failures that cost nothing.
    let free: Int
    /// In seconds.
    let longestWait: Int
    var manner = Manner.wait

    enum Manner: Sendable {
      /// Who comes too early is told to come back.
      case wait
      /// Who comes too early waits for their turn.
      case turns
    }
  }

  /// What becomes of an attempt.
  enum Admission: Sendable, Equatable {
    /// It may be made after so many seconds; 0 for at once.
    case after(seconds: Int)
    /// It may not: how many seconds to stay away.
    case wait(seconds: Int)
  }

  static let firstWait = 15
  /// In seconds: between two turns, at first.
  static let firstTurn = 1
  /// In seconds: who would wait longer for their turn is told to come back.
  static let patience = 30
  /// Failures are forgotten after this many seconds without another.
  static let memory = 86_400

  /// All that an attempt to sign in counts on.
  ///
  /// - Parameters:
  ///   - name: the key of the address that was typed, or what was typed instead of one.
  ///   - device: the browser, where the account was open in it before.
  static func signIn(
    _ name: String, from visitor: Visitor, on device: KnownDevice?, _ database: PeopleDatabase
  ) -> [Count] {
    if let device {
      // Whoever shares its network, or guesses from anywhere, does not count against it.
      return [
        Count(key: database.attemptKey("device", device.nonce), free: 5, longestWait: 900)
      ]
    }
    return [
      Count(
        key: database.attemptKey("account from", "\(visitor.addressKey) \(name)"), free: 5,
        longestWait: 900),
      address(visitor, database),
      Count(
        key: database.attemptKey("account", name), free: 30, longestWait: 30, manner: .turns),
    ]
  }

  /// Where somebody comes from: a whole office may share one address.
  static func address(_ visitor: Visitor, _ database: PeopleDatabase) -> Count {
    Count(key: database.attemptKey("address", visitor.addressKey), free: 20, longestWait: 3600)
  }

  /// A password that is asked for again in an open session: only who sits there is counted.
  static func confirmation(_ account: AccountID, _ database: PeopleDatabase) -> Count {
    Count(
      key: database.attemptKey("confirmation", String(account.rawValue)), free: 5,
      longestWait: 900)
  }

  /// The password of a link that was handed out.
  static func shareLink(
    _ id: Int64, from visitor: Visitor, _ database: PeopleDatabase
  ) -> [Count] {
    [
      Count(
        key: database.attemptKey("link from", "\(visitor.addressKey) \(id)"), free: 10,
        longestWait: 900),
      address(visitor, database),
      Count(
        key: database.attemptKey("link", String(id)), free: 60, longestWait: 30, manner: .turns),
    ]
  }

  /// Letters to one address: whoever asks for them, its owner gets them.
  static func recovery(_ email: String, _ database: PeopleDatabase) -> Count {
    Count(key: database.attemptKey("recovery", email), free: 3, longestWait: 3600)
  }

  static func recovery(from visitor: Visitor, _ database: PeopleDatabase) -> Count {
    Count(
      key: database.attemptKey("recovery from", visitor.addressKey), free: 10, longestWait: 3600)
  }

  /// Counts an attempt on all, unless one of them says to stay away.
  static func admit(_ counts: [Count], _ db: Database, _ now: Instant) throws -> Admission {
    var wait = 0
    var turn = 0
    for count in counts {
      try settleClock(count, db, now)
      let until = try Instant.fetchOne(
        db, sql: "SELECT blockedUntil FROM attempt WHERE key = ?", arguments: [count.key])
      guard let until, until > now else { continue }
      let seconds = until.seconds(since: now, roundedUp: true)
      if count.manner == .turns, seconds <= patience {
        turn = max(turn, seconds)
      } else {
        wait = max(wait, seconds)
      }
    }
    if wait > 0 { return .wait(seconds: wait) }
    for count in counts {
      let failures = try failures(count, db, now) + 1
      // The next turn is counted from this one, however many are waiting already.
      let from = count.manner == .turns ? now.adding(seconds: turn) : now
      try db.execute(
        sql: """
          INSERT INTO attempt (key, failures, last, blockedUntil) VALUES (?, ?, ?, ?)
          ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last = excluded.last,
            blockedUntil = excluded.blockedUntil
          """,
        arguments: [
          count.key, failures, now, from.adding(seconds: Self.wait(after: failures, count)),
        ])
    }
    return .after(seconds: turn)
  }

  /// The password was right: the attempt does not count. Turns that others take stay as they are.
  static func takeBack(_ counts: [Count], _ db: Database) throws {
    for count in counts {
      try db.execute(
        sql: """
          UPDATE attempt SET failures = max(0, failures - 1),
            blockedUntil = CASE WHEN ? THEN blockedUntil ELSE 0 END WHERE key = ?
          """, arguments: [count.manner == .turns, count.key])
    }
  }

  /// Failures so far count no longer.
  static func forget(_ count: Count, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM attempt WHERE key = ?", arguments: [count.key])
  }

  static func deleteForgotten(_ db: Database, _ now: Instant) throws {
    try db.execute(
      sql: "DELETE FROM attempt WHERE last < ?", arguments: [now.adding(seconds: -memory)])
  }

  /// In seconds: none for the first, then 15, 30, 60…; between turns 1, 2, 4…
  static func wait(after failures: Int, _ count: Count) -> Int {
    guard failures > count.free else { return 0 }
    let doublings = min(failures - count.free - 1, 20)
    let first = count.manner == .turns ? firstTurn : firstWait
    return min(first << doublings, count.longestWait)
  }

  /// Where the clock was set back since the last failure, the wait begins anew: it must not last
  /// until the clock has caught up.
  private static func settleClock(_ count: Count, _ db: Database, _ now: Instant) throws {
    let failures = try Int.fetchOne(
      db, sql: "SELECT failures FROM attempt WHERE key = ? AND last > ?",
      arguments: [count.key, now])
    guard let failures else { return }
    try db.execute(
      sql: "UPDATE attempt SET last = ?, blockedUntil = ? WHERE key = ?",
      arguments: [now, now.adding(seconds: wait(after: failures, count)), count.key])
  }

  private static func failures(_ count: Count, _ db: Database, _ now: Instant) throws -> Int {
    let row = try DatabaseRow.fetchOne(
      db, sql: "SELECT failures, last FROM attempt WHERE key = ?", arguments: [count.key])
    guard let row else { return 0 }
    let last: Instant = row["last"]
    return now.seconds(since: last) > memory ? 0 : row["failures"]
  }
}
