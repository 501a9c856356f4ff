import SextantModel

/// The four Ps, or the seven of a service, of the company and of its competitors, one line each.
struct MarketingMixGrid: Sendable {
  let cells: [MatrixCell]
  /// The company first, then the competitors in the order of the dossier.
  let lines: [Line]
  /// Cells in which nothing is said, of the company and of the competitors that are named.
  let missing: Int

  struct Line: Sendable {
    /// `nil` for the company.
    let competitor: Competitor?
    /// Statements by cell, in the order of `cells`.
    let items: [[MatrixItem]]
  }

  /// - Parameter competitors: the competitors of the dossier; those that no statement names are left
  ///   out.
  init(_ layout: MatrixLayout, competitors: [Competitor]) {
    cells = layout.kind.cells
    let items = cells.map { layout.items(in: $0) }
    func line(_ competitor: Competitor?) -> Line {
      Line(
        competitor: competitor, items: items.map { $0.filter { $0.competitor == competitor?.id } })
    }
    let named = Set(items.joined().compactMap(\.competitor))
    lines = [line(nil)] + competitors.filter { named.contains($0.id) }.map { line($0) }
    missing = lines.reduce(0) { $0 + $1.items.count(where: \.isEmpty) }
  }
}
