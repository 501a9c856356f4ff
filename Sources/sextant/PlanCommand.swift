import ArgumentParser
import SextantCommands
import SextantFiles
import SextantModel

#if canImport(Glibc)
  import Glibc
#endif

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Works out a project's schedule, what decides its end, who has too much, what to do.",
    discussion: """
      Examples:
        sextant plan Examples/maison-aubrelle
        sextant plan Examples/maison-aubrelle --level --what-if T05=+5
        sextant plan dossier --project PJ2 --format ics > plan.ics

      Exit code: 0 without error, 1 where the plan holds a mistake, a date cannot be kept or part of
      the dossier could not be read, 2 for wrong use.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ics, xlsx }

  @Argument(help: "The dossier's folder.") var path = "."
  @Option(help: "The project's id, such as PJ1; all projects where left out.") var project: String?
  @Option(help: "text, json, ics (calendar) or xlsx (workbook).") var format: Format = .text
  @Flag(help: "Level the workload: new dates on which nobody is asked for more than they give.")
  var level = false
  @Option(
    name: .customLong("what-if"),
    help: "Try a task longer or shorter by working days, such as T05=+5; may be repeated.")
  var whatIf: [TriedChange] = []
  @OptionGroup var language: LanguageOption

  func run() throws {
    let surroundings = try Surroundings(language)
    let read = DossierReader.read(try surroundings.dossierFiles(path))
    let unread = read.findings.filter(\.losesText)
    if let first = unread.first {
      printError(
        surroundings.catalogue.fill(
          surroundings.catalogue.text("plan.unread"),
          [
            "count": .integer(unread.count), "file": .text(first.place.file ?? ""),
            "path": .text(path),
          ]))
    }
    let examination = Examination(of: read.dossier, on: currentDay())
    let reports = try projects(examination, surroundings).map { project in
      PlanReport(project, examination, changes: whatIf.map(\.change), levels: level)
    }
    for change in whatIf
    where !reports.contains(where: { $0.plan.places[change.change.task] != nil }) {
      try surroundings.fail("plan.unknownTask", ["id": .text(change.change.task.text)])
    }
    let catalogue = surroundings.catalogue
    switch format {
    case .text:
      let colour = showsColour
      print(
        reports.map { PlanText($0, catalogue, colour: colour).text() }.joined(separator: "\n\n"))
    case .json:
      print(JSONText.write(.list(reports.map(PlanData.plain))), terminator: "")
    case .ics, .xlsx:
      guard reports.count == 1, let report = reports.first else {
        try surroundings.fail(
          "plan.oneProject", ["known": .texts(reports.compactMap { $0.plan.project?.id.text })])
      }
      if format == .ics {
        writeBytes(PlanCalendarFile.bytes(report, catalogue))
      } else if let bytes = PlanWorkbook.bytes(report, catalogue) {
        writeBytes(bytes)
      } else {
        try surroundings.fail("plan.tooLargeForWorkbook")
      }
    }
    if !unread.isEmpty || reports.contains(where: \.hasErrors) { throw ExitCode(1) }
  }

  /// The projects that are meant; one `nil` for tasks that belong to none.
  private func projects(
    _ x: Examination, _ surroundings: Surroundings
  ) throws -> [Project?] {
    let all = x.all(Project.self)
    if let project {
      guard let found = all.first(where: { $0.id.text == project }) else {
        try surroundings.fail(
          "plan.unknownProject", ["id": .text(project), "known": .texts(all.map(\.id.text))])
      }
      return [found]
    }
    let strays = x.all(ProjectTask.self).contains { $0.project == nil }
    return all.map { $0 } + (strays || all.isEmpty ? [nil] : [])
  }

  private func writeBytes(_ bytes: [UInt8]) {
    var sent = 0
    bytes.withUnsafeBytes { buffer in
      while sent < buffer.count {
        let count = write(1, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
        if count <= 0 { break }
        sent += count
      }
    }
  }
}

/// `T05=+5`: a task and how many working days longer it is tried to be.
struct TriedChange: ExpressibleByArgument {
  let change: ProjectPlan.Change

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      let days = Double(parts[1].replacing("−", with: "-").replacing(",", with: ".")),
      abs(days) <= 10_000
    else { return nil }
    change = ProjectPlan.Change(ID(String(parts[0])), days: days)
  }
}
