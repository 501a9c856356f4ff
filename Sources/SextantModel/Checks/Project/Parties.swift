extension Examination {
  /// How a person, vendor, department or stakeholder is called; the id where it is unknown.
  func name(of party: AnyID?) -> String {
    guard let id = party?.text else { return "–" }
    return switch dossier.item(id) {
    case let person as Person: person.name
    case let vendor as Vendor: vendor.name
    case let department as Department: department.name
    case let stakeholder as Stakeholder: stakeholder.name
    default: id
    }
  }

  /// Those who work on projects: named by a project or by a team that has one; each once.
  var projectMembers: [Person] {
    let ids =
      all(Project.self).flatMap(\.persons)
      + all(Team.self).filter { $0.project != nil }.flatMap(\.members)
    var seen: Set<ID<Person>> = []
    return ids.filter { seen.insert($0).inserted }.compactMap { find($0) }
  }
}
