import Dispatch
import Synchronization

/// A value worked out when it is first asked for or, begun ahead, beside what goes on until then.
public final class Ahead<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  public init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// Works the value out on another thread.
  public func begin() {
    DispatchQueue.global().async { _ = self.value }
  }

  public var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
