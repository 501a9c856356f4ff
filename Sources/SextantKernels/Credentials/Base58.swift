/// Bytes in 58 letters that are not mistaken for each other, as Bitcoin chose them; keys and
/// signatures of credentials are written so.
public enum Base58 {
  /// The work grows with the square of the length, so that longer bytes are refused.
  public static let longest = 1024

  /// - Returns: `nil` for more than `longest` bytes.
  public static func text(_ bytes: some Collection<UInt8>) -> String? {
    guard bytes.count <= longest else { return nil }
    // Digits of base 58, the smallest first.
    var digits: [UInt8] = []
    for byte in bytes {
      var carry = Int(byte)
      for place in digits.indices {
        carry += Int(digits[place]) << 8
        digits[place] = UInt8(carry % 58)
        carry /= 58
      }
      while carry > 0 {
        digits.append(UInt8(carry % 58))
        carry /= 58
      }
    }
    let zeros = repeatElement(letters[0], count: bytes.prefix { $0 == 0 }.count)
    return String(
      decoding: Array(zeros) + digits.reversed().map { letters[Int($0)] }, as: UTF8.self)
  }

  /// - Returns: `nil` for another letter or a text too long.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    guard text.utf8.count <= longest * 138 / 100 + 1 else { return nil }
    var bytes: [UInt8] = []
    for letter in text.utf8 {
      guard let value = letters.firstIndex(of: letter) else { return nil }
      var carry = value
      for place in bytes.indices {
        carry += Int(bytes[place]) * 58
        bytes[place] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      while carry > 0 {
        bytes.append(UInt8(carry & 0xFF))
        carry >>= 8
      }
    }
    let zeros = text.utf8.prefix { $0 == letters[0] }.count
    return [UInt8](repeating: 0, count: zeros) + bytes.reversed()
  }

  private static let letters = Array(
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
}
