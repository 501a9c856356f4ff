import SextantModel

/// The first page of an institution: its sessions, and what each waits for.
enum InstitutionOverview {
  static func page(_ view: View, _ around: PageSurroundings) -> Page {
    if let own = CandidateHome.page(view, around) { return own }
    var page = Page(title: view.title, main: .empty, here: view.to.today)
    let certifier = view.dossier.only(Institution.self).certifier
    page.lead = view.say(
      certifier.isEmpty ? "institution.lead" : "institution.lead.of",
      ["certifier": .text(certifier)])
    let sessions = view.all(SextantModel.Session.self).sorted {
      ($0.start ?? Day(number: 0)) > ($1.start ?? Day(number: 0))
    }
    page.main += TodayMentions(view, around).html(view)
    guard !sessions.isEmpty else {
      let mayAdd = view.reader.mayAdd(SextantModel.Session.kind)
      page.main +=
        EmptyState(
          title: view.say("institution.none"),
          text: view.say(mayAdd ? "institution.none.text" : "institution.none.reader"),
          action: mayAdd
            ? LinkButton(
              view.say("institution.session.add"), to: view.to.new(SextantModel.Session.kind),
              .primary,
              icon: "add"
            ).html : .empty
        ).html
      return page
    }
    let add: HTML =
      view.reader.mayAdd(SextantModel.Session.kind)
      ? """
      <p>\(LinkButton(view.say("institution.session.add"), to: view.to.new(SextantModel.Session.kind), icon: "add"))</p>
      """ : .empty
    page.main += """
      \(add)<div class="stack" data-live="institution-sessions">\(each: sessions, { box($0, view) })</div>
      """
    return page
  }

  /// Of a large session the first of what it waits for is told; the rest is counted.
  static let shown = 30

  private static func box(_ session: SextantModel.Session, _ view: View) -> HTML {
    let waits = SessionWaits(of: session, view)
    let lines = waits.lines.prefix(shown).map { wait -> HTML in
      """
      <li>\(StatusMark(wait.mark, view.say("institution.waits.\(wait.mark.rawValue)"))) \
      <a href="\(wait.address)">\(view.words.say(wait.message))</a></li>
      """
    }
    let days = [session.start, session.end].compactMap(\.self).map { view.words.write($0) }
    let body: HTML =
      lines.isEmpty
      ? "<p class=\"muted\">\(view.say("institution.waits.nothing"))</p>"
      : "<ul class=\"lines\">\(lines.joined())</ul>"
    let left = waits.lines.count - lines.count
    let more: HTML =
      left > 0 ? "<p class=\"muted small\">\(view.counted("institution.waits.more", left))</p>" : ""
    return Box(
      title: "<a href=\"\(view.to.item(session))\">\(session.title)</a>" as HTML, level: 2,
      """
      <p class="muted small">\(if: !days.isEmpty, "\(Set(days).count == 1 ? days[0] : days.joined(separator: " – ")) · ")\
      \(view.counted("institution.candidates", waits.candidates))</p>\(body)\(more)\
      \(if: !view.reader.isOfficer, SessionSteps(of: session, view).html(view, of: session))
      """
    ).html
  }
}
