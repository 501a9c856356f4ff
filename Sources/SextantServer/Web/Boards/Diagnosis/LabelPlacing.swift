/// An upright rectangle of a drawing.
struct Rectangle: Sendable, Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  func overlaps(_ other: Rectangle) -> Bool {
    x < other.x + other.width && other.x < x + width
      && y < other.y + other.height && other.y < y + height
  }

  func holds(_ other: Rectangle) -> Bool {
    other.x >= x && other.y >= y && other.x + other.width <= x + width
      && other.y + other.height <= y + height
  }
}

/// Labels set around points so that none covers another or a point.
///
/// Points are served in turn, the most crowded first. Each label takes the first free place of those
/// around its point: right, left, above, below, then aslant, then the same on ever wider rings.
struct LabelPlacing: Sendable {
  /// Where each label stands, in the order of the points.
  private(set) var boxes: [Rectangle]
  /// Whether the label does not touch its point, so that a line must lead to it.
  private(set) var isFar: [Bool]

  init(
    around spots: [(x: Double, y: Double)], sizes: [(width: Double, height: Double)],
    radius: Double, in frame: Rectangle
  ) {
    boxes = Array(repeating: Rectangle(x: 0, y: 0, width: 0, height: 0), count: spots.count)
    isFar = Array(repeating: false, count: spots.count)
    var taken = spots.map {
      Rectangle(x: $0.x - radius, y: $0.y - radius, width: radius * 2, height: radius * 2)
    }
    for index in Self.crowdedFirst(spots) {
      var isPlaced = false
      for ring in 0..<(spots.count > 80 ? 4 : Self.rings) where !isPlaced {
        let gap = radius + 4 + Double(ring) * 12
        for box in Self.places(around: spots[index], sizes[index], gap)
        where frame.holds(box) && !taken.contains(where: box.overlaps) {
          boxes[index] = box
          isFar[index] = ring > 0
          taken.append(box)
          isPlaced = true
          break
        }
      }
      if !isPlaced { boxes[index] = Self.places(around: spots[index], sizes[index], radius + 4)[0] }
    }
  }

  /// Enough to cross a drawing of some 700 pixels; so many points that none would be read are not
  /// searched a place for as far.
  private static let rings = 48

  private static func crowdedFirst(_ spots: [(x: Double, y: Double)]) -> [Int] {
    let crowds = spots.map { spot in
      spots.count { abs($0.x - spot.x) < 120 && abs($0.y - spot.y) < 60 }
    }
    return spots.indices.sorted { (crowds[$1], $0) < (crowds[$0], $1) }
  }

  private static func places(
    around spot: (x: Double, y: Double), _ size: (width: Double, height: Double), _ gap: Double
  ) -> [Rectangle] {
    let (width, height) = size
    let columns = [spot.x + gap, spot.x - gap - width, spot.x - width / 2]
    let rows = [spot.y - height / 2, spot.y - gap - height, spot.y + gap]
    let order = [(0, 0), (1, 0), (2, 1), (2, 2), (0, 1), (1, 1), (0, 2), (1, 2)]
    return order.map { column, row in
      Rectangle(x: columns[column], y: rows[row], width: width, height: height)
    }
  }
}
