import Foundation
import SextantFiles
import SextantModel

@testable import SextantServer

/// The worked example as a board's reader sees it.
enum BoardStage {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let aubrelle: Dossier = DossierReader.read(
    Folder("\(root.path)/Examples/maison-aubrelle").read() ?? []
  ).dossier

  static let library: FrameworkLibrary =
    FrameworkLibrary.read(Folder("\(root.path)/Frameworks").read() ?? []).library

  static let day = Day(2026, 6, 30) ?? Day(number: 0)
  private static let examined = ExaminedDossier(aubrelle, at: 7, on: day, library: library)
  static let examination = Examination(of: aubrelle, on: day)
  private static let catalogues = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, Repository.catalogue($0)) })

  /// - Parameter dossier: another dossier than the worked example.
  static func view(
    _ language: Language = .french, _ query: [(name: String, value: String)] = [],
    of dossier: Dossier? = nil, mayEdit: Bool = true
  ) -> View {
    let reader = Reader(
      account: 1, name: "Inès Caradec", language: language, mayEdit: { _ in mayEdit },
      mayComment: true, mayApprove: true, mayAdminister: true)
    return View(
      words: catalogues[language] ?? Repository.catalogue(language), reader: reader,
      title: "Maison Aubrelle", to: Address("aubrelle"),
      examined: dossier.map { ExaminedDossier($0, at: 7, on: day, library: library) } ?? examined,
      library: library, formToken: "token", query: query)
  }

  static func page(_ board: any Board.Type, _ view: View) -> Page {
    Page(
      title: view.say("board.\(board.name).title"), main: board.draw(view), room: board.room,
      here: view.to.board(board.name), lead: view.say("board.\(board.name).lead"))
  }
}
