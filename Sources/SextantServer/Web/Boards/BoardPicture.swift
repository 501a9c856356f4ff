import SextantModel

/// What draws a board that was looked at in some way: what it says stands under the board's name in
/// the catalogues.
protocol BoardPicture {
  var look: BoardLook { get }
}

extension BoardPicture {
  var view: View { look.view }
  var words: Catalogue { view.words }

  /// A text of the board's own.
  func say(_ key: String) -> String { view.say("board.\(look.board).\(key)") }
  func say(_ key: String, _ arguments: [String: Argument]) -> String {
    view.say("board.\(look.board).\(key)", arguments)
  }
}
