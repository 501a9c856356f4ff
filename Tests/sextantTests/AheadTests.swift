import Testing

@testable import sextant

@Suite struct AheadTests {
  @Test func `the value is there when it is read, and stays the same`() {
    let squares = (1...20).map { number in Ahead { number * number } }
    #expect(squares.map(\.value).reduce(0, +) == 2870)
    #expect(squares[3].value == 16)
  }
}
