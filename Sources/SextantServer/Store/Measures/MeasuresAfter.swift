internal import GRDB
public import SextantKernels
public import SextantModel

extension LiveDossier {
  /// What one tool's measures come to once these tables are in, metric by metric, as formulas will
  /// read them: the rows that stand and are not replaced, and those that come in.
  ///
  /// - Parameters:
  ///   - days: the days asked for; rows that only touch them are taken too.
  ///   - dossier: what the reader sees of it; imports out of their sight are left out.
  public func measures(
    of origin: String, after incoming: [(table: MeasureTable, isPart: Bool)],
    within days: ClosedRange<Int32>, seeing dossier: Dossier
  ) throws(HouseError) -> [String: ImportedSeries] {
    let seen = Set(dossier.all(ImportBatch.self).map(\.id.text))
    let digests = incoming.map { $0.table.rowDigests() }
    return try vault.read { database in
      var sums = DaySums(within: days)
      var covered: [ClosedRange<Day>] = []
      let index = MeasureIndex(database: database, dossier: number, shelf: shelf)
      for batch in try index.batches() where batch.origin == origin && seen.contains(batch.item) {
        guard let period = batch.period, let path = shelf.path(batch.digest) else { continue }
        covered.append(Day(number: period.lowerBound)...Day(number: period.upperBound))
        guard period.overlaps(days) else { continue }
        let replaced = try index.replacedRows(of: batch)
        var first = 0
        _ = try MeasureFile.read(path) { piece in
          let own = piece.rowDigests()
          var gone = Set(own.indices.filter { replaced.contains(first + $0) })
          for (place, table) in incoming.enumerated() {
            gone.formUnion(Self.replaced(own, by: digests[place], isPart: table.isPart))
          }
          sums.add(piece, without: gone)
          first += piece.rowCount
        }
      }
      for (place, one) in incoming.enumerated() {
        guard let period = one.table.period else { continue }
        covered.append(Day(number: period.lowerBound)...Day(number: period.upperBound))
        let counting = Set(MeasureMerge(digests[place], into: []).added)
        var gone = Set(digests[place].indices.filter { !counting.contains($0) })
        for later in incoming.indices where later > place {
          gone.formUnion(
            Self.replaced(digests[place], by: digests[later], isPart: incoming[later].isPart))
        }
        sums.add(one.table, without: gone)
      }
      return sums.series(covered: covered)
    }
  }

  /// Places of the rows that count no more once others are in.
  private static func replaced(
    _ rows: [MeasureRowDigest], by incoming: [MeasureRowDigest], isPart: Bool
  ) -> [Int] {
    let merge = MeasureMerge(incoming, into: rows, absent: isPart ? .stays : .goes)
    return merge.changed.map(\.existing) + merge.same + merge.dropped
  }
}

/// Metrics that add up, by the days of their rows.
private struct DaySums {
  private struct Days: Hashable {
    let first: Int32
    let last: Int32
  }

  private let days: ClosedRange<Int32>
  private var sums: [String: [Days: Double]] = [:]

  init(within days: ClosedRange<Int32>) { self.days = days }

  mutating func add(_ table: MeasureTable, without gone: Set<Int>) {
    for metric in table.metrics where MeasureMetric.nature(of: metric.name) == .sum {
      var found: [Days: Double] = [:]
      for row in 0..<table.rowCount
      where table.days[row] <= days.upperBound && table.lastDays[row] >= days.lowerBound {
        guard let value = metric.values[row], !gone.contains(row) else { continue }
        found[Days(first: table.days[row], last: table.lastDays[row]), default: 0] += value
      }
      sums[metric.name, default: [:]].merge(found, uniquingKeysWith: +)
    }
  }

  func series(covered: [ClosedRange<Day>]) -> [String: ImportedSeries] {
    Dictionary(
      uniqueKeysWithValues: sums.map { name, sums in
        let rows = sums.map { days, value in
          ImportedSeries.Row(
            first: Day(number: days.first), last: Day(number: days.last), value: value)
        }
        return (name, ImportedSeries(name, rows: rows, byChannel: [:], covered: covered))
      })
  }
}
