import Testing

@testable import SextantModel

@Suite struct WorkedOutTests {
  @Test func `a value is worked out once, when it is first asked for`() {
    let sum = WorkedOut<Int>()
    #expect(sum.value { 3 } == 3)
    #expect(sum.value { 4 } == 3)
  }
}
