import SextantModel

/// What an indicator says today, on its own page: its value, where it stands, how it came there, and
/// the way to explain it.
enum IndicatorFigure {
  static func html(_ item: any Item, _ view: View) -> HTML {
    guard let indicator = item as? Indicator else { return .empty }
    let x = view.examined.examination
    let measured = MeasuredFigures(x)
    let figures = TileFigures(
      indicator, measured, readings: x.citing(indicator, by: Reading.self, in: "indicator"),
      by: view.today)
    guard figures.last != nil else { return .empty }
    var tile = Tile()
    tile.id = ID("figure-\(indicator.id.text)")
    tile.indicator = indicator.id
    tile.chart = .line
    let picture = TilePicture(
      look: BoardLook(view, DashboardBoard.self), tile: tile, figures: figures, measured: measured)
    return """
      <section class="stack" aria-labelledby="figure-title" data-live="figure-\(indicator.id.text)">\
      <h2 id="figure-title">\(view.say("rooms.detail.figure"))</h2>\
      \(picture.content)\(picture.origin)\(explain(indicator, figures, view))</section>
      """
  }

  private static func explain(
    _ indicator: Indicator, _ figures: TileFigures, _ view: View
  ) -> HTML {
    guard figures.standing == .alert || figures.standing == .below,
      view.reader.mayEdit(VarianceNote.kind)
    else { return .empty }
    let address =
      view.to.new(VarianceNote.kind) + queryText([("indicator", indicator.id.text)])
    let button = LinkButton(view.say("rooms.detail.explain"), to: address, icon: "edit")
    return "<p class=\"print-hidden\">\(button)</p>"
  }
}
