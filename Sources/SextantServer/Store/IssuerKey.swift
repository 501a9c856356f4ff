import CSodium
internal import GRDB
import SextantKernels

/// The pair of keys by which a house signs what it certifies (Ed25519). The secret half lies in the
/// database, encrypted under the house's own key.
struct IssuerKey: Sendable {
  /// The public half, under the name it has in credentials.
  let name: SigningKeyName
  private let secret: [UInt8]

  /// - Parameter seed: 32 bytes drawn at random.
  init?(seed: [UInt8]) {
    guard sodiumIsReady, seed.count == 32 else { return nil }
    var publicKey = [UInt8](repeating: 0, count: 32)
    var secret = [UInt8](repeating: 0, count: 64)
    guard crypto_sign_ed25519_seed_keypair(&publicKey, &secret, seed) == 0,
      let name = SigningKeyName(publicKey: publicKey)
    else { return nil }
    self.name = name
    self.secret = secret
  }

  /// The 64 bytes of the signature.
  func sign(_ bytes: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 64)
    crypto_sign_ed25519_detached(&signature, nil, bytes, UInt64(bytes.count), secret)
    return signature
  }

  static func isValid(_ signature: [UInt8], _ signed: [UInt8], _ key: [UInt8]) -> Bool {
    guard sodiumIsReady, signature.count == 64, key.count == 32 else { return false }
    return crypto_sign_ed25519_verify_detached(signature, signed, UInt64(signed.count), key) == 0
  }
}

extension House {
  /// The house's own pair; made when it is first asked for.
  func issuerKey() throws(HouseError) -> IssuerKey {
    if let known = try storedIssuerKey() { return known }
    let sealed = issuerSealing.seal(hexadecimal(randomBytes(32)))
    do {
      try vault.database.write {
        // Of two who ask first at once, both get the same.
        try $0.execute(
          sql: "INSERT OR IGNORE INTO houseFact (name, value) VALUES ('issuerKey', ?)",
          arguments: [sealed])
      }
    } catch {
      throw HouseError(error, at: folder)
    }
    guard let made = try storedIssuerKey() else { throw HouseError(.damaged, folder) }
    return made
  }

  private var issuerSealing: SealedText { SealedText(key: vault.master.subkey("issuer")) }

  private func storedIssuerKey() throws(HouseError) -> IssuerKey? {
    let sealed = try vault.read {
      try String.fetchOne($0, sql: "SELECT value FROM houseFact WHERE name = 'issuerKey'")
    }
    guard let sealed else { return nil }
    guard let seed = issuerSealing.open(sealed).flatMap({ bytes(ofHexadecimal: $0) }),
      let key = IssuerKey(seed: seed)
    else { throw HouseError(.damaged, folder) }
    return key
  }
}
