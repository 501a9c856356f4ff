import Synchronization

/// How often somebody may do what reaches others outside: so many times an hour.
final class Allowance: Sendable {
  private struct Hour {
    var since: Instant
    var count: Int
  }

  private let hours = Mutex<[String: Hour]>([:])
  private let most: Int
  /// In seconds.
  private static let length = 3600

  init(anHour most: Int) { self.most = most }

  /// Counts one time more, unless there were enough.
  func take(_ who: String, at now: Instant) -> Bool {
    hours.withLock { hours in
      if hours.count > 10_000 {
        hours = hours.filter { abs(now.seconds(since: $0.value.since)) < Self.length }
      }
      var hour = hours[who] ?? Hour(since: now, count: 0)
      // A clock that was set back begins a new hour as well.
      if abs(now.seconds(since: hour.since)) >= Self.length { hour = Hour(since: now, count: 0) }
      guard hour.count < most else { return false }
      hour.count += 1
      hours[who] = hour
      return true
    }
  }
}
