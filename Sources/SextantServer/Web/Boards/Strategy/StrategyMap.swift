import SextantModel

/// The strategy as four columns, each node tied to those it serves: orientations, objectives,
/// indicators, actions; and what hangs loose.
struct StrategyMap: Sendable {
  let columns: [[Node]]
  let links: [Link]

  struct Node: Sendable {
    let id: String
    let title: String
    let kind: Kind
    /// What the strategy lacks there; empty where all is tied.
    let gaps: [Gap]
    var isLoose: Bool { !gaps.isEmpty }
  }

  /// A tie between a node and one of a column before.
  struct Link: Sendable, Hashable {
    let from: Spot
    let to: Spot
  }

  struct Spot: Sendable, Hashable {
    let column: Int
    let row: Int
  }

  /// What a node of the strategy lacks; the names are keys of the catalogues.
  enum Gap: String, CaseIterable, Sendable {
    case noObjective, noOrientation, noIndicator, noAction, noPurpose
  }

  /// - Parameter orientation: only what serves this one, where one was chosen.
  init(of dossier: Dossier, only orientation: String? = nil) {
    let all = StrategyTies(of: dossier)
    let kept = orientation.map { all.serving($0) }
    let orientations = dossier.all(Orientation.self).filter {
      orientation == nil || $0.id.text == orientation
    }
    let objectives = dossier.all(Objective.self).filter {
      $0.state != .abandoned && (kept?.contains($0.id.text) ?? true)
    }
    let indicators = dossier.all(Indicator.self).filter {
      $0.isFollowed && (kept?.contains($0.id.text) ?? true)
    }
    let actions = dossier.all(Action.self).filter {
      $0.state != .dropped && (kept?.contains($0.id.text) ?? true)
    }
    let columns: [[Node]] = [
      orientations.map { Self.node($0, all.gaps(of: $0)) },
      objectives.map { Self.node($0, all.gaps(of: $0)) },
      indicators.map { Self.node($0, all.gaps(of: $0)) },
      actions.map { Self.node($0, all.gaps(of: $0)) },
    ]
    self.columns = Self.untangled(columns, all)
    links = Self.links(self.columns, all)
  }

  var isEmpty: Bool { columns.allSatisfy(\.isEmpty) }
  var looseEnds: [Node] { columns.joined().filter(\.isLoose) }

  private static func node(_ item: any Item, _ gaps: [Gap]) -> Node {
    Node(id: item.idText, title: item.headline, kind: type(of: item).kind, gaps: gaps)
  }

  /// Each column in the order of the middle of what its nodes serve, so that few links cross.
  private static func untangled(_ columns: [[Node]], _ ties: StrategyTies) -> [[Node]] {
    var result: [[Node]] = []
    for column in columns {
      var heights: [String: Double] = [:]
      for before in result {
        for (row, node) in before.enumerated() {
          heights[node.id] = (Double(row) + 0.5) / Double(before.count)
        }
      }
      let wanted = column.map { node in
        let served = (ties.served[node.id] ?? []).compactMap { heights[$0] }
        return served.isEmpty
          ? Double.infinity : served.reduce(0, +) / Double(served.count)
      }
      let order =
        result.isEmpty
        ? Array(column.indices)
        : column.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
      result.append(order.map { column[$0] })
    }
    return result
  }

  private static func links(_ columns: [[Node]], _ ties: StrategyTies) -> [Link] {
    var spots: [String: Spot] = [:]
    for (column, nodes) in columns.enumerated() {
      for (row, node) in nodes.enumerated() { spots[node.id] = Spot(column: column, row: row) }
    }
    var links: [Link] = []
    for node in columns.joined() {
      guard let from = spots[node.id] else { continue }
      var told: Set<Spot> = []
      for target in ties.served[node.id] ?? [] {
        guard let to = spots[target], to.column < from.column, told.insert(to).inserted else {
          continue
        }
        links.append(Link(from: from, to: to))
      }
    }
    return links
  }
}
