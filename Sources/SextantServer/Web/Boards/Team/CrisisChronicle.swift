import SextantModel

/// A crisis hour by hour: what happened, what was answered and how soon.
struct CrisisChronicle: Sendable {
  let entries: [Entry]
  /// Minutes from each event to its first answer, the shortest first.
  let delays: [Int]
  /// Events that nobody answered.
  let unanswered: Int

  struct Entry: Sendable {
    enum Content: Sendable {
      case event(Inject)
      case response(CrisisResponse, to: Inject)
    }
    let at: Moment?
    let content: Content
    /// Minutes since the event, for an answer whose moment and the event's are stated.
    let delay: Int?
  }

  init(_ events: [Inject], _ x: Examination) {
    var entries: [Entry] = []
    var delays: [Int] = []
    var unanswered = 0
    for event in events {
      entries.append(Entry(at: event.at, content: .event(event), delay: nil))
      let responses = x.citing(event, by: CrisisResponse.self, in: "inject")
      if responses.isEmpty { unanswered += 1 }
      for response in responses {
        let delay = event.at.flatMap { start in response.at.map { $0.minutes(since: start) } }
        entries.append(
          Entry(at: response.at ?? event.at, content: .response(response, to: event), delay: delay))
      }
      if let start = event.at, let first = responses.compactMap(\.at).min() {
        delays.append(first.minutes(since: start))
      }
    }
    // What has no moment stands last, in its order.
    self.entries = entries.enumerated().sorted { a, b in
      switch (a.element.at, b.element.at) {
      case (let one?, let other?) where one != other: one < other
      case (_?, nil): true
      case (nil, _?): false
      default: a.offset < b.offset
      }
    }.map(\.element)
    self.delays = delays.sorted()
    self.unanswered = unanswered
  }

  /// The middle delay; between the two middle ones of an even number.
  var medianDelay: Double? {
    guard !delays.isEmpty else { return nil }
    let middle = delays.count / 2
    return delays.count % 2 == 1
      ? Double(delays[middle]) : Double(delays[middle - 1] + delays[middle]) / 2
  }
}
