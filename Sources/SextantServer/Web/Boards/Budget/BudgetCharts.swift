import SextantModel

/// The pictures of a budget's board: from the envelope to where the year lands, plan beside actuals,
/// both added up month after month.
struct BudgetCharts: BudgetPart {
  let look: BoardLook
  let sheet: BudgetSheet
  let grouping: BudgetGrouping

  var html: HTML { "\(waterfall)\(chart)\(grouping == .month ? courseChart : .empty)" }

  private var chart: HTML {
    let isByMonth = grouping == .month
    let groups = isByMonth ? [] : sheet.groups(by: grouping)
    let names = isByMonth ? sheet.months.map { month($0.period) } : groups.map(name)
    let planned = isByMonth ? sheet.months.map(\.planned) : groups.map(\.sum.plannedToDate)
    let spent = isByMonth ? sheet.months.map(\.spent) : groups.map { Optional($0.sum.spent) }
    guard !names.isEmpty, isByMonth || sheet.closed != nil else { return planChart(groups) }
    let total = sheet.total
    return BarChart(
      words, id: "budget-chart",
      title: say(isByMonth ? "chart.month" : "chart.toDate", ["by": .text(wayName)]),
      summary: say(
        "chart.summary",
        [
          "spent": .money(total.spent), "planned": .money(total.plannedToDate),
          "variance": .text(look.writeSigned(total.variance)),
        ]),
      categoryName: wayName, categories: names,
      series: [
        ChartSeries(say("planned.short"), planned.map(\.units)),
        ChartSeries(say("spent.short"), spent.map { $0?.units }),
      ], unit: .money, source: sheet.budget.title
    ).html
  }

  /// Where nothing is spent yet, the plan alone.
  private func planChart(_ groups: [BudgetGroup]) -> HTML {
    guard !groups.isEmpty else { return .empty }
    return HorizontalBars(
      words, id: "budget-chart", title: say("chart.plan", ["by": .text(wayName)]),
      summary: say("chart.planSummary", ["planned": .money(sheet.total.planned)]),
      bars: groups.map { HorizontalBars.Bar(name($0), $0.sum.planned.units) }, unit: .money,
      source: sheet.budget.title
    ).html
  }

  /// A month at an axis: without its year, but for the first of a year.
  private func month(_ period: Period) -> String {
    let name = view.say("month.short.\(period.first.month)")
    return period.first.month == 1 || period == sheet.months.first?.period
      ? "\(name) \(period.first.year)" : name
  }

  /// From what was approved to where the year lands: spent, promised, still planned, left.
  private var waterfall: HTML {
    let total = sheet.total
    guard sheet.closed != nil || total.committed > .zero else { return .empty }
    var steps: [WaterfallChart.Step] = []
    if let envelope = sheet.budget.envelope {
      steps.append(.init(say("step.approved"), envelope.units, .total))
    }
    steps.append(.init(say("step.spent"), total.spent.units, .total))
    if total.committed > .zero {
      steps.append(.init(say("step.committed"), total.committed.units))
    }
    steps.append(.init(say("step.planned"), sheet.stillPlanned.units))
    steps.append(.init(say("step.landing"), total.landing.units, .total))
    if let free = sheet.freeAtLanding {
      steps.append(.init(say(free < .zero ? "step.over" : "step.free"), free.units))
    }
    var summary = say(
      "waterfall.summary",
      [
        "spent": .money(total.spent), "committed": .money(total.committed),
        "landing": .money(total.landing),
      ])
    if let free = sheet.freeAtLanding {
      summary +=
        " "
        + say(free < .zero ? "waterfall.over" : "waterfall.free", ["free": .money(free.absolute)])
    }
    return WaterfallChart(
      words, id: "budget-waterfall", title: say("waterfall"), summary: summary,
      stepName: say("step"), amountName: say("step.amount"), soFarName: say("step.soFar"),
      steps: steps, unit: .money, source: sheet.budget.title
    ).html
  }

  /// Plan and actuals added up month after month, under the envelope.
  private var courseChart: HTML {
    guard sheet.months.count > 1 else { return .empty }
    let levels = sheet.budget.envelope.map { [ChartLevel(say("envelope.short"), $0.units)] } ?? []
    return LineChart(
      words, id: "budget-course", title: say("chart.course"),
      summary: say(
        "chart.summary",
        [
          "spent": .money(sheet.total.spent), "planned": .money(sheet.total.plannedToDate),
          "variance": .text(look.writeSigned(sheet.total.variance)),
        ]),
      labelName: say("by.month.one"), labels: sheet.months.map { month($0.period) },
      series: [
        ChartSeries(say("planned.short"), sheet.months.map { $0.plannedSoFar.units }),
        ChartSeries(say("spent.short"), sheet.months.map { $0.spentSoFar?.units }),
      ], unit: .money, thresholds: levels, source: sheet.budget.title
    ).html
  }
}
