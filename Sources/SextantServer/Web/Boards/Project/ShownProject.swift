import SextantModel

/// Which project a board shows, where a dossier has several; what belongs to none is a choice too.
struct ShownProject {
  let project: Project?
  let tabs: HTML
  private let isAll: Bool

  /// - Parameter owners: the projects of everything that the board may show.
  init(_ look: BoardLook, of owners: [ID<Project>?]) {
    let view = look.view
    let used = Set(owners.compactMap { $0 })
    let projects = view.all(Project.self).filter { used.contains($0.id) }
    let hasStrays = owners.contains { id in id.map { view.find($0) == nil } ?? true }
    let choice = look.choice("project")
    if hasStrays, choice == "none" || projects.isEmpty {
      project = nil
    } else {
      project = projects.first { $0.id.text == choice } ?? projects.first
    }
    // Strays of a dossier with one project at most belong to it.
    isAll = projects.count <= 1 && choice != "none"
    var entries = projects.map { (id: $0.id.text, name: $0.name) }
    if hasStrays, projects.count > 1 {
      entries.append(("none", view.say("board.gantt.noProject")))
    }
    tabs = look.tabs(
      view.say("board.gantt.which"), over: entries, "project", here: project?.id.text ?? "none")
  }

  func holds(_ owner: ID<Project>?) -> Bool { isAll || owner == project?.id }
}
