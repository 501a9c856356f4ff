/// Who achieved it: named by an identifier of their own, or by the digest of something only they and
/// those they show it to know, so that the credential itself names nobody.
public struct Recipient: Sendable, Equatable {
  /// What the digest is of, as Open Badges names it.
  public enum Sort: String, Sendable, CaseIterable {
    case name, emailAddress
    case studentId = "sourcedId"
  }

  /// A `did:`, `mailto:` or another identifier.
  public let id: String?
  let identifier: JSONValue?

  /// A person by an identifier.
  public init(id: String) {
    self.id = id
    identifier = nil
  }

  /// A person by a digest.
  ///
  /// - Parameters:
  ///   - identity: what is hashed, the salt after it.
  ///   - salt: drawn at random for each credential; without it a list of names tells who it is.
  public init(identity: String, sort: Sort, salt: String) {
    id = nil
    identifier = .fields([
      ("type", .text("IdentityObject")), ("hashed", .flag(true)),
      ("identityHash", .text(Self.digest(identity, salt))), ("identityType", .text(sort.rawValue)),
      ("salt", .text(salt)),
    ])
  }

  /// Whether a credential's subject is this person.
  public static func isHeld(_ subject: JSONValue, by identity: String) -> Bool {
    guard let identifiers = subject["identifier"]?.oneOrMany else { return false }
    return identifiers.contains { identifier in
      guard identifier["hashed"] == .flag(true), let hash = identifier["identityHash"]?.asText
      else { return false }
      return hash == digest(identity, identifier["salt"]?.asText ?? "")
    }
  }

  private static func digest(_ identity: String, _ salt: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = SHA256.digest(Array((identity + salt).utf8))
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "sha256$" + String(decoding: text, as: UTF8.self)
  }
}
