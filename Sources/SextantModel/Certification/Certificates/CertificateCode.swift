internal import SextantKernels

/// What a certificate bears to be verified by: 128 bits that nobody can guess, in letters and digits
/// that are not mistaken for each other.
public struct CertificateCode: Sendable, Hashable {
  /// 26 letters and digits without hyphens.
  public let text: String

  /// What somebody typed or an address holds: hyphens and blanks do not count, nor does case; letters
  /// taken for digits are read as those.
  ///
  /// - Returns: `nil` for anything that is no code.
  public init?(_ typed: String) {
    var letters: [UInt8] = []
    for byte in typed.utf8.prefix(80) {
      let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
      switch upper {
      case UInt8(ascii: "-"), UInt8(ascii: " "): continue
      case UInt8(ascii: "O"): letters.append(UInt8(ascii: "0"))
      case UInt8(ascii: "I"), UInt8(ascii: "L"): letters.append(UInt8(ascii: "1"))
      case let letter where Self.letters.contains(letter): letters.append(letter)
      default: return nil
      }
    }
    guard letters.count == 26, typed.utf8.count <= 80 else { return nil }
    text = String(decoding: letters, as: UTF8.self)
  }

  /// - Parameter drawn: at least 32 hexadecimal digits drawn at random; the first 32 count.
  init(drawn: String) {
    var (held, bits): (UInt32, Int) = (0, 0)
    var letters: [UInt8] = []
    for digit in drawn.utf8.prefix(32) {
      let value = digit <= 0x39 ? digit &- 0x30 : (digit | 0x20) &- 0x57
      held = (held << 4 | UInt32(value & 15)) & 0xFFFF
      bits += 4
      if bits >= 5 {
        bits -= 5
        letters.append(Self.letters[Int(held >> UInt32(bits) & 31)])
      }
    }
    if bits > 0 { letters.append(Self.letters[Int(held << UInt32(5 - bits) & 31)]) }
    text = String(decoding: letters, as: UTF8.self)
  }

  /// In groups, for people: `7XK2M-…`.
  public var printed: String {
    var groups: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      // 26 letters: four groups of five, then one of six.
      let count = rest.utf8.count < 10 ? rest.utf8.count : 5
      groups.append(String(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return groups.joined(separator: "-")
  }

  /// What is kept of it to find the certificate.
  public var digest: String { Self.hash("certificate", text) }

  /// What is kept of the holder's name: whoever has not the code learns nothing from it, and the
  /// order of the names, case and accents do not count.
  public func mark(of name: String) -> String {
    Self.hash("holder", text + "\n" + nameWords(name).joined(separator: " "))
  }

  /// A value that hangs on the code alone and does not tell it.
  func derived(_ use: String) -> String { Self.hash(use, text) }

  private static func hash(_ use: String, _ text: String) -> String {
    hexadecimalText(SHA256.digest(Array("sextant \(use)\n\(text)".utf8)))
  }

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
}
