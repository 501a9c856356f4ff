import SextantModel

/// A positioning map as it is drawn: points on two axes from 0 to 10, and labels that cover neither
/// each other nor a point.
struct PositioningMap: Sendable {
  let points: [Point]
  /// Points that lack one of their coordinates, or stand beyond the axes.
  let unplaced: [PositionPoint]

  struct Point: Sendable {
    let item: PositionPoint
    let name: String
    let isOurs: Bool
    let x: Double
    let y: Double
    /// Where the point is drawn.
    let spot: (x: Double, y: Double)
    let label: Rectangle
    /// Whether the label stands so far off that a line must lead to it.
    var isLed: Bool = false
  }

  /// The drawing's size and the part of it that the axes bound.
  static let width = 760.0
  static let height = 520.0
  static let plot = Rectangle(x: 56, y: 24, width: 680, height: 440)
  static let radius = 8.0

  /// - Parameter ours: what the company's own point is called.
  init(_ items: [PositionPoint], competitors: [ID<Competitor>: Competitor], ours: String) {
    var placed: [(item: PositionPoint, x: Double, y: Double)] = []
    var unplaced: [PositionPoint] = []
    for item in items {
      if let x = item.x, let y = item.y, (0...10).contains(x), (0...10).contains(y) {
        placed.append((item, x, y))
      } else {
        unplaced.append(item)
      }
    }
    self.unplaced = unplaced
    let spots = placed.map { Self.spot(x: $0.x, y: $0.y) }
    let names = placed.map { point in
      point.item.competitor.map { competitors[$0]?.name ?? $0.text } ?? ours
    }
    let labels = LabelPlacing(
      around: spots, sizes: names.map { (width: 10 + Self.width(of: $0), height: 20) },
      radius: Self.radius, in: Self.plot)
    points = placed.indices.map { index in
      Point(
        item: placed[index].item, name: names[index],
        isOurs: placed[index].item.competitor == nil, x: placed[index].x, y: placed[index].y,
        spot: spots[index], label: labels.boxes[index], isLed: labels.isFar[index])
    }
  }

  /// The competitor nearest to the company on the map, and how far it is.
  var nearest: (point: Point, distance: Double)? {
    guard let us = points.first(where: \.isOurs) else { return nil }
    return points.filter { !$0.isOurs }.map { point in
      let (dx, dy) = (point.x - us.x, point.y - us.y)
      return (point, (dx * dx + dy * dy).squareRoot())
    }.min { $0.1 < $1.1 }
  }

  private static func spot(x: Double, y: Double) -> (x: Double, y: Double) {
    (plot.x + plot.width * x / 10, plot.y + plot.height * (10 - y) / 10)
  }

  /// What a text of 14 px takes at most in the usual faces.
  private static func width(of text: String) -> Double { Double(text.count) * 8 }
}
