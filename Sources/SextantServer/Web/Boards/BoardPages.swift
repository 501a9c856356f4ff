import SextantModel

/// The pages of boards: `boards/NAME`.
enum BoardPages {
  static func board(named name: String) -> (any Board.Type)? { allBoards.first { $0.name == name } }

  /// - Returns: `nil` where the address is no board's.
  static func get(_ path: [String], _ view: View) -> Answer? {
    guard path.count == 2, path[0] == "boards" else { return nil }
    guard let board = board(named: path[1]) else { return .notFound }
    return .page(page(board, view))
  }

  static func page(_ board: any Board.Type, _ view: View) -> Page {
    Page(
      title: view.say("board.\(board.name).title"), main: board.draw(view), room: board.room,
      here: view.to.board(board.name),
      trail: [(view.say("room.\(board.room.rawValue)"), view.to.room(board.room))],
      lead: view.say("board.\(board.name).lead"))
  }
}
