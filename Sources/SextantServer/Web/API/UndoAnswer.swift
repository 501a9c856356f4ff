import SextantModel

/// Takes back the last thing that the caller did, or does it again.
enum UndoAnswer {
  static func undo(_ seat: APISeat) async throws -> APIAnswer {
    let standing = try seat.live.canUndo(seat.doer.author)
    let entry = try checked(standing, "change.nothingTo.undo", seat)
    return try await done("rooms.done.undone", entry, seat) {
      try await seat.live.undo(by: seat.doer.author)
    }
  }

  static func redo(_ seat: APISeat) async throws -> APIAnswer {
    let standing = try seat.live.canRedo(seat.doer.author)
    let entry = try checked(standing, "change.nothingTo.redo", seat)
    return try await done("rooms.done.redone", entry, seat) {
      try await seat.live.redo(by: seat.doer.author)
    }
  }

  private static func checked(
    _ entry: JournalEntry?, _ nothing: String, _ seat: APISeat
  ) throws -> JournalEntry {
    guard let entry else { throw APIProblem(.refusedByRule, Message(nothing)) }
    guard TakeBack.mayStill(entry, seat.doer) else {
      throw APIProblem(.forbidden, Message("rooms.refused.edit"))
    }
    return entry
  }

  private static func done(
    _ key: String, _ journal: JournalEntry, _ seat: APISeat,
    _ act: () async throws -> Applied
  ) async throws -> APIAnswer {
    let applied: Applied
    do {
      applied = try await act()
    } catch let error as ChangeError {
      guard case .agreed(let breaches) = error else { throw APIProblem(error) }
      let readable = seat.scene.reduced
      throw APIProblem(breaches.map { $0.problem(for: readable) }, .refusedByRule)
    }
    let words = seat.words
    let what = said(journal.verb, words)
    return APIAnswer(
      200,
      .map([
        entry("sequence", applied.sequence), entry("verb", journal.verb),
        entry("message", words.say(Message(key, ["what": .text(what)]))),
      ]))
  }
}
