import SextantModel

/// What the figures of a budget's board rest on that nobody stated: months, closings, rates.
struct BudgetRemarks: BoardPicture {
  let look: BoardLook
  let sheet: BudgetSheet

  var html: HTML {
    var notes: [HTML] = []
    let awaiting = sheet.awaiting
    if let closed = sheet.closed, !awaiting.isEmpty {
      notes.append(
        look.note(
          .watch,
          say(
            sheet.isClosedByPeople ? "awaiting.closed" : "awaiting",
            [
              "count": .integer(awaiting.count), "day": .day(closed),
              "lines": named(awaiting.map(\.line.label)),
            ])))
    }
    let even = sheet.unscheduled.filter { $0.calendar == .even }
    if !even.isEmpty, !sheet.months.isEmpty {
      notes.append(
        look.note(
          .neutral,
          say(
            sheet.budget.end == nil ? "even.noEnd" : "even",
            [
              "count": .integer(even.count), "lines": named(even.map(\.line.label)),
              "months": .integer(sheet.months.count),
            ])))
    }
    if !sheet.stuck.isEmpty {
      notes.append(
        look.note(
          .unknown,
          say(
            "stuck",
            [
              "count": .integer(sheet.stuck.count), "lines": named(sheet.stuck.map(\.label)),
              "basis": sheet.basis.map { .choice($0) } ?? "–",
            ])))
    }
    return notes.joined()
  }

  /// The first of many lines, and how many more there are.
  private func named(_ labels: [String]) -> Argument {
    let most = 8
    guard labels.count > most + 1 else { return .texts(labels) }
    return .texts(
      labels.prefix(most) + [say("andMore", ["count": .integer(labels.count - most)])])
  }
}
