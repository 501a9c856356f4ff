/// Who rated what, for when each of many raters sees few of many subjects: by subject, what those
/// said who rated it. A table of all raters by all subjects would be empty for the most part.
public struct RatingCells<Value: Sendable>: Sendable {
  public struct Cell: Sendable {
    public let rater: Int
    public let value: Value
  }

  public let raters: Int
  public var subjects: Int { starts.count - 1 }
  /// Where the cells of each subject begin, and where those of the last end.
  private let starts: [Int]
  /// Subject by subject, in the order of the raters.
  private let cells: [Cell]

  /// - Parameter cells: where a rater rated a subject twice, the later one counts; what is no rater's
  ///   or of no subject is left out.
  public init(
    raters: Int, subjects: Int, _ cells: [(rater: Int, subject: Int, value: Value)]
  ) {
    self.raters = max(0, raters)
    let subjects = max(0, subjects)
    var counts = [Int](repeating: 0, count: subjects + 1)
    func isKnown(_ rater: Int, _ subject: Int) -> Bool {
      rater >= 0 && rater < raters && subject >= 0 && subject < subjects
    }
    for cell in cells where isKnown(cell.rater, cell.subject) { counts[cell.subject + 1] += 1 }
    for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
    var (order, next) = ([Int](repeating: 0, count: counts[subjects]), counts)
    for (number, cell) in cells.enumerated() where isKnown(cell.rater, cell.subject) {
      order[next[cell.subject]] = number
      next[cell.subject] += 1
    }
    var (starts, kept): ([Int], [Cell]) = ([0], [])
    kept.reserveCapacity(order.count)
    for subject in 0..<subjects {
      let first = kept.count
      for number in order[counts[subject]..<counts[subject + 1]] {
        let cell = Cell(rater: cells[number].rater, value: cells[number].value)
        var place = kept.count
        while place > first, kept[place - 1].rater > cell.rater { place -= 1 }
        if place > first, kept[place - 1].rater == cell.rater {
          kept[place - 1] = cell
        } else {
          kept.insert(cell, at: place)
        }
      }
      starts.append(kept.count)
    }
    (self.starts, self.cells) = (starts, kept)
  }

  /// - Parameter rows: one per rater, as many subjects in each; `nil` where a rater did not rate.
  init(rows: [[Value?]]) {
    raters = rows.count
    var (starts, kept): ([Int], [Cell]) = ([0], [])
    for subject in 0..<(rows.first?.count ?? 0) {
      for (rater, row) in rows.enumerated() {
        if let value = row[subject] { kept.append(Cell(rater: rater, value: value)) }
      }
      starts.append(kept.count)
    }
    (self.starts, cells) = (starts, kept)
  }

  /// What those said who rated a subject, in the order of the raters.
  public func of(_ subject: Int) -> ArraySlice<Cell> {
    cells[starts[subject]..<starts[subject + 1]]
  }

  /// How many ratings each rater gave.
  public var ratings: [Int] {
    var counts = [Int](repeating: 0, count: raters)
    for cell in cells { counts[cell.rater] += 1 }
    return counts
  }

  var values: some Sequence<Value> { cells.lazy.map(\.value) }

  /// The same ratings in other values.
  public func mapped<Other: Sendable>(_ change: (Value) -> Other) -> RatingCells<Other> {
    RatingCells<Other>(
      raters, starts,
      cells.map { RatingCells<Other>.Cell(rater: $0.rater, value: change($0.value)) })
  }

  private init(_ raters: Int, _ starts: [Int], _ cells: [Cell]) {
    self.raters = raters
    self.starts = starts
    self.cells = cells
  }
}
