import SextantModel

/// The company among its competitors on two axes.
enum PositioningBoard: Board {
  static let name = "positioning"
  static let room = Room.diagnosis
  static let kinds: [any Item.Type] = [PositionPoint.self, Matrix.self, Competitor.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["matrix"])
    let maps = view.all(Matrix.self).filter { $0.matrixKind == .positioning }
    guard let matrix = maps.first(where: { $0.id.text == look.choice("matrix") }) ?? maps.first
    else {
      return look.empty(
        checks: ["DIA05"],
        action: look.addButton(
          Matrix.self, "picture.addMap", given: [("matrixKind", MatrixKind.positioning.rawValue)]))
    }
    return PositioningPicture(look: look, maps: maps, matrix: matrix).html
  }
}

/// One positioning map on its board.
private struct PositioningPicture {
  let look: BoardLook
  let maps: [Matrix]
  let matrix: Matrix
  private let map: PositioningMap
  private let competitors: [Competitor]

  private var view: View { look.view }

  init(look: BoardLook, maps: [Matrix], matrix: Matrix) {
    self.look = look
    self.maps = maps
    self.matrix = matrix
    let view = look.view
    competitors = view.all(Competitor.self)
    let points = view.examined.citations.of(
      matrix.id.text, by: PositionPoint.self, in: "matrix")
    map = PositioningMap(
      points, competitors: Dictionary(competitors.map { ($0.id, $0) }) { first, _ in first },
      ours: view.us)
  }

  var html: HTML {
    let choice = look.tabs(
      view.label(Matrix.self), over: maps.map { ($0.id.text, $0.title) }, "matrix",
      here: matrix.id.text)
    let found = view.examined.findings(about: matrix.id.text)
    return """
      <div class="split">\(look.tabs)\(choice)</div>\
      <div class="stack" data-live="positioning">\(if: !found.isEmpty, FindingNotes(view, found).html)\
      \(look.isTable ? table.html : picture)\(moves)</div>\(addForm)
      """
  }

  // MARK: - Picture

  private var axisX: String { matrix.axisX.isEmpty ? view.say("picture.axisX") : matrix.axisX }
  private var axisY: String { matrix.axisY.isEmpty ? view.say("picture.axisY") : matrix.axisY }

  private var picture: HTML {
    ChartFrame(
      view.words, id: "positioning-map", title: matrix.title, summary: summary,
      drawing: drawing, table: table
    ).html
  }

  private var summary: String {
    guard let nearest = map.nearest else {
      return view.say("picture.mapSummary", ["count": .integer(map.points.count)])
    }
    return view.say(
      "picture.mapNearest",
      [
        "count": .integer(map.points.count), "name": .text(nearest.point.name),
        "distance": .number(nearest.distance, decimals: 1),
      ])
  }

  private var drawing: HTML {
    let plot = PositioningMap.plot
    let (right, bottom) = (plot.x + plot.width, plot.y + plot.height)
    let (middleX, middleY) = (plot.x + plot.width / 2, plot.y + plot.height / 2)
    let frame: HTML = """
      <rect class="plot-ground" x="\(coordinate(plot.x))" y="\(coordinate(plot.y))" width="\(coordinate(plot.width))" \
      height="\(coordinate(plot.height))"/>\
      <line class="gridline" x1="\(coordinate(middleX))" y1="\(coordinate(plot.y))" x2="\(coordinate(middleX))" \
      y2="\(coordinate(bottom))"/>\
      <line class="gridline" x1="\(coordinate(plot.x))" y1="\(coordinate(middleY))" x2="\(coordinate(right))" \
      y2="\(coordinate(middleY))"/>\
      <line class="axis" x1="\(coordinate(plot.x))" y1="\(coordinate(bottom))" x2="\(coordinate(right))" \
      y2="\(coordinate(bottom))"/>\
      <line class="axis" x1="\(coordinate(plot.x))" y1="\(coordinate(plot.y))" x2="\(coordinate(plot.x))" \
      y2="\(coordinate(bottom))"/>
      """
    let words: HTML = """
      <text class="label" x="\(coordinate(middleX))" y="\(coordinate(bottom + 44))" text-anchor="middle">\
      \(axisX)</text>\
      <text class="label" transform="translate(18 \(coordinate(middleY))) rotate(-90)" \
      text-anchor="middle">\(axisY)</text>\
      \(each: [0, 5, 10], { tick in
        """
        <text class="tick" x="\(coordinate(plot.x + plot.width * Double(tick) / 10))" \
        y="\(coordinate(bottom + 18))" text-anchor="middle">\(tick)</text>\
        <text class="tick" x="\(coordinate(plot.x - 8))" \
        y="\(coordinate(bottom - plot.height * Double(tick) / 10 + 4))" text-anchor="end">\(tick)</text>
        """
      })
      """
    let content = frame + words + map.points.map(draw).joined()
    return Drawing(
      width: PositioningMap.width, height: PositioningMap.height, title: matrix.title,
      holdsLinks: true, className: "positioning", content
    ).html
  }

  private func draw(_ point: PositioningMap.Point) -> HTML {
    let (x, y) = point.spot
    let box = point.label
    let middle = box.y + box.height / 2
    // The leader ends at the side of the label that faces the point.
    let edge = min(max(x, box.x), box.x + box.width)
    let leader: HTML =
      point.isLed
      ? """
      <line class="leader" x1="\(coordinate(x))" y1="\(coordinate(y))" x2="\(coordinate(edge))" y2="\(coordinate(middle))"/>
      """ : .empty
    let radius = PositioningMap.radius
    let shape: HTML =
      point.isOurs
      ? """
      <path class="mark-ours" d="M\(coordinate(x)) \(coordinate(y - radius - 3))L\(coordinate(x + radius + 3)) \(coordinate(y))\
      L\(coordinate(x)) \(coordinate(y + radius + 3))L\(coordinate(x - radius - 3)) \(coordinate(y))Z"/>
      """
      : "<circle class=\"series-1\" cx=\"\(coordinate(x))\" cy=\"\(coordinate(y))\" r=\"\(coordinate(radius))\"/>"
    // The text begins, or ends, where its label faces the point.
    let anchor: (x: Double, name: String) =
      box.x >= x
      ? (box.x, "start")
      : box.x + box.width <= x ? (box.x + box.width, "end") : (box.x + box.width / 2, "middle")
    return """
      \(leader)<a href="\(view.to.item(point.item))">\(shape)\
      <text class="label\(point.isOurs ? " strong" : "")" x="\(coordinate(anchor.x))" \
      y="\(coordinate(middle + 5))" text-anchor="\(anchor.name)">\(point.name)</text></a>
      """
  }

  // MARK: - Table

  private var table: DataTable {
    let us = map.points.first(where: \.isOurs)
    let rows = map.points.map { point in
      var distance: HTML = .empty
      if let us, !point.isOurs {
        let (dx, dy) = (point.x - us.x, point.y - us.y)
        distance = HTML(
          text: view.words.write((dx * dx + dy * dy).squareRoot(), decimals: 1))
      }
      return TableLine(
        [
          name(of: point.item, point.name), number(point.x), number(point.y), distance,
          evidence(of: point.item),
        ], mark: point.isOurs ? .ours : .none)
    }
    return DataTable(
      view.words, caption: matrix.title,
      columns: [
        TableColumn(view.say("picture.firm"), isRowHeader: true), TableColumn(axisX, .number),
        TableColumn(axisY, .number), TableColumn(view.say("picture.distance"), .number),
        TableColumn(view.words.label(field: "evidence", of: PositionPoint.kind.name)),
      ], rows: rows + map.unplaced.map(unplacedLine))
  }

  private func unplacedLine(_ item: PositionPoint) -> TableLine {
    let firm =
      item.competitor.map { ItemLink(view, id: $0.text).html }
      ?? HTML(text: view.us)
    return TableLine(
      [
        firm, number(item.x), number(item.y),
        StatusMark(.watch, view.say("picture.notPlaced")).html, evidence(of: item),
      ])
  }

  private func name(of item: PositionPoint, _ name: String) -> HTML {
    "<a href=\"\(view.to.item(item))\">\(name)</a> \(look.badge(item.id.text))"
  }

  private func number(_ value: Double?) -> HTML {
    value.map { HTML(text: view.words.write($0, decimals: nil)) } ?? .empty
  }

  private func evidence(of item: PositionPoint) -> HTML {
    item.evidence.isEmpty
      ? StatusMark(.watch, view.say("picture.unbacked")).html
      : look.links(item.evidence.map(\.text))
  }

  // MARK: - Moves

  /// Each point with its place, to be moved by typing.
  private var moves: HTML {
    let items = map.points.map(\.item) + map.unplaced
    guard view.reader.mayEdit(PositionPoint.kind), !items.isEmpty else { return .empty }
    let forms = items.map(moveForm).joined()
    return """
      <div class="print-hidden">\
      \(Disclosure(view.say("picture.movePoints"), "<div class=\"stack\">\(forms)</div>"))</div>
      """
  }

  private func moveForm(_ item: PositionPoint) -> HTML {
    let name =
      item.competitor.map { view.find($0)?.name ?? $0.text } ?? view.us
    let scope = "place-\(markupID(item.id.text))"
    func field(_ key: String, _ axis: String, _ value: Double?) -> FormField {
      FormField(
        view.words, key, label: axis,
        .number(value.map { view.words.write($0, decimals: nil) } ?? ""), scope: scope)
    }
    return PostForm(
      view, to: view.to.set(PositionPoint.kind, item.id.text), version: look.version,
      back: look.here, look: .inline,
      """
      <fieldset class="cluster"><legend>\(name)</legend>\(field("x", axisX, item.x))\
      \(field("y", axisY, item.y))\(Button(view.say("picture.move"), icon: "check"))</fieldset>
      """
    ).html
  }

  /// Puts a firm that is not on the map yet onto it.
  private var addForm: HTML {
    guard view.reader.mayEdit(PositionPoint.kind) else { return .empty }
    let items = map.points.map(\.item) + map.unplaced
    let known = Set(items.compactMap(\.competitor))
    var options = competitors.filter { !known.contains($0.id) }
      .map { ChoiceOption($0.id.text, $0.name) }
    if !items.contains(where: { $0.competitor == nil }) {
      options.insert(ChoiceOption("", view.us), at: 0)
    }
    guard !options.isEmpty else { return .empty }
    let words = view.words
    let fields: HTML = """
      <input type="hidden" name="matrix" value="\(matrix.id.text)">\
      \(FormField(words, "competitor", label: view.say("picture.firm"), .choice(options[0].value, options), scope: "add"))\
      \(FormField(words, "x", label: axisX, .number(""), scope: "add"))\
      \(FormField(words, "y", label: axisY, .number(""), scope: "add"))\
      \(Button(view.say("picture.add"), .primary, icon: "add"))
      """
    let form = PostForm(
      view, to: view.to.list(PositionPoint.kind), back: look.here, once: onceKey(), look: .inline,
      fields)
    return """
      <div class="print-hidden">\(Disclosure(view.say("picture.addPoint"), form.html))</div>
      """
  }
}
