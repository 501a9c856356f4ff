/// Puts at these places what sorting would put there, the rest in no order: much less work than
/// sorting (Hoare's selection, 1961), and sorting where splits turn out badly.
/// - Parameter places: valid places of `values`; the values are numbers, none `nan`.
func putInPlace(_ values: inout [Double], _ places: [Int]) {
  values.withUnsafeMutableBufferPointer { buffer in
    select(buffer, from: 0, to: buffer.count - 1, places, depth: 0)
  }
}

private func select(
  _ values: UnsafeMutableBufferPointer<Double>, from start: Int, to end: Int, _ places: [Int],
  depth: Int
) {
  guard !places.isEmpty, start < end else { return }
  if end - start < 24 || depth > 60 {
    var part = values[start...end]
    part.sort()
    return
  }
  let (one, two, three) = (values[start], values[(start + end) / 2], values[end])
  let pivot = max(min(one, two), min(max(one, two), three))
  var (low, high) = (start - 1, end + 1)
  while true {
    repeat { low += 1 } while values[low] < pivot
    repeat { high -= 1 } while values[high] > pivot
    if low >= high { break }
    values.swapAt(low, high)
  }
  // The largest value may be the pivot: the split must leave both sides shorter.
  let split = high == end ? end - 1 : high
  select(values, from: start, to: split, places.filter { $0 <= split }, depth: depth + 1)
  select(values, from: split + 1, to: end, places.filter { $0 > split }, depth: depth + 1)
}
