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

/// Where the items of a dossier stand in its files.
public struct SourceMap: Sendable {
  struct Position: Sendable {
    var file: Int32
    /// Of the item's first byte.
    var offset: UInt32
  }

  var files: [SourceText] = []
  var positions: [String: Position] = [:]

  /// The place with the file, line and column of its item or field, where the item was read.
  public func locate(_ place: Place) -> Place {
    guard place.line == nil else { return place }
    guard let item = place.item, let position = positions[item] else { return place }
    let file = files[Int(position.file)]
    guard let bytes = file.bytes else { return place }
    var offset = Int(position.offset)
    if let field = place.field, let found = Self.find(field, in: bytes, from: offset) {
      offset = found
    }
    var located = place
    located.file = file.path
    (located.line, located.column) = Self.lineAndColumn(of: offset, in: bytes)
    return located
  }

  public func file(of item: String) -> String? {
    positions[item].map { files[Int($0.file)].path }
  }

  /// The offset of a key among the lines of the item that starts at `start`: the item ends where a
  /// line is indented less than its first key.
  private static func find(_ field: String, in bytes: [UInt8], from start: Int) -> Int? {
    let newline = UInt8(ascii: "\n")
    let space = UInt8(ascii: " ")
    let wanted = Array(field.utf8)
    var lineStart = start
    while lineStart > 0, bytes[lineStart - 1] != newline { lineStart -= 1 }
    let indent = start - lineStart
    var cursor = start
    while cursor < bytes.count {
      if bytes[cursor...].starts(with: wanted) {
        let after = cursor + wanted.count
        if after < bytes.count, bytes[after] == UInt8(ascii: ":") { return cursor }
      }
      guard let end = bytes[cursor...].firstIndex(of: newline) else { return nil }
      lineStart = end + 1
      cursor = lineStart
      while cursor < bytes.count, bytes[cursor] == space { cursor += 1 }
      if cursor >= bytes.count { return nil }
      if bytes[cursor] == newline || bytes[cursor] == UInt8(ascii: "#") {
        cursor = min(cursor, bytes.count)
        continue
      }
      if cursor - lineStart < indent { return nil }
    }
    return nil
  }

  /// Both from 1; the column counts Unicode scalars.
  static func lineAndColumn(of offset: Int, in bytes: [UInt8]) -> (Int, Int) {
    var line = 1
    var lineStart = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    let column = bytes[min(lineStart, bytes.count)..<min(offset, bytes.count)]
      .count { $0 & 0xC0 != 0x80 }
    return (line, column + 1)
  }
}
