internal import SextantKernels

/// Where the items of a dossier stand in its files.
public struct SourceMap: Sendable {
  /// A file as it was read: offsets count the bytes of its text after decoding.
  final class File: Sendable {
    let path: String
    let bytes: [UInt8]
    /// How the file's rows are cut, where it is a table.
    let table: Table?
    /// Made when a place is first asked for: most files have nothing wrong with them.
    private let places = WorkedOut<TextTree.Places>()

    init(_ path: String, _ bytes: [UInt8], table: Table? = nil) {
      self.path = path
      self.bytes = bytes
      self.table = table
    }

    /// The place with this file and the line and column of a byte of it.
    func place(_ offset: Int, of place: Place = Place()) -> Place {
      var place = place
      place.file = path
      let found = places.value { TextTree.Places(of: bytes) }
      (place.line, place.column) = found.place(ofOffset: UInt32(offset))
      return place
    }
  }

  struct Table: Sendable {
    let separator: UInt8
    let columns: [String]
  }

  struct Position: Sendable {
    var file: Int32
    /// Of the item's first byte, and after its last.
    var start: UInt32
    var end: UInt32
  }

  private(set) var files: [File] = []
  var positions: [String: Position] = [:]

  public init() {}

  mutating func enter(_ file: File) -> Int {
    files.append(file)
    return files.count - 1
  }

  public func file(of item: String) -> String? {
    positions[item].map { files[Int($0.file)].path }
  }

  /// The place with the file, line and column of its item or field, where the item was read.
  public func locate(_ place: Place) -> Place { locate(place, mentioning: nil) }

  /// - Parameter text: a value within the field that is meant, rather than the field's name.
  func locate(_ place: Place, mentioning text: String?) -> Place {
    guard place.line == nil, let item = place.item, let position = positions[item] else {
      return place
    }
    let file = files[Int(position.file)]
    var offset = Int(position.start)
    if let field = place.field, let found = file.find(field, mentioning: text, in: position) {
      offset = found
    }
    return file.place(offset, of: place)
  }
}

extension SourceMap.File {
  /// The offset of a field's name in an item, or of the cell where its value stands in a table.
  func find(_ field: String, mentioning text: String?, in item: SourceMap.Position) -> Int? {
    if let table {
      let row = SeparatedText(
        parsing: Array(bytes[Int(item.start)..<Int(item.end)]), separator: table.separator)
      guard row.rowCount > 0, let column = table.columns.firstIndex(of: field) else { return nil }
      return row.firstByte(0, column).map { Int(item.start) + $0 }
    }
    // The item is read again by itself, at the column where it stands.
    let start = Int(item.start)
    let indent = indentation(before: start)
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: indent)
    let tree = TextTree(parsing: blanks + bytes[start..<Int(item.end)])
    guard let value = tree.value(for: field, in: 0) else { return nil }
    var node = value - 1
    if let text {
      let end = Int(tree.nodes[value].next)
      node = (value..<end).first { tree.string($0) == text } ?? node
    }
    return tree.firstByte(of: node) - indent + start
  }

  /// How far an item stands from the start of its line: between brackets it does not matter.
  private func indentation(before start: Int) -> Int {
    guard start < bytes.count, bytes[start] != UInt8(ascii: "{") else { return 0 }
    var lineStart = start
    while lineStart > 0,
      bytes[lineStart - 1] == UInt8(ascii: " ")
        || bytes[lineStart - 1] == UInt8(ascii: "-")
    { lineStart -= 1 }
    return start - lineStart
  }
}
