import SextantKernels
import SextantModel

/// A budget as a workbook for spreadsheets: the summary, the lines, the months, the commitments, with
/// amounts as numbers.
enum BudgetWorkbook {
  /// - Returns: `nil` where the dossier has no budget.
  static func answer(_ view: View) -> Answer? {
    let x = view.examined.examination
    let asked = view.asked("budget")
    let budgets = view.all(Budget.self)
    guard
      let budget = budgets.first(where: { $0.id.text == asked }) ?? x.currentBudget
        ?? budgets.first,
      let bytes = try? bytes(BudgetSheet(budget, in: x), view)
    else { return nil }
    return .file(
      name: "\(view.to.key)-\(markupID(budget.id.text)).xlsx",
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes: bytes)
  }

  static func bytes(_ sheet: BudgetSheet, _ view: View) throws(WorkbookWriter.Problem) -> [UInt8] {
    var writer = WorkbookWriter()
    let words = view.words
    try writer.addSheet(
      say("sheet.summary", view),
      columns: [.init(say("step", view), width: 34), .init(say("step.amount", view), euros)],
      rows: summary(sheet, view))
    try lines(sheet, view, &writer)
    try months(sheet, view, &writer)
    let commitments = view.all(BudgetCommitment.self).filter { commitment in
      sheet.lines.contains { $0.line.id == commitment.line }
    }
    func label(_ field: String) -> String {
      words.label(field: field, of: BudgetCommitment.kind.name)
    }
    try writer.addSheet(
      words.text("kind.budgetCommitment.plural"),
      columns: [
        .init(label("label")), .init(label("line")), .init(label("reference")),
        .init(label("vendor")), .init(label("signedOn"), .day), .init(label("due"), .day),
        .init(label("amount"), euros), .init(label("invoiced"), euros),
        .init(say("step.committed", view), euros),
      ],
      rows: commitments.map { one in
        [
          .text(one.label), .text(view.find(one.line)?.label ?? ""), .text(one.reference),
          .text(view.find(one.vendor)?.name ?? ""), day(one.signedOn), day(one.due),
          money(one.amount), money(one.invoiced), money(one.open),
        ]
      })
    return try writer.bytes(
      year: view.today.year, month: view.today.month, day: view.today.dayOfMonth)
  }

  private static let euros = WorkbookWriter.Format.money(currency: "EUR")

  private static func say(_ key: String, _ view: View) -> String {
    view.say("board.budget.\(key)")
  }

  private static func money(_ money: Money?) -> WorkbookWriter.Value {
    money.map { .number($0.units) } ?? .empty
  }
  private static func day(_ day: Day?) -> WorkbookWriter.Value {
    day.map { .day($0.number) } ?? .empty
  }

  private static func summary(_ sheet: BudgetSheet, _ view: View) -> [[WorkbookWriter.Value]] {
    let total = sheet.total
    var rows: [(String, Money?)] = [
      ("step.approved", sheet.budget.envelope), ("sumOfLines", total.planned),
      ("step.contingency", sheet.budget.contingency), ("plannedToDate", total.plannedToDate),
      ("step.spent", total.spent), ("variance", total.variance),
      ("step.committed", total.committed), ("step.planned", sheet.stillPlanned),
      ("step.landing", total.landing), ("step.free", sheet.freeAtLanding),
    ]
    // Without the rate of every line there is no total in the other basis.
    if sheet.vat.unknown == 0 {
      rows += [
        ("vat.exclusive", sheet.vat.exclusive), ("vat.tax", sheet.vat.tax),
        ("vat.inclusive", sheet.vat.inclusive),
      ]
    }
    return rows.map { [.text(say($0.0, view)), money($0.1)] }
  }

  private static func lines(
    _ sheet: BudgetSheet, _ view: View, _ writer: inout WorkbookWriter
  ) throws(WorkbookWriter.Problem) {
    let words = view.words
    func column(_ field: String, _ format: WorkbookWriter.Format = .plain) -> WorkbookWriter.Column
    {
      .init(words.label(field: field, of: BudgetLine.kind.name), format)
    }
    let months = sheet.months.map { WorkbookWriter.Column(words.write($0.period), euros) }
    try writer.addSheet(
      view.say("kind.budgetLine.plural"),
      columns: [
        .init(view.say("rooms.list.id")), column("label"), column("nature"),
        column("resourceKind"), column("origin"), column("department"), column("vendor"),
        column("quantity", .number(decimals: 2)), column("unitLabel"), column("unitCost", euros),
        column("amount", euros), .init(say("plannedToDate", view), euros),
        .init(say("spent.short", view), euros), .init(say("variance", view), euros),
        .init(say("committed.short", view), euros), .init(say("landing.short", view), euros),
        column("vatBasis"), column("vatRate", .percent),
      ] + months,
      rows: sheet.lines.map { row -> [WorkbookWriter.Value] in
        let line = row.line
        var cells: [WorkbookWriter.Value] = [
          .text(line.id.text), .text(line.label),
          .text(line.nature.map { view.label($0) } ?? ""),
          .text(line.resourceKind.map { view.label($0) } ?? ""),
          .text(line.origin.map { view.label($0) } ?? ""),
          .text(view.find(line.department)?.name ?? ""),
          .text(view.find(line.vendor)?.name ?? ""),
          line.quantity.map { .number($0) } ?? .empty, .text(line.unitLabel),
          money(line.unitCost), money(row.planned),
        ]
        cells += [
          money(row.plannedToDate), money(row.spent),
          money(row.spent.map { $0 - row.plannedToDate }), money(row.committed),
          money(row.landing), .text(line.vatBasis.map { view.label($0) } ?? ""),
          line.vatRate.map { .number($0.fraction) } ?? .empty,
        ]
        cells += row.months.prefix(months.count).map { money($0) }
        return cells
      })
  }

  private static func months(
    _ sheet: BudgetSheet, _ view: View, _ writer: inout WorkbookWriter
  ) throws(WorkbookWriter.Problem) {
    try writer.addSheet(
      say("sheet.months", view),
      columns: [
        .init(say("by.month.one", view), .month), .init(say("planned.short", view), euros),
        .init(say("spent.short", view), euros), .init(say("variance", view), euros),
        .init(say("plannedSoFar", view), euros), .init(say("spentSoFar", view), euros),
        .init(say("varianceSoFar", view), euros),
      ],
      rows: sheet.months.map { month in
        [
          .day(month.period.first.number), money(month.planned), money(month.spent),
          money(month.spent.map { $0 - month.planned }), money(month.plannedSoFar),
          money(month.spentSoFar), money(month.spentSoFar.map { $0 - month.plannedSoFar }),
        ]
      })
  }
}
