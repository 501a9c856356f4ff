/// A dimension while it is read: a code for each row.
struct DimensionColumn {
  let name: String
  var codes: [UInt32] = []
  var texts = ByteCoder()

  init(_ name: String) { self.name = name }

  @inline(__always)
  mutating func add(_ s: Span<UInt8>, _ range: Range<Int>) { codes.append(texts.code(s, range)) }
}

/// A metric while it is read: whole numbers until the first that is not.
struct MetricColumn {
  let name: String
  private var whole: [Int64] = []
  private var decimal: [Double] = []
  private var isDecimal = false

  init(_ name: String) { self.name = name }

  mutating func takeValues() -> MeasureTable.MetricValues {
    defer {
      whole = []
      decimal = []
    }
    return isDecimal ? .decimal(decimal) : .whole(whole)
  }

  mutating func shorten(to count: Int) {
    if whole.count > count { whole.removeLast() }
    if decimal.count > count { decimal.removeLast() }
  }

  /// False where the cell is no number; it then counts as none.
  @inline(__always)
  mutating func add(_ s: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    let end = range.upperBound
    let isNegative = i < end && s[i] == 0x2D
    if isNegative { i &+= 1 }
    let first = i
    var value: Int64 = 0
    while i < end {
      let digit = s[i] &- 48
      if digit >= 10 { break }
      value = value &* 10 &+ Int64(digit)
      i &+= 1
    }
    let digits = i &- first
    if i == end, digits > 0, digits <= 15 {
      append(isNegative ? 0 &- value : value)
      return true
    }
    if range.isEmpty {
      appendNone()
      return true
    }
    if i < end, s[i] == 0x2E, digits <= 15 {
      i &+= 1
      let point = i
      var mantissa = UInt64(value)
      while i < end {
        let digit = s[i] &- 48
        if digit >= 10 { break }
        if i &- point < 17 &- digits { mantissa = mantissa &* 10 &+ UInt64(digit) }
        i &+= 1
      }
      let decimals = i &- point
      if i == end, digits &+ decimals > 0, digits &+ decimals <= 15 {
        let number = Double(mantissa) / powersOfTen[decimals]
        append(isNegative ? -number : number)
        return true
      }
    }
    return addSlowly(s, range)
  }

  private mutating func addSlowly(_ s: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let trimmed = trimmedRange(s, range)
    if trimmed.isEmpty {
      appendNone()
      return true
    }
    guard let number = plainNumber(s.extracting(trimmed)) else {
      appendNone()
      return false
    }
    append(number)
    return true
  }

  @inline(__always)
  private mutating func append(_ value: Int64) {
    if isDecimal { decimal.append(Double(value)) } else { whole.append(value) }
  }

  @inline(__always)
  private mutating func append(_ value: Double) {
    if !isDecimal { becomeDecimal() }
    decimal.append(value)
  }

  private mutating func appendNone() {
    if isDecimal {
      decimal.append(.nan)
    } else {
      whole.append(MeasureTable.MetricValues.none)
    }
  }

  private mutating func becomeDecimal() {
    isDecimal = true
    decimal.reserveCapacity(max(whole.capacity, 16))
    for value in whole {
      decimal.append(value == MeasureTable.MetricValues.none ? .nan : Double(value))
    }
    whole = []
  }
}
