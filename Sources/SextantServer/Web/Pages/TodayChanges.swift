import SextantModel

/// What others and the reader did to a dossier since a visit, item by item, the latest first.
struct TodayChanges: Sendable {
  struct Change: Sendable {
    let kind: String
    let id: String
    let what: ItemMark.What
    let isGone: Bool
    let day: Day
    /// Who had a hand in it, the latest first.
    var people: [String]
  }

  private(set) var items: [Change] = []

  /// Entries that are read to find them: the visits of a busy month.
  private static let most = 60

  /// - Parameter seen: the last entry that the reader knew; `nil` on the first visit, when the last
  ///   entries are told.
  init(since seen: Int?, _ view: View, _ around: PageSurroundings) {
    if seen == view.examined.sequence { return }
    let dossier = view.dossier
    let seesAll = around.access.reach == .everything
    let entries =
      (try? around.live.history(
        limit: Self.most, visible: { id in seesAll || dossier.contains(id) })) ?? []
    var places: [String: Int] = [:]
    for entry in entries {
      if let seen, entry.sequence <= seen { break }
      // A dossier's beginning is no news of its items.
      if entry.verb == "dossier.create" { continue }
      if seen == nil, items.count >= TodayPage.shown { break }
      let name = around.names(entry.author)
      for change in entry.changes where Registry.dossier.type(named: change.kind) != nil {
        if let place = places[change.id] {
          if !items[place].people.contains(name) { items[place].people.append(name) }
          continue
        }
        places[change.id] = items.count
        items.append(
          Change(
            kind: change.kind, id: change.id, what: change.what,
            isGone: !dossier.contains(change.id), day: entry.moment.day, people: [name]))
      }
    }
  }
}
