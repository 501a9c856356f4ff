import SextantModel

/// The strategy map laid out: nodes in four columns, curves between them.
struct StrategyDrawing: Sendable {
  let height: Double
  let nodes: [[Rectangle]]
  let curves: [Curve]

  struct Curve: Sendable {
    let path: String
    /// Whether it passes over a column: the action serves the objective, but no indicator of its own
    /// measures it.
    let isLong: Bool
  }

  static let width = 1080.0
  static let top = 40.0
  static let nodeWidth = 228.0
  static let nodeHeight = 46.0
  private static let rise = 56.0

  init(_ map: StrategyMap) {
    let most = max(map.columns.map(\.count).max() ?? 0, 1)
    let room = Double(most) * Self.rise
    height = Self.top + room + 8
    let gap = (Self.width - 4 * Self.nodeWidth) / 3
    let nodes = map.columns.enumerated().map { column, found in
      found.indices.map { row in
        let middle = Self.top + (Double(row) + 0.5) / Double(found.count) * room
        return Rectangle(
          x: Double(column) * (Self.nodeWidth + gap), y: middle - Self.nodeHeight / 2,
          width: Self.nodeWidth, height: Self.nodeHeight)
      }
    }
    self.nodes = nodes
    curves = map.links.map { link in
      let (from, to) = (nodes[link.to.column][link.to.row], nodes[link.from.column][link.from.row])
      let start = (x: from.x + from.width, y: from.y + from.height / 2)
      let end = (x: to.x, y: to.y + to.height / 2)
      let bend = (end.x - start.x) / 2
      let path =
        "M\(coordinate(start.x)) \(coordinate(start.y))C\(coordinate(start.x + bend)) \(coordinate(start.y)) "
        + "\(coordinate(end.x - bend)) \(coordinate(end.y)) \(coordinate(end.x)) \(coordinate(end.y))"
      return Curve(path: path, isLong: link.from.column - link.to.column > 1)
    }
  }
}
