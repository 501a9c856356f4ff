import SextantKernels
import SextantModel

/// A dossier that somebody sent packed in one file, as `DossierArchive` packs it: what could be read
/// of it, and the attached files that can be taken in.
struct ArchivedDossier: Sendable {
  let read: ReadDossier
  /// The names of the files that can be attached.
  var files: [String] { attached.map(\.name) }
  /// Files that cannot be attached, with the reason.
  let refused: [Message]

  private let reader: ZipReader
  private let attached: [(name: String, entry: ZipReader.Entry)]

  /// Larger than any dossier with its files, far smaller than what would fill a disk.
  static let limits = ZipReader.Limits(entries: 20_000, bytes: DossierArchive.largest)
  /// How much text is read, in bytes: it stands in memory with all that is made of it.
  static let mostText = 64 << 20

  /// - Parameter limits: what attached files may be.
  init(_ bytes: [UInt8], attaching limits: FileLimits) throws(ZipReader.Problem) {
    reader = try ZipReader(bytes, limits: Self.limits)
    let entries = reader.entries.filter { !Self.isAside($0.name) }
    let folder = Self.folder(of: entries.map(\.name))
    var texts: [SourceText] = []
    var textSize = 0
    var attached: [(name: String, entry: ZipReader.Entry)] = []
    var refused: [Message] = []
    for entry in entries {
      let path = String(entry.name.dropFirst(folder.count))
      if path.hasPrefix(AttachedFile.folder) {
        let name = String(path.dropFirst(AttachedFile.folder.count))
        if let refusal = try Self.refusal(name, entry, reader, limits) {
          refused.append(refusal)
        } else {
          attached.append((name, entry))
        }
      } else if path.hasSuffix(".yaml") || path.hasSuffix(".csv") {
        textSize += entry.size
        guard textSize <= Self.mostText else { throw .tooLarge(most: Self.mostText) }
        texts.append(SourceText(path: path, bytes: try reader.unpack(entry)))
      } else {
        texts.append(SourceText(path: path, size: entry.size, bytes: nil))
      }
    }
    self.attached = attached
    self.refused = refused
    read = DossierReader.read(texts)
  }

  /// Whether it is a dossier at all.
  var isDossier: Bool { !read.findings.contains { $0.message.key == "reading.notADossier" } }

  /// Whether all of it can be taken in and nothing need be said.
  var isSound: Bool { read.findings.isEmpty && refused.isEmpty }

  /// - Parameter title: in place of its own; its own stays where this is empty.
  func source(title: String) -> DossierSource {
    var read = read
    if !title.isEmpty {
      read.dossier.rename(title)
    }
    let reader = reader
    let files = attached.map { file in
      DossierSource.FileBeside(name: file.name, place: file.entry.name) { take in
        do {
          try reader.unpack(file.entry) { take(Array($0)) }
          return true
        } catch { return false }
      }
    }
    return .plainText(read, files: files, acceptingLosses: true)
  }

  /// What machines put beside files, and hidden ones.
  private static func isAside(_ name: String) -> Bool {
    name.hasPrefix("__MACOSX/") || name.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// The one folder that everything lies in, with its slash; empty where there is none.
  private static func folder(of names: [String]) -> String {
    guard let first = names.first, let slash = first.firstIndex(of: "/") else { return "" }
    let folder = String(first[...slash])
    // The room of a dossier that has nothing else is no folder around it.
    let isRoom = Room(rawValue: String(folder.dropLast())) != nil || folder == AttachedFile.folder
    return !isRoom && names.allSatisfy { $0.hasPrefix(folder) } ? folder : ""
  }

  /// Why a file cannot be attached; `nil` where it can. Reads it once, to its end.
  private static func refusal(
    _ name: String, _ entry: ZipReader.Entry, _ reader: ZipReader, _ limits: FileLimits
  ) throws(ZipReader.Problem) -> Message? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0 == AttachedFile.safeName(String($0)) }) else {
      return Message("import.zip.fileName", ["name": .text(name)])
    }
    // Measures of years are larger than what people attach.
    let largest = name.hasSuffix(MeasureFile.ending) ? Self.limits.bytes : limits.largest
    guard entry.size <= largest else {
      return Message(
        "import.zip.fileTooLarge",
        ["name": .text(name), "size": .integer(limits.largest >> 20)])
    }
    var start: [UInt8] = []
    try reader.unpack(entry) { if start.count < 16 { start += $0.prefix(16 - start.count) } }
    return limits.refusal(name, start: start)
  }
}

extension ZipReader.Problem {
  /// What a reader is told of it.
  var message: Message {
    func named(_ key: String, _ name: String) -> Message {
      Message("import.zip.\(key)", ["name": .text(name)])
    }
    return switch self {
    case .notAnArchive: Message("import.zip.notAnArchive")
    case .tooNew: Message("import.zip.tooNew")
    case .encrypted(let name): named("encrypted", name)
    case .unknownWay(let name): named("unknownWay", name)
    case .badName(let name): named("badName", name)
    case .link(let name): named("link", name)
    case .twice(let name): named("twice", name)
    case .tooMany(let most): Message("import.zip.tooMany", ["most": .integer(most)])
    case .tooLarge(let most): Message("import.zip.tooLarge", ["size": .integer(most >> 20)])
    case .swelling(let name): named("swelling", name)
    case .damaged(let name): named("damaged", name)
    }
  }
}
