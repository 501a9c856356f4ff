/// Opportunities and threats are ranked 1 to n without ties, in the order of impact × likelihood;
/// equal products are parted by a written reason.
public struct RanksAreStrict: Check {
  public static let card = CheckCard(
    "DIA04", "matrix.strict-ranking", .error, basis: [.text, .arithmetic],
    about: [MatrixItem.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var cells: [Cell: [MatrixItem]] = [:]
    var order: [Cell] = []
    for item in x.all(MatrixItem.self) {
      guard let name = item.cell, name == .opportunities || name == .threats else { continue }
      let cell = Cell(matrix: item.matrix, name: name)
      if cells[cell] == nil { order.append(cell) }
      cells[cell, default: []].append(item)
    }
    if order.isEmpty { return verdict.doesNotApply() }
    for cell in order { examineCell(cells[cell] ?? [], &verdict) }
  }

  private struct Cell: Hashable {
    var matrix: ID<Matrix>?
    var name: MatrixCell
  }

  private static func examineCell(_ items: [MatrixItem], _ verdict: inout Verdict) {
    for item in items where item.rank == nil {
      verdict.fail(item.at("rank"), "noRank", ["item": .text(item.text)])
    }
    for item in items {
      for (field, value) in [("impact", item.impact), ("likelihood", item.likelihood)]
      where value == nil {
        verdict.fail(
          item.at(field), "notScored",
          ["item": .text(item.text), "field": .field(MatrixItem.self, field)])
      }
    }
    let ranked = items.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    var hasTie = false
    for (better, worse) in zip(ranked, ranked.dropFirst()) {
      if better.rank == worse.rank {
        hasTie = true
        verdict.fail(
          worse.at("rank"), "tie",
          [
            "one": .text(better.text), "other": .text(worse.text),
            "rank": .integer(worse.rank ?? 0),
          ])
      } else {
        examineOrder(better, worse, &verdict)
      }
    }
    // A tie already leaves a hole in the numbering.
    if !hasTie && ranked.count == items.count {
      for (place, item) in ranked.enumerated() where item.rank != place + 1 {
        verdict.fail(
          item.at("rank"), "gap",
          [
            "item": .text(item.text), "rank": .integer(item.rank ?? 0),
            "expected": .integer(place + 1),
          ])
        break
      }
    }
  }

  private static func examineOrder(
    _ better: MatrixItem, _ worse: MatrixItem, _ verdict: inout Verdict
  ) {
    guard let first = product(better), let second = product(worse) else { return }
    let arguments: [String: Argument] = [
      "one": .text(better.text), "other": .text(worse.text), "product": .number(second),
      "firstProduct": .number(first),
    ]
    if first < second {
      verdict.fail(worse.at("rank"), "againstScore", arguments)
    } else if first == second && better.tieBreak.isEmpty && worse.tieBreak.isEmpty {
      verdict.fail(worse.at("tieBreak"), "silentTie", arguments)
    }
  }

  private static func product(_ item: MatrixItem) -> Double? {
    guard let impact = item.impact, let likelihood = item.likelihood else { return nil }
    return Double(impact) * Double(likelihood)
  }
}
