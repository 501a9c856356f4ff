import CSodium

/// What a form carries so that no other site can send it in a reader's name: derived from the part
/// of the session's token that stays when it is renewed, so that nothing is kept of it.
public struct FormToken {
  public static func make(for secret: Secret) -> String {
    // Not the digest that is kept of the token: who reads the database cannot make form tokens.
    let key = Fingerprint.blake2b(Array(secret.lasting.text.utf8))
    return base64URL(Fingerprint.blake2b(Array("form".utf8), key: key))
  }

  public static func verify(_ typed: String, for secret: Secret) -> Bool {
    sameBytes(typed, make(for: secret))
  }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
func sameBytes(_ one: String, _ other: String) -> Bool {
  let (one, other) = (Array(one.utf8), Array(other.utf8))
  return one.count == other.count && sodium_memcmp(one, other, one.count) == 0
}
