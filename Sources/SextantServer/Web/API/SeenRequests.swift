import Synchronization

/// Requests that bore a key to be carried out once only, with what they were answered: sent again,
/// they get the same answer and change nothing.
final class SeenRequests: Sendable {
  private struct Kept {
    var places: [String: Place] = [:]
    /// Oldest first.
    var order: [String] = []
  }

  private struct Place {
    /// What was asked, to tell a repetition from another request under the same key.
    let request: Int
    /// `nil` while it is being carried out.
    var answer: APIAnswer?
  }

  enum Met: Sendable {
    case first
    case again(APIAnswer)
    /// The same key, another request.
    case other
    /// The same request is being carried out right now.
    case running
  }

  private let kept = Mutex(Kept())
  private let most: Int

  init(most: Int = 2000) { self.most = most }

  func meet(_ key: String, _ request: APIRequest) -> Met {
    let digest = Self.digest(request)
    return kept.withLock { kept in
      if let place = kept.places[key] {
        guard place.request == digest else { return .other }
        return place.answer.map { .again($0) } ?? .running
      }
      kept.places[key] = Place(request: digest, answer: nil)
      kept.order.append(key)
      if kept.order.count > most {
        for old in kept.order.prefix(most / 4) { kept.places[old] = nil }
        kept.order.removeFirst(most / 4)
      }
      return .first
    }
  }

  /// Keeps what was done; what failed may be tried again under the same key.
  func finish(_ key: String, _ answer: APIAnswer) {
    kept.withLock { kept in
      if (200..<300).contains(answer.status) {
        kept.places[key]?.answer = answer
      } else {
        kept.places[key] = nil
        kept.order.removeAll { $0 == key }
      }
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
