internal import SextantKernels
public import SextantModel

/// A project's plan as a workbook: the schedule, the milestones with their chances, the workload.
public enum PlanWorkbook {
  /// `nil` where the plan is larger than a workbook can be.
  public static func bytes(_ report: PlanReport, _ catalogue: Catalogue) -> [UInt8]? {
    var book = WorkbookWriter()
    do throws(WorkbookWriter.Problem) {
      try addTasks(&book, report, catalogue)
      try addMilestones(&book, report, catalogue)
      try addWorkload(&book, report, catalogue)
      let day = report.plan.today
      return try book.bytes(year: day.year, month: day.month, day: day.dayOfMonth)
    } catch {
      return nil
    }
  }

  private static func addTasks(
    _ book: inout WorkbookWriter, _ report: PlanReport, _ catalogue: Catalogue
  ) throws(WorkbookWriter.Problem) {
    let plan = report.plan
    func label(_ name: String) -> String { catalogue.label(field: name, of: "task") }
    let schedule = report.schedule
    let rows = plan.tasks.enumerated().map { place, task -> [WorkbookWriter.Value] in
      let line = schedule?.lines[place]
      let people = task.assignees.map { report.dossier.item($0.text)?.headline ?? $0.text }
      return [
        .text(task.id.text), .text(task.label), number(task.optimistic), number(task.likely),
        number(task.pessimistic),
        .number(plan.estimates[place].expected / Double(ProjectPlan.unitsPerDay)),
        .text(task.everyLink.map(\.task.text).joined(separator: ", ")), day(task.start),
        day(task.end), day(line?.start), day(line?.end), day(line?.lateStart), day(line?.lateEnd),
        number(line?.slack), .flag(line?.isCritical ?? false),
        .text(people.joined(separator: ", ")),
      ]
    }
    try book.addSheet(
      catalogue.text("kind.task.plural"),
      columns: [
        .init("id"), .init(label("label")), .init(label("optimistic"), .number(decimals: 1)),
        .init(label("likely"), .number(decimals: 1)),
        .init(label("pessimistic"), .number(decimals: 1)),
        .init(catalogue.text("plan.file.expected"), .number(decimals: 2)),
        .init(label("predecessors")), .init(label("start"), .day), .init(label("end"), .day),
        .init(catalogue.text("plan.file.earlyStart"), .day),
        .init(catalogue.text("plan.file.earlyEnd"), .day),
        .init(catalogue.text("plan.file.lateStart"), .day),
        .init(catalogue.text("plan.file.lateEnd"), .day),
        .init(catalogue.text("plan.file.slackDays"), .number(decimals: 2)),
        .init(catalogue.text("plan.file.critical")), .init(label("assignees")),
      ], rows: rows)
  }

  private static func addMilestones(
    _ book: inout WorkbookWriter, _ report: PlanReport, _ catalogue: Catalogue
  ) throws(WorkbookWriter.Problem) {
    let known = Dictionary(
      (report.chances?.milestones ?? []).map { ($0.milestone.id, $0.outlook) },
      uniquingKeysWith: { first, _ in first })
    let rows = report.plan.milestones.map { milestone -> [WorkbookWriter.Value] in
      let outlook = known[milestone.id]
      return [
        .text(milestone.id.text), .text(milestone.label), day(milestone.date),
        day(milestone.reachedOn), day(outlook?.early), day(outlook?.median), day(outlook?.late),
        number(outlook?.chance), number(milestone.budget?.units),
      ]
    }
    func label(_ name: String) -> String { catalogue.label(field: name, of: "milestone") }
    try book.addSheet(
      catalogue.text("kind.milestone.plural"),
      columns: [
        .init("id"), .init(label("label")), .init(label("date"), .day),
        .init(label("reachedOn"), .day), .init(catalogue.text("plan.early"), .day),
        .init(catalogue.text("plan.median"), .day), .init(catalogue.text("plan.late"), .day),
        .init(catalogue.text("plan.p"), .percent),
        .init(label("budget"), .money(currency: "EUR")),
      ], rows: rows)
  }

  private static func addWorkload(
    _ book: inout WorkbookWriter, _ report: PlanReport, _ catalogue: Catalogue
  ) throws(WorkbookWriter.Problem) {
    guard let workload = report.workload else { return }
    let rows = workload.rows.flatMap { row in
      zip(workload.weeks, row.cells).map { week, cell -> [WorkbookWriter.Value] in
        [
          .text(row.person.person.name), day(week), .number(cell.hours), .number(cell.capacity),
          cell.rate.map { .number($0) } ?? .empty,
          .text(cell.tasks.map { workload.plan.tasks[$0].id.text }.joined(separator: ", ")),
        ]
      }
    }
    try book.addSheet(
      catalogue.text("plan.file.workload"),
      columns: [
        .init(catalogue.text("kind.person")), .init(catalogue.text("plan.file.week"), .day),
        .init(catalogue.text("plan.file.hours"), .number(decimals: 1)),
        .init(catalogue.text("plan.file.capacity"), .number(decimals: 1)),
        .init(catalogue.text("plan.file.rate"), .percent),
        .init(catalogue.text("kind.task.plural")),
      ], rows: rows)
  }

  private static func day(_ day: Day?) -> WorkbookWriter.Value {
    day.map { .day($0.number) } ?? .empty
  }

  private static func number(_ number: Double?) -> WorkbookWriter.Value {
    number.map { .number($0) } ?? .empty
  }
}
