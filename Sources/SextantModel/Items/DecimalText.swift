/// A number as people write it: a sign, digits with spaces of any width between thousands, a comma
/// or a dot as decimal mark, an exponent.
///
/// Spaces may only part groups of three digits, so that `1 2 3` is no number; commas never do,
/// because `1,234` already is a number in French.
struct DecimalText {
  /// The same number with a dot and no spaces, as programs write it.
  private(set) var plain: [UInt8] = []
  private(set) var isNegative = false
  private(set) var whole: [UInt8] = []
  private(set) var fraction: [UInt8] = []
  private(set) var hasExponent = false

  /// `nil` for anything that is not a number. Blanks before and after it do not count.
  init?(_ bytes: Span<UInt8>) {
    var end = bytes.count
    while let width = blankWidth(before: end, bytes) { end -= width }
    var index = 0
    while let width = blankWidth(at: index, bytes, end) { index += width }

    plain.reserveCapacity(end - index + 1)
    readSign(bytes, &index, end)
    guard readWhole(bytes, &index, end) else { return nil }
    guard readFraction(bytes, &index, end) else { return nil }
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    guard readExponent(bytes, &index, end), index == end else { return nil }
  }

  /// `nil` where the number is too large to be kept.
  var number: Double? {
    guard let number = Double(String(decoding: plain, as: UTF8.self)), number.isFinite else {
      return nil
    }
    return number
  }

  private mutating func readSign(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) {
    guard index < end else { return }
    switch bytes[index] {
    case UInt8(ascii: "-"):
      isNegative = true
      index += 1
    case UInt8(ascii: "+"): index += 1
    case 0xE2
    where index + 2 < end && bytes[index + 1] == 0x88 && bytes[index + 2] == 0x92:  // minus sign
      isNegative = true
      index += 3
    default: break
    }
    if isNegative { plain.append(UInt8(ascii: "-")) }
  }

  private mutating func readWhole(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
    var group = 0
    var hasGroups = false
    while index < end {
      if isDigit(bytes[index]) {
        whole.append(bytes[index])
        group += 1
        index += 1
      } else if let width = blankWidth(at: index, bytes, end) {
        guard hasGroups ? group == 3 : (1...3).contains(group) else { return false }
        hasGroups = true
        group = 0
        index += width
      } else {
        break
      }
    }
    plain += whole
    return !hasGroups || group == 3
  }

  private mutating func readFraction(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Bool {
    guard index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",")
    else { return true }
    index += 1
    while index < end, isDigit(bytes[index]) {
      fraction.append(bytes[index])
      index += 1
    }
    plain.append(UInt8(ascii: "."))
    plain += fraction
    return !fraction.isEmpty
  }

  private mutating func readExponent(
    _ bytes: Span<UInt8>, _ index: inout Int, _ end: Int
  ) -> Bool {
    guard index < end, bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E")
    else { return true }
    hasExponent = true
    plain.append(UInt8(ascii: "e"))
    index += 1
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      plain.append(bytes[index])
      index += 1
    }
    let start = index
    while index < end, isDigit(bytes[index]) {
      plain.append(bytes[index])
      index += 1
    }
    return index > start
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The length of the space, no-break space, narrow no-break space or thin space at `index`.
private func blankWidth(at index: Int, _ bytes: Span<UInt8>, _ end: Int) -> Int? {
  guard index < end else { return nil }
  if bytes[index] == 0x20 { return 1 }
  if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xA0 { return 2 }
  if index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
    bytes[index + 2] == 0xAF || bytes[index + 2] == 0x89
  {
    return 3
  }
  return nil
}

private func blankWidth(before end: Int, _ bytes: Span<UInt8>) -> Int? {
  for width in 1...3 where width <= end {
    if blankWidth(at: end - width, bytes, end) == width { return width }
  }
  return nil
}

/// The number written in these bytes; `nil` for anything else, and for what is not finite.
func decimalNumber(_ bytes: Span<UInt8>) -> Double? {
  if let whole = shortWholeNumber(bytes) { return Double(whole) }
  return DecimalText(bytes)?.number
}

/// The number of at most 18 digits and nothing else: what most numbers are.
func shortWholeNumber(_ bytes: Span<UInt8>) -> Int? {
  guard (1...18).contains(bytes.count) else { return nil }
  var number = 0
  for index in 0..<bytes.count {
    guard isDigit(bytes[index]) else { return nil }
    number = number * 10 + Int(bytes[index] - 48)
  }
  return number
}

/// The shortest text that reads back as the number, without a useless `.0`.
public func numberText(_ number: Double) -> String {
  if let whole = Int64(exactly: number), whole.magnitude < 1_000_000_000_000_000 {
    return String(whole)
  }
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
