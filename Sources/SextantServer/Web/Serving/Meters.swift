import Synchronization

/// How many requests were answered, how, and how long they took; for the metrics page, in the text
/// form that Prometheus reads.
final class Meters: Sendable {
  /// Upper bounds of the histogram's steps, in seconds.
  private static let steps = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

  private struct Counts {
    var byStatus: [Int: Int] = [:]
    var steps = [Int](repeating: 0, count: Meters.steps.count)
    var total = 0
    var seconds = 0.0
  }

  private let counts = Mutex(Counts())

  func count(status: Int, seconds: Double) {
    counts.withLock { counts in
      counts.byStatus[status / 100, default: 0] += 1
      counts.total += 1
      counts.seconds += seconds
      for (index, bound) in Self.steps.enumerated() where seconds <= bound {
        counts.steps[index] += 1
      }
    }
  }

  /// The exposition format 0.0.4.
  func text(dossiers: Int, listeners: Int) -> String {
    let now = counts.withLock { $0 }
    var lines = [
      "# HELP sextant_requests_total Requests answered, by class of status.",
      "# TYPE sextant_requests_total counter",
    ]
    for (status, count) in now.byStatus.sorted(by: { $0.key < $1.key }) {
      lines.append("sextant_requests_total{status=\"\(status)xx\"} \(count)")
    }
    lines += [
      "# HELP sextant_request_seconds Time from a request's head to the head of its answer.",
      "# TYPE sextant_request_seconds histogram",
    ]
    for (bound, count) in zip(Self.steps, now.steps) {
      lines.append("sextant_request_seconds_bucket{le=\"\(bound)\"} \(count)")
    }
    lines += [
      "sextant_request_seconds_bucket{le=\"+Inf\"} \(now.total)",
      "sextant_request_seconds_sum \(now.seconds)",
      "sextant_request_seconds_count \(now.total)",
      "# HELP sextant_listeners Browsers that wait for changes.",
      "# TYPE sextant_listeners gauge",
      "sextant_listeners \(listeners)",
      "# HELP sextant_dossiers Dossiers kept.",
      "# TYPE sextant_dossiers gauge",
      "sextant_dossiers \(dossiers)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
