internal import SextantKernels
import SextantModel

/// How far jurors agree, in the coefficients that specialists ask for, with what they rest on and which
/// of them cannot be told.
struct AgreementCoefficients: AgreementPart {
  let look: BoardLook
  let found: JuryAgreement

  var html: HTML { "\(chart)\(more)\(left)" }

  private var chart: HTML {
    let rows = found.figures.map { figure -> TableLine in
      let key = "coefficient.\(figure.coefficient.rawValue)"
      let name: HTML = """
        \(say(key))<br><span class="muted small">\(say("\(key).about"))</span>
        """
      let reliance =
        figure.isFew
        ? StatusMark(.watch, say("fewSubjects")) : StatusMark(.neutral, say("enough"))
      return TableLine([
        name, HTML(text: words.write(figure.value, decimals: 3)),
        HTML(text: interval(figure.interval)), HTML(text: words.write(figure.subjects)),
        HTML(text: words.write(figure.candidates)), reliance.html,
      ])
    }
    let table = DataTable(
      words, id: "coefficients", caption: say("coefficients"),
      columns: [
        TableColumn(say("coefficient"), isRowHeader: true), TableColumn(say("value"), .number),
        TableColumn(say("interval"), .number), TableColumn(say("subjects"), .number),
        TableColumn(say("candidates"), .number), TableColumn(say("reliance")),
      ], rows: rows)
    guard !found.figures.isEmpty else { return .empty }
    let picture = IntervalPlot(
      title: say("plot"), range: -1...1, centre: 0,
      lines: found.figures.map {
        IntervalPlot.Line(
          label: say("coefficient.\($0.coefficient.rawValue)"), value: $0.value,
          interval: $0.interval, isFaint: $0.isFew, said: words.write($0.value, decimals: 2))
      }, tick: { words.write($0, decimals: 1) })
    return ChartFrame(
      words, id: "agreement-plot", title: say("plot"), summary: say("plot.summary"),
      drawing: picture.html, table: nil
    ).html + table.html
  }

  /// What specialists ask for: the other forms of the intraclass correlation, the test of Kendall's
  /// W.
  private var more: HTML {
    var rows: [(String, String)] = []
    if let forms = found.intraclass {
      for (key, value) in [
        ("oneWay", forms.oneWay), ("agreement", forms.agreement),
        ("consistency", forms.consistency), ("oneWayOfMean", forms.oneWayOfMean),
        ("agreementOfMean", forms.agreementOfMean),
        ("consistencyOfMean", forms.consistencyOfMean),
      ] {
        rows.append((say("icc.\(key)"), words.write(value, decimals: 3)))
      }
    }
    if let test = found.concordance {
      rows.append((say("kendall.chiSquare"), words.write(test.chiSquare, decimals: 2)))
      let p = test.p < 0.001 ? say("kendall.tiny") : words.write(test.p, decimals: 3)
      rows.append((say("kendall.p"), p))
    }
    guard !rows.isEmpty else { return .empty }
    let table = DataTable(
      words, id: "forms", caption: say("forms"),
      columns: [
        TableColumn(say("coefficient"), isRowHeader: true), TableColumn(say("value"), .number),
      ], rows: rows.map { TableLine([HTML(text: $0.0), HTML(text: $0.1)]) }, hidesCaption: true)
    return Disclosure(
      say("forms"), count: rows.count,
      "\(table)<p class=\"muted small\">\(say("forms.how"))</p>" as HTML
    ).html
  }

  private var left: HTML {
    // Of more than two jurors Cohen's kappas stand below, two by two.
    let left = found.left.filter {
      found.pairs.isEmpty || ![.cohen, .cohenLinear, .cohenQuadratic].contains($0)
    }
    guard !left.isEmpty else { return .empty }
    let items = left.map { coefficient -> HTML in
      let name = say("coefficient.\(coefficient.rawValue)")
      return "<li>\(name) – \(say("left.\(coefficient.rawValue)"))</li>"
    }
    return Disclosure(
      say("left"), count: items.count, "<ul>\(items.joined())</ul>" as HTML
    ).html
  }
}
