import SextantModel

/// Risks by gravity, occurrence and detection: the table and the Pareto of what is most critical.
enum FmeaBoard: RiskBoard {
  static let method = RiskMethod.amdec
  static let name = "fmea"
  static let room = Room.watch
  static let kinds: [any Item.Type] = [RiskItem.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self)
    let risks = RiskLook(look: look)
    let table = FmeaTable(view.all(RiskItem.self))
    let others = OtherRisks(Self.self, risks, placing: [.amdec])
    guard !table.lines.isEmpty || !table.unscored.isEmpty else {
      let empty = look.empty(
        checks: ["VEI05"],
        action: look.addButton(
          RiskItem.self, "picture.addRisk", given: [("method", "amdec")]))
      return "\(risks.methods)\(empty)\(others.html)"
    }
    let picture = FmeaPicture(risks: risks, table: table)
    return """
      \(risks.methods)\(look.tabs)<div class="stack" data-live="risks">\
      \(if: !look.isTable, picture.pareto)\(picture.lines)\(picture.unscored)</div>\
      \(risks.addForm(.amdec))\(others.html)
      """
  }

  static func placing(_ risk: RiskItem, _ risks: RiskLook) -> HTML {
    risks.scoreForm(risk, risk.fmeaScores, method: .amdec)
  }
}

/// The table of an FMEA and its Pareto.
private struct FmeaPicture {
  let risks: RiskLook
  let table: FmeaTable

  private var view: View { risks.view }
  private var words: Catalogue { view.words }

  var lines: HTML {
    let rows = table.lines.map { line -> TableLine in
      let risk = line.risk
      return TableLine(
        [
          rank(line), "\(risks.link(risk))\(scores(risk))", risks.number(risk.severity),
          risks.number(risk.occurrence), risks.number(risk.detection), criticality(line),
          HTML(text: words.writePercent(line.cumulated, decimals: 0)),
          HTML(text: risk.control), risks.owner(risk),
        ], mark: line.isVital ? .bad : .none)
    }
    let total: [HTML] = [
      HTML(text: view.say("picture.total")), .empty, .empty, .empty, .empty,
      HTML(text: words.write(table.total)), .empty, .empty, .empty,
    ]
    return DataTable(
      words, id: "fmea-table", caption: view.say("picture.fmeaCaption"),
      columns: [
        TableColumn(view.say("picture.column.rank"), .number),
        TableColumn(risks.label("label"), isRowHeader: true),
        TableColumn(risks.label("severity"), .number),
        TableColumn(risks.label("occurrence"), .number),
        TableColumn(risks.label("detection"), .number),
        TableColumn(view.say("picture.column.criticality"), .number),
        TableColumn(view.say("picture.column.cumulated"), .number),
        TableColumn(risks.label("control")), TableColumn(risks.label("owner")),
      ], rows: rows, foot: [total]
    ).html
  }

  /// The rank that follows from the scores, and the one stated where it is another.
  private func rank(_ line: FmeaTable.Line) -> HTML {
    let number = HTML(text: words.write(line.rank))
    // Whoever stated the ranks may part equals as they see fit.
    guard let stated = line.risk.rank, stated != line.rank, !line.isTied else { return number }
    let text = view.say("picture.statedRank", ["rank": .integer(stated)])
    return "\(number) \(StatusMark(.watch, text))"
  }

  private func criticality(_ line: FmeaTable.Line) -> HTML {
    let number = "<strong>\(words.write(line.criticality))</strong>" as HTML
    guard line.isMisprinted, let printed = line.risk.printed else { return number }
    let text = view.say("picture.statedCriticality", ["printed": .integer(printed)])
    return "\(number) \(StatusMark(.bad, text))"
  }

  private func scores(_ risk: RiskItem) -> HTML {
    risks.scoreForm(risk, risk.fmeaScores)
  }

  var unscored: HTML {
    guard !table.unscored.isEmpty else { return .empty }
    return """
      <section class="stack"><h2>\(view.say("picture.unscored")) \
      <span class="count">\(table.unscored.count)</span></h2>\
      <ul class="stack">\(each: table.unscored, {
        "<li class=\"stack\"><p>\(risks.link($0))</p>\(scores($0))</li>"
      })</ul></section>
      """
  }

  // MARK: - Pareto

  /// Bars by criticality with the cumulated line, and the line of four fifths.
  var pareto: HTML {
    guard table.total > 0 else { return .empty }
    let vital = table.lines.count(where: \.isVital)
    let summary = view.say(
      "picture.paretoSummary",
      ["vital": .integer(vital), "count": .integer(table.lines.count)])
    let rows = table.lines.map { line in
      TableLine([
        HTML(text: line.risk.label), HTML(text: words.write(line.criticality)),
        HTML(text: words.writePercent(line.share, decimals: 1)),
        HTML(text: words.writePercent(line.cumulated, decimals: 1)),
      ])
    }
    let behind = DataTable(
      words, id: "pareto-table", caption: view.say("picture.pareto"),
      columns: [
        TableColumn(risks.label("label"), isRowHeader: true),
        TableColumn(view.say("picture.column.criticality"), .number),
        TableColumn(view.say("picture.column.share"), .number),
        TableColumn(view.say("picture.column.cumulated"), .number),
      ], rows: rows)
    return ChartFrame(
      words, id: "pareto", title: view.say("picture.pareto"), summary: summary,
      drawing: drawing(summary), table: behind
    ).html
  }

  private func drawing(_ summary: String) -> HTML {
    let (left, top, width, height) = (56.0, 20.0, 640.0, 260.0)
    let bottom = top + height
    let step = width / Double(table.lines.count)
    let scale = height / Double(table.total)
    var content: HTML = """
      <line class="axis" x1="\(coordinate(left))" y1="\(coordinate(bottom))" x2="\(coordinate(left + width))" \
      y2="\(coordinate(bottom))"/>\
      <line class="threshold" x1="\(coordinate(left))" y1="\(coordinate(bottom - height * 0.8))" \
      x2="\(coordinate(left + width))" y2="\(coordinate(bottom - height * 0.8))"/>\
      <text class="tick" x="\(coordinate(left - 8))" y="\(coordinate(bottom - height * 0.8 + 4))" \
      text-anchor="end">\(words.writePercent(0.8, decimals: 0))</text>\
      <text class="tick" x="\(coordinate(left - 8))" y="\(coordinate(top + 4))" text-anchor="end">\
      \(words.writePercent(1, decimals: 0))</text>
      """
    var path = ""
    for (place, line) in table.lines.enumerated() {
      let x = left + step * Double(place)
      let tall = Double(line.criticality) * scale
      let middle = x + step / 2
      let crest = bottom - height * line.cumulated
      path += (place == 0 ? "M" : "L") + coordinate(middle) + " " + coordinate(crest)
      let name = DrawnText(line.risk.label, width: Int(step / 6.6), lines: 3)
      content += """
        <rect class="\(line.isVital ? "mark-bad" : "mark-neutral")" x="\(coordinate(x + step * 0.18))" \
        y="\(coordinate(bottom - tall))" width="\(coordinate(step * 0.64))" height="\(coordinate(tall))"/>\
        <text class="label strong" x="\(coordinate(middle))" y="\(coordinate(bottom - tall - 6))" \
        text-anchor="middle">\(line.criticality)</text>\
        \(name.markup(x: middle, y: bottom + 18, step: 14, anchor: "middle", style: "tick"))
        """
    }
    content += "<path class=\"line-2\" fill=\"none\" d=\"\(path)\"/>"
    for (place, line) in table.lines.enumerated() {
      let middle = left + step * (Double(place) + 0.5)
      let crest = bottom - height * line.cumulated
      content += """
        <circle class="series-2" cx="\(coordinate(middle))" cy="\(coordinate(crest))" r="4"/>
        """
    }
    return Drawing(
      width: 720, height: 340, title: view.say("picture.pareto"),
      content
    ).html
  }
}

extension RiskItem {
  fileprivate var fmeaScores: [(name: String, value: Int?)] {
    [("severity", severity), ("occurrence", occurrence), ("detection", detection)]
  }
}
