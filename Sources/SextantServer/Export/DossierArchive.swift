import SextantFiles
import SextantKernels
import SextantModel

/// A dossier as one file to take away: its folder of plain text and the attached files, as one
/// reader may see them.
///
/// It is sent as it is packed: never more than one kind's text and one piece of a file stand in memory.
struct DossierArchive: Sendable {
  private let snapshot: Snapshot
  private let live: LiveDossier
  private let dossier: Dossier
  private let moment: Moment

  /// The most that is read back: an archive that comes in stands in memory until it is read.
  static let largest = 1 << 29

  /// - Parameter dossier: what the reader sees of the snapshot.
  init(_ snapshot: Snapshot, of live: LiveDossier, as dossier: Dossier, at moment: Moment) {
    self.snapshot = snapshot
    self.live = live
    self.dossier = dossier
    self.moment = moment
  }

  /// Whether its attached files leave room for the rest: sizes are counted in 32 bits.
  func fits(showing reach: Reach) -> Bool {
    files(reach).reduce(0) { $0 + $1.size } < 3 << 30
  }

  /// Packs it, piece by piece.
  ///
  /// - Throws: what `send` throws; `ZipArchive.Problem` where it grows too large after all; a file that
  ///   cannot be read to its end breaks the archive off, so that nobody takes it for whole.
  func pack(showing reach: Reach, _ send: ([UInt8]) async throws -> Void) async throws {
    let day = moment.day
    var directory = ZipDirectory(
      year: day.year, month: day.month, day: day.dayOfMonth, minuteOfDay: moment.time.minutes)
    for type in dossier.registry.kinds {
      guard let text = DossierWriter.file(of: type, in: dossier), let bytes = text.bytes else {
        continue
      }
      try await send(
        directory.header(
          "\(snapshot.key)/\(text.path)", size: bytes.count, check: crc32(bytes)))
      try await send(bytes)
    }
    for file in files(reach) {
      // The bytes of a destroyed file are nowhere: its name in the items is all that is left.
      guard let path = live.path(of: file), let (size, check) = Self.measure(path) else {
        continue
      }
      try await send(
        directory.header("\(snapshot.key)/\(file.id)", size: size, check: check))
      guard let pieces = FilePieces(of: path) else { throw BrokenOff() }
      var left = size
      while let piece = pieces.next() {
        left -= piece.count
        guard left >= 0 else { throw BrokenOff() }
        try await send(piece)
      }
      guard left == 0 else { throw BrokenOff() }
    }
    try await send(directory.end)
  }

  struct BrokenOff: Error {}

  /// Who sees everything gets every file; others those that an item they see cites.
  private func files(_ reach: Reach) -> [AttachedFile] {
    if reach == .everything { return snapshot.files }
    let cited = snapshot.cited(in: dossier)
    return snapshot.files.filter { cited.contains($0.id) }
  }

  /// A file's size and check number, which stand before its bytes.
  private static func measure(_ path: String) -> (Int, UInt32)? {
    guard let pieces = FilePieces(of: path) else { return nil }
    var check = CheckNumber()
    var size = 0
    while let piece = pieces.next() {
      check.add(piece)
      size += piece.count
    }
    return pieces.hasFailed ? nil : (size, check.value)
  }
}
