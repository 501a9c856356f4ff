import SextantModel

/// The pages of an institution that are no list's and no board's. It has no findings, no coverage and
/// no thread: those are a dossier's.
enum InstitutionPages {
  static func get(_ path: [String], _ view: View, _ around: PageSurroundings) -> Answer? {
    // A candidate has their own page, and nobody else's.
    guard path.isEmpty || !view.reader.isCandidate else { return .notFound }
    switch path.first {
    case nil: return .page(InstitutionOverview.page(view, around))
    case "frameworks" where path.count == 2:
      return FrameworkPage.page(path[1], view).map { .page($0) } ?? .notFound
    case "history" where path.count == 1: return HistoryPage.answer(view, around)
    case "history" where path.count == 2:
      return HistoryEntryPage.page(path[1], view, around).map { .page($0) } ?? .notFound
    case "people" where path.count == 1: return MembersPage.answer(view, around)
    case "openings" where path.count == 1: return OpeningsPage.answer(view, around)
    case "subjects" where path.count == 2: return SubjectFile.answer(path[1], view, around)
    case "settings" where path.count == 1: return DossierSettingsPage.answer(view, around)
    case "findings", "coverage", "frameworks", "thread", "calculators", "measured":
      return .notFound
    default: return nil
    }
  }

  static func post(_ path: [String], _ act: Act, _ around: PageSurroundings) async -> Answer? {
    switch path.first {
    case "history" where path == ["history", "restore"]: return await HistoryActs.restore(act)
    case "people" where path.count == 2: return await MemberActs.post(path[1], act, around)
    case "settings" where path.count == 2: return await SettingsActs.post(path[1], act, around)
    case "findings", "coverage", "frameworks", "thread", "calculators", "measured":
      return .notFound
    default: return nil
    }
  }
}
