internal import SextantKernels

/// A place in a journal: what was worked out there can be worked out again.
public struct JournalMark: Sendable, Equatable {
  /// The dossier's or institution's address.
  public let key: String
  /// The last entry that counts.
  public let entry: Int
  /// The journal's digest after it.
  public let digest: String

  public init(key: String, entry: Int, digest: String) {
    self.key = key
    self.entry = entry
    self.digest = digest
  }

  var json: JSONValue {
    jsonObject([
      ("key", .text(key)), ("entry", .number(String(entry))), ("digest", .text(digest)),
    ])
  }
}
