/// A number as ECMAScript writes it, the one form of RFC 8785: the fewest digits that read back as
/// the same binary number, with an exponent from 10²¹ up and below 10⁻⁶.
///
/// - Returns: `nil` for what JSON cannot say: infinities and values that are no number.
public func ecmaScriptText(_ value: Double) -> String? {
  guard value.isFinite else { return nil }
  if value == 0 { return "0" }
  // The library's own text has the fewest digits too, only their layout differs.
  let (digits, point) = significantDigits(value.magnitude)
  let sign = value < 0 ? "-" : ""
  let count = digits.utf8.count
  if count <= point, point <= 21 {
    return sign + digits + String(repeating: "0", count: point - count)
  }
  if point > 0, point <= 21 {
    let split = digits.utf8.index(digits.startIndex, offsetBy: point)
    return sign + digits[..<split] + "." + digits[split...]
  }
  if point > -6, point <= 0 {
    return sign + "0." + String(repeating: "0", count: -point) + digits
  }
  let exponent = point - 1
  let power = (exponent < 0 ? "e-" : "e+") + String(exponent.magnitude)
  guard count > 1 else { return sign + digits + power }
  let first = digits.utf8.index(after: digits.startIndex)
  return sign + digits[..<first] + "." + digits[first...] + power
}

/// The digits of a positive number without zeros at either end, and how many of them stand before
/// the point; fewer than none where zeros follow it.
private func significantDigits(_ value: Double) -> (digits: String, point: Int) {
  var digits: [UInt8] = []
  var point = 0
  var exponent = 0
  var isAfterPoint = false
  var text = value.description[...]
  if let mark = text.firstIndex(of: "e") {
    exponent = Int(text[text.index(after: mark)...]) ?? 0
    text = text[..<mark]
  }
  for byte in text.utf8 {
    if byte == UInt8(ascii: ".") {
      isAfterPoint = true
      continue
    }
    if digits.isEmpty, byte == UInt8(ascii: "0") {
      if isAfterPoint { point -= 1 }
      continue
    }
    digits.append(byte)
    if !isAfterPoint { point += 1 }
  }
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  return (String(decoding: digits, as: UTF8.self), point + exponent)
}
