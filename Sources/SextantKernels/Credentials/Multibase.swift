/// Bytes as a text that says by its first letter how they are written (W3C Controlled Identifiers
/// 1.0, 2.4): `z` for base 58, `u` for base 64.
public enum Multibase {
  public static func base58(_ bytes: some Collection<UInt8>) -> String? {
    Base58.text(bytes).map { "z" + $0 }
  }

  public static func base64URL(_ bytes: some Collection<UInt8>) -> String {
    "u" + Base64URL.text(bytes)
  }

  /// - Returns: `nil` where the first letter is another or the rest is not of its letters.
  public static func bytes(_ text: String) -> [UInt8]? {
    switch text.utf8.first {
    case UInt8(ascii: "z"): Base58.bytes(text.dropFirst())
    case UInt8(ascii: "u"): Base64URL.bytes(text.dropFirst())
    default: nil
    }
  }
}
