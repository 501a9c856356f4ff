import SextantModel
import Synchronization

/// What is to be said once on the next page that somebody sees: « Enregistré. »
final class Notices: Sendable {
  private let waiting = Mutex<[Int64: Message]>([:])

  func leave(_ message: Message, for session: Int64) {
    waiting.withLock { waiting in
      // Those who never came back for theirs.
      if waiting.count > 10_000 { waiting.removeAll() }
      waiting[session] = message
    }
  }

  func take(for session: Int64) -> Message? {
    waiting.withLock { $0.removeValue(forKey: session) }
  }
}
