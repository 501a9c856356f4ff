import SextantFiles
import SextantKernels
import SextantModel

/// A dossier as one file to take away: its folder of plain text and the attached files, as one
/// reader may see them.
struct DossierArchive {
  private let snapshot: Snapshot
  private let live: LiveDossier
  private let dossier: Dossier
  private let moment: Moment

  /// The most that is packed: it stands in memory until it is sent.
  static let largest = 1 << 29

  /// - Parameter dossier: what the reader sees of the snapshot.
  init(_ snapshot: Snapshot, of live: LiveDossier, as dossier: Dossier, at moment: Moment) {
    self.snapshot = snapshot
    self.live = live
    self.dossier = dossier
    self.moment = moment
  }

  /// - Returns: `nil` where it is larger than may be packed.
  func bytes(showing reach: Reach) -> [UInt8]? {
    let day = moment.day
    var archive = ZipArchive(
      year: day.year, month: day.month, day: day.dayOfMonth, minuteOfDay: moment.time.minutes)
    var size = 0
    do {
      for text in DossierWriter.files(of: dossier) {
        let bytes = text.bytes ?? []
        size += bytes.count
        try archive.add("\(snapshot.key)/\(text.path)", bytes)
      }
      for file in snapshot.files where isSeen(file, reach) {
        size += file.size
        guard size <= Self.largest else { return nil }
        // The bytes of a destroyed file are nowhere: its name in the items is all that is left.
        guard let path = live.path(of: file), let bytes = Self.read(path, file.size) else {
          continue
        }
        try archive.add("\(snapshot.key)/\(file.id)", bytes)
      }
    } catch { return nil }
    return archive.bytes
  }

  /// Who sees everything gets every file; others those that an item they see cites.
  private func isSeen(_ file: AttachedFile, _ reach: Reach) -> Bool {
    reach == .everything || !snapshot.citing(file, in: dossier).isEmpty
  }

  private static func read(_ path: String, _ size: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    let isRead = Folder.pieces(of: path) { bytes.append(contentsOf: $0) }
    return isRead ? bytes : nil
  }
}
