internal import GRDB

/// An entry of the journal as its row says.
struct EntryRow: Sendable, Equatable {
  let sequence: Int
  let moment: Instant
  let author: Author
  let verb: String
  let undoes: Int?

  static let columns = "sequence, moment, author, verb, undoes"

  init(_ row: DatabaseRow) {
    sequence = row[0]
    moment = Instant(milliseconds: row[1])
    author = Author(row[2])
    verb = row[3]
    undoes = row[4]
  }

  static func fetch(_ database: Database, _ dossier: Int64, _ sequence: Int) throws -> EntryRow? {
    try DatabaseRow.first(
      database, often: "SELECT \(columns) FROM entry WHERE dossier = ? AND sequence = ?",
      [dossier, sequence]
    ).map { EntryRow($0) }
  }
}

extension KeptChange {
  static let columns = "kind, item, before, wasAt, after, standsAt"

  init(_ row: DatabaseRow) {
    kind = row[0]
    item = row[1]
    before = row[2]
    wasAt = row[3]
    after = row[4]
    standsAt = row[5]
  }

  static func fetch(_ database: Database, _ dossier: Int64, _ sequence: Int) throws -> [KeptChange]
  {
    try DatabaseRow.fetchAll(
      database,
      sql: "SELECT \(columns) FROM change WHERE dossier = ? AND sequence = ? ORDER BY ordinal",
      arguments: [dossier, sequence]
    ).map { KeptChange($0) }
  }
}
