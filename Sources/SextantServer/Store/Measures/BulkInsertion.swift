internal import GRDB
internal import GRDBSQLite

/// One statement carried out for row after row, its numbers bound without a value being made of each.
struct BulkInsertion {
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ database: Database, _ sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// - Parameter place: from 0.
  @inline(__always)
  func bind(_ place: Int, _ value: Int64) {
    sqlite3_bind_int64(handle, CInt(truncatingIfNeeded: place &+ 1), value)
  }

  @inline(__always)
  func bindNothing(_ place: Int) {
    sqlite3_bind_null(handle, CInt(truncatingIfNeeded: place &+ 1))
  }

  func bind(_ place: Int, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // Copied, as the bytes are ours only for this call.
      let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      _ = bytes.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text(handle, CInt(place + 1), $0.baseAddress, CInt($0.count), copied)
      }
    }
  }

  /// Carries it out. What is not bound anew keeps its value for the next row.
  @inline(__always)
  func step() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    if code != SQLITE_DONE { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
