import SextantFiles
import SextantKernels
import SextantModel

/// What was read in files of measures, before anything is kept: the tool, the period, every column
/// and what it is for, what is left out and why, totals, and what would change.
enum MeasureImportPage {
  static func page(
    _ draft: SheetDraft, _ reviews: [TableReview], _ channels: ToolChannelNames, _ view: View
  ) -> Page {
    var page = Page(title: view.say("sheets.review.title"), main: .empty)
    page.lead = view.say("sheets.review.lead")
    page.room = ImportBatch.kind.room
    page.trail = ImportPages.trail(nil, view)
    let chosen = reviews.filter { $0.isChosen && $0.canBeKept }
    let needsPeriod = reviews.contains(where: \.needsPeriod)
    let sections = reviews.map { section($0, of: reviews.count, view) }
    let rows = chosen.reduce(0) { $0 + $1.measures.table.rowCount }
    let keep = Button(
      view.say("sheets.keep", ["count": .integer(rows)]), .primary, icon: "check", name: "do",
      value: "keep")
    let again = Button(view.say("sheets.readAgain"), .plain, name: "do", value: "read")
    let drop = Button(view.say("sheets.drop"), .quiet, name: "do", value: "drop")
    page.main =
      PostForm(
        view, to: view.to.page("import") + "/\(draft.key)",
        """
        \(Hidden("chooses", "1"))\(summary(reviews, view))\
        \(if: needsPeriod, period(draft.choices, view))\(rates(reviews, draft.choices, view))\
        \(sections.joined())\(Self.channels(channels, draft.choices, view))\
        \(options(draft.choices, reviews, view))\
        <p class="cluster">\(if: !chosen.isEmpty, keep.html)\(again)\(drop)</p>
        """
      ).html
    return page
  }

  // MARK: - In all

  private static func summary(_ reviews: [TableReview], _ view: View) -> HTML {
    if reviews.allSatisfy({ $0.effect.changesNothing && $0.measures.table.rowCount > 0 }) {
      return Notice(.good, view.say("sheets.summary.known"), isStatus: true).html
    }
    if !reviews.contains(where: \.canBeKept) {
      let key =
        reviews.contains(where: \.needsPeriod)
        ? "sheets.summary.period"
        : reviews.contains { !$0.unknownRates.isEmpty }
          ? "sheets.summary.rates" : "sheets.summary.nothing"
      return Notice(.bad, view.say(key), isStatus: true).html
    }
    return .empty
  }

  private static func period(_ choices: SheetChoices, _ view: View) -> HTML {
    let first = FormField(
      view.words, "first", label: view.say("sheets.period.first"), .day(choices.first),
      isRequired: true)
    let last = FormField(
      view.words, "last", label: view.say("sheets.period.last"), .day(choices.last),
      isRequired: true)
    return """
      <section class="stack" aria-labelledby="period-title">\
      <h2 id="period-title">\(view.say("sheets.period.title"))</h2>\
      <p>\(view.say("sheets.period.help"))</p><div class="grid-3">\(first)\(last)</div></section>
      """
  }

  /// What currencies other than the dossier's are worth; nothing where there are none.
  private static func rates(
    _ reviews: [TableReview], _ choices: SheetChoices, _ view: View
  ) -> HTML {
    var foreign: [ForeignAmounts] = []
    for amounts in reviews.flatMap(\.measures.foreign)
    where !foreign.contains(where: { $0.currency == amounts.currency }) {
      foreign.append(amounts)
    }
    guard let first = foreign.first else { return .empty }
    let fields = foreign.map { amounts in
      FormField(
        view.words, "rate.\(amounts.currency)",
        label: view.say(
          "sheets.rates.one",
          ["currency": .text(amounts.currency), "wanted": .text(amounts.wanted)]),
        .text(choices.rates[amounts.currency] ?? ""), isRequired: true)
    }
    return """
      <section class="stack" aria-labelledby="rates-title">\
      <h2 id="rates-title">\(view.say("sheets.rates.title"))</h2>\
      <p>\(view.say("sheets.rates.help", ["wanted": .text(first.wanted)]))</p>\
      <div class="grid-3">\(each: fields, { $0.html })</div></section>
      """
  }

  /// Which of the dossier's channels the tools' are: asked once, kept with the channel.
  private static func channels(
    _ names: ToolChannelNames, _ choices: SheetChoices, _ view: View
  ) -> HTML {
    guard !names.unknown.isEmpty || !names.known.isEmpty else { return .empty }
    let known = names.known.map { name, channel -> HTML in
      "<li>\(view.say("sheets.channels.known", ["name": .text(name), "channel": .text(channel.name)]))</li>"
    }
    let options =
      [ChoiceOption("", view.say("sheets.channels.none"))]
      + names.channels.map { ChoiceOption($0.id.text, $0.name) }
    let mayChoose = !names.channels.isEmpty
    let fields =
      mayChoose
      ? names.unknown.enumerated().map { place, name in
        FormField(
          view.words, "channel.\(place)",
          label: view.say("sheets.channels.which", ["name": .text(name)]),
          .choice(choices.channels[place] ?? "", options))
      } : []
    let told: HTML =
      mayChoose || names.unknown.isEmpty
      ? .empty
      : """
      <p>\(view.say("sheets.channels.unknown", ["names": .texts(names.unknown)]))</p>
      """
    return """
      <section class="stack" aria-labelledby="channels-title">\
      <h2 id="channels-title">\(view.say("sheets.channels.title"))</h2>\
      <p>\(view.say("sheets.channels.help"))</p>\(told)\
      \(if: !fields.isEmpty, "<div class=\"grid-3\">\(each: fields, { $0.html })</div>")\
      \(if: !known.isEmpty, "<ul>\(known.joined())</ul>")</section>
      """
  }

  private static func options(
    _ choices: SheetChoices, _ reviews: [TableReview], _ view: View
  ) -> HTML {
    let isPart = choices.isPart ?? reviews.contains(where: \.isPart)
    let account = FormField(
      view.words, "account", label: view.say("sheets.account"), .text(choices.account),
      help: view.say("sheets.account.help"))
    let part = FormField(
      view.words, "isPart", label: view.say("sheets.isPart"), .flag(isPart),
      help: view.say("sheets.isPart.help"))
    let months = FormField(
      view.words, "reportsMonths", label: view.say("sheets.months"),
      .flag(choices.reportsMonths), help: view.say("sheets.months.help"))
    let dropped = reviews.filter(\.isChosen).reduce(0) { $0 + $1.effect.dropped }
    let isOpen = dropped > 0 || isPart || !choices.account.isEmpty
    return """
      <section class="stack" aria-labelledby="options-title">\
      <h2 id="options-title">\(view.say("sheets.options"))</h2>\(months)\
      \(Disclosure(view.say("sheets.options.more"), isOpen: isOpen, "\(part)\(account)"))</section>
      """
  }

  // MARK: - A table

  private static func section(_ review: TableReview, of count: Int, _ view: View) -> HTML {
    let sheet = review.table.sheet.name
    let name = sheet.isEmpty ? review.file : "\(review.file) › \(sheet)"
    let id = "table-\(review.number)"
    let choose: HTML =
      review.canBeKept
      ? """
      <div class="field stacked of-flag"><input type="checkbox" id="\(id)-choose" name="table" \
      value="\(review.number)"\(flag: "checked", review.isChosen)>\
      <label for="\(id)-choose">\(view.say("sheets.choose"))</label></div>
      """ : .empty
    return Box(
      title: name, level: 2, id: id,
      """
      <div class="stack">\(choose)\(facts(review, view))\(remarks(review, view))\
      \(effect(review, view))\(totals(review, view))\(columns(review, view))\
      \(sample(review, view))</div>
      """
    ).html
  }

  private static func facts(_ review: TableReview, _ view: View) -> HTML {
    let measures = review.measures
    var entries: [(term: String, value: HTML)] = []
    let tool = view.say("sheets.origin.\(measures.origin.rawValue)")
    let basis: String =
      switch review.basis {
      case .recognised:
        measures.origin == .other
          ? view.say("sheets.basis.other")
          : view.say(
            "sheets.basis.recognised",
            ["share": .percent(review.confidence, decimals: 0)])
      case .earlier(let title): view.say("sheets.basis.earlier", ["import": .text(title)])
      case .chosen: view.say("sheets.basis.chosen")
      }
    entries.append(
      (
        view.say("sheets.fact.tool"),
        "<strong>\(tool)</strong> <span class=\"muted\">\(basis)</span>"
      ))
    if let days = measures.table.period {
      let period = Period(first: Day(number: days.lowerBound), last: Day(number: days.upperBound))
      entries.append((view.say("sheets.fact.period"), HTML(text: view.words.write(period))))
    }
    entries.append(
      (
        view.say("sheets.fact.rows"),
        HTML(
          text: view.say(
            "sheets.fact.rows.value",
            [
              "read": .integer(measures.rowsRead), "kept": .integer(measures.table.rowCount),
            ]))
      ))
    var form = view.say("sheets.kind.\(review.kind.rawValue)")
    if let separator = review.separator {
      form += ", " + view.say("sheets.separator.\(separatorName(separator))")
    }
    entries.append((view.say("sheets.fact.form"), HTML(text: form)))
    return Definitions(entries).html
  }

  private static func separatorName(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case 0x09: "tab"
    default: "other"
    }
  }

  /// What was left out, doubted or mended, each with its line and what to do.
  private static func remarks(_ review: TableReview, _ view: View) -> HTML {
    let words = view.words
    var notes: [FindingNote] = []
    func add(_ severity: Severity, _ message: Message) {
      let remedy = Message("\(message.key).remedy", message.arguments)
      notes.append(
        FindingNote(
          words, severity: severity, code: "", what: words.say(message),
          remedy: words.has(remedy.key) ? words.say(remedy) : ""))
    }
    for amounts in review.measures.foreign {
      add(amounts.rate == nil ? .error : .info, SheetRemarks.foreign(amounts))
    }
    for message in SheetRemarks.measures(review.measures) { add(.warning, message) }
    for dropped in review.measures.droppedRows {
      add(
        .warning,
        Message(
          "sheets.dropped.\(dropped.reason.rawValue)",
          ["count": .integer(dropped.count), "line": .integer(dropped.firstLine)]))
    }
    for (reason, rows) in Dictionary(grouping: review.table.setAside, by: \.reason).sorted(
      by: { $0.key.rawValue < $1.key.rawValue })
    {
      add(
        .info,
        Message(
          "sheets.aside.\(reason.rawValue)",
          [
            "count": .integer(rows.count), "line": .integer(rows[0].line),
            "text": .text(
              shortened(rows[0].text.split(separator: "\t").joined(separator: " "), to: 60)),
          ]))
    }
    if review.measures.rowsJoined > 0 {
      add(.info, Message("sheets.joined", ["count": .integer(review.measures.rowsJoined)]))
    }
    for metric in review.measures.lostByJoining {
      add(.warning, Message("sheets.lost", ["metric": .text(name(metric: metric, view))]))
    }
    for message in SheetRemarks.encoding(review.encoding) { add(.info, message) }
    for note in review.fileNotes + review.table.notes {
      add(
        SheetRemarks.isWarning(note.what) ? .warning : .info, SheetRemarks.note(note, column: nil))
    }
    for column in review.table.columns {
      for note in column.notes.prefix(5) {
        add(
          SheetRemarks.isWarning(note.what) ? .warning : .info,
          SheetRemarks.note(note, column: column.name))
      }
    }
    guard !notes.isEmpty else { return .empty }
    let warnings = notes.filter { $0.severity != .info }
    let list: HTML = "<ul class=\"findings\">\(each: notes.prefix(60), { "<li>\($0)</li>" })</ul>"
    return Disclosure(
      view.say("sheets.remarks"), isOpen: !warnings.isEmpty, count: notes.count, list
    ).html
  }

  private static func effect(_ review: TableReview, _ view: View) -> HTML {
    guard review.measures.table.rowCount > 0 else { return .empty }
    let effect = review.effect
    if effect.changesNothing {
      return Notice(.good, view.say("sheets.effect.known"), isStatus: false).html
    }
    var parts: [HTML] = []
    func add(_ key: String, _ count: Int) {
      guard count > 0 else { return }
      parts.append(
        "<li>\(view.say("sheets.effect.\(key)", ["count": .integer(count)]))</li>")
    }
    add("added", effect.added)
    add("changed", effect.changed)
    add("same", effect.same)
    add("dropped", effect.dropped)
    add("repeated", effect.repeated)
    var html: HTML = """
      <h3>\(view.say("sheets.effect"))</h3><ul>\(parts.joined())</ul>
      """
    if effect.otherGrain > 0 {
      html +=
        Notice(
          .watch, view.say("sheets.effect.otherGrain", ["count": .integer(effect.otherGrain)]),
          isStatus: false
        ).html
    }
    if review.countsTwice {
      html += Notice(.watch, view.say("sheets.effect.twice"), isStatus: false).html
    }
    return html
  }

  private static func totals(_ review: TableReview, _ view: View) -> HTML {
    let totals = review.measures.totals
    guard !totals.isEmpty else { return .empty }
    let lines = totals.map { total -> TableLine in
      let stated = total.stated.map { view.words.write($0, decimals: nil) } ?? "–"
      // What the file states is rounded as it is shown.
      let agrees = total.stated.map { abs($0 - total.kept) <= 0.01 + abs($0) * 1e-6 }
      let verdict: String =
        switch agrees {
        case true?: view.say("sheets.totals.agrees")
        case false?: view.say("sheets.totals.differs")
        case nil: ""
        }
      return TableLine(
        [
          HTML(text: name(metric: total.metric, view)),
          HTML(text: view.words.write(total.read, decimals: nil)), HTML(text: stated),
          HTML(text: view.words.write(total.kept, decimals: nil)), HTML(text: verdict),
        ], mark: agrees == false ? .watch : .none)
    }
    return DataTable(
      view.words, id: "totals-\(review.number)", caption: view.say("sheets.totals"),
      columns: [
        TableColumn(view.say("sheets.totals.metric")),
        TableColumn(view.say("sheets.totals.read"), .number),
        TableColumn(view.say("sheets.totals.stated"), .number),
        TableColumn(view.say("sheets.totals.kept"), .number),
        TableColumn(view.say("sheets.totals.check")),
      ], rows: lines
    ).html
  }

  // MARK: - Columns

  private static func columns(_ review: TableReview, _ view: View) -> HTML {
    let options = MeasureRoleOptions(view)
    let accounts = review.measures.columns
    let lines = review.table.columns.enumerated().map { place, column -> TableLine in
      let account = accounts[place]
      let title = column.name.isEmpty ? "(\(place + 1))" : column.name
      let select = FormField(
        view.words, "role.\(review.number).\(place)",
        label: view.say("sheets.columns.role.of", ["column": .text(title)]),
        .choice(account.role.text, options.of(column, account.role)), look: .hiddenLabel)
      let samples = (0..<min(review.table.rows.count, 3)).map { review.table.text($0, place) }
        .filter { !$0.isEmpty }
      let state: HTML =
        account.reason.map { reason in
          "<span class=\"muted\">\(view.say("sheets.reason.\(reason.rawValue)"))</span>" as HTML
        } ?? "<strong>\(view.say("sheets.columns.kept"))</strong>"
      let format: HTML = """
        \(view.say("sheets.format.\(formatName(account.format))"))\
        \(writing(review, place, account.format, title, view))
        """
      return TableLine([
        HTML(text: title), format,
        HTML(text: shortened(samples.joined(separator: " · "), to: 60)), select.html, state,
      ])
    }
    let table = DataTable(
      view.words, id: "columns-\(review.number)", caption: view.say("sheets.columns"),
      columns: [
        TableColumn(view.say("sheets.columns.name")),
        TableColumn(view.say("sheets.columns.format")),
        TableColumn(view.say("sheets.columns.sample")),
        TableColumn(view.say("sheets.columns.role")), TableColumn(view.say("sheets.columns.state")),
      ], rows: lines)
    let isUnsure =
      review.measures.origin == .other || accounts.contains { $0.reason == .unknown }
    return Disclosure(
      view.say("sheets.columns"), isOpen: isUnsure, count: accounts.count, table.html
    ).html
  }

  /// How the dates or numbers of a column are written, to be put right.
  private static func writing(
    _ review: TableReview, _ place: Int, _ format: ColumnFormat, _ title: String, _ view: View
  ) -> HTML {
    let choices: [String]
    var read: String
    let isChosen = !review.writing(place).isEmpty
    let samples = (0..<min(review.table.rows.count, 500)).lazy.map { review.table.text($0, place) }
    if let order = format.order, isChosen || samples.contains(where: hasOpenOrder) {
      choices = [DateOrder.dayFirst.rawValue, DateOrder.monthFirst.rawValue]
      read = order.rawValue
      if review.table.columns[place].notes.contains(where: { $0.what == .mixedDateOrders }) {
        read = "mixed"
      }
    } else if let mark = format.mark,
      isChosen || samples.contains(where: { $0.contains { $0 == "," || $0 == "." } })
    {
      choices = DecimalMark.allCases.map(\.rawValue)
      read = mark.rawValue
    } else {
      return .empty
    }
    let options =
      [
        ChoiceOption(
          "",
          view.say("sheets.written.read", ["how": .text(view.say("sheets.written.\(read)"))]))
      ] + choices.map { ChoiceOption($0, view.say("sheets.written.\($0)")) }
    return FormField(
      view.words, "written.\(review.number).\(place)",
      label: view.say("sheets.written.of", ["column": .text(title)]),
      .choice(review.writing(place), options), look: .hiddenLabel
    ).html
  }

  /// Whether a date begins with one or two figures and a sign: then it may have the month first.
  private static func hasOpenOrder(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(3))
    guard let sign = bytes.firstIndex(where: { !(48...57).contains($0) }) else { return false }
    return (1...2).contains(sign) && [0x2F, 0x2E, 0x2D].contains(bytes[sign])
  }

  static func formatName(_ format: ColumnFormat) -> String {
    switch format {
    case .empty: "empty"
    case .text: "text"
    case .number: "number"
    case .percent: "percent"
    case .money: "money"
    case .duration: "duration"
    case .day(let order): order == .monthFirst ? "dayMonthFirst" : "day"
    case .month: "month"
    case .week: "week"
    case .span: "span"
    case .flag: "flag"
    }
  }

  private static func sample(_ review: TableReview, _ view: View) -> HTML {
    let table = review.measures.table
    guard table.rowCount > 0 else { return .empty }
    let isSpan = table.days != table.lastDays
    var columns = [TableColumn(view.say("sheets.sample.day"), .day)]
    if isSpan { columns.append(TableColumn(view.say("sheets.sample.lastDay"), .day)) }
    columns += table.dimensions.map { TableColumn(name(dimension: $0.name, view)) }
    columns += table.metrics.map { TableColumn(name(metric: $0.name, view), .number) }
    let lines = (0..<min(table.rowCount, 5)).map { row -> TableLine in
      var cells = [HTML(text: view.words.write(Day(number: table.days[row])))]
      if isSpan { cells.append(HTML(text: view.words.write(Day(number: table.lastDays[row])))) }
      for dimension in table.dimensions {
        cells.append(HTML(text: shortened(dimension.values[Int(dimension.codes[row])], to: 60)))
      }
      for metric in table.metrics {
        cells.append(
          HTML(text: metric.values[row].map { view.words.write($0, decimals: nil) } ?? "–"))
      }
      return TableLine(cells)
    }
    return Disclosure(
      view.say("sheets.sample"),
      DataTable(
        view.words, id: "sample-\(review.number)", caption: view.say("sheets.sample"),
        columns: columns, rows: lines
      ).html
    ).html
  }

  // MARK: - Names

  static func name(metric: String, _ view: View) -> String {
    SheetRemarks.name(metric: metric, view.words)
  }
  static func name(dimension: String, _ view: View) -> String {
    named("dimension", dimension, view.words)
  }

  static func named(_ what: String, _ name: String, _ words: Catalogue) -> String {
    let key = "sheets.\(what).\(name)"
    return words.has(key) ? words.text(key) : name
  }
}

/// What a column may be for, to choose from.
struct MeasureRoleOptions {
  private let shared: [ChoiceOption]
  private let view: View

  init(_ view: View) {
    self.view = view
    let plain = [
      "day", "periodStart", "periodEnd", "dateRange", "sourceAndMedium", "indicator", "ratio",
      "attribute",
    ].map {
      ChoiceOption($0, view.say("sheets.role.\($0)"))
    }
    let dimensions = MeasureDimension.allCases.map {
      ChoiceOption(
        ColumnRole.dimension($0.rawValue).text,
        view.say(
          "sheets.role.dimension",
          ["name": .text(MeasureImportPage.name(dimension: $0.rawValue, view))]))
    }
    let metrics = MeasureMetric.allCases.map {
      ChoiceOption(
        ColumnRole.metric($0.rawValue).text,
        view.say(
          "sheets.role.metric",
          ["name": .text(MeasureImportPage.name(metric: $0.rawValue, view))]))
    }
    shared =
      plain + dimensions + metrics + [ChoiceOption("ignored", view.say("sheets.role.ignored"))]
  }

  /// Beside what every column may be: a dimension or a metric of its own name.
  func of(_ column: ReadColumn, _ role: ColumnRole) -> [ChoiceOption] {
    var options = shared
    let own = foldedName(column.name)
    if !own.isEmpty {
      options.append(
        ChoiceOption(
          ColumnRole.dimension(own).text,
          view.say("sheets.role.dimension.own", ["name": .text(column.name)])))
      if column.format.isNumeric {
        options.append(
          ChoiceOption(
            ColumnRole.metric(own).text,
            view.say("sheets.role.metric.own", ["name": .text(column.name)])))
      }
    }
    if !options.contains(where: { $0.value == role.text }) {
      options.append(ChoiceOption(role.text, role.text))
    }
    return options
  }
}
