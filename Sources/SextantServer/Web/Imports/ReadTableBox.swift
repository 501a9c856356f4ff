import SextantFiles
import SextantKernels
import SextantModel

/// A table of a file as it was read: of which tool and period, what is left out and why, its totals,
/// what it would change, every column and what it is for.
struct ReadTableBox {
  let review: TableReview
  let view: View

  var html: HTML {
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
      <div class="stack">\(choose)\(facts)\(remarks)\
      \(effect)\(totals)\(ReadColumnsTable(review: review, view: view).html)\
      \(sample)</div>
      """
    ).html
  }

  private var facts: HTML {
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
      form += ", " + view.say("sheets.separator.\(Self.separatorName(separator))")
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
  private var remarks: HTML {
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
      add(.warning, Message("sheets.lost", ["metric": .text(view.name(metric: metric))]))
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

  private var effect: HTML {
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

  private var totals: HTML {
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
          HTML(text: view.name(metric: total.metric)),
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

  private var sample: HTML {
    let table = review.measures.table
    guard table.rowCount > 0 else { return .empty }
    let isSpan = table.days != table.lastDays
    var columns = [TableColumn(view.say("sheets.sample.day"), .day)]
    if isSpan { columns.append(TableColumn(view.say("sheets.sample.lastDay"), .day)) }
    columns += table.dimensions.map { TableColumn(view.name(dimension: $0.name)) }
    columns += table.metrics.map { TableColumn(view.name(metric: $0.name), .number) }
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
}
