import SextantModel

/// A dossier as a whole: what its head says, taking it away as plain text, next year's, putting it
/// away.
enum DossierSettingsPage {
  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    guard let role = around.access.role, role != .guest else { return .notFound }
    var page = Page(
      title: view.say("pages.settings.title"), main: .empty, here: view.to.page("settings"))
    page.lead = view.say("pages.settings.lead")
    page.main = """
      \(head(view))\(people(view))\(if: role.may(.exportDossier), export(view, around))\
      \(if: !view.isInstitution && HandInPage.mayHandIn(around), handIn(view))\
      \(if: around.access.reach == .everything, copy(view, around))\
      \(if: role.may(.administer), archive(view, around))
      """
    return .page(page)
  }

  private static func box(_ key: String, _ view: View, _ content: HTML) -> HTML {
    Box(
      title: view.say("pages.settings.\(key)"), level: 2,
      "<p>\(view.say("pages.settings.\(key).about"))</p>\(content)"
    ).html
  }

  private static func head(_ view: View) -> HTML {
    let kind = view.isInstitution ? Institution.kind : DossierHead.kind
    let button = LinkButton(
      view.say(view.isInstitution ? "institution.settings.head" : "pages.settings.head.do"),
      to: view.reader.mayEdit(kind) ? view.to.edit(kind, kind.name) : view.to.list(kind),
      icon: "edit")
    return box("head", view, "<p>\(button)</p>")
  }

  private static func people(_ view: View) -> HTML {
    let button = LinkButton(
      view.say("pages.settings.people.do"), to: view.to.page("people"), icon: "people")
    return box("people", view, "<p>\(button)</p>")
  }

  private static func export(_ view: View, _ around: PageSurroundings) -> HTML {
    let button = LinkButton(
      view.say("pages.settings.export.do"), to: view.to.today + "/export.zip", icon: "download")
    let reading = view.say(
      "pages.settings.import", ["command": .text("sextant import")])
    return box("export", view, "<p>\(button)</p><p class=\"muted small\">\(reading)</p>")
  }

  private static func handIn(_ view: View) -> HTML {
    let button = LinkButton(view.say("handIn.title"), to: view.to.page("hand-in"), icon: "lock")
    return box("handIn", view, "<p>\(button)</p>")
  }

  private static func copy(_ view: View, _ around: PageSurroundings) -> HTML {
    let address =
      "/dossiers/new" + queryText([("start", "next"), ("from", around.live.key)])
    let button = LinkButton(view.say("pages.settings.copy.do"), to: address, icon: "copy")
    return box("copy", view, "<p>\(button)</p>")
  }

  private static func archive(_ view: View, _ around: PageSurroundings) -> HTML {
    let cards = (try? around.house.dossiers()) ?? []
    let isArchived = cards.first { $0.key == around.live.key }?.isArchived ?? false
    let key = isArchived ? "unarchive" : "archive"
    let button = Button(view.say("pages.settings.\(key).do"), isArchived ? .plain : .danger)
    let form = PostForm(view, to: view.to.page("settings") + "/\(key)", look: .bare, button.html)
    return box(key, view, form.html)
  }
}

/// What the settings page's forms do.
enum SettingsActs {
  static func post(_ name: String, _ act: Act, _ around: PageSurroundings) async -> Answer {
    guard around.access.may(.administer) else { return act.refused("pages.settings.refused") }
    guard name == "archive" || name == "unarchive" else { return .notFound }
    do {
      try around.house.archive(around.live.key, name == "archive")
      return .seeOther(
        name == "archive" ? "/" : act.view.to.page("settings"),
        notice: Message("pages.settings.\(name).done"))
    } catch {
      return act.failed(error)
    }
  }
}
