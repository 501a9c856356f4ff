import SextantModel

/// How a programme's candidates fare: pass rates by block, assessment, criterion, path and
/// arrangement, jurors' severity, times, and what became of those who were certified.
enum ResultsBoard: Board {
  static let name = "results"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [
    BlockDecision.self, InsertionAnswer.self, InsertionFigures.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["framework", "session"])
    guard let shown = ShownResults(view) else {
      return look.noSession(SextantModel.Session.self, "board.results.add")
    }
    return ResultsPicture(look: look, shown: shown).html
  }
}

/// The statistics that the address asks for: of one framework, of one of its sessions or of all.
struct ShownResults: Sendable {
  let frameworks: [Framework]
  let framework: Framework
  let rules: CertifierRules
  /// Those published.
  let sessions: [SextantModel.Session]
  let session: SextantModel.Session?
  let statistics: ProgrammeStatistics
  let cohorts: RegisterCohorts
  let agreement: JuryAgreement

  /// - Returns: `nil` where nothing is published yet and no figures were stated.
  init?(_ view: View) {
    let published = view.all(SextantModel.Session.self).filter { $0.publishedOn != nil }
    let codes = published.map(\.framework) + view.all(InsertionFigures.self).map(\.framework)
    var seen: Set<String> = []
    frameworks = codes.compactMap { view.library.framework($0) }
      .filter { seen.insert($0.code).inserted }
    let asked = view.asked("framework").flatMap { view.library.framework($0)?.code }
    guard view.isInstitution,
      let framework = frameworks.first(where: { $0.code == asked }) ?? frameworks.first
    else { return nil }
    self.framework = framework
    let own = published.filter { $0.framework.uppercased() == framework.code.uppercased() }
    sessions = own
    let session = own.first { $0.id.text == view.asked("session") }
    self.session = session
    var rules =
      (session ?? own.last).flatMap { view.dossier.rules(of: $0) }
      ?? view.all(CertifierRules.self).last {
        $0.framework.uppercased() == framework.code.uppercased()
      } ?? CertifierRules()
    // One bound for all views: what a stricter one hides, a laxer one would tell.
    rules.smallCount =
      own.compactMap { view.dossier.rules(of: $0)?.smallCount }.max() ?? rules.smallCount
    self.rules = rules
    // What is published is the same for whoever reads it.
    let figures = view.examined.published
    statistics = figures.statistics(
      of: own, only: session?.id, framework: framework, rules: rules, view.library)
    cohorts = figures.cohorts(framework, view.library)
    agreement = figures.agreement(in: session.map { [$0] } ?? own, by: rules)
  }

  /// What a group of a table is called.
  func name(
    _ line: ProgrammeStatistics.Line, _ grouping: ProgrammeStatistics.Grouping, _ view: View
  )
    -> String
  {
    let language = view.words.language
    func worded<T: Worded>(_ type: T.Type) -> String {
      guard let thing = framework.find(ID<T>(line.name)) else { return line.name }
      return "\(line.name) · \(framework.words(thing, in: language))"
    }
    switch grouping {
    case .block: return worded(Block.self)
    case .assessment: return worded(Assessment.self)
    case .criterion: return worded(Criterion.self)
    case .path:
      return CandidatePath(rawValue: line.name).map { view.label($0) }
        ?? view.say("board.results.noPath")
    case .arrangement: return view.say("board.results.arrangement.\(line.name)")
    case .session: return view.find(ID<SextantModel.Session>(line.name))?.title ?? line.name
    }
  }
}

private struct ResultsPicture: BoardPicture {
  let look: BoardLook
  let shown: ShownResults

  var html: HTML {
    let tables = shown.statistics.tables.filter { !$0.lines.isEmpty }
    let none: HTML =
      tables.isEmpty ? Notice(.neutral, say("nothingYet"), isStatus: false).html : .empty
    return """
      \(frameworks)\(sessions)<div class="stack" data-live="results">\(none)\
      \(each: tables, table)\(severity)\(durations)\(cohorts)</div>\
      <p class="cluster print-hidden">\(download("xlsx"))\(download("csv"))</p>\
      <p class="small muted">\(say("how", ["least": .integer(shown.statistics.least)]))</p>
      """
  }

  private var frameworks: HTML {
    look.tabs(
      say("frameworks"),
      over: shown.frameworks.map { ($0.code, $0.card.words(in: words.language)) }, "framework",
      here: shown.framework.code)
  }

  private var sessions: HTML {
    guard shown.sessions.count > 1 else { return .empty }
    let all = Tab(
      say("allSessions"), look.address("session", nil), isHere: shown.session == nil)
    return Tabs(
      label: view.say("certification.sessions"),
      [all]
        + shown.sessions.map {
          Tab($0.title, look.address("session", $0.id.text), isHere: shown.session?.id == $0.id)
        }
    ).html
  }

  private func download(_ file: String) -> HTML {
    var address = "\(look.bare)?file=\(file)&framework=\(percentEncoded(shown.framework.code))"
    if let session = shown.session { address += "&session=\(percentEncoded(session.id.text))" }
    return LinkButton(say("download.\(file)"), to: address, icon: "download").html
  }

  // MARK: - Rates

  private func table(_ table: ProgrammeStatistics.Table) -> HTML {
    let key = table.grouping.rawValue
    let rows = table.lines.map { line in
      TableLine([
        HTML(text: shown.name(line, table.grouping, view)), count(line.counts.all),
        count(line.counts.acquired), rate(line.counts),
      ])
    }
    var foot: [[HTML]] = []
    if let total = table.total, table.lines.count > 1 {
      foot = [[HTML(text: say("total")), count(total.all), count(total.acquired), rate(total)]]
    }
    let data = DataTable(
      words, id: "rates-\(key)", caption: say("by.\(key)"),
      columns: [
        TableColumn(say("column.\(key)"), isRowHeader: true),
        TableColumn(say("column.all"), .number), TableColumn(say("column.acquired"), .number),
        TableColumn(say("column.rate"), .number),
      ], rows: rows, foot: foot, hidesCaption: true)
    let about: HTML = "<p class=\"small muted\">\(say("about.\(key)"))</p>"
    let body = chart(table) + data.html + about
    if table.grouping == .criterion {
      return Disclosure(say("by.criterion"), count: table.lines.count, body).html
    }
    return "<section class=\"stack\">\(Heading(2, say("by.\(key)")))\(body)</section>"
  }

  /// Bars where there is something to compare.
  private func chart(_ table: ProgrammeStatistics.Table) -> HTML {
    let bars = table.lines.compactMap { line in
      line.counts.rate.map {
        HorizontalBars.Bar(short(line, table.grouping), $0)
      }
    }
    guard bars.count > 1, [.block, .assessment].contains(table.grouping) else { return .empty }
    let key = table.grouping.rawValue
    return HorizontalBars(
      words, id: "bars-\(key)", title: say("chart.\(key)"),
      summary: say("chart.summary", ["count": .integer(bars.count)]), bars: bars, unit: .percent
    ).html
  }

  private func short(_ line: ProgrammeStatistics.Line, _ grouping: ProgrammeStatistics.Grouping)
    -> String
  {
    grouping == .block || grouping == .assessment
      ? line.name : shown.name(line, grouping, view)
  }

  private func count(_ count: Int?) -> HTML {
    count.map { HTML(text: words.write($0)) } ?? hidden
  }

  private func rate(_ group: HiddenCounts.Group) -> HTML {
    guard let rate = group.rate else { return group.all == 0 ? "–" : hidden }
    return HTML(text: words.writePercent(rate, decimals: 0))
  }

  private var hidden: HTML {
    "<span class=\"muted\">\(say("hidden"))</span>"
  }

  // MARK: - Jurors and times

  private var severity: HTML {
    let jurors = shown.agreement.jurors.filter { $0.marks > 0 }
    guard jurors.count > 1 else { return .empty }
    let names = JurorNames(shown.agreement.jurors.map(\.juror), view)
    let rows = jurors.sorted { ($0.leniency ?? 0) < ($1.leniency ?? 0) }.map { juror in
      TableLine([
        names.link(juror.juror, view), HTML(text: words.write(juror.marks)),
        HTML(
          text: juror.leniency.map { leniency in
            let text = words.write(leniency, decimals: 2)
            return leniency > 0 ? "+\(text)" : text
          } ?? "–"),
      ])
    }
    return """
      <section class="stack">\(Heading(2, say("severity")))\
      \(DataTable(
        words, id: "severity", caption: say("severity.caption"),
        columns: [
          TableColumn(say("severity.juror"), isRowHeader: true),
          TableColumn(say("severity.marks"), .number), TableColumn(say("severity.gap"), .number),
        ], rows: rows))<p class="small muted">\(say("severity.how"))</p></section>
      """
  }

  private func between(_ low: Double, _ high: Double) -> String {
    say(
      "durations.between",
      ["low": .number(low, decimals: 0), "high": .number(high, decimals: 0)])
  }

  private var durations: HTML {
    let times = shown.statistics.durations
    guard !times.isEmpty else { return .empty }
    let waits = shown.statistics.daysToResults.map { wait -> HTML in
      """
      <li>\(say("wait", [
        "session": .text(view.find(wait.session)?.title ?? wait.session.text),
        "days": .integer(wait.days),
      ]))</li>
      """
    }
    return """
      <section class="stack">\(Heading(2, say("durations")))\
      \(DataTable(
        words, id: "durations", caption: say("durations.caption"),
        columns: [
          TableColumn(say("column.assessment"), isRowHeader: true),
          TableColumn(say("durations.slots"), .number),
          TableColumn(say("durations.median"), .number),
          TableColumn(say("durations.range"), .number),
          TableColumn(say("durations.pressed"), .number),
          TableColumn(say("durations.actual"), .number),
          TableColumn(say("durations.actualRange"), .number),
        ],
        rows: times.map { time in
          TableLine([
            HTML(text: time.assessment), HTML(text: words.write(time.slots)),
            HTML(text: words.write(time.median, decimals: 0)),
            HTML(text: between(time.shortest, time.longest)),
            HTML(text: words.write(time.actual?.slots ?? 0)),
            HTML(text: time.actual.map { words.write($0.median, decimals: 0) } ?? "–"),
            HTML(text: time.actual.map { between($0.shortest, $0.longest) } ?? "–"),
          ])
        }))<ul>\(each: waits, { $0 })</ul></section>
      """
  }

  // MARK: - Insertion

  private var cohorts: HTML {
    let lines = shown.cohorts.lines
    let add = """
      <p class="cluster print-hidden">\(look.addButton(InsertionAnswer.self, "board.results.answer"))\
      \(look.addButton(InsertionFigures.self, "board.results.figures"))</p>
      """ as HTML
    guard !lines.isEmpty else {
      return """
        <section class="stack">\(Heading(2, say("cohorts")))<p>\(say("cohorts.none"))</p>\
        \(add)</section>
        """
    }
    let least = shown.statistics.least
    let columns = [
      TableColumn(say("cohorts.year"), isRowHeader: true),
      TableColumn(say("cohorts.certified"), .number),
      TableColumn(say("cohorts.experience"), .number),
      TableColumn(say("cohorts.employed6"), .number),
      TableColumn(say("cohorts.occupation6"), .number),
      TableColumn(say("cohorts.occupation24"), .number), TableColumn(say("cohorts.source")),
    ]
    let rows = lines.map { line in
      TableLine([
        HTML(text: String(line.year)), people(line.certified, .certified, line, least),
        people(line.certifiedByExperience, .certifiedByExperience, line, least),
        share(line.employed6Months, .employed6Months, line, least),
        share(line.inOccupation6Months, .inOccupation6Months, line, least),
        share(line.inOccupation2Years, .inOccupation2Years, line, least),
        HTML(text: line.isStated ? line.source : say("cohorts.computed")),
      ])
    }
    return """
      <section class="stack">\(Heading(2, say("cohorts")))\
      \(DataTable(words, id: "cohorts", caption: say("cohorts.caption"), columns: columns, rows: rows))\
      <p class="small muted">\(say("cohorts.how"))</p>\
      <p class="cluster print-hidden">\(download("cohorts"))</p>\(add)</section>
      """
  }

  private func people(
    _ count: Int?, _ member: RegisterCohorts.Member, _ line: RegisterCohorts.Line, _ least: Int
  ) -> HTML {
    guard let count else { return "–" }
    return line.isHidden(member, least: least) ? hidden : HTML(text: words.write(count))
  }

  private func share(
    _ rate: RegisterCohorts.Rate?, _ member: RegisterCohorts.Member,
    _ line: RegisterCohorts.Line, _ least: Int
  ) -> HTML {
    guard let rate else { return "–" }
    if line.isHidden(member, least: least) { return hidden }
    let percent = words.writePercent(Double(rate.percent) / 100, decimals: 0)
    guard let answers = rate.answers else { return HTML(text: percent) }
    return
      "\(percent) <span class=\"small muted\">\(say("answers", ["count": .integer(answers)]))</span>"
  }
}
