internal import Synchronization

/// A value worked out when it is first asked for, then kept.
final class WorkedOut<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  func value(_ work: () -> Value) -> Value {
    kept.withLock { kept in
      if let kept { return kept }
      let value = work()
      kept = value
      return value
    }
  }
}
