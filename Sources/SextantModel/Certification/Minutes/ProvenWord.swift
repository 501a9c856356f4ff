internal import SextantKernels

/// A word on a person as minutes prove it: by a digest that only its proof key opens.
public struct ProvenWord: Sendable, Hashable {
  /// The item and the field that hold the word.
  public let item: String
  public let field: String
  /// SHA-256 in hexadecimal.
  public let digest: String

  init(item: String, field: String, digest: String) {
    self.item = item
    self.field = field
    self.digest = digest
  }

  init(_ word: MinutesWord, key: String) {
    item = word.item
    field = word.field
    digest = Self.digest(of: word.text, item, field, key)
  }

  private static func digest(of text: String, _ item: String, _ field: String, _ key: String)
    -> String
  {
    // The lengths keep two fields from being read as one.
    let parts = [key, item, field, text].map { "\($0.utf8.count):\($0)" }
    return hexadecimalText(SHA256.digest(Array(parts.joined().utf8)))
  }

  /// Whether a text is the word that was proven.
  func holds(_ text: String, key: String) -> Bool {
    Self.digest(of: text, item, field, key) == digest
  }

  init?(_ value: JSONValue) {
    guard let item = value["item"]?.asText, let field = value["field"]?.asText,
      let digest = value["sha256"]?.asText
    else { return nil }
    self.init(item: item, field: field, digest: digest)
  }

  var json: JSONValue {
    jsonObject([("item", .text(item)), ("field", .text(field)), ("sha256", .text(digest))])
  }
}

/// A word on a person that minutes are about, and whose it is.
struct MinutesWord {
  /// The candidate, the juror or the minutes whose key proves it.
  let owner: String
  let item: String
  let field: String
  let text: String
}

func hexadecimalText(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// An object whose members without a value are left out.
func jsonObject(_ members: [(String, JSONValue?)]) -> JSONValue {
  .object(members.compactMap { key, value in value.map { JSONValue.Member(key: key, value: $0) } })
}
