/// Stretches of time as sorted ranges that neither touch nor overlap.
func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if let last = result.last, range.lowerBound <= last.upperBound {
      result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      result.append(range)
    }
  }
  return result
}

/// What lies in both.
func common(_ one: [Range<Int>], _ two: [Range<Int>]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  var (a, b) = (0, 0)
  while a < one.count, b < two.count {
    let low = max(one[a].lowerBound, two[b].lowerBound)
    let high = min(one[a].upperBound, two[b].upperBound)
    if low < high { result.append(low..<high) }
    if one[a].upperBound < two[b].upperBound { a += 1 } else { b += 1 }
  }
  return result
}

/// What lies in stretches and in none of the ranges taken away.
func without(_ taken: [Range<Int>], _ stretches: [Range<Int>]) -> [Range<Int>] {
  guard !taken.isEmpty else { return stretches }
  let holes = joined(taken)
  return stretches.flatMap { stretch -> [Range<Int>] in
    var (parts, from): ([Range<Int>], Int) = ([], stretch.lowerBound)
    for hole in holes where hole.upperBound > from && hole.lowerBound < stretch.upperBound {
      if hole.lowerBound > from { parts.append(from..<hole.lowerBound) }
      from = hole.upperBound
    }
    if from < stretch.upperBound { parts.append(from..<stretch.upperBound) }
    return parts
  }
}

func length(_ stretches: [Range<Int>]) -> Int { stretches.reduce(0) { $0 + $1.count } }

func longestStretch(_ stretches: [Range<Int>]) -> Int { stretches.map(\.count).max() ?? 0 }
