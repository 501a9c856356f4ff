internal import SextantKernels
import SextantModel

/// How far jurors agree, how severe each is, and how far each is from the anchor dossiers.
enum AgreementBoard: Board {
  static let name = "agreement"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [Anchor.self, AnchorMark.self, CertifierRules.self]
  static let isPersonal = true

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["session", "panel", "anchor"])
    guard
      let (session, tabs) = look.chosen(
        "session", of: view.all(JurySession.self), label: "board.agreement.which")
    else {
      return look.empty(
        checks: [], action: look.addButton(JurySession.self, "board.agreement.addSession"))
    }
    switch SessionFrame.frame(of: session, in: view.dossier, view.library) {
    case .failure(let fault): return "\(tabs)\(look.faultNote(fault, session))"
    case .success(let frame):
      if let anchor = view.all(Anchor.self).first(where: {
        $0.id.text == look.choice("anchor") && $0.session == session.id
      }) {
        return AnchorSheet(look: look, session: session, frame: frame, anchor: anchor).html
      }
      return "\(tabs)\(AgreementPicture(look: look, session: session, frame: frame).html)"
    }
  }
}

/// What a reader may read of how jurors mark: names for who presides or prepares, else only one's
/// own.
struct JurorNames: Sendable {
  private let names: [String: String]
  private let isOpen: Bool
  private let own: ID<JuryMember>?

  init(_ jurors: [ID<JuryMember>], _ view: View) {
    isOpen = view.reader.juror == nil || view.reader.mayApprove
    own = view.reader.juror
    var names: [String: String] = [:]
    for (place, juror) in jurors.enumerated() {
      names[juror.text] =
        isOpen || juror == view.reader.juror
        ? view.find(juror)?.name ?? juror.text
        : view.say("board.agreement.juror", ["number": .integer(place + 1)])
    }
    self.names = names
  }

  func callAsFunction(_ juror: ID<JuryMember>) -> String { names[juror.text] ?? juror.text }

  /// A link to the juror where the name may be read, the number alone where it may not.
  func link(_ juror: ID<JuryMember>, _ view: View) -> HTML {
    isOpen || juror == own ? ItemLink(view, id: juror.text).html : HTML(text: self(juror))
  }
}

private struct AgreementPicture: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame

  var html: HTML {
    let isSealed = view.reader.juror == nil && session.publishedOn == nil
    let coefficients =
      isSealed
      ? Notice(.neutral, say("sealed"), isStatus: false).html
      : agreement(found)
    return """
      <div class="stack" data-live="agreement">\(look.heading(session, [HTML(text: frame.rules.title)]))\
      \(panels)\(coefficients)</div>\(calibration)
      """
  }

  private var panels: HTML {
    let panels = view.all(Panel.self).filter { $0.session == session.id }
    guard panels.count > 1 else { return .empty }
    let tabs =
      [Tab(say("allPanels"), look.address("panel"), isHere: look.choice("panel") == nil)]
      + panels.map {
        Tab($0.name, look.address("panel", $0.id.text), isHere: $0.id.text == look.choice("panel"))
      }
    return Tabs(label: say("panels"), tabs).html
  }

  /// Marks of the session, or of one panel: only those whose level the reader may read.
  private var marks: [SextantModel.Mark] {
    var slots: Set<ID<Slot>> = []
    for slot in view.all(Slot.self) where slot.session == session.id {
      if let panel = look.choice("panel"), slot.panel?.text != panel { continue }
      slots.insert(slot.id)
    }
    return view.all(SextantModel.Mark.self).filter {
      $0.slot.map(slots.contains) ?? false && !$0.level.isEmpty
    }
  }

  /// Worked out once per change for each panel that is asked for; of a published session over all
  /// marks, whoever reads it.
  private var found: JuryAgreement {
    view.examined.kept.piece(
      "agreement \(session.id.text) \(look.choice("panel") ?? "")",
      size: { 200 * ($0.figures.count + $0.jurors.count + $0.pairs.count) },
      {
        session.publishedOn == nil
          ? JuryAgreement(marks, by: frame.rules)
          : view.examined.published.agreement(
            in: [session], panel: look.choice("panel").map { ID<Panel>($0) }, by: frame.rules)
      })
  }

  private func agreement(_ found: JuryAgreement) -> HTML {
    guard !found.figures.isEmpty || !found.jurors.isEmpty else {
      return EmptyState(
        title: say("emptyTitle"), text: say("empty"), example: say("example"), action: .empty
      ).html
    }
    let few: HTML =
      found.figures.contains(where: \.isFew)
      ? Notice(.watch, say("few"), isStatus: false).html : .empty
    return look.section(say("coefficients"), "\(few)\(chart(found))\(more(found))\(left(found))")
      + pairs(found) + severity(found)
  }

  // MARK: - Coefficients

  private func chart(_ found: JuryAgreement) -> HTML {
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

  private func interval(_ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return say("noInterval") }
    return say(
      "from",
      [
        "low": .text(words.write(interval.lowerBound, decimals: 3)),
        "high": .text(words.write(interval.upperBound, decimals: 3)),
      ])
  }

  /// What specialists ask for: the other forms of the intraclass correlation, the test of Kendall's
  /// W.
  private func more(_ found: JuryAgreement) -> HTML {
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

  // MARK: - Pairs

  /// How many pairs of jurors are listed.
  private static let mostPairs = 60

  /// Cohen's kappa is of two: in a panel of more it is told for every two, with the mean.
  private func pairs(_ found: JuryAgreement) -> HTML {
    guard !found.pairs.isEmpty else { return .empty }
    let names = JurorNames(found.jurors.map(\.juror), view)
    func told(_ kappa: Double?) -> HTML {
      HTML(text: kappa.map { words.write($0, decimals: 3) } ?? "–")
    }
    let shown = found.pairs.prefix(Self.mostPairs)
    let rows = shown.map { pair in
      let both = say(
        "pair", ["one": .text(names(pair.first)), "other": .text(names(pair.second))])
      return TableLine([
        HTML(text: both), HTML(text: words.write(pair.subjects)), told(pair.kappa),
        told(pair.linear), told(pair.quadratic),
      ])
    }
    let table = DataTable(
      words, id: "pairs", caption: say("pairs"),
      columns: [
        TableColumn(say("pairs.jurors"), isRowHeader: true),
        TableColumn(say("subjects"), .number), TableColumn(say("coefficient.cohen"), .number),
        TableColumn(say("coefficient.cohenLinear"), .number),
        TableColumn(say("coefficient.cohenQuadratic"), .number),
      ], rows: rows,
      foot: [
        [
          HTML(text: say("pairs.mean")), .empty, told(found.mean(of: \.kappa)),
          told(found.mean(of: \.linear)), told(found.mean(of: \.quadratic)),
        ]
      ], hidesCaption: true)
    let left = found.pairs.count - shown.count
    let more: HTML =
      left > 0
      ? "<p class=\"muted\">\(say("pairs.more", ["count": .integer(left)]))</p>" : .empty
    return look.section(
      say("pairs"), "<p class=\"muted\">\(say("pairs.how"))</p>\(table)\(more)")
  }

  private func left(_ found: JuryAgreement) -> HTML {
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

  // MARK: - Severity

  private func severity(_ found: JuryAgreement) -> HTML {
    let jurors = found.jurors.filter { $0.leniency != nil }
    guard !jurors.isEmpty else { return .empty }
    let names = JurorNames(found.jurors.map(\.juror), view)
    let sorted = jurors.sorted {
      ($0.leniency ?? 0, $0.juror.text) < ($1.leniency ?? 0, $1.juror.text)
    }
    let most = max(0.5, sorted.map { abs($0.leniency ?? 0) }.max() ?? 0.5)
    let bound = (most * 2).rounded(.up) / 2
    let picture = IntervalPlot(
      title: say("severity"), range: -bound...bound, centre: 0,
      lines: sorted.map {
        IntervalPlot.Line(
          label: names($0.juror), value: $0.leniency ?? 0, interval: nil, isFaint: false,
          said: signed($0.leniency ?? 0))
      }, tick: { signed($0) }, low: say("severe"), high: say("lenient"))
    let table = DataTable(
      words, id: "severity", caption: say("severity"),
      columns: [
        TableColumn(say("jurorName"), isRowHeader: true), TableColumn(say("marks"), .number),
        TableColumn(say("leniency"), .number),
      ],
      rows: sorted.map {
        TableLine([
          HTML(text: names($0.juror)), HTML(text: words.write($0.marks)),
          HTML(text: signed($0.leniency ?? 0)),
        ])
      })
    let residual: HTML =
      found.residual.map { (residual: Double) -> HTML in
        let text = say("residual", ["points": .text(words.write(residual, decimals: 2))])
        return "<p class=\"muted small\">\(text)</p>"
      } ?? .empty
    let frame = ChartFrame(
      words, id: "severity-plot", title: say("severity"), summary: say("severity.summary"),
      drawing: picture.html, table: table)
    return look.section(say("severity"), "\(frame)\(residual)")
  }

  private func signed(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return (rounded > 0 ? "+" : "") + words.write(rounded == 0 ? 0 : rounded, decimals: 2)
  }

  // MARK: - Calibration

  private var calibration: HTML {
    let anchors = view.all(Anchor.self).filter { $0.session == session.id }
    let ids = Set(anchors.map(\.id))
    let marks = view.all(AnchorMark.self).filter { $0.anchor.map(ids.contains) ?? false }
    let items = anchors.map { anchor -> HTML in
      let link: HTML =
        view.reader.juror == nil
        ? "<a href=\"\(view.to.item(anchor))\">\(anchor.title)</a>"
        : "<a href=\"\(look.address("anchor", anchor.id.text))\">\(anchor.title)</a>"
      let done = Set(
        marks.filter { $0.anchor == anchor.id && $0.submittedAt != nil }.compactMap(\.juror))
      return """
        <li>\(link) · \(anchor.assessment) · \(say("markedBy", ["count": .integer(done.count)]))</li>
        """
    }
    let add = look.addButton(
      Anchor.self, "board.agreement.addAnchor", given: [("session", session.id.text)])
    let list: HTML =
      items.isEmpty
      ? "<p class=\"muted\">\(say("noAnchor"))</p>" : "<ul>\(items.joined())</ul>"
    return look.section(
      say("calibration"),
      """
      <p class="muted">\(say("calibration.why"))</p>\(list)\
      \(figures(Calibration(anchors, marks, by: frame.rules)))\
      \(view.reader.juror == nil ? "<p>\(add)</p>" : .empty)
      """)
  }

  private func figures(_ found: Calibration) -> HTML {
    guard !found.jurors.isEmpty else { return .empty }
    let names = JurorNames(found.jurors.map(\.juror), view)
    let tolerance = frame.rules.maximumGap ?? 1
    let rows = found.jurors.map { figure -> TableLine in
      var bias = HTML(text: signed(figure.bias))
      if abs(figure.bias) > tolerance / 2 {
        bias = StatusMark(.watch, signed(figure.bias)).html
      }
      let kappa = figure.kappa.map { value in
        "\(words.write(value, decimals: 2)) (\(interval(figure.interval)))"
      }
      let few: HTML = figure.isFew ? StatusMark(.watch, say("fewMarks")).html : .empty
      return TableLine([
        HTML(text: names(figure.juror)), HTML(text: words.write(figure.marks)), bias,
        HTML(text: words.write(figure.distance, decimals: 2)), percent(figure.exact),
        percent(figure.sameVerdict), HTML(text: kappa ?? "–"), few,
      ])
    }
    return DataTable(
      words, id: "calibration", caption: say("calibration.caption"),
      columns: [
        TableColumn(say("jurorName"), isRowHeader: true), TableColumn(say("marks"), .number),
        TableColumn(say("bias"), .number), TableColumn(say("distance"), .number),
        TableColumn(say("exact"), .number), TableColumn(say("sameVerdict"), .number),
        TableColumn(say("kappa"), .number), TableColumn(say("reliance")),
      ], rows: rows
    ).html
  }

  private func percent(_ share: Double) -> HTML {
    HTML(text: words.fill("{share}", ["share": .percent(share, decimals: 0)]))
  }
}

/// An anchor dossier as a juror marks it; beside their own levels the reference, once all are in.
private struct AnchorSheet: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame
  let anchor: Anchor

  private var framework: Framework? {
    SessionFrame.framework(of: session, in: view.dossier, view.library)
  }

  private func statement(_ criterion: String) -> String {
    framework?.criteria.first { $0.id.text == criterion }
      .map { framework?.words($0, in: view.words.language) ?? "" } ?? ""
  }

  var html: HTML {
    let own = view.all(AnchorMark.self).filter {
      $0.anchor == anchor.id && $0.juror == view.reader.juror
    }
    let dossier: HTML =
      view.find(anchor.dossier).map { "<p>\(say("anchorDossier")) \(ItemLink(view, $0))</p>" }
      ?? .empty
    return """
      <p class="print-hidden"><a href="\(look.address("anchor"))">\(say("backToList"))</a></p>\
      <div class="stack" data-live="anchor">\(Heading(2, anchor.title))\(dossier)\(compared(own))</div>\
      \(view.reader.juror == nil ? .empty : form(own))
      """
  }

  private func compared(_ own: [AnchorMark]) -> HTML {
    guard !anchor.reference.isEmpty else { return .empty }
    let rows = anchor.reference.map { reference -> TableLine in
      let mark = own.last { $0.criterion == reference.criterion }
      let isSame = mark?.level == reference.level
      let name: HTML = """
        <strong>\(reference.criterion)</strong> \(statement(reference.criterion))
        """
      var compared: HTML = "–"
      if mark != nil {
        compared = StatusMark(isSame ? .good : .watch, say(isSame ? "same" : "other")).html
      }
      return TableLine([
        name, HTML(text: mark?.level ?? "–"), HTML(text: reference.level), compared,
        HTML(text: reference.reason),
      ])
    }
    return DataTable(
      words, id: "reference", caption: say("reference"),
      columns: [
        TableColumn(say("criterion"), isRowHeader: true), TableColumn(say("yours")),
        TableColumn(say("right")), TableColumn(say("compared")), TableColumn(say("because")),
      ], rows: rows
    ).html
  }

  private func form(_ own: [AnchorMark]) -> HTML {
    let criteria = frame.criteria(of: frame.short(anchor.assessment))
    let isDone = criteria.allSatisfy { criterion in
      own.contains { $0.criterion == criterion && $0.submittedAt != nil }
    }
    guard !isDone else { return .empty }
    let fields = criteria.map { criterion -> HTML in
      let mark = own.last { frame.short($0.criterion) == criterion }
      return MarkingFields(
        look: look, frame: frame, criterion: criterion, text: statement(criterion)
      )
      .html(
        level: mark?.level, comment: nil, isFixed: mark?.submittedAt != nil, asksComment: false)
    }
    return PostForm(
      view, to: view.to.boardAct(AgreementBoard.name, anchor.id.text, "marks"), back: look.here,
      """
      <p class="muted">\(say("anchorForm"))</p>\(fields.joined())\
      \(FormActions(
        Button(say("handIn"), .primary, name: "do", value: "submit").html
          + Button(say("keep"), name: "do", value: "keep").html))
      """ as HTML
    ).html
  }
}
