import SextantModel

/// Where a gap comes from: what each channel and each factor adds to it, as tables with a sentence.
struct ContributionTables {
  let view: View
  let standing: IndicatorStanding
  let id: String

  private var indicator: Indicator { standing.indicator }
  private var x: Examination { view.examined.examination }
  private var said: IndicatorWords { IndicatorWords(view: view, standing: standing) }

  /// Nothing where neither channels nor factors say anything.
  var html: HTML {
    guard let last = standing.last else { return .empty }
    var parts: [HTML] = []
    let earlier = standing.yearBefore?.period ?? standing.before?.period
    if let earlier,
      let channels = x.contributions(ofChannelsTo: indicator, from: earlier, to: last.period)
    {
      parts.append(table(channels))
    }
    if indicator.factors.count >= 2 {
      switch x.contributions(ofFactorsTo: indicator, againstTargetOver: last.period) {
      case .success(let factors): parts.append(table(factors, nil, "target"))
      case .failure(let gap): parts.append(reason(gap, "target"))
      }
      if let earlier {
        switch x.contributions(ofFactorsTo: indicator, from: earlier, to: last.period) {
        case .success(let factors): parts.append(table(factors, earlier, "year"))
        case .failure(let gap): parts.append(reason(gap, "year"))
        }
      }
    }
    return parts.joined()
  }

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    view.say("indicator.parts.\(key)", arguments)
  }

  private func table(_ found: ChannelContributions) -> HTML {
    let isRate = found.parts.contains { $0.mix != nil }
    let rows = found.parts.map { part -> TableLine in
      let name = part.channel.map { view.find($0)?.name ?? $0.text } ?? say("noChannel")
      var cells: [HTML] = [
        HTML(text: name), HTML(text: said.write(part.before)), HTML(text: said.write(part.after)),
        HTML(text: said.writeDifference(part.effect)),
      ]
      if isRate {
        cells.append(HTML(text: said.writeDifference(part.mix ?? 0)))
        cells.append(HTML(text: said.writeDifference(part.effect - (part.mix ?? 0))))
      }
      return TableLine(cells)
    }
    var columns = [
      TableColumn(view.label(Channel.self), isRowHeader: true),
      TableColumn(view.words.write(found.earlier), .number),
      TableColumn(view.words.write(found.later), .number),
      TableColumn(say("effect"), .number),
    ]
    if isRate {
      columns += [TableColumn(say("mix"), .number), TableColumn(say("own"), .number)]
    }
    var foot: [HTML] = [
      HTML(text: say("total")), HTML(text: said.write(found.before)),
      HTML(text: said.write(found.after)), HTML(text: said.writeDifference(found.change)),
    ]
    if isRate { foot += [.empty, .empty] }
    return DataTable(
      view.words, id: "\(id)-channel-parts",
      caption: say(
        "channels",
        [
          "change": .text(said.writeDifference(found.change)),
          "earlier": .period(found.earlier), "later": .period(found.later),
        ]), columns: columns, rows: rows, foot: [foot]
    ).html
  }

  private func table(
    _ found: FactorContributions, _ earlier: Period?, _ key: String
  ) -> HTML {
    var rows = found.parts.map { part -> TableLine in
      let factor = view.find(part.factor)
      let write = { (value: Double) -> String in
        factor.map { IndicatorWords.write(value, $0, view.words) }
          ?? view.words.write(value, decimals: 2)
      }
      let name: HTML =
        factor.map { "<a href=\"\(view.to.item($0))\">\($0.name)</a>" }
        ?? HTML(text: part.factor.text)
      return TableLine([
        name, HTML(text: write(part.before)), HTML(text: write(part.after)),
        HTML(text: said.writeDifference(part.effect)),
      ])
    }
    if abs(found.rest) > abs(found.before) * 1e-9 {
      rows.append(
        TableLine([
          HTML(text: say("rest")), .empty, .empty, HTML(text: said.writeDifference(found.rest)),
        ]))
    }
    return DataTable(
      view.words, id: "\(id)-factor-\(key)",
      caption: say(
        "factors.\(key)",
        [
          "change": .text(said.writeDifference(found.change)),
          "earlier": .text(earlier.map { view.words.write($0) } ?? ""),
        ]),
      columns: [
        TableColumn(say("factor"), isRowHeader: true),
        TableColumn(earlier.map { view.words.write($0) } ?? say("wanted"), .number),
        TableColumn(standing.last.map { view.words.write($0.period) } ?? "", .number),
        TableColumn(say("effect"), .number),
      ], rows: rows,
      foot: [
        [
          HTML(text: say("total")), HTML(text: said.write(found.before)),
          HTML(text: said.write(found.after)), HTML(text: said.writeDifference(found.change)),
        ]
      ]
    ).html
  }

  private func reason(_ gap: FactorContributions.Gap, _ key: String) -> HTML {
    let text: String =
      switch gap {
      case .noFactors: say("gap.noFactors")
      case .unknown(let id):
        say("gap.unknown.\(key)", ["indicator": .text(view.find(id)?.name ?? id.text)])
      case .notTheProduct: say("gap.notTheProduct", ["indicator": .text(indicator.name)])
      }
    return "<p>\(StatusMark(.unknown, text))</p>"
  }
}
