import SextantModel

/// From what the company wants to what is done: orientations, objectives, indicators, actions.
enum StrategyMapBoard: Board {
  static let name = "strategy-map"
  static let room = Room.strategy
  static let kinds: [any Item.Type] = [
    Objective.self, Orientation.self, Indicator.self, Action.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["orientation"])
    let map = StrategyMap(of: view.dossier, only: look.choice("orientation"))
    let hasChoice = look.choice("orientation") != nil
    guard !map.isEmpty || hasChoice else {
      return look.empty(
        checks: ["STR01", "STR02"], action: look.addButton(Objective.self, "picture.addObjective"))
    }
    return StrategyPicture(look: look, map: map).html
  }
}

/// The strategy map on the board.
private struct StrategyPicture {
  let look: BoardLook
  let map: StrategyMap

  private var view: View { look.view }
  private var words: Catalogue { view.words }
  private static let kinds: [any Item.Type] = [
    Orientation.self, Objective.self, Indicator.self, Action.self,
  ]

  var html: HTML {
    """
    \(look.tabs(listed: "picture.list"))\(filter)<div class="stack" data-live="strategy">\
    \(look.facts(facts))\(loose)\(look.isTable ? nested : picture)</div>
    """
  }

  private var filter: HTML {
    let all = view.all(Orientation.self)
    guard all.count > 1 else { return .empty }
    let options =
      [ChoiceOption("", view.say("picture.all"))] + all.map { ChoiceOption($0.id.text, $0.text) }
    let field = FormField(
      words, "orientation", label: view.label(Orientation.self),
      .choice(look.choice("orientation") ?? "", options), scope: "filter")
    return FilterBar(
      words, to: look.bare, activeCount: look.choiceCount, reset: look.bare,
      "\(look.kept)\(field)"
    ).html
  }

  private var facts: [BoardFact] {
    var facts = zip(Self.kinds, map.columns).map { kind, nodes in
      BoardFact(
        number: words.write(nodes.count), text: kind.kind.pluralLabel(words).lowercasedFirst)
    }
    let ends = map.looseEnds.count
    facts.append(
      BoardFact(
        number: words.write(ends), text: view.say("picture.looseEnds"),
        mark: ends == 0 ? .good : .watch))
    return facts
  }

  /// What hangs loose, each with what it lacks.
  private var loose: HTML {
    let ends = map.looseEnds
    guard !ends.isEmpty else { return .empty }
    return """
      <section class="stack"><h2>\(view.say("picture.looseEndsTitle"))</h2>\
      <ul>\(each: ends, { "<li>\(ItemLink(view, id: $0.id)) \(gaps($0))</li>" })</ul></section>
      """
  }

  private func gaps(_ node: StrategyMap.Node) -> HTML {
    node.gaps.map { StatusMark(.watch, view.say("picture.gap.\($0.rawValue)")).html }
      .joined(by: " ")
  }

  // MARK: - Picture

  private var picture: HTML {
    let summary = view.say(
      "picture.strategySummary",
      [
        "objectives": .integer(map.columns[1].count),
        "indicators": .integer(map.columns[2].count), "actions": .integer(map.columns[3].count),
        "loose": .integer(map.looseEnds.count),
      ])
    return ChartFrame(
      words, id: "strategy", title: view.say("board.strategy-map.title"), summary: summary,
      drawing: drawing(summary), table: table
    ).html
  }

  private func drawing(_ summary: String) -> HTML {
    let layout = StrategyDrawing(map)
    let heads = zip(Self.kinds, layout.nodes.indices).map { kind, column -> HTML in
      let x = Double(column) * (StrategyDrawing.width - StrategyDrawing.nodeWidth) / 3
      return """
        <text class="label strong" x="\(coordinate(x))" y="22">\(kind.kind.pluralLabel(words))</text>
        """
    }
    let curves = layout.curves.map { curve -> HTML in
      """
      <path class="flow\(curve.isLong ? " flow-long" : "")" fill="none" d="\(curve.path)"/>
      """
    }
    var nodes: HTML = .empty
    for (column, found) in map.columns.enumerated() {
      for (row, node) in found.enumerated() {
        nodes += draw(node, in: layout.nodes[column][row], column: column)
      }
    }
    return Drawing(
      width: StrategyDrawing.width, height: layout.height,
      title: view.say("board.strategy-map.title"), holdsLinks: true, className: "strategy",
      "\(heads.joined())\(curves.joined())\(nodes)"
    ).html
  }

  private func draw(_ node: StrategyMap.Node, in box: Rectangle, column: Int) -> HTML {
    let lines = DrawnText(node.title, width: 28, lines: 2)
    let top = box.y + box.height / 2 + 4 - Double(lines.lines.count - 1) * 7.5
    // A dashed edge and a sign, so that what is loose does not rest on colour alone.
    let sign: HTML =
      node.isLoose
      ? """
      <text class="label strong" x="\(coordinate(box.x + box.width - 12))" y="\(coordinate(box.y + 16))" \
      text-anchor="middle">!</text>
      """ : .empty
    return """
      <a href="\(view.to.item(node.kind, node.id))"><title>\(node.title)</title>\
      <rect class="node node-\(column + 1)\(node.isLoose ? " node-loose" : "")" \
      x="\(coordinate(box.x))" y="\(coordinate(box.y))" width="\(coordinate(box.width))" height="\(coordinate(box.height))" \
      rx="6"/>\(lines.markup(x: box.x + 12, y: top, step: 15, anchor: "start", style: "tick"))\
      \(sign)</a>
      """
  }

  // MARK: - Lists

  /// What each node serves, as a table behind the picture.
  private var table: DataTable {
    var served: [String: [String]] = [:]
    for link in map.links {
      let id = map.columns[link.from.column][link.from.row].id
      served[id, default: []].append(map.columns[link.to.column][link.to.row].id)
    }
    let rows = map.columns.joined().map { node in
      TableLine([
        HTML(text: view.say("kind.\(node.kind.name)")), ItemLink(view, id: node.id).html,
        HTML(text: (served[node.id] ?? []).joined(separator: ", ")), gaps(node),
      ])
    }
    return DataTable(
      words, id: "strategy-table", caption: view.say("board.strategy-map.title"),
      columns: [
        TableColumn(view.say("picture.column.kind")),
        TableColumn(view.say("picture.column.name"), isRowHeader: true),
        TableColumn(view.say("picture.column.serves")),
        TableColumn(view.say("picture.column.state"), .mark),
      ], rows: rows)
  }

  /// The same as lists within lists; what serves two objectives stands under both, what serves it in
  /// turn under the first.
  private var nested: HTML {
    var servants: [StrategyMap.Spot: [StrategyMap.Spot]] = [:]
    var isServing: Set<StrategyMap.Spot> = []
    for link in map.links {
      servants[link.to, default: []].append(link.from)
      isServing.insert(link.from)
    }
    var told: Set<StrategyMap.Spot> = []
    func item(_ spot: StrategyMap.Spot) -> HTML {
      let node = map.columns[spot.column][spot.row]
      let below = servants[spot] ?? []
      if !told.insert(spot).inserted && !below.isEmpty {
        let again = view.say("thread.repeated")
        return """
          <li>\(ItemLink(view, id: node.id)) <span class="muted small">\(again)</span></li>
          """
      }
      let list: HTML = below.isEmpty ? .empty : "<ul>\(each: below, item)</ul>"
      return """
        <li>\(ItemLink(view, id: node.id)) <span class="muted small">\
        \(view.say("kind.\(node.kind.name)"))</span> \(gaps(node)) \(look.badge(node.id))\(list)</li>
        """
    }
    let spots = map.columns.enumerated().flatMap { column, nodes in
      nodes.indices.map { StrategyMap.Spot(column: column, row: $0) }
    }
    return """
      <ul class="strategy-list">\(each: spots.filter { !isServing.contains($0) }, item)</ul>
      """
  }
}

extension String {
  /// As it stands within a sentence.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
