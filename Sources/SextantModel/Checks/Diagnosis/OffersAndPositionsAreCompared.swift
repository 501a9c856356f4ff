/// The 4Ps, or the 7Ps of a service, are told of the company and of its competitors; a positioning map has named axes and
/// enough competitors placed on evidence.
///
/// Every competitor that a 4P names is told in full. A map is asked of a dossier that prepares
/// MCMD.E7, and judged wherever there is one.
public struct OffersAndPositionsAreCompared: Check {
  public static let card = CheckCard(
    "DIA05", "positioning.declined", .warning, basis: [.text, .house],
    about: [Matrix.self],
    alsoReads: [MatrixItem.self, PositionPoint.self, Competitor.self, AssessmentSelection.self],
    parameters: ["positioningCompetitors"], weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let offers = x.all(Matrix.self).filter { $0.matrixKind?.isMix ?? false }
    let maps = x.all(Matrix.self).filter { $0.matrixKind == .positioning }
    if maps.isEmpty && x.prepares("MCMD.E7") { verdict.fail(.among(Matrix.self), "noMap") }
    if offers.isEmpty && maps.isEmpty { verdict.doesNotApply() }
    for offer in offers { examineOffer(offer, x, &verdict) }
    for map in maps { examineMap(map, x, &verdict) }
  }

  private static func examineOffer(
    _ matrix: Matrix, _ x: Examination, _ verdict: inout Verdict
  ) {
    var company: Set<MatrixCell> = []
    var competitors: [ID<Competitor>: Set<MatrixCell>] = [:]
    var order: [ID<Competitor>] = []
    for item in x.citing(matrix, by: MatrixItem.self, in: "matrix") {
      guard let cell = item.cell else { continue }
      if let competitor = item.competitor {
        if competitors[competitor] == nil { order.append(competitor) }
        competitors[competitor, default: []].insert(cell)
      } else {
        company.insert(cell)
      }
    }
    let cells = matrix.matrixKind?.cells ?? []
    for cell in cells where !company.contains(cell) {
      verdict.fail(matrix.at(), "companyLacks", ["cell": .choice(cell)])
    }
    if competitors.isEmpty {
      verdict.fail(matrix.at(), "noCompetitor", ["matrix": .text(matrix.title)])
    }
    for id in order {
      guard let competitor = x.find(id), let told = competitors[id] else { continue }
      for cell in cells where !told.contains(cell) {
        verdict.fail(
          competitor.at(), "competitorLacks",
          ["competitor": .text(competitor.name), "cell": .choice(cell)])
      }
    }
  }

  private static func examineMap(_ map: Matrix, _ x: Examination, _ verdict: inout Verdict) {
    for (field, axis) in [("axisX", map.axisX), ("axisY", map.axisY)] where axis.isEmpty {
      verdict.fail(
        map.at(field), "noAxis",
        ["map": .text(map.title), "axis": .field(Matrix.self, field)])
    }
    var placed: Set<ID<Competitor>> = []
    for point in x.citing(map, by: PositionPoint.self, in: "matrix") {
      guard let competitor = point.competitor else { continue }
      if point.evidence.isEmpty {
        verdict.fail(
          point.at("evidence"), "noEvidence",
          ["competitor": .text(x.find(competitor)?.name ?? competitor.text)])
      }
      if point.x != nil && point.y != nil { placed.insert(competitor) }
    }
    if placed.count < x.rules.positioningCompetitors {
      verdict.fail(
        map.at(), "fewPlaced",
        [
          "map": .text(map.title), "count": .integer(placed.count),
          "wanted": .integer(x.rules.positioningCompetitors),
        ])
    }
  }
}
