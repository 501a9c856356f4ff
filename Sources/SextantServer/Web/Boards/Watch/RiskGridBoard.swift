import SextantModel

/// Risks on a grid of impact by likelihood, before and after what is done about them.
enum RiskGridBoard: RiskBoard {
  static let method = RiskMethod.erm
  static let name = "risk-grid"
  static let room = Room.watch
  static let kinds: [any Item.Type] = [RiskItem.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["method"])
    let risks = RiskLook(look: look)
    // The scores of an FMEA stand on the same scales, and what a SWOT noted may be scored on them: so
    // they may be laid on the grid too.
    let methods: Set<RiskMethod?> =
      look.choice("method") == "all" ? [.erm, .amdec, .swot, nil] : [.erm]
    let found = view.all(RiskItem.self).filter { methods.contains($0.method) }
    let others = OtherRisks(Self.self, risks, placing: methods)
    guard !found.isEmpty else {
      let empty = look.empty(
        checks: ["VEI05"],
        action: look.addButton(
          RiskItem.self, "picture.addRisk", given: [("method", "erm")]))
      return "\(risks.methods)\(empty)\(others.html)"
    }
    return RiskGridPicture(risks: risks, grid: RiskGrid(found)).html + others.html
  }

  /// Its method stays: the grid takes whatever is scored.
  static func placing(_ risk: RiskItem, _ risks: RiskLook) -> HTML {
    guard risk.grossRisk == nil else {
      let all = risks.look.address("method", "all")
      return "<a href=\"\(all)\">\(risks.view.say("risks.onGrid"))</a>"
    }
    return risks.scoreForm(risk, risk.gridScores)
  }
}

/// The grid of risks and its equal as a table.
private struct RiskGridPicture {
  let risks: RiskLook
  let grid: RiskGrid

  private var view: View { risks.view }
  private var look: BoardLook { risks.look }

  var html: HTML {
    let isAll = look.choice("method") == "all"
    let methods = Tabs(
      label: risks.label("method"),
      [
        Tab(view.say("picture.ermOnly"), look.address("method", nil), isHere: !isAll),
        Tab(view.say("picture.allMethods"), look.address("method", "all"), isHere: isAll),
      ])
    let facts = RiskLevel.allCases.reversed().map { level in
      BoardFact(
        number: view.words.write(grid.count(of: level)),
        text: view.say("picture.level.\(level.rawValue)"), mark: level.mark)
    }
    return """
      \(risks.methods)<div class="split">\(look.tabs)\(methods)</div>\
      <div class="stack" data-live="risks">\(look.facts(facts))\
      \(look.isTable ? table : "\(picture)\(list)")\(unplaced)</div>\(risks.addForm(.erm))
      """
  }

  /// Likelihood upward, impact to the right; each crossing says its product and its level.
  private var picture: HTML {
    let columns = (1...5).map { HTML(text: view.say("picture.impact", ["score": .integer($0)])) }
    let rows = grid.cells.map { line in
      (
        head: HTML(
          text: view.say("picture.likelihood", ["score": .integer(line.first?.likelihood ?? 0)])),
        cells: line.map { GridCell(content($0), $0.level.mark) }
      )
    }
    let table = GridTable(
      id: "risk-grid", caption: view.say("picture.gridCaption"),
      corner: view.say("picture.gridCorner"), columns: columns, rows: rows)
    return
      "<div class=\"risk-grid\">\(table)</div><p class=\"small muted\">\(view.say("picture.gridLevels"))</p>"
  }

  private func content(_ cell: RiskGrid.Cell) -> HTML {
    let level = view.say("picture.level.\(cell.level.rawValue)")
    let chips: HTML =
      cell.risks.isEmpty
      ? .empty
      : """
      <ul class="stack small">\(each: cell.risks, { risk in
        "<li><a href=\"\(view.to.item(risk))\">\(risk.label)</a></li>"
      })</ul>
      """
    return """
      <span class="small muted">\(cell.product) <span class="visually-hidden">\(level)</span></span>\
      \(chips)
      """
  }

  /// Each risk placed, with what remains once it is treated, and the form that moves it.
  private var list: HTML {
    guard !grid.placed.isEmpty else { return .empty }
    return """
      <section class="stack"><h2>\(view.say("picture.treatment"))</h2>\
      <ul class="grid-2 board-list">\(each: sorted, { "<li>\(card($0))</li>" })</ul></section>
      """
  }

  private var sorted: [RiskItem] {
    grid.placed.enumerated().sorted { a, b in
      let products = (a.element.grossRisk ?? 0, b.element.grossRisk ?? 0)
      return products.0 == products.1 ? a.offset < b.offset : products.0 > products.1
    }.map(\.element)
  }

  private func card(_ risk: RiskItem) -> HTML {
    let gross = risk.grossRisk ?? 0
    return Box(
      title: risks.link(risk), mark: RiskLevel(gross).mark,
      """
      <p>\(before(risk, gross))</p>\(if: !risk.control.isEmpty, "<p>\(risk.control)</p>")\
      <p class="small">\(risks.owner(risk))</p>\(form(risk))
      """
    ).html
  }

  private func before(_ risk: RiskItem, _ gross: Int) -> HTML {
    var parts: [HTML] = [
      StatusMark(
        RiskLevel(gross).mark,
        view.say(
          "picture.gross",
          [
            "impact": .integer(risk.severity ?? 0), "likelihood": .integer(risk.occurrence ?? 0),
            "product": .integer(gross),
          ])
      ).html
    ]
    if let residual = risk.residual {
      parts.append(
        StatusMark(
          RiskLevel(residual).mark, view.say("picture.residual", ["residual": .integer(residual)])
        ).html)
    } else if risk.method == .erm {
      parts.append(StatusMark(.unknown, view.say("picture.noResidual")).html)
    }
    if risk.isGrossRiskWrong, let inherent = risk.inherent {
      parts.append(
        StatusMark(
          .bad, view.say("picture.wrongGross", ["inherent": .integer(inherent)])
        ).html)
    }
    return parts.joined(by: " → ")
  }

  private func form(_ risk: RiskItem) -> HTML {
    risks.scoreForm(risk, risk.gridScores)
  }

  private var unplaced: HTML {
    guard !grid.unplaced.isEmpty else { return .empty }
    return """
      <section class="stack"><h2>\(view.say("picture.notOnGrid")) \
      <span class="count">\(grid.unplaced.count)</span></h2>\
      <ul class="stack">\(each: grid.unplaced, { "<li class=\"stack\"><p>\(risks.link($0))</p>\(form($0))</li>" })</ul>\
      </section>
      """
  }

  private var table: HTML {
    let rows = sorted.map { risk in
      TableLine(
        [
          risks.link(risk), risks.number(risk.severity), risks.number(risk.occurrence),
          risks.number(risk.grossRisk),
          level(risk.grossRisk), HTML(text: risk.control), risks.number(risk.residual),
          level(risk.residual), risks.owner(risk),
        ])
    }
    return DataTable(
      view.words, caption: view.say("picture.gridCaption"),
      columns: [
        TableColumn(risks.label("label"), isRowHeader: true),
        TableColumn(view.say("picture.column.impact"), .number),
        TableColumn(view.say("picture.column.likelihood"), .number),
        TableColumn(risks.label("inherent"), .number),
        TableColumn(view.say("picture.column.level"), .mark), TableColumn(risks.label("control")),
        TableColumn(risks.label("residual"), .number),
        TableColumn(view.say("picture.column.levelAfter"), .mark),
        TableColumn(risks.label("owner")),
      ], rows: rows
    ).html
  }

  private func level(_ product: Int?) -> HTML {
    guard let product else { return "–" }
    let level = RiskLevel(product)
    return StatusMark(level.mark, view.say("picture.level.\(level.rawValue)")).html
  }
}

extension RiskItem {
  fileprivate var gridScores: [(name: String, value: Int?)] {
    [("severity", severity), ("occurrence", occurrence)]
  }
}

extension RiskLevel {
  var mark: Mark {
    switch self {
    case .low: .good
    case .moderate: .neutral
    case .high: .watch
    case .critical: .bad
    }
  }
}
