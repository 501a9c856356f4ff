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
    var authors: [Author]
  }

  private(set) var items: [Change] = []

  /// Entries that are read to find them: the visits of a busy month.
  private static let most = 60

  /// - Parameter seen: the last entry that the reader knew; `nil` on the first visit, when the last
  ///   entries are told.
  static func since(_ seen: Int?, _ view: View, _ around: PageSurroundings) -> TodayChanges {
    if seen == view.examined.sequence { return TodayChanges() }
    // The same for all who were last here at the same time.
    return view.examined.kept.piece(
      "changes since \(seen ?? -1)", size: { $0.items.count * 200 },
      { TodayChanges(after: seen, view, around) })
  }

  private init() {}

  private init(after seen: Int?, _ view: View, _ around: PageSurroundings) {
    let dossier = view.dossier
    let seesAll = around.access.reach == .everything
    let entries =
      (try? around.live.history(
        limit: Self.most, in: seesAll ? nil : dossier)) ?? []
    var places: [String: Int] = [:]
    for entry in entries where entry.sequence <= view.examined.sequence {
      if let seen, entry.sequence <= seen { break }
      // A dossier's beginning is no news of its items.
      if entry.verb == JournalVerb.create { continue }
      if seen == nil, items.count >= TodayPage.shown { break }
      for change in entry.changes where Registry.all.type(named: change.kind) != nil {
        if let place = places[change.id] {
          if !items[place].authors.contains(entry.author) {
            items[place].authors.append(entry.author)
          }
          continue
        }
        places[change.id] = items.count
        items.append(
          Change(
            kind: change.kind, id: change.id, what: change.what,
            isGone: !dossier.contains(change.id), day: localMoment(entry.moment).day,
            authors: [entry.author]))
      }
    }
  }
}
