import SextantModel

/// Who opened which candidate's pages, when: for those who look after an institution's people.
enum OpeningsPage {
  static let most = 100

  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    guard view.isInstitution else { return .notFound }
    guard mayRead(view, around) else { return .refused(Message("privacy.refused")) }
    let subject = view.asked("candidate").flatMap { $0.isEmpty ? nil : $0 }
    let before = view.asked("before").flatMap { Int64($0) }
    do {
      let entries = try around.people.openings.entries(
        in: around.live.key, about: subject, before: before, limit: most + 1)
      return .page(page(entries, subject, view, around))
    } catch let error as HouseError {
      return .failed(error)
    } catch {
      return .notFound
    }
  }

  /// Who looks after people, and who audits.
  static func mayRead(_ view: View, _ around: PageSurroundings) -> Bool {
    view.reader.mayAdminister || around.access.role == .auditor
  }

  private static func page(
    _ entries: [Opening], _ subject: String?, _ view: View, _ around: PageSurroundings
  ) -> Page {
    let shown = entries.prefix(most)
    let rows = shown.map { entry -> TableLine in
      TableLine([
        HTML(text: view.words.write(.moment(localMoment(entry.at)))),
        HTML(text: name(entry.account, view, around)),
        entry.subject == OpenedSubjects.everybody
          ? HTML(text: view.say("privacy.openings.all"))
          : ItemLink(view, id: entry.subject).html,
        HTML(text: pageName(entry.page, view)),
      ])
    }
    let table = DataTable(
      view.words, id: "openings", caption: view.say("privacy.openings.caption"),
      columns: [
        TableColumn(view.say("privacy.openings.at"), .day),
        TableColumn(view.say("privacy.openings.by"), isRowHeader: true),
        TableColumn(view.say("privacy.openings.candidate")),
        TableColumn(view.say("privacy.openings.page")),
      ], rows: rows)
    let field = FormField(
      view.words, "candidate", label: view.say("privacy.openings.candidate"),
      .choice(subject ?? "", options(view)))
    let filter = FilterBar(
      view.words, to: view.to.page("openings"), activeCount: subject == nil ? 0 : 1,
      reset: view.to.page("openings"), field.html)
    var older = HTML.empty
    if entries.count > most, let last = shown.last {
      let of = subject.map { "&candidate=\(percentEncoded($0))" } ?? ""
      older =
        LinkButton(
          view.say("privacy.openings.older"),
          to: "\(view.to.page("openings"))?before=\(last.id)\(of)"
        ).html
    }
    let none: HTML = "<p>\(view.say("privacy.openings.none"))</p>"
    return Page(
      title: view.say("privacy.openings.title"),
      main: """
        \(filter)<div class="stack" data-live="openings">\(rows.isEmpty ? none : table.html)\
        \(older)</div><p class="small muted">\(view.say("privacy.openings.how"))</p>
        """,
      here: view.to.page("openings"), lead: view.say("privacy.openings.lead"))
  }

  private static func options(_ view: View) -> [ChoiceOption] {
    [ChoiceOption("", view.say("privacy.openings.everyone"))]
      + view.all(Candidate.self).map { ChoiceOption($0.id.text, $0.headline) }
  }

  static func name(_ account: AccountID, _ view: View, _ around: PageSurroundings) -> String {
    let name = around.names(Author(String(account.rawValue)))
    return name.isEmpty ? view.say("privacy.openings.erased") : name
  }

  static func pageName(_ page: String, _ view: View) -> String {
    if let type = view.dossier.registry.kinds.first(where: { $0.kind.plural == page }) {
      return view.say("kind.\(type.kind.name).plural")
    }
    if page == "subjects" { return view.say("privacy.export.title") }
    return BoardPages.board(named: page).map { view.say("board.\($0.name).title") } ?? page
  }
}
