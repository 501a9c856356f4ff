/// A length of time in a cell, in seconds: `00:01:23`, `1:23` (minutes and seconds), `1 min 23 s`,
/// `1h05`, `2 jours 03:04:05`, `-00:10:00`. A bare number is none.
func readDuration(_ s: Span<UInt8>) -> Double? {
  guard s.count >= 2, s.count <= 40 else { return nil }
  var i = 0
  var sign = 1.0
  if s[0] == UInt8(ascii: "-") {
    sign = -1
    i = 1
  }
  var total = 0.0
  var hasUnit = false
  var lastUnit = Double.infinity
  while i < s.count {
    let blank = blankLength(s, i, s.count)
    if blank > 0 {
      i += blank
      continue
    }
    guard let (value, isWhole) = readAmount(s, &i) else { return nil }
    if i < s.count, s[i] == UInt8(ascii: ":"), isWhole {
      guard let clock = readClock(s, &i, value), lastUnit >= 86_400 else { return nil }
      total += clock
      lastUnit = 0
      hasUnit = true
      continue
    }
    while i < s.count, blankLength(s, i, s.count) > 0 { i += blankLength(s, i, s.count) }
    let start = i
    while i < s.count, NumberReading.isLetterByte(s[i]), blankLength(s, i, s.count) == 0 { i += 1 }
    var unit: Double?
    if i > start {
      let word = s.extracting(start..<i).withUnsafeBufferPointer {
        foldingKey(String(decoding: $0, as: UTF8.self))
      }
      unit = unitSeconds(word)
      if i < s.count, s[i] == UInt8(ascii: ".") || s[i] == UInt8(ascii: ",") { i += 1 }
    } else if hasUnit, i == s.count, isWhole, lastUnit == 3600 || lastUnit == 60 {
      // `1h05`, `2 min 30`
      unit = lastUnit / 60
    }
    guard let unit, unit < lastUnit else { return nil }
    total += value * unit
    lastUnit = unit
    hasUnit = true
  }
  return hasUnit ? sign * total : nil
}

private func readAmount(_ s: Span<UInt8>, _ i: inout Int) -> (Double, Bool)? {
  var whole = 0
  let start = i
  while i < s.count, NumberReading.isDigitByte(s[i]), i - start < 9 {
    whole = whole * 10 + Int(s[i] - 48)
    i += 1
  }
  guard i > start else { return nil }
  guard i + 1 < s.count, s[i] == 0x2E || s[i] == 0x2C, NumberReading.isDigitByte(s[i + 1]) else {
    return (Double(whole), true)
  }
  i += 1
  return (Double(whole) + readFraction(s, &i), false)
}

private func readFraction(_ s: Span<UInt8>, _ i: inout Int) -> Double {
  var value = 0.0
  var unit = 0.1
  while i < s.count, NumberReading.isDigitByte(s[i]) {
    value += Double(s[i] - 48) * unit
    unit /= 10
    i += 1
  }
  return value
}

/// `:23`, `:01:23` or `:01:23.5` after a first number.
private func readClock(_ s: Span<UInt8>, _ i: inout Int, _ first: Double) -> Double? {
  var parts = [first]
  while i < s.count, s[i] == UInt8(ascii: ":"), parts.count < 3 {
    i += 1
    let start = i
    var value = 0
    while i < s.count, NumberReading.isDigitByte(s[i]), i - start < 2 {
      value = value * 10 + Int(s[i] - 48)
      i += 1
    }
    guard i - start == 2, value < 60 else { return nil }
    parts.append(Double(value))
  }
  var seconds = parts.reduce(0) { $0 * 60 + $1 }
  if i + 1 < s.count, s[i] == 0x2E || s[i] == 0x2C, NumberReading.isDigitByte(s[i + 1]) {
    i += 1
    seconds += readFraction(s, &i)
  }
  return i == s.count || blankLength(s, i, s.count) > 0 ? seconds : nil
}

private func unitSeconds(_ word: String) -> Double? {
  switch word {
  case "j", "d", "jour", "jours", "day", "days", "tag", "tage": 86_400
  case "h", "hr", "hrs", "heure", "heures", "hour", "hours", "std": 3600
  case "m", "mn", "min", "mins", "minute", "minutes": 60
  case "s", "sec", "secs", "seconde", "secondes", "second", "seconds", "sek": 1
  case "ms": 0.001
  default: nil
  }
}
