import Synchronization

/// The last entry of a dossier's journal that each session may have written, so that people always
/// find their own changes on the next page.
final class LastWrites: Sendable {
  private struct Desk: Hashable {
    let session: Int64
    let dossier: String
  }

  private let entries = Mutex<[Desk: Int]>([:])

  func note(_ sequence: Int, by session: Int64, in dossier: String) {
    entries.withLock { entries in
      // Whoever wrote so long ago finds it anyhow.
      if entries.count > 10_000 { entries.removeAll() }
      entries[Desk(session: session, dossier: dossier)] = sequence
    }
  }

  /// 0 where the session has written nothing.
  func last(by session: Int64, in dossier: String) -> Int {
    entries.withLock { $0[Desk(session: session, dossier: dossier)] ?? 0 }
  }
}
