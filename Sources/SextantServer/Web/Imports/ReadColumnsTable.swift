import SextantKernels
import SextantModel

/// The columns of a table that was read: how each is written, what stands in it and what it is for, to
/// be put right.
struct ReadColumnsTable {
  let review: TableReview
  let view: View

  var html: HTML {
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
        \(view.say("sheets.format.\(Self.name(of: account.format))"))\
        \(writing(place, account.format, title))
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
  private func writing(_ place: Int, _ format: ColumnFormat, _ title: String) -> HTML {
    let choices: [String]
    var read: String
    let isChosen = !review.writing(place).isEmpty
    let samples = (0..<min(review.table.rows.count, 500)).lazy.map { review.table.text($0, place) }
    if let order = format.order, isChosen || samples.contains(where: Self.hasOpenOrder) {
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

  private static func name(of format: ColumnFormat) -> String {
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
}
