import SextantKernels
import Testing

@Suite struct MeanComparisonTests {
  static let one = [
    27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4,
  ]
  static let two = [
    27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4,
  ]

  /// The first example of Welch's test in common use (p = .021378); digits by SciPy.
  @Test func `Welch's and Student's tests have their published figures`() throws {
    let (a, b) = (try GroupSummary(Self.one), try GroupSummary(Self.two))
    let welch = try MeanComparison(a, b)
    #expect(agree(welch.t, -2.455356398286006) && agree(welch.p, 0.021378001462866992))
    #expect(agree(welch.freedom, 24.988529290231416))
    let interval = try welch.interval()
    #expect(agree(interval.lowerBound, 0.3492370661924069))
    #expect(agree(interval.upperBound, 3.984096267140929))
    let student = try MeanComparison(a, b, method: .student)
    #expect(agree(student.t, -2.455356398286006) && agree(student.p, 0.020544522734125926))
    #expect(agree(try student.interval().upperBound, 3.9742313350740144))
    #expect(try welch.reading().verdict == .higher)
  }

  @Test func `few or equal values do not conclude`() throws {
    let few = try MeanComparison(
      GroupSummary(Array(Self.one.prefix(5))), GroupSummary(Array(Self.two.prefix(5))))
    let reading = try few.reading(matters: 1)
    #expect(reading.verdict == .cannotConclude)
    #expect(reading.reservations.first == .tooFewObservations(needed: 10, found: 5))
    #expect(throws: StudyError.noVariation) {
      try MeanComparison(GroupSummary([2, 2, 2]), GroupSummary([3, 3]))
    }
    #expect(throws: StudyError.tooFew(needed: 2, found: 1)) { try GroupSummary([1]) }
    #expect(throws: StudyError.notFinite) { try GroupSummary([1, .nan]) }
    #expect(throws: StudyError.outOfRange(.deviation)) {
      try GroupSummary(count: 3, mean: 0, deviation: -1)
    }
  }
}
