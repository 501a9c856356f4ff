internal import SextantKernels
import SextantModel

/// Where a project stands in money: planned, earned and spent, the two indices, and what the whole
/// will cost.
enum EarnedValueBoard: Board {
  static let name = "earned-value"
  static let room = Room.project
  static let kinds: [any Item.Type] = [Milestone.self, Project.self, Actual.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["project", "rule"])
    let milestones = view.all(Milestone.self)
    guard milestones.contains(where: { $0.date != nil && $0.budget != nil }) else {
      return look.empty(
        checks: ["PRO02", "BUD06"], action: look.addButton(Milestone.self, "board.forecast.add"))
    }
    let shown = ShownProject(look, of: milestones.map(\.project))
    let x = view.examined.examination
    let rule = look.choice("rule").flatMap(ProjectValue.Rule.init(rawValue:)) ?? .milestones
    guard let value = ProjectValue(view.examined.meant(shown.project).plan, x, rule: rule) else {
      let said = view.say("board.\(name).nothing")
      return "\(shown.tabs)\(look.planTabs)\(look.note(.unknown, said))"
    }
    return "\(shown.tabs)\(EarnedValuePicture(look: look, value: value).html)"
  }
}

private struct EarnedValuePicture: BoardPicture {
  let look: BoardLook
  let value: ProjectValue

  private var figures: EarnedValue { value.value }

  var html: HTML {
    """
    \(look.planTabs)\(rules)\(look.facts(facts))\(held)\(reading)<div class="stack" data-live="earned-value">\
    \(look.isTable ? course : curve)\(outlooks)\(milestones)</div>\
    <p class="small muted">\(say("how.\(value.rule.rawValue)")) \(say("how"))</p>
    """
  }

  /// When a budget is earned.
  private var rules: HTML {
    Tabs(
      label: say("rule"),
      ProjectValue.Rule.allCases.map { rule in
        Tab(
          say("rule.\(rule.rawValue)"),
          look.address("rule", rule == .milestones ? nil : rule.rawValue),
          isHere: rule == value.rule)
      }
    ).html
  }

  /// What is planned is read from.
  private var held: HTML {
    guard let day = value.baseline?.frozenOn else {
      return look.note(.unknown, say("baseline.none"))
    }
    var notes = look.note(.neutral, say("baseline", ["day": .day(day)]))
    if !value.added.isEmpty {
      notes += look.note(
        .watch,
        say(
          "baseline.added",
          [
            "milestones": .texts(value.added.map(\.label)),
            "amount": .money(value.added.compactMap(\.budget).sum()),
          ]))
    }
    return notes
  }

  private func money(_ units: Double) -> String { words.write(Money(units: 1) * units) }
  private func index(_ value: Double?) -> String {
    value.map { words.write($0, decimals: 2) } ?? "–"
  }

  private var facts: [BoardFact] {
    [
      BoardFact(number: money(figures.planned), text: say("planned")),
      BoardFact(number: money(figures.earned), text: say("earned")),
      BoardFact(number: money(figures.actual), text: say("actual")),
      BoardFact(
        number: index(figures.costIndex), text: say("costIndex"), mark: mark(figures.costIndex)),
      BoardFact(
        number: index(figures.scheduleIndex), text: say("scheduleIndex"),
        mark: mark(figures.scheduleIndex)),
    ]
  }

  /// 1 or more is as planned; below it by more than the house's tolerance on budgets is bad.
  private func mark(_ index: Double?) -> Mark {
    guard let index else { return .unknown }
    if index >= 1 { return .good }
    return index < 1 - view.examined.examination.rules.budgetTolerance.fraction ? .bad : .watch
  }

  /// What the figures say, in words: time, then money.
  private var reading: HTML {
    let late = figures.scheduleVariance
    let dear = figures.costVariance
    var notes: [HTML] = []
    if figures.scheduleIndex == nil {
      notes.append(look.note(.neutral, say("notBegun")))
    } else {
      notes.append(
        look.note(
          late < 0 ? mark(figures.scheduleIndex) : .good,
          say(late < 0 ? "late" : late > 0 ? "early" : "onTime", ["amount": amount(late)])))
    }
    if let behind = value.behind, behind.days > 0 {
      notes.append(
        look.note(
          .watch,
          say(
            "behind",
            [
              "milestone": .text(behind.milestone.label), "date": .day(behind.date),
              "days": .integer(Int(behind.days.rounded())),
            ])))
    }
    if let schedule = value.schedule, figures.earned < figures.budget, schedule.passed > 0 {
      notes.append(
        look.note(
          schedule.variance < -0.5 ? .watch : .good,
          say(
            "inTime",
            [
              "earned": .number(schedule.earned, decimals: 1),
              "passed": .number(schedule.passed, decimals: 1),
              "index": .number(schedule.index ?? 0, decimals: 2),
            ])))
    }
    if figures.costIndex == nil {
      notes.append(look.note(.neutral, say("noCost")))
    } else {
      notes.append(
        look.note(
          dear < 0 ? mark(figures.costIndex) : .good,
          say(dear < 0 ? "dear" : dear > 0 ? "cheap" : "onBudget", ["amount": amount(dear)])))
    }
    return notes.joined()
  }

  private func amount(_ units: Double) -> Argument { .money((Money(units: 1) * units).absolute) }

  // MARK: - Course

  private var summary: String {
    say(
      "summary",
      [
        "day": .day(value.day), "planned": amount(figures.planned),
        "earned": amount(figures.earned), "actual": amount(figures.actual),
        "budget": amount(figures.budget),
      ])
  }

  private var curve: HTML {
    LineChart(
      words, id: "earned-value-curve", title: say("curve"), summary: summary,
      labelName: say("day"),
      labels: value.points.map { look.brief($0.day) },
      series: [
        ChartSeries(say("planned.short"), value.points.map { $0.planned.units }),
        ChartSeries(say("earned.short"), value.points.map { $0.earned?.units }),
        ChartSeries(say("actual.short"), value.points.map { $0.actual?.units }),
      ], unit: .money
    ).html
  }

  private var course: HTML {
    DataTable(
      words, id: "earned-value-course", caption: summary,
      columns: [
        TableColumn(say("day"), .day, isRowHeader: true),
        TableColumn(capitalised(say("planned.short")), .number),
        TableColumn(capitalised(say("earned.short")), .number),
        TableColumn(capitalised(say("actual.short")), .number),
      ],
      rows: value.points.map { point in
        TableLine([
          look.write(point.day), look.write(point.planned), look.write(point.earned),
          look.write(point.actual),
        ])
      }
    ).html
  }

  // MARK: - At completion

  /// What the whole will cost, three ways, and the pace that the rest would need.
  private var outlooks: HTML {
    let rows = EarnedValue.Outlook.allCases.map { outlook -> TableLine in
      let variance = figures.varianceAtCompletion(outlook)
      return TableLine([
        HTML(text: say("outlook.\(outlook.key)")),
        HTML(text: figures.estimateAtCompletion(outlook).map(money) ?? "–"),
        HTML(text: figures.estimateToComplete(outlook).map(money) ?? "–"),
        variance.map { variance in
          StatusMark(
            variance < 0 ? .watch : .good, look.writeSigned(Money(units: 1) * variance)
          ).html
        } ?? "–",
        HTML(text: index(figures.indexToEstimate(outlook))),
      ])
    }
    let table = DataTable(
      words, id: "earned-value-outlooks",
      caption: say("outlooks", ["budget": amount(figures.budget)]),
      columns: [
        TableColumn(say("outlook"), isRowHeader: true), TableColumn(say("atCompletion"), .number),
        TableColumn(say("toComplete"), .number), TableColumn(say("variance"), .mark),
        TableColumn(say("pace"), .number),
      ], rows: rows)
    let needed =
      figures.indexToBudget.map { pace in
        "<p>\(say("needed", ["pace": .number(pace, decimals: 2)]))</p>" as HTML
      } ?? .empty
    return look.section(
      say("completion"), "\(table)\(figures.earned < figures.budget ? needed : .empty)")
  }

  // MARK: - Milestones

  private var milestones: HTML {
    func label(_ field: String) -> String { look.label(field, of: Milestone.self) }
    let rows = value.milestones.map { part -> TableLine in
      let milestone = part.milestone
      let isReached = milestone.reachedOn.map { $0 <= value.day } ?? false
      let isDue = part.date <= value.day
      let state =
        isReached
        ? StatusMark(.good, say("reached"))
        : StatusMark(isDue ? .watch : .neutral, say(isDue ? "overdue" : "ahead"))
      return TableLine(
        [
          look.item(milestone), look.write(part.date), look.write(milestone.reachedOn),
          look.write(part.budget), look.write(part.earned), state.html,
        ], id: milestone.id.text)
    }
    return DataTable(
      words, id: "earned-value-milestones", caption: Milestone.kind.pluralLabel(words),
      columns: [
        TableColumn(label("label"), isRowHeader: true), TableColumn(label("date"), .day),
        TableColumn(label("reachedOn"), .day), TableColumn(label("budget"), .number),
        TableColumn(capitalised(say("earned.short")), .number), TableColumn(say("state"), .mark),
      ], rows: rows,
      foot: [
        [
          HTML(text: say("total")), "", "", HTML(text: money(figures.budget)),
          HTML(text: money(figures.earned)), "",
        ]
      ]
    ).html
  }
}

extension EarnedValue.Outlook {
  fileprivate var key: String {
    switch self {
    case .asSoFar: "asSoFar"
    case .asPlanned: "asPlanned"
    case .costAndSchedule: "costAndSchedule"
    }
  }
}
