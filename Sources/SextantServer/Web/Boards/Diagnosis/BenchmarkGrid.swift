import SextantModel

/// A benchmark as a grid: criteria by subjects, each cell with its value, score, date and piece, and
/// what is missing said.
struct BenchmarkGrid: Sendable {
  let benchmark: Benchmark
  let subjects: [Subject]
  let lines: [Line]
  let missing: Int
  let unsourced: Int
  let stale: Int

  struct Subject: Sendable {
    let id: AnyID
    let name: String
    /// The mean of its scores; `nil` where none is given.
    let mean: Double?
    let scoreCount: Int
    /// Its place among the subjects by mean, equals sharing the better one.
    let rank: Int?
  }

  struct Line: Sendable {
    let criterion: String
    /// In the order of the subjects; `nil` where nothing was noted.
    let cells: [Cell?]
    /// The best score on the criterion.
    let best: Int?
  }

  struct Cell: Sendable {
    let noted: BenchmarkCell
    let isStale: Bool
  }

  init(_ benchmark: Benchmark, of dossier: Dossier, on today: Day, freshMonths: Int) {
    self.benchmark = benchmark
    struct Key: Hashable {
      var subject: AnyID
      var criterion: String
    }
    var noted: [Key: BenchmarkCell] = [:]
    for cell in benchmark.cells where !cell.value.isEmpty {
      guard let subject = cell.subject else { continue }
      let key = Key(subject: subject, criterion: cell.criterion)
      if noted[key] == nil { noted[key] = cell }
    }
    var seen: Set<AnyID> = []
    let ids = benchmark.subjects.filter { seen.insert($0).inserted }
    var told: Set<String> = []
    let criteria = benchmark.criteria.filter { told.insert($0).inserted }
    let oldest = today.adding(months: 0 &- min(max(freshMonths, 0), 1200))
    lines = criteria.map { criterion in
      let cells = ids.map { id in
        noted[Key(subject: id, criterion: criterion)].map { cell in
          Cell(noted: cell, isStale: cell.date.map { $0 < oldest } ?? true)
        }
      }
      return Line(
        criterion: criterion, cells: cells, best: cells.compactMap { $0?.noted.score }.max())
    }
    subjects = Self.ranked(ids, lines, dossier)
    let all = lines.flatMap(\.cells)
    missing = all.count { $0 == nil }
    unsourced = all.count { $0.map { $0.noted.evidence == nil } ?? false }
    stale = all.count { $0?.isStale ?? false }
  }

  var cellCount: Int { subjects.count * lines.count }
  var filled: Int { cellCount - missing }

  private static func ranked(_ ids: [AnyID], _ lines: [Line], _ dossier: Dossier) -> [Subject] {
    let scores = ids.indices.map { column in
      lines.compactMap { $0.cells[column]?.noted.score }.filter { (1...5).contains($0) }
    }
    let means = scores.map { scores in
      scores.isEmpty ? nil : Double(scores.reduce(0, +)) / Double(scores.count)
    }
    return ids.indices.map { column in
      let mean = means[column]
      return Subject(
        id: ids[column], name: dossier.item(ids[column].text)?.headline ?? ids[column].text,
        mean: mean, scoreCount: scores[column].count,
        rank: mean.map { mean in 1 + means.count { $0.map { $0 > mean } ?? false } })
    }
  }
}
