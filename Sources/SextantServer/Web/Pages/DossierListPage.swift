import SextantModel

/// The dossiers that somebody may enter, the one that changed last first.
enum DossierListPage {
  static func page(_ guest: HouseGuest) throws -> Page {
    var page = Page(title: guest.say("pages.dossiers.title"), main: .empty)
    let roles = Dictionary(
      try guest.people.memberships.of(guest.account.id).map { ($0.dossier, $0) },
      uniquingKeysWith: { first, _ in first })
    let cards = try guest.house.dossiers().filter { roles[$0.key] != nil }
    let mayCreate = NewDossierPage.mayCreate(guest, Array(roles.values))
    let add: HTML =
      mayCreate
      ? LinkButton(
        guest.say("pages.dossiers.new"), to: "/dossiers/new", .primary, icon: "add"
      ).html : .empty
    guard !cards.isEmpty else {
      page.main =
        EmptyState(
          title: guest.say("pages.dossiers.none"),
          text: guest.say(mayCreate ? "pages.dossiers.none.text" : "pages.dossiers.none.guest"),
          example: mayCreate ? guest.say("pages.dossiers.none.example") : nil, action: add
        ).html
      return page
    }
    page.lead = guest.say("pages.dossiers.lead")
    let current = cards.filter { !$0.isArchived }
    let archived = cards.filter(\.isArchived)
    page.main = """
      <p class="cluster">\(add)</p>\
      <div class="grid-2">\(each: current, { card($0, roles[$0.key]?.role ?? "", guest) })</div>
      """
    if !archived.isEmpty {
      page.main +=
        Disclosure(
          guest.say("pages.dossiers.archived"), count: archived.count,
          "<div class=\"grid-2\">\(each: archived, { card($0, roles[$0.key]?.role ?? "", guest) })</div>"
        ).html
    }
    return page
  }

  private static func card(_ card: DossierCard, _ role: String, _ guest: HouseGuest) -> HTML {
    let title = card.title.isEmpty ? card.key : card.title
    // A guest sees but a part: whose dossier it is may not be shared, and when others changed the
    // rest is none of theirs.
    let isGuest = role == Role.guest.rawValue
    let organisation = isGuest || card.organisation == title ? "" : card.organisation
    let changed =
      isGuest
      ? ""
      : guest.say(
        "pages.dossiers.changed", ["day": .day(localMoment(card.changed).day)])
    let name = guest.words.has("role.\(role)") ? guest.say("role.\(role)") : role
    return Box(
      title: "<a href=\"\(Address(card.key).today)\">\(title)</a>" as HTML, level: 2,
      """
      \(if: !organisation.isEmpty, "<p>\(organisation)</p>")\
      <p class="muted small">\(guest.say("pages.dossiers.role", ["role": .text(name)]))\
      \(if: !changed.isEmpty, " · \(changed)")</p>
      """
    ).html
  }
}
