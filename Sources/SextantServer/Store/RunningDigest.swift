import CSodium

/// SHA-256 of bytes that come piece by piece.
struct RunningDigest {
  private var state = crypto_hash_sha256_state()

  init() {
    precondition(sodiumIsReady, "libsodium cannot be used on this machine")
    crypto_hash_sha256_init(&state)
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    crypto_hash_sha256_update(
      &state, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt64(bytes.count))
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  /// Whole numbers are eight bytes, the greatest first.
  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { add($0) }
  }

  /// Texts have their length before them, so that no two lists of texts look alike; no text at all
  /// has a length that no text has.
  mutating func add(_ text: String?) {
    guard var text else { return add(Int64(-1)) }
    add(Int64(text.utf8.count))
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// In hexadecimal.
  consuming func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var last = state
    crypto_hash_sha256_final(&last, &digest)
    return hexadecimal(digest)
  }
}
