import SextantModel

/// A budget month by month, each beside what was spent in it, and both added up.
struct BudgetMonths: BudgetPart {
  let look: BoardLook
  let sheet: BudgetSheet
  var grouping: BudgetGrouping { .month }

  var html: HTML {
    var rows = sheet.months.map { month in
      TableLine([
        HTML(text: words.write(month.period)), look.write(month.planned), look.write(month.spent),
        month.spent.map { variance($0 - month.planned, of: month.planned) } ?? "–",
        look.write(month.plannedSoFar), look.write(month.spentSoFar),
        month.spentSoFar.map { variance($0 - month.plannedSoFar, of: month.plannedSoFar) } ?? "–",
      ])
    }
    if sheet.unphased != .zero {
      rows.append(TableLine([HTML(text: say("unphased")), look.write(sheet.unphased), "–"]))
    }
    if sheet.outside != .zero {
      rows.append(TableLine([HTML(text: say("outside")), "–", look.write(sheet.outside)]))
    }
    let total = sheet.total
    return DataTable(
      words, id: "budget-table", caption: say("caption", ["by": .text(wayName)]),
      columns: [
        TableColumn(say("by.month.one"), isRowHeader: true),
        TableColumn(say("planned.short"), .number), TableColumn(say("spent.short"), .number),
        TableColumn(say("variance"), .number), TableColumn(say("plannedSoFar"), .number),
        TableColumn(say("spentSoFar"), .number), TableColumn(say("varianceSoFar"), .number),
      ], rows: rows,
      foot: [
        [
          HTML(text: say("total")), strong(words.write(total.planned)),
          strong(sheet.closed == nil ? "–" : words.write(total.spent)),
          sheet.closed == nil ? "–" : variance(total.variance, of: total.plannedToDate), .empty,
          .empty, .empty,
        ]
      ]
    ).html
  }
}
