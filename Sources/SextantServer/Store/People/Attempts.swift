import GRDB

/// How often a password may be tried: some times at once, then after waits that double.
///
/// Counted in the database, so that a restart gives nobody new attempts. An attempt is counted
/// before the password is looked at and taken back when it was right: many at once gain nothing.
struct Attempts {
  /// What attempts are counted on.
  struct Count: Sendable {
    let key: String
    let free: Int
    /// In seconds.
    let longestWait: Int
  }

  static let firstWait = 15
  /// Failures are forgotten after this many seconds without another.
  static let memory = 86_400

  /// Somebody's account: waits of at most a quarter of an hour, so that others cannot lock them out
  /// for long.
  static func account(_ email: String, _ database: PeopleDatabase) -> Count {
    Count(key: database.attemptKey("account", email), free: 5, longestWait: 900)
  }

  /// Where somebody comes from: a whole office may share one address.
  static func address(_ visitor: Visitor, _ database: PeopleDatabase) -> Count {
    Count(key: database.attemptKey("address", visitor.addressKey), free: 20, longestWait: 3600)
  }

  static func shareLink(_ id: Int64, _ database: PeopleDatabase) -> Count {
    Count(key: database.attemptKey("link", String(id)), free: 10, longestWait: 900)
  }

  static func recovery(_ email: String, _ database: PeopleDatabase) -> Count {
    Count(key: database.attemptKey("recovery", email), free: 3, longestWait: 3600)
  }

  static func recovery(from visitor: Visitor, _ database: PeopleDatabase) -> Count {
    Count(
      key: database.attemptKey("recovery from", visitor.addressKey), free: 10, longestWait: 3600)
  }

  /// Counts an attempt on all, unless one of them must wait.
  ///
  /// - Returns: how many seconds to wait; `nil` when the attempt may be made.
  static func admit(_ counts: [Count], _ db: Database, _ now: Instant) throws -> Int? {
    var wait = 0
    for count in counts {
      try settleClock(count, db, now)
      let until = try Instant.fetchOne(
        db, sql: "SELECT blockedUntil FROM attempt WHERE key = ?", arguments: [count.key])
      guard let until, until > now else { continue }
      wait = max(wait, until.seconds(since: now, roundedUp: true))
    }
    if wait > 0 { return wait }
    for count in counts {
      let failures = try failures(count, db, now) + 1
      try db.execute(
        sql: """
          INSERT INTO attempt (key, failures, last, blockedUntil) VALUES (?, ?, ?, ?)
          ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last = excluded.last,
            blockedUntil = excluded.blockedUntil
          """,
        arguments: [
          count.key, failures, now, now.adding(seconds: Self.wait(after: failures, count)),
        ])
    }
    return nil
  }

  /// The password was right: the attempt does not count.
  static func takeBack(_ counts: [Count], _ db: Database) throws {
    for count in counts {
      try db.execute(
        sql: "UPDATE attempt SET failures = max(0, failures - 1), blockedUntil = 0 WHERE key = ?",
        arguments: [count.key])
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

  /// In seconds: none for the first, then 15, 30, 60…
  static func wait(after failures: Int, _ count: Count) -> Int {
    guard failures > count.free else { return 0 }
    let doublings = min(failures - count.free - 1, 20)
    return min(firstWait << doublings, count.longestWait)
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
