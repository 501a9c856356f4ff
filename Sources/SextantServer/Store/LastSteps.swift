internal import Synchronization

/// What each person could take back and do again when the journal stood where it stands now: pages
/// ask for it each time they are shown.
final class LastSteps: Sendable {
  struct Steps: Sendable {
    let undo: JournalEntry?
    let redo: JournalEntry?
  }

  private struct Kept {
    var sequence = -1
    var steps: [Author: Steps] = [:]
  }

  private let kept = Mutex(Kept())

  /// - Parameter sequence: the last entry of the journal that the caller knows of.
  func steps(
    of author: Author, at sequence: Int, _ find: () throws(HouseError) -> Steps
  ) throws(HouseError) -> Steps {
    let known = kept.withLock { $0.sequence == sequence ? $0.steps[author] : nil }
    if let known { return known }
    let found = try find()
    kept.withLock { kept in
      if kept.sequence < sequence { kept = Kept(sequence: sequence) }
      if kept.sequence == sequence { kept.steps[author] = found }
    }
    return found
  }
}
