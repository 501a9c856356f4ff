import SextantModel

/// Which findings a reader wants to see, as the address says it.
struct FindingsFilter: Sendable, Equatable {
  var room: Room?
  var severity: Severity?
  var check = ""
  /// A framework's assessment: `MSMD.E2`.
  var assessment = ""
  /// The id of a person: findings about what is theirs.
  var person = ""

  init() {}

  init(_ view: View) {
    room = view.asked("room").flatMap(Room.init(rawValue:))
    severity = view.asked("severity").flatMap(Severity.init(rawValue:))
    check = view.asked("check") ?? ""
    assessment = view.asked("assessment") ?? ""
    person = view.asked("person") ?? ""
  }

  var activeCount: Int {
    [room != nil, severity != nil, !check.isEmpty, !assessment.isEmpty, !person.isEmpty]
      .count { $0 }
  }

  var entries: [(name: String, value: String)] {
    [
      ("room", room?.rawValue ?? ""), ("severity", severity?.rawValue ?? ""), ("check", check),
      ("assessment", assessment), ("person", person),
    ].filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
  }

  /// A test of findings, with what it needs looked up once.
  func test(_ view: View) -> (Finding) -> Bool {
    let checks = assessment.isEmpty ? nil : checks(of: assessment, view)
    let owned = person.isEmpty ? nil : owned(view)
    return { finding in
      if let severity = self.severity, finding.severity != severity { return false }
      if !check.isEmpty, finding.code != check { return false }
      if let checks, !checks.contains(finding.code) { return false }
      if let owned, !owned.contains(finding.place.item ?? "") { return false }
      guard let room = self.room else { return true }
      return Self.room(of: finding) == room
    }
  }

  /// The checks that the criteria of an assessment name.
  private func checks(of assessment: String, _ view: View) -> Set<String> {
    let own = view.examined.criteria.filter { result in
      result.criterion.assessment.map { "\(result.framework).\($0.text)" } == assessment
    }
    return Set(own.flatMap { $0.criterion.conditions + $0.criterion.supporting })
  }

  /// The items that a person owns, does or is named by: those that link to them.
  private func owned(_ view: View) -> Set<String> {
    Set(view.examined.citations.all(of: person).map(\.id)).union([person])
  }

  /// The room that a finding stands in: of the item it is about, or else of its check.
  static func room(of finding: Finding) -> Room? {
    if let kind = finding.place.kind, let type = Registry.all.type(named: kind) {
      return type.kind.room
    }
    return Room.allCases.first { $0.instrument == String(finding.code.prefix(3)) }
  }
}
