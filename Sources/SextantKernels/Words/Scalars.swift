/// Reads the scalar that begins at `place` and moves past it; malformed bytes count one by one as
/// U+FFFD.
func nextScalar(_ text: Span<UInt8>, _ place: inout Int) -> UInt32 {
  let first = UInt32(text[place])
  place += 1
  if first < 0x80 { return first }
  let more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : 1
  guard first >= 0xC2, first < 0xF5, place + more <= text.count else { return 0xFFFD }
  var scalar = first & (0x7F >> UInt32(more + 1))
  for offset in 0..<more {
    let byte = UInt32(text[place + offset])
    guard byte & 0xC0 == 0x80 else { return 0xFFFD }
    scalar = scalar << 6 | byte & 0x3F
  }
  place += more
  return scalar
}

/// White space of Unicode, no-break spaces included.
func isSpace(_ scalar: UInt32) -> Bool {
  if scalar > 32, scalar < 0x80 { return false }
  return switch scalar {
  case 9...13, 32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
    true
  default: false
  }
}

func isDigit(_ scalar: UInt32) -> Bool {
  if scalar < 0x660 { return scalar >= 48 && scalar <= 57 }
  return Unicode.Scalar(scalar)?.properties.generalCategory == .decimalNumber
}

func isLetter(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return scalar | 0x20 >= 97 && scalar | 0x20 <= 122 }
  // The commonest signs, to spare a look-up: Latin letters with accents, without × and ÷; then
  // dashes and quotes.
  if (0xC0..<0x180).contains(scalar) { return scalar != 0xD7 && scalar != 0xF7 }
  if (0x2000..<0x2070).contains(scalar) { return false }
  return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
}

func isCapital(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return scalar >= 65 && scalar <= 90 }
  return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
}
