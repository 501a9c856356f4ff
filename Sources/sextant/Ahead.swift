import Dispatch
import Synchronization

/// A value worked out on another thread while this one goes on with something else.
final class Ahead<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let work = DispatchGroup()

  init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global().async(group: work) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value, waited for where it is not there yet.
  var value: Value {
    work.wait()
    guard let value = made.withLock({ $0 }) else { preconditionFailure("work ended without value") }
    return value
  }
}
