/// Text in the header of a letter, where only ASCII may stand: accents go into encoded words
/// (RFC 2047), each of at most 75 characters and whole characters.
enum MailHeader {
  static func address(_ address: MailAddress) -> String {
    guard !address.name.isEmpty else { return address.email.text }
    return "\(name(address.name)) <\(address.email.text)>"
  }

  static func text(_ text: String) -> String { isPlain(text) ? text : encodedWords(text) }

  private static func name(_ name: String) -> String {
    guard isPlain(name) else { return encodedWords(name) }
    let needsQuotes = name.utf8.contains { "()<>[]:;@\\,.\"".utf8.contains($0) }
    guard needsQuotes else { return name }
    let escaped = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    return "\"\(String(escaped))\""
  }

  /// Short, printable and nothing that could be taken for an encoded word.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 60 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      && !text.contains("=?")
  }

  private static func encodedWords(_ text: String) -> String {
    let opening = "=?UTF-8?Q?"
    let closing = "?="
    let room = 75 - opening.utf8.count - closing.utf8.count
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      let piece = encoded(scalar)
      if word.utf8.count + piece.utf8.count > room {
        words.append(word)
        word = ""
      }
      word += piece
    }
    words.append(word)
    return words.map { opening + $0 + closing }.joined(separator: "\r\n ")
  }

  private static func encoded(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case " ": "_"
    case "a"..."z", "A"..."Z", "0"..."9", "!", "*", "+", "-", "/": String(scalar)
    default: String(scalar).utf8.map(QuotedPrintable.escaped).joined()
    }
  }
}

/// Text as mail carries it safely through every server: ASCII only, lines of at most 76 characters
/// (RFC 2045).
enum QuotedPrintable {
  static func bytes(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var line = 0
    let source = lineFeeds(Array(text.utf8))
    for (index, byte) in source.enumerated() {
      if byte == 0x0A {
        result += [0x0D, 0x0A]
        line = 0
        continue
      }
      let endsLine = index + 1 == source.count || source[index + 1] == 0x0A
      let isBlank = byte == 0x20 || byte == 0x09
      let isLiteral = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
      let piece = isLiteral || (isBlank && !endsLine) ? [byte] : Array(escaped(byte).utf8)
      // Room is kept for the mark of a line that goes on.
      if line + piece.count > 75 {
        result += Array("=\r\n".utf8)
        line = 0
      }
      result += piece
      line += piece.count
    }
    return result + (line == 0 ? [] : [0x0D, 0x0A])
  }

  static func escaped(_ byte: UInt8) -> String { "=" + hexadecimal([byte]).uppercased() }

  private static func lineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D {
        if index + 1 == bytes.count || bytes[index + 1] != 0x0A { result.append(0x0A) }
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
