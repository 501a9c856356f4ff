import SextantModel

/// The history as a file for spreadsheets: one line a changed field.
enum HistoryCSV {
  private static let most = 2000

  static func answer(_ filter: HistoryFilter, _ view: View, _ around: PageSurroundings) -> Answer {
    let shown = ShownValue(view)
    let isAll = around.access.reach == .everything
    var table = CSVText(view.words)
    table.add(
      ["sequence", "moment", "who", "verb", "kind", "item", "name", "field", "from", "to"]
        .map { view.say("pages.history.csv.\($0)") })
    for (entry, changes) in HistoryPage.entries(filter, view, around, most: most).entries {
      let moment = view.localMoment(entry.moment)
      let name = around.names(entry.author)
      let start = [
        String(entry.sequence), "\(moment.day.text) \(clockText(moment.time))",
        name.isEmpty ? view.say("pages.someone") : name, said(entry.verb, view.words),
      ]
      for change in changes {
        let label = view.words.has("kind.\(change.kind)") ? view.say("kind.\(change.kind)") : ""
        let item = view.dossier.item(change.id) ?? (isAll ? change.before : nil)
        let what = [label, change.id, item.map { shown.name(of: $0) } ?? ""]
        for cells in fields(change, view, shown, isAll) { table.add(start + what + cells) }
      }
    }
    return table.answer(name: "\(view.to.key)-\(view.say("pages.history.name")).csv")
  }

  /// Field, from, to; one line without them where the item came or went. Fields that the reader's
  /// dossier may hide are named to those alone who see everything.
  private static func fields(
    _ change: JournalChange, _ view: View, _ shown: ShownValue, _ isAll: Bool
  ) -> [[String]] {
    let what = view.say("pages.today.changed.\(change.what.rawValue)")
    guard isAll, let before = change.before, let after = change.after else {
      return [["", "", what]]
    }
    let lines = FieldAccess.all(of: type(of: after)).filter { change.fields.contains($0.name) }
      .map { field in
        [
          view.words.label(field: field.name, of: change.kind),
          shown.text(field.plain(before), field.card.shape),
          shown.text(field.plain(after), field.card.shape),
        ]
      }
    return lines.isEmpty ? [["", "", what]] : lines
  }
}
