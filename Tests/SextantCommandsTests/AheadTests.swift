import Synchronization
import Testing

@testable import SextantCommands

@Suite struct AheadTests {
  @Test(arguments: [false, true])
  func `a value is worked out once, whether it was begun or not`(isBegun: Bool) {
    let count = Mutex(0)
    let value = Ahead {
      count.withLock { count in
        count += 1
        return count
      }
    }
    if isBegun { value.begin() }
    #expect(value.value == 1)
    #expect(value.value == 1)
  }
}
