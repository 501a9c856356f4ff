/// Text of a table out of bytes of unknown origin, and what had to be done to get it.
///
/// Beyond `decodeText`: a file of which some lines are UTF-8 and others Windows-1252 is read line by
/// line, and text that some program took for Windows-1252 although it was UTF-8 (« dÃ©pensÃ© ») is
/// mended, once or several times over.
public struct MendedText: Sendable, Equatable {
  /// UTF-8 without a mark.
  public let bytes: [UInt8]
  public let notes: [Note]

  public enum Note: Sendable, Hashable {
    case byteOrderMark
    case utf16
    /// Not UTF-8: read as Windows-1252. The first line that shows it.
    case windows1252(line: Int)
    /// One byte a letter, as older Macintoshes write: the first line that shows it.
    case macRoman(line: Int)
    /// Lines of both encodings in one file, and the first line of each; each line was read by its
    /// own.
    case mixedEncodings(utf8Line: Int, windows1252Line: Int)
    /// Garbled letters mended: how often the text had been misread, how many places, the first line.
    case mojibake(times: Int, places: Int, line: Int)
    /// Zero bytes: no text at all.
    case binary
  }

  public init(_ file: [UInt8]) {
    let decoded = decodeText(file)
    var text = decoded.bytes
    var notes: [Note] = []
    for note in decoded.notes {
      switch note {
      case .byteOrderMark: notes.append(.byteOrderMark)
      case .utf16: notes.append(.utf16)
      case .binary: notes.append(.binary)
      case .carriageReturns: break
      case .windows1252(let offset):
        let start = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let mixed = readLineByLine(file, from: start) {
          text = mixed.bytes
          notes.append(
            .mixedEncodings(utf8Line: mixed.utf8Line, windows1252Line: mixed.otherLine))
        } else if MacRoman.isLikely(file) {
          text = MacRoman.decoded(file)
          notes.append(.macRoman(line: lineNumber(file, offset)))
        } else {
          notes.append(.windows1252(line: lineNumber(file, offset)))
        }
      }
    }
    var (times, places, line) = (0, 0, 0)
    while times < 3, let mended = mendOnce(text.span) {
      text = mended.bytes
      places = max(places, mended.places)
      if times == 0 { line = lineNumber(text, mended.firstPlace) }
      times += 1
    }
    if times > 0 { notes.append(.mojibake(times: times, places: places, line: line)) }
    bytes = text
    self.notes = notes
  }
}

/// The line, from 1, of a byte.
private func lineNumber(_ bytes: [UInt8], _ offset: Int) -> Int {
  var line = 1
  for i in 0..<min(offset, bytes.count)
  where bytes[i] == 0x0A || bytes[i] == 0x0D && (i + 1 == bytes.count || bytes[i + 1] != 0x0A) {
    line += 1
  }
  return line
}

/// Lines of UTF-8 as they are, the others as Windows-1252; `nil` where no line of several-byte UTF-8
/// is among them.
private func readLineByLine(
  _ bytes: [UInt8], from start: Int
) -> (bytes: [UInt8], utf8Line: Int, otherLine: Int)? {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + bytes.count / 8)
  var (utf8Line, otherLine) = (0, 0)
  var line = 1
  var i = start
  while i < bytes.count {
    var end = i
    var isPlain = true
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      if bytes[end] >= 0x80 { isPlain = false }
      end += 1
    }
    if isPlain {
      result += bytes[i..<end]
    } else {
      let decoded = decodeText(Array(bytes[i..<end]))
      let isUTF8 = decoded.notes.isEmpty
      if isUTF8, utf8Line == 0 { utf8Line = line }
      if !isUTF8, otherLine == 0 { otherLine = line }
      result += decoded.bytes
    }
    if end < bytes.count {
      result.append(bytes[end])
      if bytes[end] == 0x0A || end + 1 == bytes.count || bytes[end + 1] != 0x0A { line += 1 }
    }
    i = end + 1
  }
  return utf8Line > 0 && otherLine > 0 ? (result, utf8Line, otherLine) : nil
}

/// Undoes one reading of UTF-8 as Windows-1252: runs of letters whose bytes in that encoding are the
/// UTF-8 of a Latin letter, of usual punctuation or of a pictogram. `nil` where there is none.
///
/// Which letters may come out is narrow on purpose: « voilà » with its no-break space is itself the
/// bytes of a letter of another script.
private func mendOnce(
  _ s: Span<UInt8>
) -> (bytes: [UInt8], places: Int, firstPlace: Int)? {
  var result: [UInt8] = []
  var places = 0
  var firstPlace = 0
  var copied = 0
  var i = 0
  while i < s.count {
    if s[i] < 0x80 {
      i &+= 1
      continue
    }
    let start = i
    var next = i
    guard let lead = windows1252Byte(nextScalar(s, &next)),
      let more = followers(lead), next < s.count
    else {
      i = max(next, i + 1)
      continue
    }
    var sequence: [UInt8] = [lead]
    var place = next
    while sequence.count <= more, place < s.count {
      var after = place
      guard let byte = windows1252Byte(nextScalar(s, &after)), byte & 0xC0 == 0x80 else { break }
      sequence.append(byte)
      place = after
    }
    guard sequence.count == more + 1, isPlausible(sequence) else {
      i = next
      continue
    }
    if places == 0 {
      result.reserveCapacity(s.count)
      firstPlace = start
    }
    for k in copied..<start { result.append(s[k]) }
    result += sequence
    copied = place
    i = place
    places += 1
  }
  guard places > 0 else { return nil }
  for k in copied..<s.count { result.append(s[k]) }
  return (result, places, firstPlace)
}

/// How many bytes follow this one in UTF-8; `nil` where it starts no sequence that is mended.
private func followers(_ lead: UInt8) -> Int? {
  switch lead {
  case 0xC2...0xC6, 0xCB: 1
  case 0xE2: 2
  case 0xEF: 2
  case 0xF0: 3
  default: nil
  }
}

private func isPlausible(_ sequence: [UInt8]) -> Bool {
  switch sequence[0] {
  // No control characters but those that stand for the holes of Windows-1252.
  case 0xC2: sequence[1] >= 0xA0 || [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(sequence[1])
  // ƒ, ˆ and ˜ are what garbling twice leaves.
  case 0xC6: sequence[1] == 0x92
  case 0xCB: sequence[1] == 0x86 || sequence[1] == 0x9C
  // Punctuation, currencies, letter-like signs, arrows, pictograms of old.
  case 0xE2: (0x80...0x9E).contains(sequence[1])
  // The mark at the start of a file, and the replacement character.
  case 0xEF: sequence == [0xEF, 0xBB, 0xBF] || sequence == [0xEF, 0xBF, 0xBD]
  case 0xF0: sequence[1] == 0x9F
  default: true
  }
}

/// The byte that stands for a character in Windows-1252; its five holes stand for themselves.
private func windows1252Byte(_ scalar: UInt32) -> UInt8? {
  switch scalar {
  case 0x80...0xFF: return UInt8(scalar)
  case 0x20AC: return 0x80
  case 0x201A: return 0x82
  case 0x0192: return 0x83
  case 0x201E: return 0x84
  case 0x2026: return 0x85
  case 0x2020: return 0x86
  case 0x2021: return 0x87
  case 0x02C6: return 0x88
  case 0x2030: return 0x89
  case 0x0160: return 0x8A
  case 0x2039: return 0x8B
  case 0x0152: return 0x8C
  case 0x017D: return 0x8E
  case 0x2018: return 0x91
  case 0x2019: return 0x92
  case 0x201C: return 0x93
  case 0x201D: return 0x94
  case 0x2022: return 0x95
  case 0x2013: return 0x96
  case 0x2014: return 0x97
  case 0x02DC: return 0x98
  case 0x2122: return 0x99
  case 0x0161: return 0x9A
  case 0x203A: return 0x9B
  case 0x0153: return 0x9C
  case 0x017E: return 0x9E
  case 0x0178: return 0x9F
  default: return nil
  }
}
