internal import GRDB
public import SextantModel

/// Taking back: what a person did last, what was taken back, what was deleted.
extension LiveDossier {
  /// Takes back the last entry of a person that still stands. Refused where somebody changed one of
  /// its items since.
  @discardableResult
  public func undo(by author: Author) throws(ChangeError) -> Applied {
    try takeBack(JournalVerb.undo, by: author) { $0.undo }
  }

  /// Does again what the person took back last.
  @discardableResult
  public func redo(by author: Author) throws(ChangeError) -> Applied {
    try takeBack(JournalVerb.redo, by: author) { $0.redo }
  }

  /// The entry that `undo` would take back.
  public func canUndo(_ author: Author) throws(HouseError) -> JournalEntry? {
    try lastSteps(of: author).undo
  }

  /// The entry that `redo` would take back: the undoing itself.
  public func canRedo(_ author: Author) throws(HouseError) -> JournalEntry? {
    try lastSteps(of: author).redo
  }

  private func lastSteps(of author: Author) throws(HouseError) -> LastSteps.Steps {
    try lastSteps.steps(of: author, at: snapshot.sequence) { () throws(HouseError) in
      let steps: Steps = try vault.read { try self.steps(of: author, $0) }
      return LastSteps.Steps(
        undo: try steps.undo.flatMap { (number) throws(HouseError) in try entry(number) },
        redo: try steps.redo.flatMap { (number) throws(HouseError) in try entry(number) })
    }
  }

  /// Brings an item back: as it was before it was deleted, or as it stood after an entry.
  @discardableResult
  public func restore(
    _ id: String, asAfter sequence: Int? = nil, by author: Author
  ) throws(ChangeError) -> Applied {
    try write { journal throws in
      let wanted = try self.kept(id, asAfter: sequence, in: journal)
      let position = try journal.standing(id)?.position ?? wanted.position
      let change = PlannedChange(
        kind: wanted.kind, id: id, content: .kept(line: wanted.line, position: position))
      return try journal.write([change], verb: JournalVerb.restore, by: author, .edit)
    }
  }

  /// Destroys the keys of the personal and confidential values of items, now and as they ever were.
  /// Nobody can bring them back; the journal stays whole.
  ///
  /// - Parameter left: what stands of some of them afterwards: without the words that go.
  @discardableResult
  public func erase(
    _ ids: [String], leaving left: [any Item] = [], by author: Author
  ) throws(ChangeError) -> Applied {
    let applied = try write { journal throws in
      try journal.erase(ids, leaving: left, by: author)
    }
    // The keys must not outlive the deletion in the write-ahead log.
    if applied.isChange { try? vault.emptyLog() }
    return applied
  }

  /// The entry that a person's undo takes back, and the undoing that their redo does.
  private struct Steps {
    var undo: Int?
    var redo: Int?
  }

  /// How many of a person's entries are looked through: more steps back than anybody takes.
  private static let reach = 2000

  /// Read from the latest entry backwards, until both are known.
  private func steps(of author: Author, _ database: Database) throws -> Steps {
    let rows = try DatabaseRow.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT \(EntryRow.columns) FROM entry WHERE dossier = ? AND author = ?
          ORDER BY sequence DESC LIMIT \(Self.reach)
          """), arguments: [number, author.id])
    var steps = Steps()
    // What a later entry took back or did again, and whether a later one was work of its own: then
    // nothing older can be done again.
    var answered: Set<Int> = []
    var hasWorked = false
    while steps.undo == nil || !(hasWorked || steps.redo != nil), let row = try rows.next() {
      let entry = EntryRow(row)
      switch entry.verb {
      case JournalVerb.create, JournalVerb.erase, JournalVerb.destroy: continue
      case JournalVerb.undo:
        if !hasWorked, steps.redo == nil, !answered.contains(entry.sequence) {
          steps.redo = entry.sequence
        }
      default:
        if steps.undo == nil, !answered.contains(entry.sequence) { steps.undo = entry.sequence }
        if entry.verb != JournalVerb.redo { hasWorked = true }
      }
      if let undoes = entry.undoes { answered.insert(undoes) }
    }
    return steps
  }

  private func takeBack(
    _ verb: String, by author: Author, _ choose: (Steps) -> Int?
  ) throws(ChangeError) -> Applied {
    try write { journal throws in
      guard let target = choose(try self.steps(of: author, journal.database)) else {
        throw ChangeError.refused(Message("change.nothingTo.\(verb)"))
      }
      let changes = try self.reversal(of: target, in: journal)
      return try journal.write(changes, verb: verb, by: author, undoes: target, .takingBack)
    }
  }

  /// The changes that bring back what stood before an entry, where its items stand as it left them.
  private func reversal(of target: Int, in journal: JournalWriting) throws -> [PlannedChange] {
    var standing: [String: JournalWriting.StandingRow?] = [:]
    var planned: [PlannedChange] = []
    for change in try KeptChange.fetch(journal.database, number, target).reversed() {
      let id = change.item
      let now = try standing[id] ?? journal.standing(id)
      guard now == change.left else { throw try self.changedSince(id, journal) }
      let earlier = change.found
      standing[id] = .some(earlier)
      planned.append(
        PlannedChange(
          kind: change.kind, id: id,
          content: earlier.map { .kept(line: $0.line, position: $0.position) }))
    }
    return planned
  }

  private func changedSince(_ id: String, _ journal: JournalWriting) throws -> ChangeError {
    let last = try journal.lastEntry(of: id)
    let conflict = Collision(
      id: id, expected: 0, version: last?.sequence ?? 0, author: last?.author ?? "",
      moment: last?.moment ?? Instant(milliseconds: 0), verb: last?.verb ?? "")
    return .conflict([conflict])
  }

  /// What the journal keeps of an item: after an entry, or before it was deleted.
  private func kept(
    _ id: String, asAfter sequence: Int?, in journal: JournalWriting
  ) throws -> (kind: String, line: String, position: Int) {
    let order = "ORDER BY sequence DESC, ordinal DESC LIMIT 1"
    let row = try DatabaseRow.fetchOne(
      journal.database,
      sql: """
        SELECT \(KeptChange.columns) FROM change
        WHERE dossier = ? AND item = ? AND sequence <= ?
          AND (before IS NOT NULL OR after IS NOT NULL) \(order)
        """, arguments: [number, id, sequence ?? Int.max])
    guard let row else {
      throw ChangeError.refused(Message("change.unknownItem", ["id": .text(id)]))
    }
    let change = KeptChange(row)
    let state = sequence == nil && change.after == nil ? change.found : change.left
    guard let state else {
      throw ChangeError.refused(Message("change.notThere", ["id": .text(id)]))
    }
    return (state.kind, state.line, state.position)
  }
}

extension KeptChange {
  /// What the entry found.
  fileprivate var found: JournalWriting.StandingRow? {
    guard let before, let wasAt else { return nil }
    return .init(kind: kind, line: before, position: wasAt)
  }

  /// What the entry left.
  fileprivate var left: JournalWriting.StandingRow? {
    guard let after, let standsAt else { return nil }
    return .init(kind: kind, line: after, position: standsAt)
  }
}
