import SextantModel
import Synchronization

/// The examined dossiers that pages are made from, one per dossier and reach, made when first asked
/// for after a change.
///
/// One is made at a time for each: however many readers there are, and however fast others write, a
/// change costs at most one examination per reach. Meanwhile those who only look may read the one
/// before.
final class ReadingRoom: Sendable {
  private struct Shelf: Hashable {
    let dossier: String
    let reach: Reach
  }

  private struct Place {
    var ready: ExaminedDossier?
    var making: Task<ExaminedDossier, Never>?
    /// When somebody last asked for it.
    var asked: Instant
  }

  private enum Step {
    case take(ExaminedDossier)
    case wait(Task<ExaminedDossier, Never>)
  }

  private let library: FrameworkLibrary
  private let clock: @Sendable () -> Instant
  private let places = Mutex<[Shelf: Place]>([:])

  init(library: FrameworkLibrary, clock: @escaping @Sendable () -> Instant = Instant.now) {
    self.library = library
    self.clock = clock
  }

  /// How many examined dossiers are kept.
  var count: Int { places.withLock { $0.count } }

  /// Lets go of what nobody asked for in a while.
  func letGo(idleFor seconds: Int) {
    let now = clock()
    places.withLock { places in
      places = places.filter {
        $0.value.making != nil || now.seconds(since: $0.value.asked) <= seconds
      }
    }
  }

  /// - Parameters:
  ///   - day: the day on which the dossier is judged where it states none.
  ///   - known: the last entry of the journal that the reader must find in it, where they are content
  ///     with one that is about to be replaced; `nil` where only the newest will do.
  func examined(
    _ snapshot: Snapshot, reach: Reach, on day: Day, atLeast known: Int? = nil
  ) async -> ExaminedDossier {
    let shelf = Shelf(dossier: snapshot.key, reach: reach)
    let now = clock()
    while true {
      let step = places.withLock { places in
        // A house has few dossiers open at once; what nobody asks for again need not be kept.
        if places.count > 200 { places = places.filter { $0.value.making != nil } }
        places[shelf, default: Place(asked: now)].asked = now
        return nextStep(snapshot, shelf, day, known, &places[shelf, default: Place(asked: now)])
      }
      switch step {
      case .take(let examined): return examined
      case .wait(let making): _ = await making.value
      }
    }
  }

  private func nextStep(
    _ snapshot: Snapshot, _ shelf: Shelf, _ day: Day, _ known: Int?, _ place: inout Place
  ) -> Step {
    let ready = place.ready.flatMap { $0.day == day ? $0 : nil }
    if let ready, ready.sequence >= snapshot.sequence { return .take(ready) }
    let making = place.making ?? make(snapshot, shelf, day)
    place.making = making
    if let ready, let known, ready.sequence >= known { return .take(ready) }
    return .wait(making)
  }

  private func make(
    _ snapshot: Snapshot, _ shelf: Shelf, _ day: Day
  ) -> Task<ExaminedDossier, Never> {
    Task {
      let seen = snapshot.dossier.reduced(to: shelf.reach, on: day)
      let examined = ExaminedDossier(
        seen, at: snapshot.sequence, told: snapshot.told(of: seen, reach: shelf.reach), on: day,
        library: library, seenBy: shelf.reach, of: snapshot.dossier)
      let now = clock()
      places.withLock { places in
        places[shelf] = Place(ready: examined, asked: places[shelf]?.asked ?? now)
      }
      return examined
    }
  }
}
