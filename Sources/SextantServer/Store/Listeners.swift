internal import Synchronization

/// Those who look on while a dossier changes.
final class Listeners: Sendable {
  private let streams = Mutex<(next: Int, open: [Int: AsyncStream<JournalEvent>.Continuation])>(
    (0, [:]))

  /// Every entry from now on. Who reads too slowly loses the oldest of them, and sees it by the gap
  /// in the numbers.
  func join() -> AsyncStream<JournalEvent> {
    AsyncStream(bufferingPolicy: .bufferingNewest(256)) { stream in
      let number = streams.withLock { streams in
        streams.next += 1
        streams.open[streams.next] = stream
        return streams.next
      }
      stream.onTermination = { [weak self] _ in
        self?.streams.withLock { _ = $0.open.removeValue(forKey: number) }
      }
    }
  }

  func tell(_ event: JournalEvent) {
    let open = streams.withLock { Array($0.open.values) }
    for stream in open { stream.yield(event) }
  }

  /// Ends every stream: the house closes.
  func end() {
    let open = streams.withLock { Array($0.open.values) }
    for stream in open { stream.finish() }
  }

  var count: Int { streams.withLock { $0.open.count } }
}
