import SextantModel

/// When a reader last looked at a dossier, so that what changed since can be told.
enum Visit {
  /// The last entry of the journal that the reader saw on their visit before this one; notes that
  /// they are here now. `nil` on the first visit, and for who comes by a link.
  static func before(_ view: View, _ around: PageSurroundings) -> Int? {
    guard let account = around.account else { return nil }
    let visits = around.people.visits
    if around.isRefresh {
      return (try? visits.known(account, in: around.live.key)) ?? nil
    }
    return (try? visits.come(account, to: around.live.key, at: view.examined.sequence)) ?? nil
  }
}
