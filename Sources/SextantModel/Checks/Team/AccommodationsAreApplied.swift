internal import SextantKernels

/// Every arrangement of someone's work has a person in charge, was in place when the work began, and
/// is applied by the meetings they attend and the tools they use; it states a need, never a
/// diagnosis.
///
/// Health data is special (GDPR, article 9): what someone needs is written, not what they have.
/// Every series of meetings and every meeting to come that the person attends must name the
/// arrangement; so must the arrangement every tool to which the person has access.
public struct AccommodationsAreApplied: Check {
  public static let card = CheckCard(
    "EQU05", "accommodation.applied", .error, basis: [.text, .norm],
    about: [WorkAccommodation.self],
    alsoReads: [Person.self, Meeting.self, AccessGrant.self, SteeringTool.self],
    weighsConfidential: true)

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for accommodation in x.all(WorkAccommodation.self) {
      let measure = Argument.text(accommodation.measure)
      if accommodation.owner == nil {
        verdict.fail(accommodation.at("owner"), "noOwner", ["measure": measure])
      }
      if let applied = accommodation.appliedAt {
        if let start = accommodation.startsOn, applied > start {
          verdict.fail(
            accommodation.at("appliedAt"), "late",
            ["measure": measure, "date": .day(applied), "start": .day(start)])
        }
      } else {
        verdict.fail(accommodation.at("appliedAt"), "notApplied", ["measure": measure])
      }
      for field in ["need", "measure"] {
        let text = field == "need" ? accommodation.need : accommodation.measure
        if let word = diagnosis(in: text) {
          verdict.fail(accommodation.at(field), "diagnosis", ["word": .text(word)])
        }
      }
      if accommodation.need.isEmpty {
        verdict.fail(accommodation.at("need"), "noNeed", ["measure": measure])
      }
      guard let person = x.find(accommodation.person) else { continue }
      lookAtMeetings(of: person, accommodation, x, &verdict)
      lookAtTools(of: person, accommodation, x, &verdict)
    }
  }

  private static func lookAtMeetings(
    of person: Person, _ accommodation: WorkAccommodation, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    for meeting in x.citing(person, by: Meeting.self, in: "participants")
    where !meeting.accommodations.contains(accommodation.id) {
      guard meeting.isSeries || meeting.date.map({ $0 >= x.today }) ?? false else { continue }
      verdict.fail(
        meeting.at("accommodations"), "meeting",
        ["meeting": .text(meeting.title), "measure": .text(accommodation.measure)])
    }
  }

  private static func lookAtTools(
    of person: Person, _ accommodation: WorkAccommodation, _ x: Examination,
    _ verdict: inout Verdict
  ) {
    for grant in x.citing(person, by: AccessGrant.self, in: "party") {
      guard let tool = x.find(grant.tool), !accommodation.tools.contains(tool.id) else { continue }
      verdict.fail(
        accommodation.at("tools"), "tool",
        ["tool": .text(tool.name), "measure": .text(accommodation.measure)])
    }
  }

  /// Beginnings of words, folded, that name an illness or an impairment in French or English.
  private static let diagnoses = [
    "aveugle", "cecite", "malvoyan", "sourd", "surdite", "malentendan", "autis", "asperger",
    "dyslexi", "dyspraxi", "dyscalculi", "tdah", "adhd", "epilep", "depress", "bipolair",
    "bipolar", "schizophr", "anxie", "burn-out", "burnout", "cancer", "diabet", "parkinson",
    "alzheimer", "sclerose", "sclerosis", "tetrapleg", "parapleg", "hemipleg", "quadripleg",
    "blind", "deaf", "disease", "maladie", "pathologi", "syndrom", "trouble", "disorder",
    "diagnos", "lupus", "vih", "hiv", "fibromyalg", "asthm", "migrain", "myopath", "cardiaq",
  ]

  private static func diagnosis(in text: String) -> String? {
    let words = text.split { !($0.isLetter || $0 == "-") }
    return words.first { word in
      let folded = foldingKey(String(word))
      return diagnoses.contains { folded.hasPrefix($0) }
    }.map(String.init)
  }
}
