import SextantModel

/// What became of an item: who changed what, from what to what, and the way back.
enum ItemHistory {
  static let shown = 12

  static func html(_ item: any Item, _ view: View, _ past: Past) -> HTML {
    if view.isFrozen { return .empty }
    let sight = past.live.sight(past.access.reach, on: view.today)
    let entries = ((try? past.live.history(of: item.idText, limit: shown)) ?? []).map {
      $0.seen(through: sight)
    }
    guard !entries.isEmpty else { return .empty }
    let newest = entries[0].sequence
    let lines = entries.map { line($0, item, view, past, newest: newest) }
    let whole = LinkButton(
      view.say("rooms.history.whole"),
      to: view.to.page("history") + queryText([("item", item.idText)]), .quiet, icon: "history")
    return Box(
      title: view.say("rooms.history.title"), level: 2, footer: whole.html,
      liveKey: "history-\(item.idText)", TimelineList(lines).html
    ).html
  }

  private static func line(
    _ entry: JournalEntry, _ item: any Item, _ view: View, _ past: Past, newest: Int
  ) -> TimelineEntry {
    let name = past.names(entry.author)
    let who = name.isEmpty ? view.say("rooms.someone") : name
    let change = entry.changes.first { $0.id == item.idText }
    return TimelineEntry(
      when: view.words.write(.day(localMoment(entry.moment).day)),
      title: "\(who) · \(said(entry.verb, view.words))",
      text:
        "\(change.map { changed($0, view, past) } ?? .empty)\(if: entry.sequence != newest, restore(entry, item, seen: newest, view))"
    )
  }

  /// The fields that changed, from what to what. Links to what the reader may not see say nothing.
  static func changed(_ change: JournalChange, _ view: View, _ past: Past) -> HTML {
    guard let before = change.before, let after = change.after else { return .empty }
    let shown = ShownValue(view)
    let rows = FieldAccess.all(of: type(of: after)).compactMap { field -> HTML? in
      guard change.fields.contains(field.name) else { return nil }
      let label = view.words.label(field: field.name, of: type(of: after).kind.name)
      guard !field.card.isConfidential || past.access.reach == .everything,
        isVisible(field, before, after, view)
      else { return nil }
      let old = shortened(shown.text(field.plain(before), field.card.shape), to: 80)
      let new = shortened(shown.text(field.plain(after), field.card.shape), to: 80)
      let empty = view.say("rooms.empty")
      return """
        <li>\(label) <del>\(old.isEmpty ? empty : old)</del> → <ins>\(new.isEmpty ? empty : new)</ins></li>
        """
    }
    return rows.isEmpty ? .empty : "<ul class=\"small\">\(rows.joined())</ul>"
  }

  /// A link to nothing may be one to something that the reader may not see.
  private static func isVisible(
    _ field: FieldAccess, _ before: any Item, _ after: any Item, _ view: View
  ) -> Bool {
    guard field.card.shape.linkedKinds != nil else { return true }
    return [before, after].allSatisfy { item in
      switch field.plain(item) {
      case .text(let id): view.dossier.contains(id)
      case .list(let elements):
        elements.allSatisfy {
          if case .text(let id) = $0 { view.dossier.contains(id) } else { true }
        }
      default: true
      }
    }
  }

  /// Takes the item back to what it was after an entry.
  private static func restore(
    _ entry: JournalEntry, _ item: any Item, seen newest: Int, _ view: View
  ) -> HTML {
    let kind = type(of: item).kind
    guard view.reader.mayEditItem(item), FormPage.isEditable(kind) else { return .empty }
    return PostForm(
      view, to: view.to.item(item) + "/restore", version: newest, look: .bare,
      """
      <input type="hidden" name="sequence" value="\(entry.sequence)">\
      \(Button(view.say("rooms.history.restore"), .quiet, icon: "undo").html)
      """
    ).html
  }
}

/// What was done, in a few words, by the name of a verb in the journal.
func said(_ verb: String, _ words: Catalogue) -> String {
  for key in ["verb.\(verb)", "verb.\(verb).label"] where words.has(key) { return words.text(key) }
  return verb
}
