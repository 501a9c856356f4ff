/// The sign between units and tenths.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable { case point, comma }

/// A number as somebody wrote it in a cell, with what its writing leaves open.
struct NumberReading {
  enum Unit: Equatable {
    case none
    case percent
    case perMille
    /// ISO 4217; empty where the sign stands for several (`kr`).
    case currency(String)
  }

  enum Bound { case none, below, above }

  /// The value where a comma, or a point, is the decimal mark; `nil` where it cannot be.
  var ifComma: Double?
  var ifPoint: Double?
  var unit = Unit.none
  var bound = Bound.none
  /// Written with k, M or Md: not to the unit.
  var isRounded = false
  /// Leading zeros, or more digits than a quantity has: rather a code.
  var looksLikeCode = false
  /// Digits only, and how many.
  var plainDigits = 0

  /// The mark that this writing proves.
  var proven: DecimalMark? {
    switch (ifComma, ifPoint) {
    case (.some, nil): .comma
    case (nil, .some): .point
    default: nil
    }
  }

  /// Whether one mark stands before three digits, so that it may be either.
  var isAmbiguous: Bool {
    guard let ifComma, let ifPoint else { return false }
    return ifComma != ifPoint
  }

  func value(_ mark: DecimalMark) -> Double? {
    mark == .comma ? ifComma ?? ifPoint : ifPoint ?? ifComma
  }

  /// Reads blanks, apostrophes, points and commas between thousands, either decimal mark, signs,
  /// parentheses for less than nothing, percent, currencies before or after, `< 10 %`, exponents.
  init?(_ s: Span<UInt8>) {
    guard s.count > 0, s.count <= 64 else { return nil }
    var i = 0
    var isNegative = false
    var inParentheses = false
    // What stands before the digits.
    while i < s.count, !Self.isDigitByte(s[i]) {
      let c = s[i]
      if c == UInt8(ascii: "-") || c == UInt8(ascii: "+") {
        if c == UInt8(ascii: "-") { isNegative.toggle() }
        i += 1
      } else if c == UInt8(ascii: "(") {
        if inParentheses { return nil }
        inParentheses = true
        i += 1
      } else if c == UInt8(ascii: "<") || c == UInt8(ascii: ">") {
        bound = c == UInt8(ascii: "<") ? .below : .above
        i += 1
        if i < s.count, s[i] == UInt8(ascii: "=") { i += 1 }
      } else if c == UInt8(ascii: ".") || c == UInt8(ascii: ",") {
        break
      } else if Self.starts(s, i, "\u{2212}") {
        isNegative.toggle()
        i += 3
      } else if Self.starts(s, i, "\u{2264}") || Self.starts(s, i, "\u{2265}") {
        bound = Self.starts(s, i, "\u{2264}") ? .below : .above
        i += 3
      } else {
        let blank = blankLength(s, i, s.count)
        if blank > 0 {
          i += blank
        } else if unit == .none, let (currency, length) = Self.currency(s, i) {
          unit = .currency(currency)
          i += length
        } else {
          return nil
        }
      }
    }
    guard readMantissa(s, &i) else { return nil }
    let scale = readSuffix(s, &i, &isNegative, &inParentheses)
    guard i == s.count, let scale else { return nil }
    let factor = (isNegative != inParentheses ? -1 : 1) * scale
    if factor != 1 {
      ifComma = ifComma.map { $0 * factor }
      ifPoint = ifPoint.map { $0 * factor }
    }
  }

  // MARK: - Digits

  /// Groups of digits and what stands between them.
  private mutating func readMantissa(_ s: Span<UInt8>, _ i: inout Int) -> Bool {
    let start = i
    var digits = 0
    var mantissa: UInt64 = 0
    var isLong = false
    // For each mark: how many, and digits counted before the last one.
    var (commas, points, others) = (0, 0, 0)
    var lastMark: UInt8 = 0
    var digitsBeforeLast = 0
    var firstMarkDigits = -1
    var group = 0
    var groupsAreThree = true
    var lastGroupBeforeMark = -1
    var text: [UInt8] = []
    while i < s.count {
      let c = s[i]
      if Self.isDigitByte(c) {
        digits += 1
        group += 1
        if digits <= 18 {
          mantissa = mantissa * 10 + UInt64(c - 48)
        } else {
          if !isLong {
            isLong = true
            text = Array(String(mantissa).utf8)
          }
          text.append(c)
        }
        i += 1
        continue
      }
      var mark: UInt8 = 0
      var length = 1
      if c == 0x2C || c == 0x2E {
        mark = c
      } else if c == 0x27 {
        mark = 0x27
      } else if Self.starts(s, i, "\u{2019}") {
        mark = 0x27
        length = 3
      } else {
        length = blankLength(s, i, s.count)
        if length > 0 { mark = 0x20 }
      }
      guard mark != 0 else { break }
      // A mark belongs to the number only where a digit follows, a decimal mark also at its end.
      let followsDigit = i + length < s.count && Self.isDigitByte(s[i + length])
      if !followsDigit {
        guard mark == 0x2C || mark == 0x2E, digits > 0, lastMark != mark || commas + points == 0
        else { break }
        if i + length < s.count, s[i + length] == 0x2C || s[i + length] == 0x2E { return false }
      }
      if digits == 0, mark != 0x2C, mark != 0x2E { return false }
      // Every group but the first, and the tenths, has three digits.
      if firstMarkDigits < 0 {
        firstMarkDigits = digits
      } else if group != 3 {
        groupsAreThree = false
      }
      if mark == 0x2C {
        commas += 1
      } else if mark == 0x2E {
        points += 1
      } else {
        others += 1
        // Blanks between thousands never follow a decimal mark, nor mix with apostrophes.
        if commas + points > 0 { return false }
      }
      lastGroupBeforeMark = group
      lastMark = mark
      digitsBeforeLast = digits
      group = 0
      i += length
      if !followsDigit { break }
    }
    guard digits > 0, digits <= 40, i > start else { return false }
    let exponent = readExponent(s, &i)
    guard let exponent else { return false }
    func number(decimals: Int) -> Double {
      scaled(mantissa, isLong ? text : nil, exponent - decimals)
    }
    let marks = commas + points + others
    if marks == 0 {
      let value = number(decimals: 0)
      (ifComma, ifPoint) = (value, value)
      plainDigits = exponent == 0 ? digits : 0
      looksLikeCode = digits > 15 || digits > 1 && s[start] == 48 && exponent == 0
      return true
    }
    let after = digits - digitsBeforeLast
    let asWhole = number(decimals: 0)
    let asDecimal = number(decimals: after)
    if lastMark != 0x2C && lastMark != 0x2E {
      // Blanks or apostrophes only.
      guard groupsAreThree, after == 3, firstMarkDigits <= 3, firstMarkDigits > 0 else {
        return false
      }
      (ifComma, ifPoint) = (asWhole, asWhole)
      return true
    }
    let isComma = lastMark == 0x2C
    let ownCount = isComma ? commas : points
    let otherCount = marks - ownCount
    if ownCount == 1 {
      if otherCount > 0 {
        guard groupsAreThree, firstMarkDigits <= 3, firstMarkDigits > 0, lastGroupBeforeMark == 3
        else { return false }
        // `1,234.56`, `1 234,567`
        if isComma { ifComma = asDecimal } else { ifPoint = asDecimal }
        return true
      }
      let mayBeThousands =
        after == 3 && firstMarkDigits >= 1 && firstMarkDigits <= 3 && s[start] != 48
      if isComma {
        ifComma = asDecimal
        if mayBeThousands { ifPoint = asWhole }
      } else {
        ifPoint = asDecimal
        if mayBeThousands { ifComma = asWhole }
      }
      return true
    }
    // The same mark several times stands between thousands.
    guard otherCount == 0, groupsAreThree, after == 3, firstMarkDigits <= 3, firstMarkDigits > 0
    else { return false }
    if isComma { ifPoint = asWhole } else { ifComma = asWhole }
    return true
  }

  private func readExponent(_ s: Span<UInt8>, _ i: inout Int) -> Int? {
    guard i + 1 < s.count, s[i] | 0x20 == UInt8(ascii: "e") else { return 0 }
    var k = i + 1
    let isNegative = s[k] == UInt8(ascii: "-")
    if isNegative || s[k] == UInt8(ascii: "+") { k += 1 }
    var value = 0
    let start = k
    while k < s.count, Self.isDigitByte(s[k]), k - start < 4 {
      value = value * 10 + Int(s[k] - 48)
      k += 1
    }
    // `12 EUR` is no exponent.
    guard k > start else { return 0 }
    guard value <= 300 else { return nil }
    i = k
    return isNegative ? -value : value
  }

  // MARK: - What follows the digits

  private mutating func readSuffix(
    _ s: Span<UInt8>, _ i: inout Int, _ isNegative: inout Bool, _ inParentheses: inout Bool
  ) -> Double? {
    var scale = 1.0
    var isClosed = false
    while i < s.count {
      let c = s[i]
      let blank = blankLength(s, i, s.count)
      if blank > 0 {
        i += blank
      } else if c == UInt8(ascii: "%"), unit == .none {
        unit = .percent
        scale /= 100
        i += 1
      } else if Self.starts(s, i, "\u{2030}"), unit == .none {
        unit = .perMille
        scale /= 1000
        i += 3
      } else if c == UInt8(ascii: ")"), inParentheses, !isClosed {
        isClosed = true
        i += 1
      } else if c == UInt8(ascii: "-"), i + 1 == s.count, !isNegative {
        isNegative = true
        i += 1
      } else if unit == .none, let (currency, length) = Self.currency(s, i) {
        unit = .currency(currency)
        i += length
      } else if !isRounded, let (factor, length) = Self.multiple(s, i) {
        isRounded = true
        scale *= factor
        i += length
      } else {
        return nil
      }
    }
    return inParentheses && !isClosed ? nil : scale
  }

  /// k, K, M, Md, bn and « mille », followed by no other letter than a currency's sign.
  private static func multiple(_ s: Span<UInt8>, _ i: Int) -> (Double, Int)? {
    let letter = s[i] | 0x20
    let next = i + 1 < s.count ? s[i + 1] : 0
    let isLast = next == 0 || next == 0x20 || next >= 0x80 || next == UInt8(ascii: "$")
    if letter == UInt8(ascii: "k"), isLast { return (1000, 1) }
    if s[i] == UInt8(ascii: "M"), isLast { return (1e6, 1) }
    if s[i] == UInt8(ascii: "M"), next == UInt8(ascii: "d") { return (1e9, 2) }
    if letter == UInt8(ascii: "b"), next | 0x20 == UInt8(ascii: "n") { return (1e9, 2) }
    return nil
  }

  /// A currency's sign or code at a place.
  static func currency(_ s: Span<UInt8>, _ i: Int) -> (String, Int)? {
    for (sign, code) in currencySigns where starts(s, i, sign) {
      return (code, sign.utf8CodeUnitCount)
    }
    // A code of three letters that no other letter follows.
    guard i + 3 <= s.count, i + 3 == s.count || !isLetterByte(s[i + 3]) else { return nil }
    for code in currencyCodes where starts(s, i, code) { return (code.description, 3) }
    return nil
  }

  private static let currencySigns: [(StaticString, String)] = [
    ("€", "EUR"), ("US$", "USD"), ("CA$", "CAD"), ("A$", "AUD"), ("$US", "USD"), ("$CA", "CAD"),
    ("$", "USD"), ("£", "GBP"), ("¥", "JPY"), ("zł", "PLN"), ("Kč", "CZK"), ("₹", "INR"),
    ("R$", "BRL"), ("₽", "RUB"), ("₺", "TRY"), ("₪", "ILS"), ("₩", "KRW"), ("kr.", ""), ("kr", ""),
    ("euros", "EUR"), ("euro", "EUR"), ("FCFA", "XOF"),
  ]
  static let currencyCodes: [StaticString] = [
    "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
    "RON",
    "BGN", "TRY", "BRL", "MXN", "INR", "CNY", "HKD", "SGD", "NZD", "ZAR", "AED", "MAD", "TND",
    "DZD",
    "XOF", "XAF", "XPF", "ILS", "KRW",
  ]

  static func starts(_ s: Span<UInt8>, _ i: Int, _ text: StaticString) -> Bool {
    guard i + text.utf8CodeUnitCount <= s.count else { return false }
    return text.withUTF8Buffer { bytes in
      for k in 0..<bytes.count where s[i + k] != bytes[k] { return false }
      return true
    }
  }

  @inline(__always)
  static func isDigitByte(_ c: UInt8) -> Bool { c &- 48 < 10 }

  static func isLetterByte(_ c: UInt8) -> Bool { (c | 0x20) &- 97 < 26 || c >= 0x80 }
}

/// A whole number times a power of ten, rounded once.
///
/// Exact by one division where both are exact in double precision (Clinger 1990); else by the
/// language's own reader.
func scaled(_ mantissa: UInt64, _ digits: [UInt8]? = nil, _ exponent: Int) -> Double {
  if digits == nil, mantissa < 1 << 53, exponent >= -22, exponent <= 22 {
    let power = powersOfTen[abs(exponent)]
    return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
  }
  let text = digits.map { String(decoding: $0, as: UTF8.self) } ?? String(mantissa)
  return Double("\(text)e\(exponent)") ?? 0
}

let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
