public import SextantModel

/// All that is to be said of a dossier after reading and checking it.
public struct CheckReport: Sendable {
  /// What was wrong with the files.
  public let reading: [Finding]
  public let results: [CheckResult]
  /// The criteria of the assessments asked for, by the code of the checks they name.
  public let demands: [AssessmentDemand]
  private let criteriaOfCheck: [String: [CriterionLink]]

  /// A criterion that names a check, and as what.
  public struct CriterionLink: Sendable {
    public let code: String
    public let isCondition: Bool
  }

  public init(
    reading: [Finding], results: [CheckResult], demands: [AssessmentDemand], sources: SourceMap
  ) {
    self.reading = reading
    self.results = results.map { $0.placed { Self.located($0, sources) } }
    self.demands = demands
    var links: [String: [CriterionLink]] = [:]
    for criterion in demands.flatMap(\.criteria) {
      for check in criterion.conditions {
        links[check, default: []].append(CriterionLink(code: criterion.code, isCondition: true))
      }
      for check in criterion.supporting {
        links[check, default: []].append(CriterionLink(code: criterion.code, isCondition: false))
      }
    }
    criteriaOfCheck = links
  }

  private static func located(_ finding: Finding, _ sources: SourceMap) -> Finding {
    var located = finding
    located.place = sources.locate(finding.place)
    if located.place.file == nil, let kind = located.place.kind {
      located.place.file = Registry.dossier.type(named: kind)?.kind.path
    }
    return located
  }

  /// Findings of reading and of checks, by file and line; what is wrong with a file as a whole comes
  /// first. Where a value could not be read, what checks say of its absence is left out.
  public var findings: [Finding] {
    let unread = Set(
      reading.filter { $0.losesText && $0.place.field != nil }.map {
        Place(item: $0.place.item, field: $0.place.field)
      })
    let checked = results.flatMap(\.findings).filter {
      !unread.contains(Place(item: $0.place.item, field: $0.place.field))
    }
    return (reading + checked).sorted(by: Self.standsBefore)
  }

  public var doubts: [Finding] { results.flatMap(\.doubts).sorted(by: Self.standsBefore) }
  public var waived: [WaivedFinding] { results.flatMap(\.waived) }

  private static func standsBefore(_ a: Finding, _ b: Finding) -> Bool {
    if isOfWholeFile(a) != isOfWholeFile(b) { return isOfWholeFile(a) }
    return (a.place.file ?? "", a.place.line ?? 0, a.place.column ?? 0, a.code, a.place.text)
      < (b.place.file ?? "", b.place.line ?? 0, b.place.column ?? 0, b.code, b.place.text)
  }

  private static func isOfWholeFile(_ finding: Finding) -> Bool {
    finding.code == "TXT" && finding.place.item == nil && finding.place.line == nil
  }

  public func criteria(of check: String) -> [CriterionLink] { criteriaOfCheck[check] ?? [] }

  /// Whether something stands in the way of a criterion or of reading.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  public func count(_ outcome: Outcome) -> Int { results.count { $0.outcome == outcome } }
}
