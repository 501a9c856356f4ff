import SextantFiles
internal import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

/// A dossier as a folder of plain text with its attached files under `files/`: what people take
/// away, edit with other tools, keep in git, and bring back.
public struct DossierFolder: Sendable {
  private let folder: Folder

  public init(_ path: String) { folder = Folder(path) }

  /// Whether there is such a folder.
  public var isThere: Bool { access(folder.path, R_OK) == 0 }

  /// What the folder holds; `nil` where there is no such folder.
  public func source() -> DossierSource? {
    guard let texts = folder.read(loading: [".yaml", ".csv"]) else { return nil }
    let beside = "\(folder.path)/\(AttachedFile.folder)"
    let files = Folder(beside).tree().map {
      DossierSource.FileBeside(name: $0, path: beside + $0)
    }
    return .plainText(DossierReader.read(texts), files: files)
  }

  /// Writes a dossier as it stood at one moment, whatever people do meanwhile.
  public func write(_ snapshot: Snapshot, of dossier: LiveDossier) throws(HouseError) {
    guard folder.isFree else { throw HouseError(.notFree, folder.path) }
    for text in DossierWriter.files(of: snapshot.dossier) {
      guard folder.write(text.path, text.bytes ?? []) else {
        throw HouseError(writing: "\(folder.path)/\(text.path)")
      }
    }
    for file in snapshot.files {
      // The bytes of a destroyed file are nowhere: its name in the items is all that is left.
      guard let source = dossier.path(of: file) else { continue }
      try Folder.copy(source, to: "\(folder.path)/\(file.id)")
    }
  }
}

extension Folder {
  /// Copies a file, the folders on the way included, and has it on disk when this returns.
  static func copy(_ source: String, to target: String, mode: mode_t = 0o644) throws(HouseError) {
    makeFolders(to: target)
    let file = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw HouseError(writing: target) }
    defer { close(file) }
    var failure: HouseError?
    let isRead = pieces(of: source) { piece in
      var done = 0
      while failure == nil, done < piece.count {
        let count = piece.withUnsafeBytes {
          Glibc.write(file, $0.baseAddress! + done, piece.count - done)
        }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { failure = HouseError(writing: target) }
        done += max(0, count)
      }
    }
    guard isRead else { throw HouseError(.failed, source) }
    if let failure { throw failure }
    guard fsync(file) == 0 else { throw HouseError(writing: target) }
  }
}
