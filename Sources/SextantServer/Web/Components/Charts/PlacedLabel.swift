/// Where the name of a point stands so that it lies on no other name and no other point.
struct PlacedLabel: Sendable, Equatable {
  /// A point as drawn.
  struct Disc: Sendable {
    let x: Double
    let y: Double
    let radius: Double
  }

  let x: Double
  let y: Double
  /// The class that says which end of the text is there: none, `middle`, `end`.
  let anchor: String

  private struct Rect {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlap(_ other: Rect) -> Double {
      max(0, min(right, other.right) - max(left, other.left))
        * max(0, min(bottom, other.bottom) - max(top, other.top))
    }
  }

  /// Tries right, left, above, below and the corners of each point, and keeps the first free place, or
  /// the one that covers least.
  static func place(
    _ names: [String], _ discs: [Disc],
    within area: (left: Double, top: Double, right: Double, bottom: Double)
  ) -> [PlacedLabel] {
    let points = discs.map { disc in
      Rect(
        left: disc.x - disc.radius, top: disc.y - disc.radius, right: disc.x + disc.radius,
        bottom: disc.y + disc.radius)
    }
    var taken: [Rect] = []
    var result: [PlacedLabel] = []
    for (index, disc) in discs.enumerated() {
      let width = Double(names[index].count) * 6.6
      var best: (label: PlacedLabel, rect: Rect, cost: Double)?
      for (order, label) in candidates(disc).enumerated() {
        let rect = rect(label, width)
        var cost = Double(order) * 0.01
        for (other, point) in points.enumerated() where other != index {
          cost += rect.overlap(point)
        }
        for name in taken { cost += rect.overlap(name) * 2 }
        cost += max(0, area.left - rect.left) * 20 + max(0, rect.right - area.right) * 20
        cost += max(0, area.top - rect.top) * 20 + max(0, rect.bottom - area.bottom) * 20
        if cost < best?.cost ?? .infinity { best = (label, rect, cost) }
      }
      if let best {
        taken.append(best.rect)
        result.append(best.label)
      }
    }
    return result
  }

  private static func candidates(_ disc: Disc) -> [PlacedLabel] {
    let far = disc.radius + 6
    let slant = disc.radius * 0.7 + 5
    return [
      PlacedLabel(x: disc.x + far, y: disc.y, anchor: "start"),
      PlacedLabel(x: disc.x - far, y: disc.y, anchor: "end"),
      PlacedLabel(x: disc.x, y: disc.y - far - 6, anchor: "middle"),
      PlacedLabel(x: disc.x, y: disc.y + far + 6, anchor: "middle"),
      PlacedLabel(x: disc.x + slant, y: disc.y - slant - 3, anchor: "start"),
      PlacedLabel(x: disc.x + slant, y: disc.y + slant + 3, anchor: "start"),
      PlacedLabel(x: disc.x - slant, y: disc.y - slant - 3, anchor: "end"),
      PlacedLabel(x: disc.x - slant, y: disc.y + slant + 3, anchor: "end"),
    ]
  }

  private static func rect(_ label: PlacedLabel, _ width: Double) -> Rect {
    let left =
      label.anchor == "end"
      ? label.x - width : label.anchor == "middle" ? label.x - width / 2 : label.x
    return Rect(left: left, top: label.y - 8, right: left + width, bottom: label.y + 8)
  }
}
