import Synchronization

/// Requests that bore a key to be carried out once only, with what they were answered: sent again,
/// they get the same answer and change nothing.
///
/// Each account has so much room of its own, so that nobody makes us forget another's requests.
final class SeenRequests: Sendable {
  /// How much is kept.
  struct Room: Sendable {
    /// Requests of one account, and bytes of their answers.
    var requests = 300
    var bytes = 2 << 20
    /// Of all accounts together.
    var allBytes = 32 << 20
    /// A longer answer is not kept, only that the request was carried out.
    var longestAnswer = 256 << 10
  }

  enum Met: Sendable {
    case first
    case again(APIAnswer)
    /// The same request, carried out with rights that the account no longer has.
    case otherRights
    /// The same request, whose answer was too long to be kept.
    case tooLong
    /// The same key, another request.
    case other
    /// The same request is being carried out right now.
    case running
  }

  struct Key: Hashable, Sendable {
    let account: Int64
    let text: String

    init(account: Int64, typed: String) {
      self.account = account
      text = String(typed.prefix(200))
    }
  }

  private struct Place {
    /// What was asked, to tell a repetition from another request under the same key.
    let request: Int
    /// By what rights it was asked.
    let rights: String
    let number: Int
    var state: State

    enum State {
      case running
      case done(APIAnswer)
      case doneAtLength
    }

    var bytes: Int {
      guard case .done(let answer) = state else { return Self.overhead }
      return Self.overhead + answer.body.count
    }

    var isRunning: Bool { if case .running = state { true } else { false } }

    /// What a place takes without its answer's body, generously.
    private static let overhead = 1000
  }

  private struct Kept {
    var places: [Key: Place] = [:]
    var last = 0
  }

  private let kept = Mutex(Kept())
  private let room: Room

  init(_ room: Room = Room()) { self.room = room }

  /// Bytes that are kept, about.
  var bytes: Int { kept.withLock { $0.places.values.reduce(0) { $0 + $1.bytes } } }

  func meet(_ key: Key, _ request: APIRequest, rights: String) -> Met {
    let digest = Self.digest(request)
    return kept.withLock { kept in
      if let place = kept.places[key] {
        guard place.request == digest else { return .other }
        switch place.state {
        case .running: return .running
        case _ where place.rights != rights: return .otherRights
        case .done(let answer): return .again(answer)
        case .doneAtLength: return .tooLong
        }
      }
      kept.last += 1
      kept.places[key] = Place(
        request: digest, rights: rights, number: kept.last, state: .running)
      return .first
    }
  }

  /// Keeps what was done; what failed may be tried again under the same key.
  func finish(_ key: Key, _ answer: APIAnswer) {
    kept.withLock { kept in
      guard (200..<300).contains(answer.status) else {
        kept.places[key] = nil
        return
      }
      kept.places[key]?.state =
        answer.body.count <= room.longestAnswer ? .done(answer) : .doneAtLength
      forget(&kept, of: key.account)
    }
  }

  /// Lets the oldest go where there are too many: the account's own, then anybody's. What is being
  /// carried out stays.
  private func forget(_ kept: inout Kept, of account: Int64) {
    let own = kept.places.filter { $0.key.account == account }
    drop(own, &kept, until: room.bytes, requests: room.requests)
    drop(kept.places, &kept, until: room.allBytes, requests: .max)
  }

  private func drop(
    _ places: [Key: Place], _ kept: inout Kept, until bytes: Int, requests: Int
  ) {
    var left = (bytes: places.values.reduce(0) { $0 + $1.bytes }, requests: places.count)
    guard left.bytes > bytes || left.requests > requests else { return }
    for (key, place) in places.sorted(by: { $0.value.number < $1.value.number })
    where !place.isRunning {
      guard left.bytes > bytes || left.requests > requests else { return }
      kept.places[key] = nil
      left = (left.bytes - place.bytes, left.requests - 1)
    }
  }

  private static func digest(_ request: APIRequest) -> Int {
    var hasher = Hasher()
    hasher.combine(request.method)
    hasher.combine(request.path)
    hasher.combine(request.body)
    return hasher.finalize()
  }
}
