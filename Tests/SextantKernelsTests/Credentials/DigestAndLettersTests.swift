import SextantKernels
import Testing

struct DigestAndLettersTests {
  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  @Test(
    "SHA-256 gives the digests that NIST publishes for FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func digests(text: String, digest: String) {
    #expect(hex(SHA256.digest(Array(text.utf8))) == digest)
    var pieces = SHA256()
    for byte in text.utf8 { pieces.add([byte]) }
    #expect(hex(pieces.finished()) == digest)
  }

  @Test("a million letters a have the digest that NIST publishes")
  func long() {
    var digest = SHA256()
    for _ in 0..<1000 { digest.add([UInt8](repeating: 0x61, count: 1000)) }
    #expect(
      hex(digest.finished()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("base 64 follows RFC 4648 (10) without its padding, and RFC 7515 (appendix C)")
  func base64() {
    let pairs = [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"),
      ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in pairs {
      #expect(Base64URL.text(Array(plain.utf8)) == text)
      #expect(Base64URL.bytes(text) == Array(plain.utf8))
    }
    #expect(Base64URL.text([3, 236, 255, 224, 193]) == "A-z_4ME")
    #expect(Base64URL.bytes("A-z_4ME") == [3, 236, 255, 224, 193])
  }

  @Test("one text for the same bytes: padding, other letters and left-over bits are refused")
  func strictBase64() {
    for text in ["Zg==", "Zh", "Zm9", "A", "Zm9v+", "Zm/v", " Zg", "Zé"] {
      #expect(Base64URL.bytes(text) == nil, "\(text)")
    }
  }

  @Test("base 58 gives the texts of the draft of the encoding's authors")
  func base58() {
    let pairs = [
      ("Hello World!", "2NEpo7TZRRrLZSi2U"),
      (
        "The quick brown fox jumps over the lazy dog.",
        "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
      ),
    ]
    for (plain, text) in pairs {
      #expect(Base58.text(Array(plain.utf8)) == text)
      #expect(Base58.bytes(text) == Array(plain.utf8))
    }
    #expect(Base58.text([0, 0, 0x28, 0x7F, 0xB4, 0xCD]) == "11233QC4")
    #expect(Base58.bytes("11233QC4") == [0, 0, 0x28, 0x7F, 0xB4, 0xCD])
    #expect(Base58.bytes("0OIl") == nil)
    #expect(Base58.text([UInt8](repeating: 1, count: 2000)) == nil)
    #expect(Base58.bytes(String(repeating: "z", count: 5000)) == nil)
  }

  @Test("the key of W3C's test vectors has the name they print, and the reverse")
  func keyName() throws {
    let multikey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    let key = try #require(SigningKeyName(multikey))
    #expect(
      hex(key.publicKey) == "b00d8d938e7f773d51565aad36a623f5344f7f5d1960f9cf3e8e12620ea2810f")
    #expect(key.multikey == multikey)
    #expect(key.did == "did:key:" + multikey)
    #expect(SigningKeyName(key.did) == key)
    #expect(SigningKeyName(key.verificationMethod) == key)
    #expect(SigningKeyName(publicKey: key.publicKey) == key)
  }

  @Test("a name of another kind, cut, or that names two keys is no key's name")
  func badKeyNames() {
    let one = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    let other = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    for name in [
      "", "did:key:", "did:web:example.org", "did:key:\(one.dropLast())", "did:key:\(one)#\(other)",
      "\(one)#\(one)", "z" + String(repeating: "1", count: 40), "did:key:zQ3shok", "u7QE",
    ] {
      #expect(SigningKeyName(name) == nil, "\(name)")
    }
  }
}
