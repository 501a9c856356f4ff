/// A benchmark compares enough subjects on enough criteria, with no empty, unsourced or stale cell.
///
/// Each fault is one finding for the whole benchmark: the number of cells and the first three.
public struct BenchmarksAreFilled: Check {
  public static let card = CheckCard(
    "DIA06", "benchmark.filled", .warning, basis: [.text, .house],
    about: [Benchmark.self], alsoReads: [Competitor.self, Vendor.self],
    parameters: ["benchmarkSubjects", "benchmarkCriteria", "freshnessMonths"],
    weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for benchmark in x.all(Benchmark.self) {
      let sizes = [
        ("subjects", Set(benchmark.subjects).count, x.rules.benchmarkSubjects),
        ("criteria", Set(benchmark.criteria).count, x.rules.benchmarkCriteria),
      ]
      for (field, count, wanted) in sizes where count < wanted {
        verdict.fail(
          benchmark.at(field), "tooSmall",
          [
            "benchmark": .text(benchmark.title), "field": .field(Benchmark.self, field),
            "count": .integer(count), "wanted": .integer(wanted),
          ])
      }
      examineEmptiness(of: benchmark, x, &verdict)
      examineCells(of: benchmark, x, &verdict)
    }
  }

  private struct Cell: Hashable {
    var subject: String
    var criterion: String
  }

  private static func examineEmptiness(
    of benchmark: Benchmark, _ x: Examination, _ verdict: inout Verdict
  ) {
    var subjects: Set<String> = []
    var criteria: Set<String> = []
    let rows = benchmark.subjects.filter { subjects.insert($0.text).inserted }
    let columns = benchmark.criteria.filter { criteria.insert($0).inserted }
    let filled = Set(
      benchmark.cells.filter { !$0.value.isEmpty }.map {
        Cell(subject: $0.subject?.text ?? "", criterion: $0.criterion)
      }
    ).filter { subjects.contains($0.subject) && criteria.contains($0.criterion) }
    let empty =
      subjects.count.multipliedReportingOverflow(by: criteria.count).partialValue
      &- filled.count
    guard empty > 0 else { return }
    var examples: [Argument] = []
    search: for subject in rows {
      for criterion in columns
      where !filled.contains(Cell(subject: subject.text, criterion: criterion)) {
        examples.append(.text("\(name(of: subject, x)) × \(criterion)"))
        if examples.count == shown { break search }
      }
    }
    verdict.fail(
      benchmark.at("cells"), "empty",
      [
        "benchmark": .text(benchmark.title), "count": .integer(empty), "cells": .list(examples),
      ])
  }

  private static func examineCells(
    of benchmark: Benchmark, _ x: Examination, _ verdict: inout Verdict
  ) {
    let oldest = x.today.adding(months: 0 &- x.rules.freshnessMonths)
    let filled = benchmark.cells.filter { !$0.value.isEmpty }
    let faults = [
      ("stale", filled.filter { $0.date.map { $0 < oldest } ?? true }),
      ("unsourced", filled.filter { $0.evidence == nil }),
    ]
    for (key, cells) in faults where !cells.isEmpty {
      let examples = cells.prefix(shown).map { cell in
        Argument.text(
          "\(cell.subject.map { name(of: $0, x) } ?? "?") × \(cell.criterion)")
      }
      verdict.fail(
        benchmark.at("cells"), key,
        [
          "benchmark": .text(benchmark.title), "count": .integer(cells.count),
          "cells": .list(examples), "months": .integer(x.rules.freshnessMonths),
        ])
    }
  }

  private static let shown = 3

  private static func name(of subject: AnyID, _ x: Examination) -> String {
    x.find(ID<Competitor>(subject.text))?.name ?? x.find(ID<Vendor>(subject.text))?.name
      ?? subject.text
  }
}
