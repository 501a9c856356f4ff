import SextantModel

/// The first page of a dossier: what changed since the reader was last here, what drifts, what is
/// missing, what is next, and the loop of the work.
enum TodayPage {
  /// How many lines each list shows before it leads to the whole.
  static let shown = 7
  static let daysAhead = 14

  static func page(_ view: View, _ around: PageSurroundings) -> Page {
    var page = Page(title: view.say("pages.today.title"), main: .empty, here: view.to.today)
    page.lead = view.say("pages.today.lead", ["day": .day(view.today)])
    let steps = FirstSteps(view)
    // A reader of a small part has no beginning to make.
    let drafts = drafts(view, around)
    if !steps.isDone, view.reader.mayEdit(DossierHead.kind) {
      page.main += steps.html + (view.dossier.count <= 1 ? drafts : .empty)
      if view.dossier.count <= 1 { return page }
    }
    let seen = Visit.before(view, around)
    page.main += TodayMentions(view, around).html(view) + drafts
    page.main += """
      <div class="grid-2">\(changed(since: seen, view, around))\
      \(view.kept("today.drifting", { drifting(view) }))\
      \(view.kept("today.missing", { missing(view) }))\(next(view))</div>\
      \(view.kept("today.loop", { loop(view) }))
      """
    return page
  }

  /// What the reader began to write and did not send, of kinds that they may still add.
  private static func drafts(_ view: View, _ around: PageSurroundings) -> HTML {
    guard let account = around.account else { return .empty }
    let left = FormDrafts(people: around.people, account: account, dossier: around.live.key).all()
      .filter { view.reader.mayEdit($0.type.kind) }
    guard !left.isEmpty else { return .empty }
    let lines = left.map { draft -> HTML in
      "<li class=\"split\">\(draft.line(view, back: view.to.today))</li>"
    }
    let title: HTML = "\(view.say("unsent.title")) <span class=\"count\">\(left.count)</span>"
    return Box(
      title: title, level: 2, liveKey: "today-drafts",
      "<ul class=\"lines\">\(lines.joined())</ul>"
    ).html
  }

  private static func loop(_ view: View) -> HTML {
    """
    <section class="stack" aria-labelledby="loop-title" data-live="today-loop">\
    <h2 id="loop-title">\(view.say("pages.today.loop"))</h2>\(LoopRose.html(view))</section>
    """
  }

  private static func box(
    _ name: String, _ lines: [HTML], more: [HTML] = [], total: Int, all: String?, _ view: View
  ) -> HTML {
    let title: HTML = """
      \(view.say("pages.today.\(name)"))\(if: total > 0, " <span class=\"count\">\(total)</span>")
      """
    let content: HTML =
      lines.isEmpty
      ? "<p class=\"muted\">\(view.say(none(name, view)))</p>"
      : "\(list(lines))\(if: !more.isEmpty, rest(more, view))"
    let footer: HTML =
      all.map {
        LinkButton(view.say("pages.today.\(name).all"), to: $0, .quiet, icon: "right").html
      } ?? .empty
    return Box(title: title, level: 2, footer: footer, liveKey: "today-\(name)", content).html
  }

  /// Of what a reader does not see, nothing can be said.
  private static func none(_ name: String, _ view: View) -> String {
    view.examined.isPartial && ["drifting", "missing"].contains(name)
      ? "pages.today.partial" : "pages.today.\(name).none"
  }

  private static func list(_ lines: [HTML]) -> HTML {
    "<ul class=\"lines\">\(each: lines, { "<li>\($0)</li>" })</ul>"
  }

  private static func rest(_ lines: [HTML], _ view: View) -> HTML {
    Disclosure(view.say("pages.today.rest"), count: lines.count, list(lines)).html
  }

  // MARK: - The four lists

  private static func changed(since seen: Int?, _ view: View, _ around: PageSurroundings) -> HTML {
    let changes = TodayChanges.since(seen, view, around)
    let shown = ShownValue(view)
    let lines = changes.items.prefix(Self.shown).map { change -> HTML in
      let who = change.authors.map { author in
        let name = around.names(author)
        return name.isEmpty ? view.say("pages.someone") : name
      }
      let name: HTML =
        change.isGone ? "<span>\(change.id)</span>" : shown.link(to: change.id)
      return """
        <span class="muted small">\(view.say("kind.\(change.kind)"))</span> \(name)<br>\
        <span class="small">\(who.joined(separator: ", ")) · \
        \(view.say(change.isGone ? "pages.today.changed.removed" : "pages.today.changed.\(change.what.rawValue)")), \
        \(view.words.write(change.day))</span>
        """
    }
    return box(
      "changed", Array(lines), total: changes.items.count, all: view.to.page("history"), view)
  }

  private static func drifting(_ view: View) -> HTML {
    let drifts = view.examined.drifts
    let lines = drifts.map { drift -> HTML in
      let mark = StatusMark(
        drift.isGrave ? .bad : .watch,
        view.say(drift.isGrave ? "pages.drift.grave" : "pages.drift.watch"))
      return """
        \(mark) <a href="\(address(drift.item, view))">\(view.words.say(drift.message))</a>
        """
    }
    let all = drifts.isEmpty ? nil : view.to.room(.review)
    return box(
      "drifting", Array(lines.prefix(shown)), more: Array(lines.dropFirst(shown)),
      total: drifts.count, all: all, view)
  }

  private static func missing(_ view: View) -> HTML {
    let findings = view.examined.findings
    let errors = findings.filter { $0.severity == .error }
    // Where nothing is wrong, what a jury would object to comes next.
    let told = errors.isEmpty ? findings.filter { $0.severity == .warning } : errors
    let lines = told.prefix(shown).map { finding -> HTML in
      let place = FindingNote.place(of: finding, view)
      let text = view.words.say(finding.message)
      let link: HTML =
        place.map { "<a href=\"\($0.address)\">\(text)</a>" } ?? HTML(text: text)
      return "\(SeverityMark(view.words, finding.severity)) \(link)"
    }
    return box(
      "missing", lines, total: told.count, all: findings.isEmpty ? nil : view.to.page("findings"),
      view)
  }

  private static func next(_ view: View) -> HTML {
    let own = ownPerson(view)
    let last = view.today.adding(days: daysAhead)
    let coming = view.examined.deadlines.filter {
      $0.day >= view.today && $0.day <= last
    }
    let mine = coming.filter { own.map($0.people.contains) ?? false }
    let others = coming.filter { !(own.map($0.people.contains) ?? false) }
    let lines = (mine + others).prefix(shown).enumerated().map { place, deadline -> HTML in
      let isMine = place < mine.count
      return """
        <span class="muted small">\(view.words.write(deadline.day)) · \
        \(view.say("kind.\(deadline.kind)"))</span>\
        \(if: isMine, " \(StatusMark(.ours, view.say("pages.today.next.mine")))")<br>\
        <a href="\(address(deadline.item, view))">\(deadline.name)</a>
        """
    }
    return box("next", lines, total: coming.count, all: view.to.room(.project), view)
  }

  /// The person of the dossier who bears the reader's name.
  private static func ownPerson(_ view: View) -> String? {
    view.all(SextantModel.Person.self).first { $0.name == view.reader.name }?.id.text
  }

  private static func address(_ id: String, _ view: View) -> String {
    view.dossier.item(id).map { view.to.item($0) } ?? view.to.today
  }
}
