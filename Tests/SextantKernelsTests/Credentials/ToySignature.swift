import SextantKernels

/// Something that behaves like a signature to those who only carry it: 64 bytes that depend on every
/// byte signed and on the key. It protects nothing; the true one is the caller's.
struct ToySignature {
  let key: SigningKeyName

  init() {
    guard let key = SigningKeyName(publicKey: Array(1...32)) else {
      preconditionFailure("32 bytes are a key")
    }
    self.key = key
  }

  func sign(_ bytes: [UInt8]) -> [UInt8] { Self.made(bytes, key.publicKey) }

  static func verify(_ signature: [UInt8], _ signed: [UInt8], _ key: [UInt8]) -> Bool {
    signature == made(signed, key)
  }

  private static func made(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
    let digest = SHA256.digest(bytes + key)
    return digest + SHA256.digest(digest + key)
  }
}
