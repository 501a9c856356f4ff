/// Counts of people by session and by group, of which no view tells of few: neither a session alone,
/// nor all of them together, nor the one less the other.
///
/// Sessions and groups make one table, with the sums of its lines in it. What tells of few is hidden;
/// then, as long as a hidden count could be worked out from what is shown, another is hidden beside
/// it. A hidden count can be worked out where it stands alone in a line, and where all ways between
/// its session and its group lead through it (a bridge of the graph that hidden counts make).
struct CrossedCounts {
  typealias Count = (all: Int, acquired: Int)

  private let least: Int
  /// Sessions by groups; the last of each is their sum.
  private var counts: [[Count]]
  private var hidden: [[Bool]]
  private var rows: Int { counts.count - 1 }
  private var columns: Int { counts[0].count - 1 }

  /// - Parameters:
  ///   - counts: by session, then by group.
  ///   - totals: of the sessions, as they are shown beside any such table.
  ///   - least: counts from 1 to below this are hidden.
  init(_ counts: [[Count]], totals: HiddenCounts, least: Int) {
    self.least = least
    let width = counts.first?.count ?? 0
    func sum(_ counts: [Count]) -> Count {
      counts.reduce((0, 0)) { ($0.all + $1.all, $0.acquired + $1.acquired) }
    }
    var table = counts.map { $0 + [sum($0)] }
    table.append((0...width).map { column in sum(table.map { $0[column] }) })
    self.counts = table
    hidden = table.map { [Bool](repeating: false, count: $0.count) }
    let shown = totals.groups + [totals.total]
    for row in table.indices {
      // Of a session whose total is hidden nothing is told.
      let isHidden = shown[row].all == nil
      for column in table[row].indices {
        hidden[row][column] =
          isHidden || column < width && Self.tells(table[row][column], least: least)
      }
    }
    while hideAnother() {}
  }

  /// What is shown of a session's group; of all sessions behind the last of them.
  func group(_ row: Int, _ column: Int) -> HiddenCounts.Group {
    hidden[row][column]
      ? HiddenCounts.Group(all: nil, acquired: nil)
      : HiddenCounts.Group(all: counts[row][column].all, acquired: counts[row][column].acquired)
  }

  /// Of a group that is large enough, a success or a failure of few tells of these few.
  static func tells(_ count: Count, least: Int) -> Bool {
    func isSmall(_ count: Int) -> Bool { count > 0 && count < least }
    return isSmall(count.all) || isSmall(count.acquired) || isSmall(count.all - count.acquired)
  }

  // MARK: - What is hidden beside

  /// - Returns: whether something had to be hidden.
  private mutating func hideAnother() -> Bool {
    for line in lines where givesAway(line) {
      if hideSmallest(of: line) { return true }
    }
    for bridge in bridges {
      let (row, column) = (bridge.row, bridge.column)
      if hideSmallest(of: rowLine(row)) || hideSmallest(of: columnLine(column)) { return true }
    }
    return false
  }

  private struct Line {
    /// The last is the sum of the others.
    let places: [(row: Int, column: Int)]
  }

  private func rowLine(_ row: Int) -> Line {
    Line(places: (0...columns).map { (row, $0) })
  }
  private func columnLine(_ column: Int) -> Line {
    Line(places: (0...rows).map { ($0, column) })
  }
  /// Sums of sessions are looked at with the sessions, once for every table.
  private var lines: [Line] {
    (0...rows).map { rowLine($0) } + (0..<columns).map { columnLine($0) }
  }

  private func givesAway(_ line: Line) -> Bool {
    let missing = line.places.filter { hidden[$0.row][$0.column] }
    guard !missing.isEmpty else { return false }
    if missing.count == 1 { return true }
    let sum = line.places[line.places.count - 1]
    guard !hidden[sum.row][sum.column] else { return false }
    let together = missing.reduce((all: 0, acquired: 0)) {
      let count = counts[$1.row][$1.column]
      return ($0.all + count.all, $0.acquired + count.acquired)
    }
    return Self.tells(together, least: least)
  }

  /// Hides the smallest count of a line that is shown; one of nobody only where there is no other,
  /// and no session's total.
  private mutating func hideSmallest(of line: Line) -> Bool {
    func size(_ place: (row: Int, column: Int)) -> (Int, Int) {
      let all = counts[place.row][place.column].all
      return (all == 0 ? 1 : 0, all)
    }
    let next = line.places.filter { !hidden[$0.row][$0.column] && $0.column < columns }
      .min { size($0) < size($1) }
    guard let next else { return false }
    hidden[next.row][next.column] = true
    return true
  }

  /// Hidden counts that lie on no round of hidden counts, each next in the row or column of the one
  /// before.
  private var bridges: [(row: Int, column: Int)] {
    let width = counts[0].count
    let nodes = counts.count + width
    func next(_ node: Int) -> [Int] {
      node < counts.count
        ? (0..<width).filter { hidden[node][$0] }.map { counts.count + $0 }
        : counts.indices.filter { hidden[$0][node - counts.count] }
    }
    var (order, low): ([Int], [Int]) = (
      [Int](repeating: -1, count: nodes), [Int](repeating: 0, count: nodes)
    )
    var (time, found): (Int, [(row: Int, column: Int)]) = (0, [])
    func visit(_ node: Int, from parent: Int) {
      order[node] = time
      low[node] = time
      time += 1
      for other in next(node) where other != parent {
        if order[other] >= 0 {
          low[node] = min(low[node], order[other])
        } else {
          visit(other, from: node)
          low[node] = min(low[node], low[other])
          if low[other] > order[node] {
            found.append((min(node, other), max(node, other) - counts.count))
          }
        }
      }
    }
    for node in 0..<nodes where order[node] < 0 { visit(node, from: -1) }
    return found
  }
}
