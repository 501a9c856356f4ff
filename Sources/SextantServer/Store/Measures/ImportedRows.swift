internal import GRDB
internal import SextantKernels
import SextantModel
internal import Synchronization

/// The rows of one dossier's imports for formulas and indicators: read from the sums by day when first
/// asked for, and kept as long as the same imports stand.
final class ImportedRows: ImportedMeasures {
  private let vault: Vault
  private let dossier: Int64
  private let shelf: FileShelf
  private let kept = Mutex(Kept())

  private struct Kept {
    var series: [Key: ImportedSeries] = [:]
    /// The imports that stood when they were read.
    var standing: [Int64] = []
  }

  private struct Key: Hashable {
    let name: String
    let batches: [Int64]
  }

  init(_ vault: Vault, dossier: Int64, shelf: FileShelf) {
    self.vault = vault
    self.dossier = dossier
    self.shelf = shelf
  }

  func series(
    _ name: String, tool: String?, in imports: Set<ID<ImportBatch>>
  ) -> ImportedSeries? {
    // A database that cannot be read is told elsewhere; here nothing is measured.
    try? vault.read { database in
      let all = try MeasureIndex(database: database, dossier: dossier, shelf: shelf).batches()
      let counting = all.filter {
        imports.contains(ID($0.item)) && $0.metrics.contains(name)
          && (tool == nil || $0.origin == tool)
      }
      guard let origin = counting.first?.origin, counting.allSatisfy({ $0.origin == origin })
      else { return nil }
      let key = Key(name: name, batches: counting.map(\.number))
      // Numbers are never given twice, but what an import counts changes with those beside it.
      let standing = all.map(\.number)
      let known = kept.withLock { kept -> ImportedSeries? in
        if kept.standing != standing { kept = Kept(standing: standing) }
        return kept.series[key]
      }
      if let known { return known }
      let series = try read(name, counting, database)
      kept.withLock { if $0.standing == standing { $0.series[key] = series } }
      return series
    }
  }

  private func read(
    _ name: String, _ batches: [MeasureIndex.Batch], _ database: Database
  ) throws -> ImportedSeries? {
    guard let metric = try MeasureWords.number(of: name, in: database) else { return nil }
    let numbers = batches.map { String($0.number) }.joined(separator: ",")
    let found = try DatabaseRow.fetchCursor(
      database,
      sql: """
        SELECT day, lastDay, channel, value, weight FROM measureByDay
        WHERE dossier = ? AND metric = ? AND batch IN (\(numbers))
        """, arguments: [dossier, metric])
    var all: [Days: Adding] = [:]
    var byChannel: [Int64: [Days: Adding]] = [:]
    while let row = try found.next() {
      let days = Days(first: row[0], last: row[1])
      all[days, default: Adding(name)].add(row[3], row[4])
      byChannel[row[2], default: [:]][days, default: Adding(name)].add(row[3], row[4])
    }
    var channels: [String: [ImportedSeries.Row]] = [:]
    for (channel, sums) in byChannel {
      let text = try String.fetchOne(
        database, sql: "SELECT text FROM measureWord WHERE number = ?", arguments: [channel])
      if let text, !text.isEmpty { channels[text] = Self.rows(sums) }
    }
    return ImportedSeries(
      name, rows: Self.rows(all), byChannel: channels,
      covered: batches.compactMap { batch in
        batch.period.map { Day(number: $0.lowerBound)...Day(number: $0.upperBound) }
      })
  }

  private struct Days: Hashable {
    let first: Int32
    let last: Int32
  }

  private static func rows(_ sums: [Days: Adding]) -> [ImportedSeries.Row] {
    sums.map { days, sum in
      let part = sum.part
      return ImportedSeries.Row(
        first: Day(number: days.first), last: Day(number: days.last), value: part.value,
        weight: part.weight)
    }
  }
}
