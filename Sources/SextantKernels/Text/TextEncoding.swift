/// A file's text as valid UTF-8 without a byte order mark, and what had to be done to get it.
///
/// Line ends (LF, CRLF) are kept as they are. `bytes` holds no NUL; it is empty for a binary file.
public struct DecodedText: Sendable, Equatable {
  public let bytes: [UInt8]
  public let notes: [EncodingNote]

  public init(bytes: [UInt8], notes: [EncodingNote] = []) {
    self.bytes = bytes
    self.notes = notes
  }
}

/// One thing worth telling about how a file is encoded.
public enum EncodingNote: Sendable, Equatable {
  /// The file started with a byte order mark, now removed.
  case byteOrderMark
  /// The file was UTF-16, known by its mark or guessed from its zero bytes. Unpaired surrogates
  /// became U+FFFD.
  case utf16
  /// The file was not valid UTF-8 (first at byte `firstOffset` of the file): the whole text was
  /// read as Windows-1252.
  case windows1252(firstOffset: Int)
  /// The file holds zero bytes and is not UTF-16: it is no text, and `bytes` is empty.
  case binary
  /// Some lines end in CRLF.
  case carriageReturns
}

/// Reads a file's bytes as text, whatever usual encoding it was saved in.
///
/// Valid UTF-8 without a mark comes back as the same array, not copied.
public func decodeText(_ bytes: [UInt8]) -> DecodedText {
  if bytes.starts(with: [0xFF, 0xFE]) {
    return decodeUTF16(bytes, from: 2, littleEndian: true, notes: [.byteOrderMark, .utf16])
  }
  if bytes.starts(with: [0xFE, 0xFF]) {
    return decodeUTF16(bytes, from: 2, littleEndian: false, notes: [.byteOrderMark, .utf16])
  }
  let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  var notes: [EncodingNote] = mark > 0 ? [.byteOrderMark] : []
  let survey = TextSurvey(bytes.span, from: mark)
  if survey.hasZero {
    if mark == 0, let littleEndian = guessUTF16(bytes.span) {
      return decodeUTF16(bytes, from: 0, littleEndian: littleEndian, notes: [.utf16])
    }
    return DecodedText(bytes: [], notes: notes + [.binary])
  }
  if let offset = survey.firstInvalid {
    notes.append(.windows1252(firstOffset: offset))
    if survey.hasCRLF { notes.append(.carriageReturns) }
    return DecodedText(bytes: decodeWindows1252(bytes.span, from: mark), notes: notes)
  }
  if survey.hasCRLF { notes.append(.carriageReturns) }
  return DecodedText(bytes: mark == 0 ? bytes : Array(bytes[mark...]), notes: notes)
}

/// What one pass over the bytes tells: zero bytes, CRLF, and where UTF-8 is first broken.
private struct TextSurvey {
  var hasZero = false
  var hasCRLF = false
  var firstInvalid: Int?

  init(_ s: Span<UInt8>, from start: Int) {
    var i = start
    while i < s.count {
      // Eight plain bytes at a time: no high bit, no zero, no carriage return.
      while i &+ 8 <= s.count {
        let word = s.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self)
        let turned = word ^ 0x0D0D_0D0D_0D0D_0D0D
        let low: UInt64 = 0x0101_0101_0101_0101
        let special = word | ((word &- low) & ~word) | ((turned &- low) & ~turned)
        if special & 0x8080_8080_8080_8080 != 0 { break }
        i &+= 8
      }
      let stop = min(i &+ 8, s.count)
      while i < stop {
        let c = s[i]
        if c < 0x80 {
          if c == 0 { hasZero = true }
          if c == 0x0D, i &+ 1 < s.count, s[i &+ 1] == 0x0A { hasCRLF = true }
          i &+= 1
        } else {
          let length = sequenceLength(s, at: i)
          if length == 0, firstInvalid == nil { firstInvalid = i }
          i &+= max(length, 1)
        }
      }
    }
  }

  /// The length of the valid UTF-8 sequence of several bytes at `i`, 0 when there is none.
  private func sequenceLength(_ s: Span<UInt8>, at i: Int) -> Int {
    let lead = s[i]
    guard i + 1 < s.count else { return 0 }
    let second = s[i + 1]
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return 0
    }
    let bounds: ClosedRange<UInt8>
    switch lead {
    case 0xE0: bounds = 0xA0...0xBF
    case 0xED: bounds = 0x80...0x9F
    case 0xF0: bounds = 0x90...0xBF
    case 0xF4: bounds = 0x80...0x8F
    default: bounds = 0x80...0xBF
    }
    guard bounds.contains(second), i + length <= s.count else { return 0 }
    if length > 2, s[i + 2] & 0xC0 != 0x80 { return 0 }
    if length > 3, s[i + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// Whether unmarked text is UTF-16, and of which byte order: in western text one byte of most
/// pairs is zero, always the same one. `nil` means it is not.
private func guessUTF16(_ s: Span<UInt8>) -> Bool? {
  guard s.count >= 2, s.count % 2 == 0 else { return nil }
  let pairs = min(s.count / 2, 2048)
  var first = 0
  var second = 0
  for pair in 0..<pairs {
    if s[2 * pair] == 0 { first += 1 }
    if s[2 * pair + 1] == 0 { second += 1 }
  }
  if first == 0, second * 2 >= pairs { return true }
  if second == 0, first * 2 >= pairs { return false }
  return nil
}

private func decodeUTF16(
  _ bytes: [UInt8], from start: Int, littleEndian: Bool, notes: [EncodingNote]
) -> DecodedText {
  var units: [UInt16] = []
  units.reserveCapacity((bytes.count - start) / 2 + 1)
  var i = start
  while i < bytes.count {
    // An odd byte at the end reads as U+FFFD: something was cut.
    if i + 1 == bytes.count {
      units.append(0xFFFD)
      break
    }
    let (a, b) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
    units.append(littleEndian ? b << 8 | a : a << 8 | b)
    i += 2
  }
  if units.contains(0) { return DecodedText(bytes: [], notes: [.binary]) }
  var result: [UInt8] = []
  result.reserveCapacity(units.count + units.count / 8)
  _ = transcode(
    units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
    into: { result.append($0) })
  let crlf = zip(units, units.dropFirst()).contains { $0 == 0x0D && $1 == 0x0A }
  return DecodedText(bytes: result, notes: crlf ? notes + [.carriageReturns] : notes)
}

/// The characters of Windows-1252 from 0x80 to 0x9F; the five holes read as U+FFFD.
let windows1252: [UInt32] = [
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
  0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
]

private func decodeWindows1252(_ s: Span<UInt8>, from start: Int) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(s.count + s.count / 8)
  for i in start..<s.count {
    let c = s[i]
    if c < 0x80 {
      result.append(c)
    } else {
      let scalar = c < 0xA0 ? windows1252[Int(c - 0x80)] : UInt32(c)
      appendUTF8(scalar, to: &result)
    }
  }
  return result
}

/// Appends a Unicode scalar as UTF-8; a value that is none appends U+FFFD.
func appendUTF8(_ value: UInt32, to result: inout [UInt8]) {
  let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
  result.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
}
