internal import GRDB
public import SextantKernels
public import SextantModel

/// Measures that are about to be brought in: the import as an item, and the file of its rows.
public struct IncomingMeasures: Sendable {
  public var batch: ImportBatch
  public let file: IncomingFile
  /// What the file is to be called, without its ending.
  public let name: String

  public init(_ batch: ImportBatch, _ file: IncomingFile, name: String) {
    self.batch = batch
    self.file = file
    self.name = name
  }
}

/// What an import would do to the measures that are there.
public struct MeasureEffect: Sendable, Equatable {
  /// Rows that are new.
  public var added = 0
  /// Rows that have other values now.
  public var changed = 0
  public var same = 0
  /// Rows of the same tool and days that the import does not have, and that count no more.
  public var dropped = 0
  /// Rows of the same tool and days that are told apart otherwise: both together count twice.
  public var otherGrain = 0
  /// Rows of the import that it states twice.
  public var repeated = 0

  public init() {}

  /// Whether all of it is there already.
  public var changesNothing: Bool { added == 0 && changed == 0 && dropped == 0 }
}

extension LiveDossier {
  /// Brings measures in, with what else follows from them, as one entry of the journal: taken back by
  /// one click, rows and all.
  ///
  /// - Parameter progress: told now and then how many rows are in.
  @discardableResult
  public func bringIn(
    _ incoming: [IncomingMeasures], with others: [ItemChange] = [], by author: Author,
    expecting: [String: Int] = [:], progress: (@Sendable (Int) -> Void)? = nil
  ) throws(ChangeError) -> Applied {
    var files: [AttachedFile] = []
    for measures in incoming {
      files.append(
        try measures.file.finish(
          as: AttachedFile.safeName(measures.name + MeasureFile.ending), checksType: false))
    }
    return try write { journal throws in
      journal.rowsTaken = progress
      try self.refuseConflicts(expecting, journal)
      var changes: [PlannedChange] = []
      var taken: [String: String] = [:]
      for (measures, received) in zip(incoming, files) {
        let name = Self.freeName(received.name, for: received, in: journal.snapshot, besides: taken)
        let file = AttachedFile(name: name, digest: received.digest, size: received.size)
        taken[file.id] = file.digest
        var batch = measures.batch
        batch.measures = file.id
        changes.append(PlannedChange(kind: AttachedFile.kind, id: file.id, content: .file(file)))
        changes.append(
          PlannedChange(
            kind: ImportBatch.kind.name, id: batch.id.text, content: .item(batch)))
      }
      changes += try others.map { try planned($0, in: journal.snapshot) }
      return try journal.write(changes, verb: "measures.import", by: author)
    }
  }

  /// A file of measures about to come in: as large as it takes.
  public func receiveMeasures() throws(ChangeError) -> IncomingFile {
    try receive(FileLimits(largest: 1 << 40, types: FileLimits.standard.types))
  }

  /// What an import would do.
  ///
  /// - Parameter dossier: what the reader sees of it; imports out of their sight are left out.
  public func effect(
    of table: MeasureTable, isPart: Bool, seeing dossier: Dossier
  ) throws(HouseError) -> MeasureEffect {
    let incoming = table.rowDigests()
    let seen = Set(dossier.all(ImportBatch.self).map(\.id.text))
    let period = table.period
    return try vault.read { database in
      let index = MeasureIndex(database: database, dossier: number, shelf: shelf)
      var existing: [MeasureRowDigest] = []
      for batch in try index.batches() where seen.contains(batch.item) {
        guard let own = batch.period, let period, own.overlaps(period) else { continue }
        existing += try index.standingDigests(of: batch)
      }
      let merge = MeasureMerge(incoming, into: existing, absent: isPart ? .stays : .goes)
      var effect = MeasureEffect()
      effect.added = merge.added.count
      effect.changed = merge.changed.count
      effect.same = merge.same.count
      effect.dropped = merge.dropped.count
      effect.otherGrain = merge.otherGrain
      effect.repeated = merge.repeated
      return effect
    }
  }

  /// The rows of an import as they are kept, from a place on; those that another replaced are marked.
  func rows(
    of item: String, from first: Int, limit: Int
  ) throws(HouseError) -> (dimensions: [String], metrics: [String], rows: [KeptMeasureRow]) {
    try vault.read { database in
      guard
        let row = try DatabaseRow.fetchOne(
          database,
          sql: """
            SELECT \(MeasureIndex.Batch.columns), dimensions FROM measureBatch
            WHERE dossier = ? AND item = ?
            """, arguments: [number, item])
      else { return ([], [], []) }
      let batch = MeasureIndex.Batch(row)
      let names: String = row["dimensions"]
      let dimensions = names.split(separator: "\n").map(String.init)
      let start = batch.firstRow + Int64(min(first, batch.rowCount) * batch.parts)
      let end = min(start + Int64(limit * batch.parts), batch.rows.upperBound)
      let slots = (0..<measureSlots).map { "v\($0)" }.joined(separator: ", ")
      let found = try DatabaseRow.fetchCursor(
        database,
        sql: """
          SELECT row.number, day, lastDay, replacedBy IS NOT NULL, texts, \(slots)
          FROM measureRow AS row
          JOIN measureCombination AS told ON told.batch = ? AND told.number = row.combination
          WHERE row.number >= ? AND row.number < ? ORDER BY row.number
          """, arguments: [batch.number, start, end])
      var rows: [KeptMeasureRow] = []
      while let one = try found.next() {
        let place: Int64 = one[0]
        let part = Int(place - batch.firstRow) % batch.parts
        if part == 0 {
          let texts: String = one[4]
          rows.append(
            KeptMeasureRow(
              number: Int(place - batch.firstRow) / batch.parts, day: one[1], lastDay: one[2],
              isReplaced: one[3],
              texts: dimensions.isEmpty
                ? []
                : texts.split(separator: "\u{1F}", omittingEmptySubsequences: false)
                  .map(String.init), values: []))
        }
        let count = min(measureSlots, batch.metrics.count - part * measureSlots)
        for slot in 0..<max(0, count) {
          let value: Int64? = one[5 + slot]
          rows[rows.count - 1].values.append(value.map { Double($0) / measureScale })
        }
      }
      return (dimensions, batch.metrics, rows)
    }
  }
}

/// A row of measures as the house keeps it.
struct KeptMeasureRow: Sendable, Equatable {
  let number: Int
  let day: Int32
  let lastDay: Int32
  let isReplaced: Bool
  let texts: [String]
  var values: [Double?]
}
