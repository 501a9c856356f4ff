import SextantFiles
import SextantModel

/// Writes entries of the journal: who did what, each item with what changed, and the way back.
struct HistoryScribe {
  private let view: View
  private let past: Past
  private let shown: ShownValue
  private let author: Author?
  private let undoable: Int?

  private let around: PageSurroundings

  /// Items of an entry that are told in the list; more are counted there, and told on a page of
  /// their own.
  private static let open = 4

  init(_ view: View, _ around: PageSurroundings) {
    self.view = view
    self.around = around
    past = Past(live: around.live, access: around.access.own, names: around.names)
    shown = ShownValue(view)
    author = around.author
    undoable =
      around.access.may(.editOwn)
      ? around.author.flatMap { author in (try? around.live.canUndo(author))?.sequence } : nil
  }

  func line(_ entry: JournalEntry, _ changes: [JournalChange], at moment: Moment) -> TimelineEntry {
    let name = past.names(entry.author)
    let who = name.isEmpty ? view.say("pages.someone") : name
    let list = entry.count > Self.open ? summary(entry) : self.list(changes)
    return TimelineEntry(
      when: clockText(moment.time),
      title: "<strong>\(who)</strong> · \(said(entry.verb, view.words))",
      text: "\(list)\(undo(entry))")
  }

  func list(_ changes: [JournalChange]) -> HTML {
    "<ul class=\"lines small\">\(each: changes, { "<li>\(change($0))</li>" })</ul>"
  }

  /// How many items of which kinds a large entry touched, and the way to each of them.
  private func summary(_ entry: JournalEntry) -> HTML {
    let tally = HistoryTally(HistoryEntryPage.marks(of: entry.sequence, view, around))
    let address = "\(view.to.page("history"))/\(entry.sequence)"
    let kinds = tally.rows.prefix(6).map { row -> HTML in
      """
      <li><a href="\(address)\(queryText([("kind", row.kind)]))">\(label(ofKind: row.kind, many: true))</a> \
      <span class="count">\(row.count)</span></li>
      """
    }
    let rest = tally.rows.count - kinds.count
    let others: HTML =
      rest > 0
      ? "<li class=\"muted\">\(view.say("history.otherKinds", ["count": .integer(rest)]))</li>"
      : .empty
    let open = view.say("history.open", ["count": .integer(tally.count)])
    return """
      <ul class="cluster small kinds">\(kinds.joined())\(others)</ul>\
      <p class="small"><a class="roomy" href="\(address)">\(open)</a></p>
      """
  }

  private func change(_ change: JournalChange) -> HTML {
    let kind: HTML = """
      <span class="muted">\(label(ofKind: change.kind))</span> \
      \(view.say("pages.today.changed.\(change.what.rawValue)"))
      """
    if view.dossier.contains(change.id) {
      return "\(kind) · \(shown.link(to: change.id))\(ItemHistory.changed(change, view, past))"
    }
    // What is gone is told by the name it had, where the reader sees everything.
    let old = change.before ?? change.after
    let name = past.access.reach == .everything ? old?.headline ?? change.id : change.id
    return "\(kind) · <span>\(name)</span> \(restore(change))"
  }

  func label(ofKind name: String, many: Bool = false) -> String {
    guard view.words.has("kind.\(name)") else { return view.say("pages.history.file") }
    return view.say(many ? "kind.\(name).plural" : "kind.\(name)")
  }

  /// Brings back an item that was deleted.
  private func restore(_ change: JournalChange) -> HTML {
    guard change.what == .removed, !change.isErased, past.access.reach == .everything,
      let type = Registry.all.type(named: change.kind), view.reader.mayEdit(type.kind)
    else { return .empty }
    let button = Button(view.say("pages.history.restore"), .quiet, icon: "undo")
    return PostForm(
      view, to: view.to.page("history") + "/restore", look: .bare,
      "\(Hidden("kind", change.kind))\(Hidden("id", change.id))\(button)"
    ).html
  }

  private func undo(_ entry: JournalEntry) -> HTML {
    guard entry.sequence == undoable else { return .empty }
    let button = Button(view.say("pages.history.undo"), .quiet, icon: "undo")
    return PostForm(
      view, to: view.to.page("undo"), back: view.to.page("history"), look: .bare, button.html
    ).html
  }
}

/// What the history page's forms do.
enum HistoryActs {
  static func restore(_ act: Act) async -> Answer {
    guard let type = Registry.all.type(named: act.form.last("kind") ?? ""),
      let id = act.form.last("id")
    else { return .notFound }
    return await TakeBack.restore(type, id, act)
  }
}

/// Day and minute of a moment where the program runs.
func localMoment(_ instant: Instant) -> Moment {
  localMoment(secondsSince1970: Int(instant.milliseconds / 1000))
}

extension View {
  /// Day and minute of a moment by the clock of what is shown: an institution has its own, the same by
  /// which its minutes are signed.
  func localMoment(_ instant: Instant) -> Moment {
    let seconds = Int(instant.milliseconds / 1000)
    guard isInstitution else { return SextantFiles.localMoment(secondsSince1970: seconds) }
    let zone = dossier.only(Institution.self).timeZone
    return wallSecond(in: zone, secondsSince1970: seconds).moment
  }
}

/// `09:30`.
func clockText(_ time: ClockTime) -> String {
  "\(padded(time.minutes / 60, 2)):\(padded(time.minutes % 60, 2))"
}
