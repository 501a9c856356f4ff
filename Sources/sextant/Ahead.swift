import Dispatch
import Synchronization

/// A value worked out when it is first asked for or, begun ahead, beside what goes on until then.
final class Ahead<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// Works the value out on another thread.
  func begin() {
    DispatchQueue.global().async { _ = self.value }
  }

  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
