/// Sprints follow one another at an even pace, each with a goal and an objective, a checkpoint
/// between each two, and a look back that decides something.
///
/// Lengths are compared with the middle one, in working days. A checkpoint, review or retrospective
/// counts when it has a date near the end of the one sprint or the start of the next; a series
/// without dates does not. The look back is asked of sprints that have ended.
///
/// A project that was delivered may be taken up again: after a pause longer than two sprints, a new
/// run of sprints begins, which owes the one before neither its dates nor a checkpoint. A shorter
/// hole is a sprint that is missing.
public struct SprintsKeepTheirRhythm: Check {
  public static let card = CheckCard(
    "PRO06", "sprint.rhythm", .warning, basis: [.text, .house],
    about: [Sprint.self], alsoReads: [Meeting.self],
    parameters: ["sprintDaysTolerance", "checkpointDays"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let days = WorkingDays(
      spanning: x.all(Sprint.self).flatMap { [$0.start, $0.end] }, x.dossier.holidays)
    var runs: [ID<Project>?: [Sprint]] = [:]
    for sprint in x.all(Sprint.self) {
      examine(sprint, x, &verdict)
      if sprint.start != nil, sprint.end != nil { runs[sprint.project, default: []].append(sprint) }
    }
    let meetings = Dictionary(grouping: x.all(Meeting.self).filter(\.isCheckpoint), by: \.project)
    for (project, sprints) in runs.sorted(by: { $0.key?.text ?? "" < $1.key?.text ?? "" }) {
      let points = (meetings[project] ?? []) + (project == nil ? [] : meetings[nil] ?? [])
      let inOrder = sprints.sorted { ($0.start ?? x.today) < ($1.start ?? x.today) }
      follow(inOrder, points, x, days, &verdict)
    }
  }

  private static func examine(_ sprint: Sprint, _ x: Examination, _ verdict: inout Verdict) {
    var missing: [(String, Bool)] = [
      ("goal", sprint.goal.isEmpty), ("objectives", sprint.objectives.isEmpty),
      ("start", sprint.start == nil), ("end", sprint.end == nil),
    ]
    if let end = sprint.end, end <= x.today {
      missing.append(("retrospective", sprint.retrospective.isEmpty))
      missing.append(("improvement", sprint.improvement.isEmpty))
    }
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        sprint.at(field), "missing",
        ["sprint": .text(sprint.name), "field": .field(Sprint.self, field)])
    }
  }

  private static func follow(
    _ sprints: [Sprint], _ points: [Meeting], _ x: Examination, _ days: WorkingDays,
    _ verdict: inout Verdict
  ) {
    let lengths = sprints.map { sprint in
      if let start = sprint.start, let end = sprint.end {
        days.count(from: start, through: end)
      } else {
        0
      }
    }
    let usual = lengths.sorted()[lengths.count / 2]
    for (sprint, length) in zip(sprints, lengths)
    where abs(length - usual) > x.rules.sprintDaysTolerance {
      verdict.fail(
        sprint.at("end"), "uneven",
        ["sprint": .text(sprint.name), "days": .integer(length), "usual": .integer(usual)])
    }
    // Working days since the first sprint: near is then a matter of subtraction.
    guard let origin = sprints.first?.start else { return }
    let held = Set(points.compactMap(\.date).map { days.count(from: origin, through: $0) })
    for (one, next) in zip(sprints, sprints.dropFirst()) {
      guard let end = one.end, let start = next.start else { continue }
      let names: [String: Argument] = [
        "sprint": .text(one.name), "next": .text(next.name), "date": .day(end),
      ]
      if start <= end {
        verdict.fail(next.at("start"), "overlap", names)
      }
      let pause = days.count(from: end.adding(days: 1), through: start.adding(days: -1))
      if pause > 2 * usual {
        verdict.note(
          next.at("start"), "newRun",
          ["sprint": .text(one.name), "next": .text(next.name), "days": .integer(pause)])
        continue
      }
      if pause > 0 { verdict.fail(next.at("start"), "gap", names) }
      let near = min(max(x.rules.checkpointDays, 0), 30)
      let window =
        [end, start].map { days.count(from: origin, through: $0) }
        .flatMap { ($0 - near)...($0 + near) }
      if !window.contains(where: held.contains) {
        verdict.fail(one.at("end"), "noCheckpoint", names)
      }
    }
  }
}

extension Meeting {
  fileprivate var isCheckpoint: Bool {
    switch meetingKind {
    case .checkpoint, .review, .retrospective: true
    case .editorial, .direction, .other, nil: false
    }
  }
}
