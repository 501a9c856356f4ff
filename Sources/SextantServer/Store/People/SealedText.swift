import CSodium

/// Text that is kept only encrypted (XChaCha20-Poly1305), written in hexadecimal.
struct SealedText {
  /// 32 bytes.
  let key: [UInt8]

  func seal(_ text: String) -> String {
    let plain = Array(text.utf8)
    let nonce = randomBytes(Int(crypto_aead_xchacha20poly1305_ietf_npubbytes()))
    var sealed = [UInt8](
      repeating: 0, count: plain.count + Int(crypto_aead_xchacha20poly1305_ietf_abytes()))
    var count: UInt64 = 0
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      &sealed, &count, plain, UInt64(plain.count), nil, 0, nil, nonce, key)
    return hexadecimal(nonce + sealed)
  }

  /// - Returns: `nil` where it was sealed with another key or changed since.
  func open(_ sealed: String) -> String? {
    guard sodiumIsReady, let bytes = bytes(ofHexadecimal: sealed) else { return nil }
    let nonceCount = Int(crypto_aead_xchacha20poly1305_ietf_npubbytes())
    let least = nonceCount + Int(crypto_aead_xchacha20poly1305_ietf_abytes())
    guard bytes.count >= least else { return nil }
    let nonce = Array(bytes[..<nonceCount])
    let body = Array(bytes[nonceCount...])
    var plain = [UInt8](repeating: 0, count: bytes.count - least + 1)
    var count: UInt64 = 0
    let result = crypto_aead_xchacha20poly1305_ietf_decrypt(
      &plain, &count, nil, body, UInt64(body.count), nil, 0, nonce, key)
    return result == 0 ? String(decoding: plain[..<Int(count)], as: UTF8.self) : nil
  }
}
