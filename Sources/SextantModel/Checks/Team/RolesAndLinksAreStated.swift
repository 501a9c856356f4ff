/// Everyone on a project has a role, a mission and an objective, and works with the others; every
/// active vendor works with somebody of the company.
///
/// Members are the persons that a project names and those of teams that have a project. The graph
/// of interactions must hold them all together, through persons and vendors alike; those outside
/// its largest part are named.
public struct RolesAndLinksAreStated: Check {
  public static let card = CheckCard(
    "EQU01", "team.roles-and-links", .error, basis: [.text],
    about: [Project.self],
    alsoReads: [
      Team.self, Person.self, RoleAssignment.self, Interaction.self, Vendor.self,
    ])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let members = x.projectMembers
    if members.isEmpty {
      verdict.doesNotApply()
      return
    }
    for person in members { lookForRole(of: person, x, &verdict) }
    let interactions = x.all(Interaction.self)
    lookForLinks(members, interactions, &verdict)
    lookForContacts(interactions, x, &verdict)
  }

  private static func lookForRole(
    of person: Person, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name = Argument.text(person.name)
    let roles = x.citing(person, by: RoleAssignment.self, in: "person")
    if roles.isEmpty { verdict.fail(person.at(), "noRole", ["person": name]) }
    for role in roles {
      let missing: [(String, Bool)] = [
        ("role", role.role.isEmpty), ("missions", role.missions.isEmpty),
        ("objectives", role.objectives.isEmpty),
      ]
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          role.at(field), "roleLacks",
          ["person": name, "field": .field(RoleAssignment.self, field)])
      }
    }
  }

  private static func lookForLinks(
    _ members: [Person], _ interactions: [Interaction], _ verdict: inout Verdict
  ) {
    guard members.count > 1 else { return }
    var groups = Groups()
    var linked: Set<String> = []
    for interaction in interactions {
      guard let one = interaction.from?.text, let other = interaction.with?.text, one != other
      else { continue }
      groups.join(one, other)
      linked.formUnion([one, other])
    }
    var sizes: [String: Int] = [:]
    for person in members { sizes[groups.root(of: person.id.text), default: 0] += 1 }
    // The first of the largest groups is the team; ties go to whom the project names first.
    let largest = sizes.values.max() ?? 0
    let team = members.map { groups.root(of: $0.id.text) }.first { sizes[$0] == largest }
    for person in members where groups.root(of: person.id.text) != team {
      verdict.fail(
        person.at(), linked.contains(person.id.text) ? "apart" : "isolated",
        ["person": .text(person.name)])
    }
    if largest == 1, let first = members.first, !linked.contains(first.id.text) {
      verdict.fail(first.at(), "isolated", ["person": .text(first.name)])
    }
  }

  private static func lookForContacts(
    _ interactions: [Interaction], _ x: Examination, _ verdict: inout Verdict
  ) {
    var inTouch: Set<String> = []
    for interaction in interactions {
      guard let one = interaction.from?.text, let other = interaction.with?.text else { continue }
      if x.dossier.kind(of: one)?.name == Person.kind.name { inTouch.insert(other) }
      if x.dossier.kind(of: other)?.name == Person.kind.name { inTouch.insert(one) }
    }
    for vendor in x.all(Vendor.self) where vendor.isActive && !inTouch.contains(vendor.id.text) {
      verdict.fail(vendor.at(), "noContact", ["vendor": .text(vendor.name)])
    }
  }
}

/// Names joined into groups two by two (union–find).
private struct Groups {
  private var parents: [String: String] = [:]

  mutating func root(of name: String) -> String {
    var root = name
    while let next = parents[root], next != root { root = next }
    var step = name
    while let next = parents[step], next != root {
      parents[step] = root
      step = next
    }
    return root
  }

  mutating func join(_ one: String, _ other: String) {
    let (a, b) = (root(of: one), root(of: other))
    if a != b { parents[b] = a }
  }
}
