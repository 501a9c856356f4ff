import Synchronization

/// Archives that were sent and looked at, until whoever sent them says whether a dossier is to be
/// made of what could be read.
///
/// Each account has one at most, and none for long: the bytes lie on disk and go with it.
final class PendingImports: Sendable {
  struct Pending: Sendable {
    let key: String
    let account: AccountID
    let file: IncomingFile
    /// As it was typed; empty for the dossier's own.
    let title: String
    let since: Instant
  }

  private static let most = 50
  /// In seconds.
  private static let lasts = 3600

  private let all = Mutex<[Pending]>([])

  /// - Returns: the key that asks for it again.
  func keep(_ file: IncomingFile, title: String, of account: AccountID, at now: Instant) -> String {
    let pending = Pending(
      key: hexadecimal(randomBytes(16)), account: account, file: file, title: title, since: now)
    all.withLock { all in
      all.removeAll { $0.account == account || now.seconds(since: $0.since) > Self.lasts }
      if all.count >= Self.most { all.removeFirst() }
      all.append(pending)
    }
    return pending.key
  }

  /// Hands one over, once.
  func take(_ key: String, of account: AccountID, at now: Instant) -> Pending? {
    all.withLock { all in
      all.removeAll { now.seconds(since: $0.since) > Self.lasts }
      guard let place = all.firstIndex(where: { $0.key == key && $0.account == account }) else {
        return nil
      }
      return all.remove(at: place)
    }
  }
}
