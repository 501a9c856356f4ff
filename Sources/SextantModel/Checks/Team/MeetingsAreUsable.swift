internal import SextantKernels

/// Every series of meetings can be attended and used: rhythm, time, mode, topics and participants
/// are set, the time falls in everyone's working day, documents reach those who need them ahead.
///
/// Local times are taken on the meeting's day, or on the reference date where it has none. The
/// language is stated when participants speak several. Documents come as early as the most
/// demanding arrangement of a participant asks; whether the arrangement is applied is EQU05.
public struct MeetingsAreUsable: Check {
  public static let card = CheckCard(
    "EQU04", "meeting.usable", .warning, basis: [.text, .house],
    about: [Meeting.self], alsoReads: [Person.self, Vendor.self, WorkAccommodation.self],
    parameters: ["workdayStart", "workdayEnd"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let series = x.all(Meeting.self).filter(\.isSeries)
    if series.isEmpty { verdict.doesNotApply() }
    for meeting in series {
      lookForSettings(of: meeting, x, &verdict)
      lookAtClocks(meeting, x, &verdict)
      lookForDocuments(of: meeting, x, &verdict)
    }
  }

  private static func lookForSettings(
    of meeting: Meeting, _ x: Examination, _ verdict: inout Verdict
  ) {
    var spoken: Set<String> = []
    for party in meeting.participants {
      switch x.dossier.item(party.text) {
      case let person as Person: spoken.formUnion(person.languages.map(foldingKey))
      case let vendor as Vendor: spoken.formUnion(vendor.languages.map(foldingKey))
      default: break
      }
    }
    let missing: [(String, Bool)] = [
      ("schedule", meeting.schedule.isEmpty), ("time", meeting.time == nil),
      ("mode", meeting.mode == nil), ("topics", meeting.topics.isEmpty),
      ("participants", meeting.participants.isEmpty),
      ("language", meeting.language.isEmpty && spoken.count > 1),
    ]
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        meeting.at(field), "missing",
        ["meeting": .text(meeting.title), "field": .field(Meeting.self, field)])
    }
  }

  private static func lookAtClocks(
    _ meeting: Meeting, _ x: Examination, _ verdict: inout Verdict
  ) {
    guard let time = meeting.time else { return }
    let day = meeting.date ?? x.today
    for party in meeting.participants {
      let zone: String
      switch x.dossier.item(party.text) {
      case let person as Person: zone = person.timeZone
      case let vendor as Vendor: zone = vendor.timeZone
      default: continue
      }
      if zone.isEmpty || zone == meeting.timeZone && isWorkTime(time.minutes, x) { continue }
      let arguments: [String: Argument] = [
        "meeting": .text(meeting.title), "person": .text(x.name(of: party)),
        "zone": .text(zone), "home": .text(meeting.timeZone),
      ]
      guard
        let local = wallClock(in: zone, when: day.number, time.minutes, in: meeting.timeZone)
      else {
        verdict.doubt(meeting.at("timeZone"), "unknownZone", arguments)
        continue
      }
      if local.day != day.number || !isWorkTime(local.minuteOfDay, x) {
        var arguments = arguments
        arguments["time"] = .text(ClockTime(minutes: local.minuteOfDay).text)
        arguments["start"] = .text(x.rules.workdayStart.text)
        arguments["end"] = .text(x.rules.workdayEnd.text)
        verdict.fail(meeting.at("time"), "badTime", arguments)
      }
    }
  }

  private static func isWorkTime(_ minutes: Int, _ x: Examination) -> Bool {
    (x.rules.workdayStart.minutes...max(x.rules.workdayStart.minutes, x.rules.workdayEnd.minutes))
      .contains(minutes)
  }

  private static func lookForDocuments(
    of meeting: Meeting, _ x: Examination, _ verdict: inout Verdict
  ) {
    let needs = meeting.participants
      .compactMap { x.dossier.item($0.text) as? Person }
      .flatMap { person in
        x.citing(person, by: WorkAccommodation.self, in: "person")
          .compactMap { $0.documentsLeadHours }.map { (person, $0) }
      }
    guard let (person, hours) = needs.max(by: { $0.1 < $1.1 }),
      meeting.documentsLeadHours ?? 0 < hours
    else { return }
    verdict.fail(
      meeting.at("documentsLeadHours"), "documentsLate",
      [
        "meeting": .text(meeting.title), "person": .text(person.name),
        "hours": .integer(hours), "given": .integer(meeting.documentsLeadHours ?? 0),
      ])
  }
}
