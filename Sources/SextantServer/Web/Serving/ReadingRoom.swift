import SextantModel
import Synchronization

/// The examined dossiers that pages are made from, one per dossier and reach, made when first asked
/// for after a change.
///
/// Whoever asks while one is being made waits for that one: however many readers there are, a change
/// costs one examination per reach.
final class ReadingRoom: Sendable {
  private struct Shelf: Hashable {
    let dossier: String
    let reach: Reach
  }

  private struct Place {
    let sequence: Int
    let day: Day
    let making: Task<ExaminedDossier, Never>
    /// When somebody last asked for it.
    var asked: Instant
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
      places = places.filter { now.seconds(since: $0.value.asked) <= seconds }
    }
  }

  /// - Parameter day: the day on which the dossier is judged where it states none.
  func examined(_ snapshot: Snapshot, reach: Reach, on day: Day) async -> ExaminedDossier {
    let shelf = Shelf(dossier: snapshot.key, reach: reach)
    let now = clock()
    let making = places.withLock { places -> Task<ExaminedDossier, Never> in
      if let place = places[shelf], place.day == day, place.sequence >= snapshot.sequence {
        places[shelf]?.asked = now
        return place.making
      }
      let library = library
      let making = Task {
        ExaminedDossier(
          snapshot.dossier.reduced(to: reach, on: day), at: snapshot.sequence, on: day,
          library: library)
      }
      // A house has few dossiers open at once; what nobody asks for again need not be kept.
      if places.count > 200 { places.removeAll() }
      places[shelf] = Place(sequence: snapshot.sequence, day: day, making: making, asked: now)
      return making
    }
    return await making.value
  }
}
