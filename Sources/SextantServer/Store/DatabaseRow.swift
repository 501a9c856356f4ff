internal import GRDB

/// A row of a table of the database; the model's `Row` is a small value within an item.
typealias DatabaseRow = GRDB.Row

extension DatabaseRow {
  /// The first row that answers a question which every page asks: how to find it is worked out once
  /// for each connection.
  static func first(
    _ database: Database, often sql: String, _ arguments: StatementArguments
  ) throws -> DatabaseRow? {
    try fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
  }
}
