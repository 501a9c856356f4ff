import Synchronization

/// The places of those who follow changes live: so many for the house, so many for each reader.
///
/// Nobody can take all of them: who opens one more than theirs gives up their oldest, and where the
/// house is full, whoever has most, or has come by a link, makes room for a member. Who has to go is
/// told, and their page asks now and then instead.
final class Audience: Sendable {
  /// Whose places are counted together.
  enum Reader: Hashable, Sendable {
    case account(Int64)
    /// Those who read by a link are told apart by the network they come from alone.
    case link(Int64, network: String)

    fileprivate var isMember: Bool { if case .account = self { true } else { false } }
  }

  /// A place that somebody has taken.
  struct Place: Sendable {
    fileprivate let number: Int
    /// Ends when its holder must go.
    let isTaken: AsyncStream<Never>
  }

  private struct Holder {
    let reader: Reader
    let place: AsyncStream<Never>.Continuation
  }

  private struct State {
    var last = 0
    var holders: [Int: Holder] = [:]
  }

  private let state = Mutex(State())
  private let most: Int
  private let mostEach: Int

  init(most: Int, each: Int) {
    self.most = most
    mostEach = each
  }

  var count: Int { state.withLock { $0.holders.count } }

  func hasRoom(for reader: Reader) -> Bool {
    state.withLock { givingUp($0, for: reader) != nil }
  }

  /// - Returns: `nil` where the house is full of others who may stay.
  func sit(_ reader: Reader) -> Place? {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    let (place, leaving) = state.withLock { state -> (Place?, [Holder]) in
      guard let going = givingUp(state, for: reader) else { return (nil, []) }
      let leaving = going.compactMap { state.holders.removeValue(forKey: $0) }
      state.last += 1
      state.holders[state.last] = Holder(reader: reader, place: continuation)
      return (Place(number: state.last, isTaken: stream), leaving)
    }
    for holder in leaving { holder.place.finish() }
    return place
  }

  /// The holder goes by themselves.
  func leave(_ place: Place) {
    state.withLock { $0.holders.removeValue(forKey: place.number) }?.place.finish()
  }

  /// The places to be given up so that a reader may sit down: none, or one; `nil` where they may not.
  private func givingUp(_ state: State, for reader: Reader) -> [Int]? {
    let own = state.holders.filter { $0.value.reader == reader }.keys
    if own.count >= mostEach { return own.min().map { [$0] } }
    guard state.holders.count >= most else { return [] }
    if reader.isMember {
      let byLink = state.holders.filter { !$0.value.reader.isMember }.keys
      if let oldest = byLink.min() { return [oldest] }
    }
    let counts = Dictionary(grouping: state.holders) { $0.value.reader }
      .filter { reader.isMember || !$0.key.isMember }
    guard let (_, places) = counts.max(by: { $0.value.count < $1.value.count }),
      places.count > own.count + 1
    else { return nil }
    return places.map(\.key).min().map { [$0] }
  }
}
