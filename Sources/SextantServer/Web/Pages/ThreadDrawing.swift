import SextantModel

/// The chain from a signal to a slide as a picture: a column per kind, the items of the thread in it,
/// the links among them as lines.
struct ThreadDrawing {
  /// The kinds of the chain, in its order; what supports them stands with the nearest.
  static let columns: [[String]] = [
    ["watchSource", "signal", "studyResult", "evidence"],
    ["matrixItem", "riskItem", "insight", "orientation"],
    ["objective", "recommendation"],
    ["indicator", "channelChoice"],
    ["action", "campaign", "task"],
    ["budgetLine", "contentItem"],
    ["measure", "actual", "reading"],
    ["varianceNote"],
    ["adjustment"],
    ["slide", "reportRow", "tile"],
  ]
  private static let most = 6
  private static let width = 168.0
  private static let gap = 34.0
  private static let height = 46.0
  private static let step = 58.0

  struct Place: Equatable {
    let id: String
    let kind: String
    let headline: String
    let x: Double
    let y: Double
  }

  let places: [Place]
  let links: [SextantModel.Thread.Link]
  private let here: String
  private let view: View

  init(
    _ id: String, back: [SextantModel.Thread.Stop], forward: [SextantModel.Thread.Stop],
    _ view: View
  ) {
    self.view = view
    here = id
    var told: Set<String> = []
    let stops = (back + forward).filter { told.insert($0.id).inserted }
    var nearest = stops.enumerated().sorted {
      $0.element.depth != $1.element.depth
        ? $0.element.depth < $1.element.depth : $0.offset < $1.offset
    }.map(\.element)
    // The item itself is drawn whatever its kind.
    let own = nearest.first { $0.id == id }
    nearest.removeAll { $0.id == id }
    var places: [Place] = []
    var column = 0
    for kinds in Self.columns {
      var inside = nearest.filter { kinds.contains($0.kind) }.prefix(Self.most).map { $0 }
      if let own, Self.column(of: own.kind) == Self.columns.firstIndex(of: kinds) {
        inside.insert(own, at: 0)
      }
      guard !inside.isEmpty else { continue }
      for (row, stop) in inside.enumerated() {
        places.append(
          Place(
            id: stop.id, kind: stop.kind, headline: stop.headline,
            x: Double(column) * (Self.width + Self.gap) + 2,
            y: Double(row) * Self.step + 2))
      }
      column += 1
    }
    self.places = places
    links = view.examined.thread.links(among: Set(places.map(\.id)))
  }

  private static func column(of kind: String) -> Int? {
    columns.firstIndex { $0.contains(kind) }
  }

  var html: HTML {
    // A single item makes no chain.
    guard places.count > 1 else { return .empty }
    let title = view.say("pages.thread.drawing")
    let rows = links.map { link in
      TableLine([name(link.from), HTML(text: role(link)), name(link.to)])
    }
    let table = DataTable(
      view.words, id: "thread-links", caption: title,
      columns: [
        TableColumn(view.say("pages.thread.from")), TableColumn(view.say("pages.thread.role")),
        TableColumn(view.say("pages.thread.to")),
      ], rows: rows, hidesCaption: true)
    return ChartFrame(
      view.words, id: "thread-drawing", title: title,
      summary: view.say("pages.thread.drawing.summary"), drawing: drawing(title), table: table
    ).html
  }

  private func name(_ id: String) -> HTML { ItemLink(view, id: id).html }

  private func role(_ link: SextantModel.Thread.Link) -> String {
    let kind = places.first { $0.id == link.from }?.kind ?? ""
    return view.words.label(field: link.field, of: kind)
  }

  private func drawing(_ title: String) -> HTML {
    let width = (places.map(\.x).max() ?? 0) + Self.width + 4
    let height = (places.map(\.y).max() ?? 0) + Self.height + 4
    let byID = Dictionary(places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var content = HTML.empty
    for link in links {
      guard let from = byID[link.from], let to = byID[link.to] else { continue }
      content += line(from, to)
    }
    for place in places { content += box(place) }
    return Drawing(
      width: max(width, 420), height: height, title: title, holdsLinks: true,
      className: "thread-drawing\(width > 800 ? " is-wide" : "")", content
    ).html
  }

  /// A curve between facing sides; straight down the side where both stand in one column.
  private func line(_ from: Place, _ to: Place) -> HTML {
    let (a, b) = from.x <= to.x ? (from, to) : (to, from)
    let isColumn = a.x == b.x
    let x1 = coordinate(a.x + (isColumn ? 8 : Self.width))
    let y1 = coordinate(a.y + Self.height / 2)
    let x2 = coordinate(b.x + (isColumn ? 8 : 0))
    let y2 = coordinate(b.y + Self.height / 2)
    let bend = isColumn ? -14.0 : (b.x - a.x - Self.width) / 2
    let c1 = coordinate(a.x + (isColumn ? 8 : Self.width) + bend)
    let c2 = coordinate(b.x + (isColumn ? 8 : 0) + (isColumn ? bend : -bend))
    return """
      <path class="thread-link" fill="none" d="M\(x1) \(y1)C\(c1) \(y1) \(c2) \(y2) \(x2) \(y2)"/>
      """
  }

  private func box(_ place: Place) -> HTML {
    let lines = TextLines.broken(place.headline, at: 20, most: 2)
    var text: HTML = """
      <text class="tick" x="\(coordinate(place.x + 8))" y="\(coordinate(place.y + 13))">\
      \(view.say("kind.\(place.kind)"))</text>
      """
    for (row, line) in lines.enumerated() {
      text += """
        <text class="label\(place.id == here ? " strong" : "")" x="\(coordinate(place.x + 8))" \
        y="\(coordinate(place.y + 26 + Double(row) * 13))">\(line)</text>
        """
    }
    let shape: HTML = """
      <rect class="paper\(place.id == here ? " is-here" : "")" x="\(coordinate(place.x))" \
      y="\(coordinate(place.y))" width="\(coordinate(Self.width))" \
      height="\(coordinate(Self.height))" rx="4"/>
      """
    let spoken = "\(view.say("kind.\(place.kind)")) – \(place.headline)"
    return """
      <a href="\(view.to.thread(place.id))" aria-label="\(spoken)"\
      \(attribute: "aria-current", place.id == here ? "true" : nil)>\(shape)\(text)</a>
      """
  }
}
