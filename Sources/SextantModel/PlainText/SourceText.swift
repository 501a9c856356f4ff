/// A file of a dossier's folder, as it was found.
public struct SourceText: Sendable {
  /// From the dossier's folder, with `/`: `strategy/objectives.yaml`.
  public let path: String
  /// In bytes; known even where the file was too large to be loaded.
  public let size: Int
  /// `nil` where the file could not be read or is larger than `SourceText.largest`.
  public let bytes: [UInt8]?

  public init(path: String, size: Int, bytes: [UInt8]?) {
    self.path = path
    self.size = size
    self.bytes = bytes
  }

  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, size: bytes.count, bytes: bytes)
  }

  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// Files above this size, in bytes, are not loaded: no dossier written by people comes near.
  public static let largest = 96 << 20
}
