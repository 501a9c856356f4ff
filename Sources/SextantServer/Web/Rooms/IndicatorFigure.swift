import SextantModel

/// What an indicator says today, on its own page: its value, where it stands and heads, how it came
/// there, what the gap is made of, what was done about it, and the way to explain it.
enum IndicatorFigure {
  static func html(_ item: any Item, _ view: View) -> HTML {
    guard let indicator = item as? Indicator else { return .empty }
    let standing = view.examined.examination.standing(of: indicator)
    let effects = AdjustmentEffects(view: view, standing: standing).html
    guard standing.last != nil else {
      guard let reason = IndicatorWords(view: view, standing: standing).gapReason else {
        return effects
      }
      return "<p>\(reason)</p>\(effects)"
    }
    var tile = Tile()
    tile.id = ID("figure-\(indicator.id.text)")
    tile.indicator = indicator.id
    tile.chart = standing.history.count > 6 ? .line : .bars
    let picture = TilePicture(
      look: BoardLook(view, DashboardBoard.self), tile: tile, standing: standing)
    let parts = ContributionTables(view: view, standing: standing, id: "figure").html
    let charts = IndicatorChart(view: view, standing: standing, id: "figure")
    return """
      <link rel="stylesheet" href="/boards/sheets.css">\
      <section class="stack" aria-labelledby="figure-title" data-live="figure-\(indicator.id.text)">\
      <h2 id="figure-title">\(view.say("rooms.detail.figure"))</h2>\
      \(picture.content)\(parts)\(effects)\
      \(Disclosure(view.say("board.dashboard.periods"), charts.table))\(picture.origin)\
      \(explain(standing, view))</section>
      """
  }

  private static func explain(_ standing: IndicatorStanding, _ view: View) -> HTML {
    guard standing.status.isBreach || standing.status == .short,
      view.reader.mayEdit(VarianceNote.kind)
    else { return .empty }
    var given = [("indicator", standing.indicator.id.text)]
    if let period = standing.last?.period { given.append(("period", period.text)) }
    let address = view.to.new(VarianceNote.kind) + queryText(given)
    let button = LinkButton(view.say("rooms.detail.explain"), to: address, icon: "edit")
    return "<p class=\"print-hidden\">\(button)</p>"
  }
}
