import CSodium

/// A password or a token in clear: it is compared, hashed or handed over, never printed or kept.
public struct Secret: Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// 256 bits at random, in letters, digits, `-` and `_`.
  public static func random() -> Secret { Secret(base64URL(randomBytes(32))) }

  /// What is kept of a token: enough to know it again, not to use it.
  var digest: String { hexadecimal(Fingerprint.sha256(Array(text.utf8))) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "•••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The fingerprints of bytes that we keep or hand out.
enum Fingerprint {
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }

  /// BLAKE2b to 32 bytes.
  ///
  /// - Parameter key: 32 bytes that only we know; none for a plain digest.
  static func blake2b(_ bytes: [UInt8], key: [UInt8] = []) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_generichash(
      &digest, digest.count, bytes, UInt64(bytes.count), key.isEmpty ? nil : key, key.count)
    return digest
  }
}

/// Whether libsodium is ready for use; the first to ask makes it so.
let sodiumIsReady: Bool = sodium_init() >= 0

func randomBytes(_ count: Int) -> [UInt8] {
  precondition(sodiumIsReady, "libsodium cannot be used on this machine")
  var bytes = [UInt8](repeating: 0, count: count)
  randombytes_buf(&bytes, count)
  return bytes
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 2)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// Base64 for addresses and cookies: `-` and `_` for `+` and `/`, nothing at the end.
func base64URL(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  var text: [UInt8] = []
  var rest = 0
  var bits = 0
  for byte in bytes {
    rest = (rest << 8 | Int(byte)) & 0xFFFF
    bits += 8
    while bits >= 6 {
      bits -= 6
      text.append(letters[rest >> bits & 63])
    }
  }
  if bits > 0 { text.append(letters[rest << (6 - bits) & 63]) }
  return String(decoding: text, as: UTF8.self)
}
