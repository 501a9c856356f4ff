import SextantModel

/// A dossier as one reach of readers sees it, with all that is computed from it: who cites whom, the
/// outcome of every check, the criteria of its assessments.
///
/// Made once per change and reach, and shared by every page. The dossier is the reduced one: nothing
/// here can know of an item that its readers may not see.
final class ExaminedDossier: Sendable {
  let dossier: Dossier
  /// The journal's sequence number that the dossier stands at.
  let sequence: Int
  /// The last entry of which its readers see something: what others do out of their sight does not
  /// move it.
  let told: Int
  /// The day on which it was judged where it states none.
  let day: Day
  let examination: Examination
  let results: [CheckResult]
  /// The checks that read what its readers do not see all of: their outcome is unknown.
  let seenInPart: Set<String>
  /// Whether its readers see but a part of the dossier.
  let isPartial: Bool
  /// The text that tells its readers what they do not see; none where they see all.
  let partialText: String?
  let criteria: [CriterionResult]
  /// What has left its course, and what is still to be done by a day.
  let drifts: [Drift]
  let deadlines: [Deadline]
  /// Findings by the item they are about, worst first; those about a kind as a whole under its name.
  private let byItem: [String: [Finding]]
  private let byRoom: [Room: [Finding]]
  /// What is published of the whole, whatever its readers see of it.
  let published: PublishedFigures
  /// Pages and pieces of pages that were made from it.
  let kept = KeptPieces()

  /// - Parameters:
  ///   - reach: the one to which the dossier was reduced.
  ///   - whole: what it was reduced from, for figures of people that are published.
  init(
    _ dossier: Dossier, at sequence: Int, told: Int? = nil, on day: Day,
    library: FrameworkLibrary, seenBy reach: Reach = .everything, of whole: Dossier? = nil
  ) {
    self.dossier = dossier
    published = PublishedFigures(of: whole ?? dossier)
    self.sequence = sequence
    self.told = told ?? sequence
    self.day = day
    examination = Examination(of: dossier, on: day, assessments: library.demands(of: dossier))
    isPartial = reach != .everything
    partialText = Self.partialText(reach)
    var seenInPart: Set<String> = []
    // No check reads an institution: its rules hold in its acts.
    results = (dossier.isInstitution ? [] : examination.run()).map { result in
      if reach.judges(result.card) { return result }
      seenInPart.insert(result.card.code)
      return result.seenInPart
    }
    self.seenInPart = seenInPart
    criteria = library.criteria(of: dossier, results: results)
    drifts = examination.drifts()
    deadlines = examination.deadlines()
    var byItem: [String: [Finding]] = [:]
    var byRoom: [Room: [Finding]] = [:]
    for finding in results.flatMap(\.findings) {
      byItem[finding.place.item ?? finding.place.kind ?? "", default: []].append(finding)
      if let room = Self.room(of: finding) { byRoom[room, default: []].append(finding) }
    }
    self.byItem = byItem.mapValues { $0.sorted { $0.severity > $1.severity } }
    self.byRoom = byRoom
  }

  private static func partialText(_ reach: Reach) -> String? {
    switch reach {
    case .everything: nil
    case .ordinary, .institution: "pages.partial.confidential"
    case .partner, .link, .nothing: "pages.partial"
    }
  }

  private static func room(of finding: Finding) -> Room? {
    if let kind = finding.place.kind, let type = Registry.all.type(named: kind) {
      return type.kind.room
    }
    return Room.allCases.first { $0.instrument == String(finding.code.prefix(3)) }
  }

  var citations: Citations { examination.citations }
  var today: Day { examination.today }
  var thread: SextantModel.Thread { SextantModel.Thread(of: dossier, citations: citations) }
  var findings: [Finding] { results.flatMap(\.findings) }

  func findings(about id: String) -> [Finding] { byItem[id] ?? [] }
  func findings(about id: String, field: String) -> [Finding] {
    findings(about: id).filter { $0.place.field == field }
  }
  /// Findings about a kind as a whole: that there is none, that all of them together lack something.
  func findings(amongKind name: String) -> [Finding] { byItem[name] ?? [] }
  func findings(in room: Room) -> [Finding] { byRoom[room] ?? [] }
}
