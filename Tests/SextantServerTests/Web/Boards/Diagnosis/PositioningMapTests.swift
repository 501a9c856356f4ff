import SextantModel
import Testing

@testable import SextantServer

@Suite struct PositioningMapTests {
  private let map: PositioningMap

  init() {
    let dossier = BoardStage.aubrelle
    map = PositioningMap(
      dossier.all(PositionPoint.self),
      competitors: Dictionary(
        uniqueKeysWithValues: dossier.all(Competitor.self).map { ($0.id, $0) }),
      ours: "Nous")
  }

  @Test func `points stand where their coordinates say`() {
    // The plot runs from 56 to 736 and from 464 up to 24.
    let us = map.points[0]
    #expect(us.name == "Nous" && us.isOurs)
    #expect(us.spot.x == 56 + 680 * 0.65)
    #expect(us.spot.y == 24 + 440 * 0.1)
    #expect(map.points.count == 6 && map.unplaced.isEmpty)
  }

  @Test func `the nearest competitor is found by straight distance`() throws {
    // (6.5, 9) to (7.5, 9.5): √1.25.
    let nearest = try #require(map.nearest)
    #expect(nearest.point.name == "Cuisine du Potier")
    #expect(abs(nearest.distance - 1.118034) < 1e-6)
  }

  @Test func `no label covers another or a point`() {
    expectFree(map.points.map(\.label), map.points.map(\.spot))
  }

  @Test(arguments: [1, 12, 30])
  func `labels of points on one spot spread out`(count: Int) {
    let spots = (0..<count).map { _ in (x: 400.0, y: 240.0) }
    let labels = LabelPlacing(
      around: spots, sizes: spots.map { _ in (width: 120.0, height: 20.0) },
      radius: PositioningMap.radius, in: PositioningMap.plot)
    expectFree(labels.boxes, spots)
    #expect(labels.isFar[0] == false)
  }

  @Test func `labels at the edge stay within the plot`() {
    let spots = [(x: 56.0, y: 24.0), (x: 736.0, y: 464.0), (x: 736.0, y: 24.0)]
    let labels = LabelPlacing(
      around: spots, sizes: spots.map { _ in (width: 150.0, height: 20.0) },
      radius: PositioningMap.radius, in: PositioningMap.plot)
    #expect(labels.boxes.allSatisfy { PositioningMap.plot.holds($0) })
  }

  @Test func `a point beyond the axes is left to be placed`() {
    var point = PositionPoint()
    point.id = "P"
    point.x = 11
    point.y = .nan
    let map = PositioningMap([point], competitors: [:], ours: "Nous")
    #expect(map.points.isEmpty && map.unplaced.count == 1)
  }

  private func expectFree(_ boxes: [Rectangle], _ spots: [(x: Double, y: Double)]) {
    let radius = PositioningMap.radius
    for (one, box) in boxes.enumerated() {
      for other in boxes[..<one] { #expect(!box.overlaps(other)) }
      for spot in spots {
        let dot = Rectangle(
          x: spot.x - radius, y: spot.y - radius, width: 2 * radius, height: 2 * radius)
        #expect(!box.overlaps(dot))
      }
    }
  }
}
