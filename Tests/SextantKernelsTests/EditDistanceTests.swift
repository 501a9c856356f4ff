import SextantKernels
import Testing

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("deadline", "deadline", 0), ("deadlin", "deadline", 1), ("daedline", "deadline", 1),
    ("", "abc", 3), ("kitten", "sitting", 3),
  ])
  func `the distance of two words is the number of single edits`(a: String, b: String, edits: Int) {
    #expect(editDistance(Array(a.utf8), Array(b.utf8)) == edits)
  }
}
