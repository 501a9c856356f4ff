/// The editorial calendar says everything about each publication, and people can keep it.
///
/// The lead of a slot is the shorter of the one stated and the working days between the order and
/// the publication. The author's load is read from the workload entries of a period that holds a
/// slot of theirs (sprints and tasks aside), spread evenly over the period.
public struct CalendarIsDetailedAndRealistic: Check {
  public static let card = CheckCard(
    "CAM03", "calendar.detailed-and-realistic", .warning, basis: [.text, .house],
    about: [CalendarSlot.self], alsoReads: [Person.self, WorkloadEntry.self, Channel.self],
    parameters: ["slotGapHours", "leadTimes", "loadMax"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let slots = x.all(CalendarSlot.self)
    let leads = Dictionary(
      x.rules.leadTimes.compactMap { lead in
        lead.format.flatMap { format in lead.days.map { (format, $0) } }
      }, uniquingKeysWith: max)
    let calendar = WorkingDays(
      spanning: slots.flatMap { [$0.at?.day, $0.orderedOn] }, x.dossier.holidays)
    for slot in slots {
      checkFields(of: slot, &verdict)
      checkLead(of: slot, leads, calendar, &verdict)
    }
    checkGaps(slots, x, &verdict)
    checkLoads(slots, x, &verdict)
  }

  private static func checkFields(of slot: CalendarSlot, _ verdict: inout Verdict) {
    let fields = [
      ("at", slot.at == nil), ("channel", slot.channel == nil), ("format", slot.format == nil),
      ("author", slot.author == nil), ("approver", slot.approver == nil),
      ("content", slot.content == nil), ("objective", slot.objective == nil),
      ("leadTimeDays", slot.leadTimeDays == nil),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        slot.at(field), "lacks",
        ["slot": .text(slot.title), "field": .field(CalendarSlot.self, field)])
    }
    if let author = slot.author, author == slot.approver {
      verdict.fail(slot.at("approver"), "approvesOwnWork", ["slot": .text(slot.title)])
    }
  }

  private static func checkLead(
    of slot: CalendarSlot, _ leads: [ContentFormat: Int], _ calendar: WorkingDays,
    _ verdict: inout Verdict
  ) {
    guard let format = slot.format, let least = leads[format] else { return }
    var counted: Int?
    if let ordered = slot.orderedOn, let day = slot.at?.day {
      counted = calendar.count(from: ordered, through: day.adding(days: -1))
    }
    guard let lead = [slot.leadTimeDays, counted].compactMap({ $0 }).min(), lead < least else {
      return
    }
    verdict.fail(
      slot.at(lead == slot.leadTimeDays ? "leadTimeDays" : "orderedOn"), "shortLead",
      [
        "slot": .text(slot.title), "format": .choice(format), "days": .integer(lead),
        "min": .integer(least),
      ])
  }

  private static func checkGaps(
    _ slots: [CalendarSlot], _ x: Examination, _ verdict: inout Verdict
  ) {
    var last: [ID<Channel>: CalendarSlot] = [:]
    let dated = slots.enumerated().compactMap { row, slot in
      slot.at.map { (at: $0, row: row, slot: slot) }
    }
    for (at, _, slot) in dated.sorted(by: { ($0.at, $0.row) < ($1.at, $1.row) }) {
      guard let channel = slot.channel else { continue }
      if let before = last[channel], let earlier = before.at,
        Double(at.minutes(since: earlier)) < Double(x.rules.slotGapHours) * 60
      {
        verdict.fail(
          slot.at("at"), "tooClose",
          [
            "channel": .text(x.find(channel)?.name ?? channel.text), "moment": .moment(at),
            "slot": .text(slot.title), "other": .text(before.title),
            "hours": .integer(x.rules.slotGapHours),
          ])
      }
      last[channel] = slot
    }
  }

  private static func checkLoads(
    _ slots: [CalendarSlot], _ x: Examination, _ verdict: inout Verdict
  ) {
    var days: [ID<Person>: [Day]] = [:]
    for slot in slots {
      if let author = slot.author, let day = slot.at?.day { days[author, default: []].append(day) }
    }
    for person in x.all(Person.self) {
      guard let hours = person.weeklyHours, hours > 0, let published = days[person.id]?.sorted()
      else { continue }
      for entry in x.citing(person, by: WorkloadEntry.self, in: "person") {
        guard let period = entry.period, entry.sprint == nil, entry.task == nil,
          let planned = entry.hours, hasDay(in: period, published)
        else { continue }
        let weekly = planned * 7 / Double(period.last.days(since: period.first) + 1)
        if weekly > hours * x.rules.loadMax {
          verdict.fail(
            entry.at("hours"), "overloaded",
            [
              "person": .text(person.name), "hours": .number(weekly, decimals: 1),
              "capacity": .number(hours), "period": .period(period),
            ])
        }
      }
    }
  }

  /// Whether one of the sorted days falls in the period.
  private static func hasDay(in period: Period, _ days: [Day]) -> Bool {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < period.first { low = middle + 1 } else { high = middle }
    }
    return low < days.count && days[low] <= period.last
  }
}
