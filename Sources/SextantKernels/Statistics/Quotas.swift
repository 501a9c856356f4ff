/// Whole numbers near given shares that add up to `total` exactly: the largest remainders get what
/// rounding down leaves over (Hamilton's method); between equal remainders the first wins.
///
/// For quotas of a sample, and for money split to the cent.
/// - Parameters:
///   - total: 0…2⁵³.
///   - shares: none negative, not all zero; they need not add up to 1.
public func largestRemainders(total: Int, shares: [Double]) throws(StudyError) -> [Int] {
  guard total >= 0, total <= largestCount else { throw .outOfRange(.total) }
  guard !shares.isEmpty else { throw .tooFew(needed: 1, found: 0) }
  guard shares.allSatisfy({ $0 >= 0 && $0 <= 1e15 }) else { throw .outOfRange(.share) }
  let sum = shares.reduce(0, +)
  guard sum > 0 else { throw .outOfRange(.share) }
  let exact = shares.map { Double(total) * ($0 / sum) }
  // What is a whole number but for rounding counts as one.
  var whole = exact.map { Int(($0 + 1e-9).rounded(.down)) }
  var left = total - whole.reduce(0, +)
  let order = exact.indices.sorted { a, b in
    let (one, two) = (exact[a] - Double(whole[a]), exact[b] - Double(whole[b]))
    return abs(one - two) > 1e-9 ? one > two : a < b
  }
  // A share of nothing gets nothing, unless rounding of very large totals asks for it.
  var place = 0
  while left > 0 {
    let index = order[place % order.count]
    if shares[index] > 0 {
      whole[index] += 1
      left -= 1
    }
    place += 1
  }
  for index in order.reversed() where left < 0 && whole[index] > 0 {
    whole[index] -= 1
    left += 1
  }
  return whole
}

/// Cells of crossed quotas, such as age by region, in whole numbers under whole margins.
///
/// The cells are first fitted to the margins in proportion to what is known of the population
/// (Deming and Stephan, 1940), then each is rounded up or down so that every margin holds, the
/// roundings up going where the remainders are largest (controlled rounding as a transport problem:
/// Bacharach, 1966; Cox and Ernst, 1982). Such a rounding always exists.
/// - Parameters:
///   - rows: how many in each row; columns likewise; both add up to the same. At most 60 of each.
///   - population: what is known of the cells, none negative, 10⁻⁹ at least where not zero; `nil`
///     for independent margins. A cell of zero stays empty.
public func crossedQuotas(rows: [Int], columns: [Int], population: [[Double]]? = nil)
  throws(StudyError) -> [[Int]]
{
  guard !rows.isEmpty, !columns.isEmpty else { throw .tooFew(needed: 1, found: 0) }
  let limit = 60
  guard max(rows.count, columns.count) <= limit else {
    throw .tooMany(limit: limit, found: max(rows.count, columns.count))
  }
  guard (rows + columns).allSatisfy({ $0 >= 0 && $0 <= 1_000_000_000_000 }) else {
    throw .outOfRange(.total)
  }
  let all = rows.reduce(0, +)
  guard all == columns.reduce(0, +) else {
    throw .doesNotSum(expected: Double(all), found: Double(columns.reduce(0, +)))
  }
  var cells =
    population
    ?? [[Double]](repeating: [Double](repeating: 1, count: columns.count), count: rows.count)
  guard cells.count == rows.count else { throw .ragged(row: cells.count) }
  for (row, values) in cells.enumerated() {
    guard values.count == columns.count else { throw .ragged(row: row) }
    guard values.allSatisfy({ $0 == 0 || ($0 >= 1e-9 && $0 <= 1e12) }) else {
      throw .outOfRange(.share)
    }
  }
  try fit(&cells, rows: rows, columns: columns)
  guard cells.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .contradiction }
  var whole = cells.map { $0.map { Int(($0 + 1e-7).rounded(.down)) } }
  var rest = cells
  for row in rows.indices {
    for column in columns.indices { rest[row][column] -= Double(whole[row][column]) }
  }
  let rowsLeft = rows.indices.map { rows[$0] - whole[$0].reduce(0, +) }
  let columnsLeft = columns.indices.map { column in
    columns[column] - whole.reduce(0) { $0 + $1[column] }
  }
  let raised = try Transport(rest: rest, rows: rowsLeft, columns: columnsLeft).raised()
  for (row, column) in raised { whole[row][column] += 1 }
  return whole
}

/// Scales rows and columns in turn until both margins hold.
private func fit(_ cells: inout [[Double]], rows: [Int], columns: [Int]) throws(StudyError) {
  let all = Double(max(1, rows.reduce(0, +)))
  for _ in 0..<5000 {
    for row in rows.indices {
      let sum = cells[row].reduce(0, +)
      guard sum > 0 || rows[row] == 0 else { throw .emptyCategory(variable: 0, category: row) }
      let factor = sum > 0 ? Double(rows[row]) / sum : 0
      for column in columns.indices { cells[row][column] *= factor }
    }
    var worst = 0.0
    for column in columns.indices {
      let sum = cells.reduce(0) { $0 + $1[column] }
      guard sum > 0 || columns[column] == 0 else {
        throw .emptyCategory(variable: 1, category: column)
      }
      worst = max(worst, abs(sum - Double(columns[column])))
      let factor = sum > 0 ? Double(columns[column]) / sum : 0
      for row in rows.indices { cells[row][column] *= factor }
    }
    if worst <= 1e-12 * all { return }
  }
  // Zeros of the population that no rounding of the margins agrees with.
  for row in rows.indices
  where abs(cells[row].reduce(0, +) - Double(rows[row])) > 1e-6 * all { throw .contradiction }
}

/// Which cells are rounded up: at most once each, so many per row and per column, the sum of their
/// remainders largest. Successive shortest augmenting paths.
private struct Transport {
  let rest: [[Double]]
  var rows: [Int]
  var columns: [Int]

  func raised() throws(StudyError) -> [(Int, Int)] {
    let (height, width) = (rows.count, columns.count)
    var rows = rows
    var columns = columns
    guard (rows + columns).allSatisfy({ $0 >= 0 }) else { throw .contradiction }
    var isRaised = [[Bool]](repeating: [Bool](repeating: false, count: width), count: height)
    for _ in 0..<rows.reduce(0, +) {
      var cost = [Double](repeating: .infinity, count: height + width)
      var before = [Int](repeating: -1, count: height + width)
      for row in 0..<height where rows[row] > 0 { cost[row] = 0 }
      // Bellman and Ford: a raised cell may be taken back on the way.
      var changed = true
      var rounds = 0
      while changed, rounds <= height + width {
        changed = false
        rounds += 1
        for row in 0..<height {
          for column in 0..<width where rest[row][column] > 1e-7 {
            let price = -rest[row][column]
            if isRaised[row][column] {
              if cost[height + column] - price < cost[row] - 1e-12 {
                cost[row] = cost[height + column] - price
                before[row] = height + column
                changed = true
              }
            } else if cost[row] + price < cost[height + column] - 1e-12 {
              cost[height + column] = cost[row] + price
              before[height + column] = row
              changed = true
            }
          }
        }
      }
      var end = -1
      for column in 0..<width
      where columns[column] > 0 && cost[height + column] < .infinity
        && (end < 0 || cost[height + column] < cost[height + end])
      { end = column }
      guard end >= 0 else { throw .contradiction }
      columns[end] -= 1
      var place = height + end
      var steps = 0
      while before[place] >= 0, steps <= height * width {
        let from = before[place]
        if place >= height {
          isRaised[from][place - height] = true
        } else {
          isRaised[place][from - height] = false
        }
        place = from
        steps += 1
      }
      rows[place] -= 1
    }
    var found: [(Int, Int)] = []
    for row in 0..<height {
      for column in 0..<width where isRaised[row][column] { found.append((row, column)) }
    }
    return found
  }
}
