/// The marks of one sheet by criterion, the newest first, so that what a juror said last of a
/// criterion is found without going through all that was said.
struct NewestMarks {
  private let marks: [Mark]
  /// By the place of a criterion in the frame, the row of its newest mark.
  private var newest: [Int32]
  /// By row, that of the mark before it on the same criterion.
  private var before: [Int32]
  private let frame: DeliberationFrame

  private static let none: Int32 = -1

  init(_ marks: [Mark], _ frame: DeliberationFrame) {
    self.marks = marks
    self.frame = frame
    newest = [Int32](repeating: Self.none, count: frame.criterionCount)
    before = [Int32](repeating: Self.none, count: marks.count)
    for row in marks.indices {
      guard let place = frame.place(of: marks[row].criterion) else { continue }
      before[row] = newest[place]
      newest[place] = Int32(row)
    }
  }

  /// What each of these jurors said last of a criterion; `nil` where they said nothing.
  func levels(of criterion: String, by jurors: [ID<JuryMember>]) -> [String?] {
    guard let place = frame.place(of: criterion) else { return jurors.map { _ in nil } }
    return jurors.map { juror in
      var row = newest[place]
      while row != Self.none {
        if marks[Int(row)].juror == juror { return marks[Int(row)].level }
        row = before[Int(row)]
      }
      return nil
    }
  }
}
