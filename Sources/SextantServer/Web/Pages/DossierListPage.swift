import SextantModel

/// The dossiers that somebody may enter, the one that changed last first.
enum DossierListPage {
  static func page(_ guest: HouseGuest) throws -> Page {
    var page = Page(title: guest.say("pages.dossiers.title"), main: .empty)
    let roles = Dictionary(
      try guest.people.memberships.of(guest.account.id).map { ($0.dossier, $0) },
      uniquingKeysWith: { first, _ in first })
    let all = try guest.house.dossiers().filter { roles[$0.key] != nil }
    // Those that somebody sees a part of come after, in an order that tells nothing.
    func seesAll(_ card: DossierCard) -> Bool {
      roles[card.key]?.access?.reach == .everything
    }
    let cards = all.filter(seesAll) + all.filter { !seesAll($0) }.sorted { $0.key < $1.key }
    let mayCreate = NewDossierPage.mayCreate(guest, Array(roles.values))
    let add: HTML =
      mayCreate
      ? """
      \(LinkButton(guest.say("pages.dossiers.new"), to: "/dossiers/new", .primary, icon: "add"))\
      \(LinkButton(guest.say("institution.new"), to: "/institutions/new", icon: "add"))
      """ : .empty
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
    let current = cards.filter { !$0.isArchived && $0.form == .dossier }
    let institutions = cards.filter { !$0.isArchived && $0.form == .institution }
    let archived = cards.filter(\.isArchived)
    page.main = """
      <p class="cluster">\(add)</p>\
      <div class="grid-2">\(each: current, { card($0, roles[$0.key]?.role ?? "", guest) })</div>
      """
    if !institutions.isEmpty {
      page.main += """
        <section class="stack" aria-labelledby="institutions">\
        <h2 id="institutions">\(guest.say("institution.list.title"))</h2>\
        <div class="grid-2">\(each: institutions, { card($0, roles[$0.key]?.role ?? "", guest, level: 3) })</div>\
        </section>
        """
    }
    if !archived.isEmpty {
      page.main +=
        Disclosure(
          guest.say("pages.dossiers.archived"), count: archived.count,
          "<div class=\"grid-2\">\(each: archived, { card($0, roles[$0.key]?.role ?? "", guest) })</div>"
        ).html
    }
    return page
  }

  private static func card(
    _ card: DossierCard, _ role: String, _ guest: HouseGuest, level: Int = 2
  ) -> HTML {
    let title = card.title.isEmpty ? card.key : card.title
    // To a guest it may not be shared whose dossier it is; when others changed what somebody does not
    // see is none of theirs.
    let isGuest = role == Role.guest.rawValue
    let seesAll = Role(rawValue: role)?.reach(in: card.form) == .everything
    let organisation = isGuest || card.organisation == title ? "" : card.organisation
    let changed =
      !seesAll
      ? ""
      : guest.say(
        "pages.dossiers.changed", ["day": .day(localMoment(card.changed).day)])
    let name = guest.words.has("role.\(role)") ? guest.say("role.\(role)") : role
    return Box(
      title: "<a href=\"\(Address(card.key).today)\">\(title)</a>" as HTML, level: level,
      """
      \(if: !organisation.isEmpty, "<p>\(organisation)</p>")\
      <p class="muted small">\(guest.say("pages.dossiers.role", ["role": .text(name)]))\
      \(if: !changed.isEmpty, " · \(changed)")</p>
      """
    ).html
  }
}
