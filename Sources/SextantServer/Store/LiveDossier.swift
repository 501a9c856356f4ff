internal import GRDB
internal import SextantModel
internal import Synchronization

/// A dossier that people are working in: what stands now, and the way every change takes.
public final class LiveDossier: Sendable {
  public let key: String
  let number: Int64
  let vault: Vault
  let shelf: FileShelf
  private let current: Mutex<Snapshot>
  private let imports: ImportedRows
  /// Held while an entry is written and told: entries are told in their order.
  private let writing = Mutex<Void>(())
  let listeners = Listeners()
  let lastSteps = LastSteps()

  init(_ snapshot: Snapshot, number: Int64, vault: Vault, shelf: FileShelf) {
    key = snapshot.key
    self.number = number
    self.vault = vault
    self.shelf = shelf
    imports = ImportedRows(vault, dossier: number, shelf: shelf)
    var snapshot = snapshot
    snapshot.dossier.imports = imports
    current = Mutex(snapshot)
  }

  /// The dossier as it stands; never waits for who writes.
  public var snapshot: Snapshot { current.withLock { $0 } }

  /// Makes changes, all or none, as one entry of the journal. They are on disk when this returns.
  ///
  /// - Parameter expecting: the versions that the author saw, by id; a change to an item that has
  ///   another by now is refused. 0 for an item that must not stand yet.
  @discardableResult
  public func apply(
    _ changes: [ItemChange], by author: Author, verb: String, expecting: [String: Int] = [:]
  ) throws(ChangeError) -> Applied {
    try write { journal throws in
      try self.refuseConflicts(expecting, journal)
      return try journal.write(
        changes.map { try planned($0, in: journal.snapshot) }, verb: verb, by: author,
        Verbs.named(verb) == nil ? .edit : .verb(verb))
    }
  }

  /// Writes an entry and tells it.
  func write(
    _ body: (inout JournalWriting) throws -> (Applied, JournalEvent?)
  ) throws(ChangeError) -> Applied {
    try writing.withLock { _ throws(ChangeError) in
      let (applied, event) = try vault.change { database in
        let standing = try current(in: database)
        var journal = JournalWriting(database, dossier: number, standing, vault)
        return try body(&journal)
      }
      tell(applied.snapshot, event)
      return applied
    }
  }

  /// From here on people see this snapshot.
  func tell(_ snapshot: Snapshot, _ event: JournalEvent?) {
    var snapshot = snapshot
    snapshot.dossier.imports = imports
    current.withLock { $0 = snapshot }
    if let event { listeners.tell(event) }
  }

  /// What the database holds: what we know already, unless a command beside us has written.
  private func current(in database: Database) throws -> Snapshot {
    let known = snapshot
    let head = try Int.fetchOne(
      database, sql: "SELECT head FROM dossier WHERE number = ?", arguments: [number])
    if head == known.sequence { return known }
    return try Snapshot(loading: key, number: number, from: database, vault)
  }

  func refuseConflicts(_ expecting: [String: Int], _ journal: JournalWriting) throws {
    var conflicts: [Collision] = []
    for (id, expected) in expecting.sorted(by: { $0.key < $1.key }) {
      guard journal.snapshot.version(of: id) != expected else { continue }
      let last = try journal.lastEntry(of: id)
      conflicts.append(
        Collision(
          id: id, expected: expected, version: last?.sequence ?? 0, author: last?.author ?? "",
          moment: last?.moment ?? Instant(milliseconds: 0), verb: last?.verb ?? ""))
    }
    if !conflicts.isEmpty { throw ChangeError.conflict(conflicts) }
  }
}

/// What a change asks for, or why that cannot be.
func planned(_ change: ItemChange, in snapshot: Snapshot) throws -> PlannedChange {
  switch change {
  case .put(let item):
    let kind = type(of: item).kind.name
    guard !item.idText.isEmpty else { throw ChangeError.refused(Message("change.noID")) }
    guard snapshot.dossier.registry.type(named: kind) != nil else {
      throw ChangeError.refused(Message("change.unknownKind", ["kind": .text(kind)]))
    }
    return PlannedChange(kind: kind, id: item.idText, content: .item(item))
  case .remove(let id):
    guard let kind = snapshot.dossier.kind(of: id)?.name else {
      throw ChangeError.refused(Message("change.unknownItem", ["id": .text(id)]))
    }
    return PlannedChange(kind: kind, id: id, content: nil)
  }
}
