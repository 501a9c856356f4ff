import SextantModel

/// The pages of boards: `boards`, all of them, and `boards/NAME`.
enum BoardPages {
  static func board(named name: String) -> (any Board.Type)? { allBoards.first { $0.name == name } }

  /// - Returns: `nil` where the address is no board's.
  static func get(_ path: [String], _ view: View) -> Answer? {
    guard path.first == "boards", path.count <= 2 else { return nil }
    guard path.count == 2 else { return .page(overview(view)) }
    guard let board = view.boards.first(where: { $0.name == path[1] }) else { return .notFound }
    if board.name == BudgetBoard.name, view.asked("format") == "xlsx" {
      return BudgetWorkbook.answer(view) ?? .notFound
    }
    if let file = CertificationFiles.answer(board, view) { return file }
    return .page(page(board, view))
  }

  static func page(_ board: any Board.Type, _ view: View) -> Page {
    Page(
      title: view.say("board.\(board.name).title"), main: board.draw(view), room: board.room,
      here: view.to.board(board.name),
      trail: [(view.say("room.\(board.room.rawValue)"), view.to.room(board.room))],
      lead: view.say("board.\(board.name).lead"))
  }

  /// Every board as a tile, in the order of the rooms.
  static func overview(_ view: View) -> Page {
    let rooms = view.rooms
    let parts = rooms.map { room -> HTML in
      let boards = view.boards.filter { $0.room == room }
      guard !boards.isEmpty else { return .empty }
      return """
        <section class="stack"><h2><a href="\(view.to.room(room))">\(view.say("room.\(room.rawValue)"))</a></h2>\
        <div class="grid-3">\(each: boards, { tile($0, view) })</div></section>
        """
    }
    return Page(
      title: view.say("boards.title"),
      main: "<div class=\"stack\" data-live=\"boards\">\(parts.joined())</div>",
      here: view.to.page("boards"), lead: view.say("boards.lead"))
  }

  private static func tile(_ board: any Board.Type, _ view: View) -> HTML {
    let title = view.say("board.\(board.name).title")
    let counts = board.kinds.map { type -> String in
      let kind = type.kind
      let name = view.say("kind.\(kind.name)" + (kind.form == .single ? "" : ".plural"))
      return view.words.fill(
        view.say("boards.count"),
        ["kind": .text(name), "count": .integer(view.dossier.count(of: type))])
    }
    let isEmpty = board.kinds.allSatisfy { view.dossier.count(of: $0) == 0 }
    let said = isEmpty ? view.say("boards.empty") : counts.joined(separator: " · ")
    return Box(
      title: "<a href=\"\(view.to.board(board.name))\">\(title)</a>" as HTML,
      "<p>\(view.say("board.\(board.name).lead"))</p><p class=\"muted small\">\(said)</p>"
    ).html
  }
}
