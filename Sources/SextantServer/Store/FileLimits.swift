internal import SextantModel

/// How large an attached file may be, and of which types.
public struct FileLimits: Sendable {
  /// In bytes.
  public var largest: Int
  /// The media type of each ending that is accepted.
  public var types: [String: String]

  /// Documents, pictures and tables; nothing that a browser would run.
  public static let standard = FileLimits(
    largest: 25 << 20,
    types: [
      "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
      "gif": "image/gif", "webp": "image/webp", "txt": "text/plain; charset=utf-8",
      "md": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "odt": "application/vnd.oasis.opendocument.text",
      "ods": "application/vnd.oasis.opendocument.spreadsheet",
      "odp": "application/vnd.oasis.opendocument.presentation", "zip": "application/zip",
      "mp3": "audio/mpeg", "mp4": "video/mp4", "eml": "message/rfc822",
    ])

  static let archives = ["zip": "application/zip"]

  public init(largest: Int, types: [String: String]) {
    self.largest = largest
    self.types = types
  }

  func mediaType(of name: String) -> String? {
    name.lastIndex(of: ".").flatMap { types[name[name.index(after: $0)...].lowercased()] }
  }

  /// What is wrong with a file of this name that begins with these bytes; `nil` when nothing is.
  func refusal(_ name: String, start: [UInt8]) -> Message? {
    guard let type = mediaType(of: name) else {
      return Message(
        "file.wrongType", ["name": .text(name), "types": .texts(types.keys.sorted())])
    }
    guard let starts = Self.starts[type], !starts.contains(where: { start.starts(with: $0) }) else {
      return nil
    }
    return Message("file.notWhatItSays", ["name": .text(name)])
  }

  var tooLarge: Message { Message("file.tooLarge", ["size": .integer(largest >> 20)]) }

  /// The first bytes of files of a type, where they are known.
  private static let starts: [String: [[UInt8]]] = {
    let archive: [[UInt8]] = [Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8)]
    var starts: [String: [[UInt8]]] = [
      "application/pdf": [Array("%PDF-".utf8)],
      "image/png": [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]],
      "image/jpeg": [[0xFF, 0xD8, 0xFF]],
      "image/gif": [Array("GIF8".utf8)],
      "image/webp": [Array("RIFF".utf8)],
      "application/zip": archive,
    ]
    for (ending, type) in standard.types
    where ["docx", "xlsx", "pptx", "odt", "ods", "odp"].contains(ending) {
      starts[type] = archive
    }
    return starts
  }()
}
