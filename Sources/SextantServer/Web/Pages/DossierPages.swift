import SextantModel

/// What the pages of a dossier need beside what the reader sees of it: its journal, the people, how
/// it is reached from outside.
struct PageSurroundings: Sendable {
  let live: LiveDossier
  let access: SeatAccess
  let house: House
  let people: People
  /// Catalogues for what is written in another's language than the reader's: letters.
  let words: [Language: Catalogue]
  let visitor: Visitor
  /// The address by which people reach the house, without a slash at its end.
  let site: String
  /// Whether letters can be sent.
  let hasMail: Bool
  /// What an account is called; empty where it was erased.
  let names: @Sendable (Author) -> String
  /// The day and minute where the house stands.
  let now: Moment
  /// A page that fetches itself again: not a visit.
  let isRefresh: Bool

  var account: AccountID? { author.flatMap { Int64($0.id) }.map { AccountID(rawValue: $0) } }
  let author: Author?
}

/// The pages of a dossier that are no room's: which address means which.
enum DossierPages {
  /// - Parameter path: what follows `/d/KEY`, cut at slashes, each part decoded.
  /// - Returns: `nil` where the path is another's.
  static func get(_ path: [String], _ view: View, _ around: PageSurroundings) -> Answer? {
    if view.isInstitution { return InstitutionPages.get(path, view, around) }
    switch path.first {
    case nil: return .page(TodayPage.page(view, around))
    case "findings" where path.count == 1: return FindingsPage.answer(view)
    case "findings" where path == ["findings", "waive"]: return WaivePage.answer(view)
    case "coverage" where path.count == 1: return CoveragePage.answer(view)
    case "frameworks" where path.count == 1: return .page(FrameworkChooser.page(view))
    case "frameworks" where path.count == 2:
      return FrameworkPage.page(path[1], view).map { .page($0) } ?? .notFound
    case "thread" where path.count == 1: return .page(LooseEndsPage.page(view))
    case "thread" where path.count == 2:
      return ThreadPage.page(path[1], view).map { .page($0) } ?? .notFound
    case "history" where path.count == 1: return HistoryPage.answer(view, around)
    case "history" where path.count == 2:
      return HistoryEntryPage.page(path[1], view, around).map { .page($0) } ?? .notFound
    case "hand-in" where path.count == 1: return HandInPage.answer(view, around)
    case "people" where path.count == 1: return MembersPage.answer(view, around)
    case "people" where path == ["people", "share"]: return SharePage.answer(view, around)
    case "calculators": return CalculatorPages.get(path, view)
    case "settings" where path.count == 1: return DossierSettingsPage.answer(view, around)
    case "measured" where path.count == 1: return MeasuredPage.answer(view, around.live)
    default: return nil
    }
  }

  static func post(_ path: [String], _ act: Act, _ around: PageSurroundings) async -> Answer? {
    if act.view.isInstitution { return await InstitutionPages.post(path, act, around) }
    switch path.first {
    case "findings" where path == ["findings", "waive"]: return await WaivePage.post(act)
    case "frameworks" where path.count == 1: return await FrameworkChooser.post(act)
    case "history" where path == ["history", "restore"]: return await HistoryActs.restore(act)
    case "calculators": return await CalculatorKeeping.post(path, act)
    case "hand-in" where path.count == 1: return await HandInPage.post(act, around)
    case "people" where path.count == 2: return await MemberActs.post(path[1], act, around)
    case "settings" where path.count == 2:
      return await SettingsActs.post(path[1], act, around)
    default: return nil
    }
  }
}
