import SextantModel

/// The session that a board of an institution shows, among those whose results are published, with
/// its framework and rules.
struct SessionOfBoard: Sendable {
  let session: SextantModel.Session
  let framework: Framework
  let rules: CertifierRules
  let tabs: HTML

  /// - Returns: `nil` where there is none.
  init?(_ look: BoardLook) {
    let view = look.view
    let published = view.all(SextantModel.Session.self)
      .filter {
        $0.publishedOn != nil
          && SessionFrame.framework(of: $0, in: view.dossier, view.library) != nil
      }
      .sorted {
        ($0.publishedOn?.number ?? 0, $0.id.text) > ($1.publishedOn?.number ?? 0, $1.id.text)
      }
    guard
      let chosen = look.chosen(
        "session", of: published, label: "certification.sessions"),
      let framework = SessionFrame.framework(of: chosen.item, in: view.dossier, view.library)
    else { return nil }
    session = chosen.item
    self.framework = framework
    rules = view.dossier.rules(of: session) ?? CertifierRules()
    tabs = chosen.tabs
  }
}

extension BoardLook {
  /// What stands where an institution has no published session yet.
  func noSession(_ type: any Item.Type, _ key: String) -> HTML {
    empty(checks: [], action: view.isInstitution ? addButton(type, key) : .empty)
  }
}

/// Files that boards of an institution give: `?file=…`.
enum CertificationFiles {
  /// - Returns: `nil` where the address asks for no file.
  static func answer(_ board: any Board.Type, _ view: View) -> Answer? {
    guard let file = view.asked("file"), view.isInstitution else { return nil }
    switch board.name {
    case MinutesBoard.name: return MinutesActs.file(file, view) ?? .notFound
    case DepositBoard.name: return DepositActs.file(file, view) ?? .notFound
    case ResultsBoard.name: return ResultsFiles.answer(file, view) ?? .notFound
    default: return nil
    }
  }
}
