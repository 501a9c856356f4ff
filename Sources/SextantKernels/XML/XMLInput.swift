/// Bytes of a file as UTF-8, whatever encoding it says it is in, fetched piece by piece.
///
/// Encodings: UTF-8, UTF-16 with or without a mark, ISO-8859-1, Windows-1252, US-ASCII.
struct XMLInput {
  private enum Encoding {
    case utf8, latin1, windows1252
    case utf16(isLittle: Bool)
  }

  private let fetch: () -> [UInt8]
  private var encoding = Encoding.utf8
  private var isStarted = false
  private(set) var isAtEnd = false
  /// Bytes of UTF-16 that await their other half.
  private var rest: [UInt8] = []

  /// - Parameter fetch: gives the next bytes, none at the end.
  init(_ fetch: @escaping () -> [UInt8]) { self.fetch = fetch }

  /// Adds the next bytes, at least one unless the end is reached.
  mutating func more(into buffer: inout [UInt8]) throws(XMLProblem.What) {
    let before = buffer.count
    while buffer.count == before, !isAtEnd {
      var piece = fetch()
      if piece.isEmpty {
        isAtEnd = true
        guard rest.isEmpty else { throw .badText }
        return
      }
      if !isStarted {
        // Enough to see the encoding's name.
        while piece.count < 256 {
          let next = fetch()
          if next.isEmpty { break }
          piece += next
        }
        try start(&piece)
      }
      try add(piece, to: &buffer)
    }
  }

  private mutating func start(_ piece: inout [UInt8]) throws(XMLProblem.What) {
    isStarted = true
    if piece.starts(with: [0xEF, 0xBB, 0xBF]) {
      piece.removeFirst(3)
      return
    }
    if piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16(isLittle: piece[0] == 0xFF)
      piece.removeFirst(2)
      return
    }
    if piece.starts(with: [0x3C, 0]) || piece.starts(with: [0, 0x3C]) {
      encoding = .utf16(isLittle: piece[0] == 0x3C)
      return
    }
    guard let name = Self.declaredEncoding(piece) else { return }
    switch name {
    case "utf-8", "us-ascii", "ascii": break
    case "iso-8859-1", "latin1", "iso_8859-1": encoding = .latin1
    case "windows-1252", "cp1252": encoding = .windows1252
    // A file that says UTF-16 and is not: what the bytes are is believed.
    case "utf-16", "utf-16le", "utf-16be": break
    default: throw .unknownEncoding
    }
  }

  private static func declaredEncoding(_ piece: [UInt8]) -> String? {
    guard piece.starts(with: Array("<?xml".utf8)),
      let end = piece.prefix(256).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let declaration = Array(piece[..<end])
    let word = Array("encoding".utf8)
    var place = 5
    while place + word.count < declaration.count {
      if Array(declaration[place..<place + word.count]) == word {
        let after = declaration[(place + word.count)...]
        guard let quote = after.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
          let close = after[(quote + 1)...].firstIndex(of: after[quote])
        else { return nil }
        return String(decoding: after[quote + 1..<close], as: UTF8.self).lowercased()
      }
      place += 1
    }
    return nil
  }

  private mutating func add(
    _ piece: [UInt8], to buffer: inout [UInt8]
  ) throws(XMLProblem.What) {
    switch encoding {
    case .utf8: buffer += piece
    case .latin1, .windows1252:
      let isWindows = if case .windows1252 = encoding { true } else { false }
      for byte in piece {
        if byte < 0x80 {
          buffer.append(byte)
        } else if isWindows, byte < 0xA0 {
          appendUTF8(windows1252[Int(byte - 0x80)], to: &buffer)
        } else {
          buffer.append(0xC0 | byte >> 6)
          buffer.append(0x80 | byte & 0x3F)
        }
      }
    case .utf16(let isLittle):
      rest += piece
      var place = 0
      func unit(_ place: Int) -> UInt32 {
        let (one, two) = (UInt32(rest[place]), UInt32(rest[place + 1]))
        return isLittle ? two << 8 | one : one << 8 | two
      }
      while place + 2 <= rest.count {
        let high = unit(place)
        guard (0xD800...0xDFFF).contains(high) else {
          appendUTF8(high, to: &buffer)
          place += 2
          continue
        }
        guard high < 0xDC00 else { throw .badText }
        guard place + 4 <= rest.count else { break }
        let low = unit(place + 2)
        guard (0xDC00...0xDFFF).contains(low) else { throw .badText }
        appendUTF8(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), to: &buffer)
        place += 4
      }
      rest.removeFirst(place)
    }
  }
}
