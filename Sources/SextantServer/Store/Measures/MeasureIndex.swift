internal import GRDB
internal import SextantFiles
internal import SextantKernels
internal import SextantModel

/// Counts the rows that come in, over all the files of an entry.
final class RowsTaken {
  private var count = 0
  private let tell: (@Sendable (Int) -> Void)?

  init(_ tell: (@Sendable (Int) -> Void)?) { self.tell = tell }

  func add(_ rows: Int) {
    count += rows
    tell?(count)
  }
}

/// Keeps the tables of measures in step with the imports that stand in a dossier, in the transaction
/// that changes them: what the tables hold is what the imports' files say, and nothing else.
///
/// An import that is taken back leaves with its rows; one that comes back brings them again.
struct MeasureIndex {
  let database: Database
  let dossier: Int64
  let shelf: FileShelf
  /// Told of rows as they come in.
  var rowsTaken = RowsTaken(nil)

  /// An import as the tables know it.
  struct Batch: Equatable {
    let number: Int64
    let item: String
    let digest: String
    let position: Int
    let isPart: Bool
    let origin: String
    let metrics: [String]
    let firstRow: Int64
    let rowCount: Int
    let period: ClosedRange<Int32>?
    /// Whether there are sums by month too.
    let hasMonths: Bool

    var parts: Int { MeasureIntake.parts(ofMetrics: metrics.count) }
    var rows: Range<Int64> { firstRow..<(firstRow + Int64(rowCount * parts)) }

    static let columns = """
      number, item, digest, position, isPart, origin, metrics, firstRow, rowCount, firstDay, lastDay,
      hasMonths
      """

    init(_ row: DatabaseRow) {
      number = row[0]
      item = row[1]
      digest = row[2]
      position = row[3]
      isPart = row[4]
      origin = row[5]
      let names: String = row[6]
      metrics = names.split(separator: "\n").map(String.init)
      firstRow = row[7]
      rowCount = row[8]
      let (first, last): (Int32?, Int32?) = (row[9], row[10])
      period = if let first, let last, first <= last { first...last } else { nil }
      hasMonths = row[11]
    }

    func overlaps(_ other: Batch) -> Bool {
      guard let period, let others = other.period else { return false }
      return period.overlaps(others)
    }
  }

  /// An import as the dossier states it.
  private struct Wanted: Equatable {
    let item: String
    let digest: String
    let position: Int
    let isPart: Bool
  }

  /// - Parameter marks: what an entry has changed.
  func follow(_ snapshot: Snapshot, _ marks: [ItemMark]) throws {
    let concerns = marks.contains {
      $0.kind == ImportBatch.kind.name || ($0.kind == AttachedFile.kind && $0.id.hasSuffix(".csv"))
    }
    guard concerns else { return }
    let wanted = snapshot.dossier.all(ImportBatch.self).compactMap { batch -> Wanted? in
      guard let file = snapshot.file(batch.measures) else { return nil }
      return Wanted(
        item: batch.id.text, digest: file.digest, position: snapshot.position(of: batch.id.text),
        isPart: batch.isPart)
    }
    let byItem = Dictionary(wanted.map { ($0.item, $0) }, uniquingKeysWith: { $1 })
    for batch in try batches() {
      let now = Wanted(
        item: batch.item, digest: batch.digest, position: batch.position, isPart: batch.isPart)
      if byItem[batch.item] != now { try leave(batch) }
    }
    let known = Set(try batches().map(\.item))
    for batch in wanted.sorted(by: { $0.position < $1.position }) where !known.contains(batch.item)
    {
      try enter(batch)
    }
    // Imports of before there were sums by month get theirs with the next change of imports.
    for batch in try batches() where !batch.hasMonths { try addUpAnew(batch) }
  }

  /// The dossier's imports, those that count over others last.
  func batches() throws -> [Batch] {
    try DatabaseRow.fetchAll(
      database,
      sql: "SELECT \(Batch.columns) FROM measureBatch WHERE dossier = ? ORDER BY position, number",
      arguments: [dossier]
    ).map(Batch.init)
  }

  // MARK: - Coming and going

  private func enter(_ wanted: Wanted) throws {
    try database.execute(
      sql: """
        INSERT INTO measureBatch (dossier, item, digest, position, isPart, origin, dimensions,
          metrics, firstRow, rowCount, faults)
        VALUES (?, ?, ?, ?, ?, '', '', '',
          (SELECT coalesce(max(number), 0) + 1 FROM measureRow), 0, 0)
        """,
      arguments: [dossier, wanted.item, wanted.digest, wanted.position, wanted.isPart])
    let number = database.lastInsertedRowID
    // The origin is the same for the whole file where it is one tool's.
    guard let path = shelf.path(wanted.digest) else { return }
    let origin = MeasureFile.origin(path)
    var intake = try MeasureIntake(
      database, dossier: dossier, batch: number, origin: origin, writesRows: true)
    let faults = try MeasureFile.read(path) { piece in
      try intake.take(piece)
      rowsTaken.add(piece.rowCount)
    }
    let outcome = try intake.finish()
    try database.execute(
      sql: """
        UPDATE measureBatch SET origin = ?, dimensions = ?, metrics = ?, rowCount = ?, firstDay = ?,
          lastDay = ?, faults = ? WHERE number = ?
        """,
      arguments: [
        origin, outcome.dimensions.joined(separator: "\n"),
        outcome.metrics.joined(separator: "\n"), outcome.rowCount, outcome.firstDay,
        outcome.lastDay, faults, number,
      ])
    guard let batch = try batch(number) else { return }
    try settle(batch, hasRepeatedRows: outcome.hasRepeatedRows)
  }

  private func leave(_ batch: Batch) throws {
    try clearSums(of: batch)
    for table in ["measureCombination", "measureTotal"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE batch = ?", arguments: [batch.number])
    }
    try database.execute(
      sql: "DELETE FROM measureRow WHERE number >= ? AND number < ?",
      arguments: [batch.rows.lowerBound, batch.rows.upperBound])
    try database.execute(
      sql: "DELETE FROM measureBatch WHERE number = ?", arguments: [batch.number])
    try release(from: batch)
  }

  private func batch(_ number: Int64) throws -> Batch? {
    try DatabaseRow.fetchOne(
      database, sql: "SELECT \(Batch.columns) FROM measureBatch WHERE number = ?",
      arguments: [number]
    ).map(Batch.init)
  }

  // MARK: - What counts

  /// Of an import that came in: what it replaces of those that stand before it, and what those that
  /// stand after it replace of it.
  private func settle(_ batch: Batch, hasRepeatedRows: Bool) throws {
    let all = try batches()
    let others = all.filter { $0.number != batch.number && $0.overlaps(batch) }
    guard !others.isEmpty || hasRepeatedRows else { return }
    let incoming = try MeasureFile.digests(shelf.path(batch.digest))
    if hasRepeatedRows {
      let standing = Set(MeasureMerge(incoming, into: []).added)
      try replace(batch, incoming.indices.filter { !standing.contains($0) }, by: batch)
    }
    let place = all.firstIndex { $0.number == batch.number } ?? all.count
    for other in others {
      guard let at = all.firstIndex(where: { $0.number == other.number }) else { continue }
      let (older, newer) = at < place ? (other, batch) : (batch, other)
      let digests = try MeasureFile.digests(shelf.path(other.digest))
      try replace(
        older, standing: at < place ? digests : incoming, newer,
        at < place ? incoming : digests)
      if older.number == other.number { try addUpAnew(older) }
    }
    try addUpAnew(batch)
  }

  /// Of an import that has left: the rows that it replaced count again, unless another that stands
  /// after theirs replaces them too.
  private func release(from gone: Batch) throws {
    let all = try batches()
    for (place, batch) in all.enumerated() where batch.overlaps(gone) {
      try database.execute(
        sql: """
          UPDATE measureRow SET replacedBy = NULL
          WHERE replacedBy = ? AND number >= ? AND number < ?
          """, arguments: [gone.number, batch.rows.lowerBound, batch.rows.upperBound])
      guard database.changesCount > 0 else { continue }
      let digests = try MeasureFile.digests(shelf.path(batch.digest))
      for later in all[(place + 1)...] where later.overlaps(batch) {
        try replace(
          batch, standing: digests, later, try MeasureFile.digests(shelf.path(later.digest)))
      }
      try addUpAnew(batch)
    }
  }

  private func replace(
    _ older: Batch, standing digests: [MeasureRowDigest], _ newer: Batch,
    _ incoming: [MeasureRowDigest]
  ) throws {
    let replaced = try replacedRows(of: older)
    let places = digests.indices.filter { !replaced.contains($0) }
    let merge = MeasureMerge(
      incoming, into: places.map { digests[$0] }, absent: newer.isPart ? .stays : .goes)
    let gone = merge.changed.map(\.existing) + merge.same + merge.dropped
    try replace(older, gone.map { places[$0] }, by: newer)
  }

  private func replace(_ older: Batch, _ rows: [Int], by newer: Batch) throws {
    guard !rows.isEmpty else { return }
    let update = try BulkInsertion(
      database, "UPDATE measureRow SET replacedBy = ? WHERE number = ?")
    for row in rows where row < older.rowCount {
      for part in 0..<older.parts {
        update.bind(0, newer.number)
        update.bind(1, older.firstRow + Int64(row * older.parts + part))
        try update.step()
      }
    }
  }

  /// Places in the file of the rows that do not count.
  func replacedRows(of batch: Batch) throws -> Set<Int> {
    let numbers = try Int64.fetchAll(
      database,
      sql: """
        SELECT number FROM measureRow
        WHERE replacedBy IS NOT NULL AND number >= ? AND number < ?
        """, arguments: [batch.rows.lowerBound, batch.rows.upperBound])
    return Set(numbers.map { Int($0 - batch.firstRow) / batch.parts })
  }

  /// The rows of an import that count, each by what it is known by.
  func standingDigests(of batch: Batch) throws -> [MeasureRowDigest] {
    let digests = try MeasureFile.digests(shelf.path(batch.digest))
    let replaced = try replacedRows(of: batch)
    if replaced.isEmpty { return digests }
    return digests.indices.filter { !replaced.contains($0) }.map { digests[$0] }
  }

  // MARK: - Sums

  private func addUpAnew(_ batch: Batch) throws {
    try clearSums(of: batch)
    try database.execute(
      sql: "DELETE FROM measureTotal WHERE batch = ?", arguments: [batch.number])
    guard let path = shelf.path(batch.digest) else { return }
    var intake = try MeasureIntake(
      database, dossier: dossier, batch: batch.number, origin: batch.origin, writesRows: false,
      replaced: try replacedRows(of: batch))
    _ = try MeasureFile.read(path) { try intake.take($0) }
    _ = try intake.finish()
  }

  private func clearSums(of batch: Batch) throws {
    guard let period = batch.period else { return }
    for metric in try MeasureWords.numbers(of: batch.metrics, in: database) {
      try database.execute(
        sql: """
          DELETE FROM measureByDay
          WHERE dossier = ? AND metric = ? AND day BETWEEN ? AND ? AND batch = ?
          """,
        arguments: [dossier, metric, period.lowerBound, period.upperBound, batch.number])
      try database.execute(
        sql: """
          DELETE FROM measureByWeek
          WHERE dossier = ? AND metric = ? AND week BETWEEN ? AND ? AND batch = ?
          """,
        arguments: [
          dossier, metric, MeasureIntake.monday(period.lowerBound), period.upperBound,
          batch.number,
        ])
      try database.execute(
        sql: """
          DELETE FROM measureByMonth
          WHERE dossier = ? AND metric = ? AND month BETWEEN ? AND ? AND batch = ?
          """,
        arguments: [
          dossier, metric, MeasureIntake.firstOfMonth(period.lowerBound), period.upperBound,
          batch.number,
        ])
    }
  }
}
