import SextantFiles
import SextantKernels
import SextantModel
import Synchronization

/// Dossiers that were handed in, read from their files and examined once: they never change.
final class FrozenShelf: Sendable {
  /// How many stand open at once; a panel hears one after the other.
  static let most = 12

  private struct Place {
    let examined: ExaminedDossier
    var asked: Int
  }

  private struct Shelf {
    var places: [String: Place] = [:]
    var clock = 0
  }

  private let shelf = Mutex(Shelf())

  /// Why a copy cannot be shown.
  enum Fault: Error { case missing, changed, unreadable }

  /// The dossier of a file, whose bytes must still be those that were handed in.
  func examined(
    _ file: AttachedFile, of live: LiveDossier, on day: Day, _ library: FrameworkLibrary
  ) throws(Fault) -> ExaminedDossier {
    let key = "\(file.digest) \(day.text)"
    let known = shelf.withLock { shelf -> ExaminedDossier? in
      shelf.clock += 1
      shelf.places[key]?.asked = shelf.clock
      return shelf.places[key]?.examined
    }
    if let known { return known }
    let bytes = try Self.bytes(of: file, live)
    let archive: ArchivedDossier
    do {
      archive = try ArchivedDossier(bytes, attaching: .standard)
    } catch { throw .unreadable }
    guard archive.isDossier else { throw .unreadable }
    let examined = ExaminedDossier(archive.read.dossier, at: 0, on: day, library: library)
    shelf.withLock { shelf in
      if shelf.places.count >= Self.most,
        let oldest = shelf.places.min(by: { $0.value.asked < $1.value.asked })
      {
        shelf.places[oldest.key] = nil
      }
      shelf.places[key] = Place(examined: examined, asked: shelf.clock)
    }
    return examined
  }

  /// The bytes of a file, if they are what its digest says.
  static func bytes(of file: AttachedFile, _ live: LiveDossier) throws(Fault) -> [UInt8] {
    guard let path = live.path(of: file), let bytes = Folder.bytes(path) else { throw .missing }
    var digest = RunningDigest()
    digest.add(bytes)
    guard digest.finish() == file.digest else { throw .changed }
    return bytes
  }
}
