import SextantModel

/// The content of a page, which the frame (header, menu, thread) is put around.
struct Page: Sendable {
  /// The page's name: its heading and, with the dossier's, the window's title.
  var title: String
  var main: HTML
  /// What stands beside or below: the thread of what is selected, its findings, its history.
  var aside: HTML = .empty
  /// The room that the menu marks as here.
  var room: Room?
  /// The address that the menu marks as here, where it is no room's.
  var here: String = ""
  /// Links to what the page is part of, outermost first.
  var trail: [(name: String, address: String)] = []
  /// The one sentence under the heading.
  var lead: String = ""
  /// 200, or 404, 409, 422 where the page says why something was not done.
  var status: Int = 200
  /// After how many seconds a browser asks again, where the page only says that work is under way.
  var refreshAfter: Int?
}

/// What a request is answered with.
enum Answer: Sendable {
  case page(Page)
  /// Done: go and look there. The notice is said once on the next page.
  case seeOther(String, notice: Message?)
  /// A file to be kept.
  case file(name: String, type: String, bytes: [UInt8])
  /// A large file, sent as it is made.
  case pieces(name: String, type: String, StreamedFile)
  /// For scripts and programs.
  case json(status: Int, Plain)
  case notFound
  /// The reader may see the page but not do this; says why.
  case refused(Message)
  /// The disk or the database failed: nothing was kept, and what was sent is given back.
  case failed(HouseError)
}

/// A file that is nowhere held as a whole: it is handed over piece by piece.
struct StreamedFile: Sendable {
  let send: @Sendable (_ to: ([UInt8]) async throws -> Void) async throws -> Void
}
