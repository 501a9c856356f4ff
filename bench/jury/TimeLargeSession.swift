import SextantKernels
import SextantModel

/// What the pages of a large session rest on, each timed by itself.
func timeLargeSession(candidates: Int, criteria: Int, jurors: Int) throws {
  let framework = makeFramework(criteria: criteria)
  var whole = largeSession(framework, candidates: candidates, jurors: jurors)
  let library = FrameworkLibrary([framework])
  var session = whole.all(Session.self)[0]
  let frame = try SessionFrame.frame(of: session, in: whole, library).get()
  let marks = whole.all(Mark.self)
  print("\(candidates) candidates, \(criteria) criteria, \(jurors) jurors: \(marks.count) marks")

  let day = Day(number: 20_780)
  let seen = time("a juror's sight of it") {
    whole.reduced(to: Role.juror.reach(juror: "J0-0", in: .institution), on: day)
  }
  print("  \(seen.all(Mark.self).count) marks are theirs to read")
  _ = time("a manager's sight of it") {
    whole.reduced(to: Role.programmeManager.reach(in: .institution), on: day)
  }
  _ = time("who cites whom") { Citations(of: whole) }
  let sheets = time("its marks by candidate") { SessionSheets(session, in: whole, frame) }
  let some = sheets.candidates[candidates / 2]
  _ = time("deliberation of one candidate") { Deliberation(sheets.sheet(some).sheet, frame) }
  let results = time("deliberation of all candidates") { () -> [BlockResult] in
    let sheets = SessionSheets(session, in: whole, frame)
    return sheets.candidates.map { candidate in
      let sheet = sheets.sheet(candidate)
      let deliberation = Deliberation(sheet.sheet, frame)
      _ = SessionDecisions.open(sheet, deliberation)
      return deliberation.certification
    }
  }
  print("  \(results.count { $0 == .acquired }) certified")
  let decided = time("decisions by the rules") { SessionDecisions(session, in: whole, frame) }
  print("  \(decided.decisions.count) decisions")

  (session.decidedOn, session.publishedOn) = (day, day)
  whole.put(session)
  for decision in decided.decisions { whole.put(decision) }
  let agreement = time("agreement, severity, intervals") { JuryAgreement(marks, by: frame.rules) }
  for figure in agreement.figures { print("  \(figure.coefficient) \(figure.value)") }
  let statistics = time("statistics of the programme") {
    ProgrammeStatistics([session], in: whole, framework: framework, rules: frame.rules, library)
  }
  print("  \(statistics.tables.reduce(0) { $0 + $1.lines.count }) lines")
  let cohorts = time("cohorts of the register") {
    RegisterCohorts(framework, in: whole, library)
  }
  print("  \(cohorts.lines.first?.certified ?? 0) certified")
}
