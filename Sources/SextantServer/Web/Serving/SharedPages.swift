import SextantModel

/// Pages that are a picture of the dossier alone: rooms, lists, boards, findings, coverage, loose
/// ends. They are made once per change for all who have the same reach, rights and language.
enum SharedPages {
  /// A page with the places left open where its reader's token goes.
  private struct Pattern: Sendable {
    private let frame: Page
    private let main: [String]
    let size: Int

    init(_ page: Page) {
      main = split(page.main.markup, at: SharedPages.openPlace)
      size = page.main.markup.utf8.count + 500
      var frame = page
      frame.main = .empty
      self.frame = frame
    }

    func filled(with token: String) -> Page {
      var page = frame
      page.main = HTML(markup: main.joined(separator: token))
      return page
    }
  }

  /// Stands for the token while a page is made. A random one: nobody can write it into a text, to
  /// have a reader's token put there.
  private static let openPlace = Secret.random().text

  /// - Returns: `nil` where the address is no such page's.
  static func get(_ path: [String], _ view: View) -> Page? {
    // A file is no page.
    guard let rights = view.reader.rights, view.asked("format") == nil, view.asked("file") == nil,
      let make = maker(path, view.isInstitution)
    else { return nil }
    // Written as in an address: no value can pass for two.
    let asked = queryText(view.query)
    // A search by every word there is need not be kept.
    guard asked.utf8.count <= 200 else { return nil }
    let key =
      "page \(view.words.language.rawValue) \(rights) \(path.joined(separator: "/"))?\(asked)"
    return view.examined.kept.piece(key, size: \.size) {
      Pattern(make(view.forEverybody(token: openPlace)))
    }.filled(with: view.formToken)
  }

  /// Whether a path below a dossier leads to such a page.
  static func areAt(_ path: [String]) -> Bool { maker(path, false) != nil }

  private static func maker(
    _ path: [String], _ isInstitution: Bool
  ) -> ((View) -> Page)? {
    guard let first = path.first else { return nil }
    switch (first, path.count) {
    case ("coverage", 1) where !isInstitution: return CoveragePage.page
    case ("findings", 1) where !isInstitution:
      return { FindingsPage.page(FindingsFilter($0), $0) }
    case ("thread", 1) where !isInstitution: return LooseEndsPage.page
    // An institution's room shows what each of its people has to do.
    case ("rooms", 2) where !isInstitution:
      guard let room = Room(rawValue: path[1]),
        Registry.dossier.kinds.contains(where: { $0.kind.room == room })
      else { return nil }
      return { RoomPage.page(room, $0) }
    case ("boards", 2):
      guard let board = BoardPages.board(named: path[1]), !board.isPersonal,
        (board.room == .certification) == isInstitution
      else { return nil }
      return { BoardPages.page(board, $0) }
    case (_, 1):
      let registry = (isInstitution ? DossierForm.institution : .dossier).registry
      guard let type = registry.type(addressed: first), type.kind.form != .single else {
        return nil
      }
      return { ListPage.page(type, $0) }
    default: return nil
    }
  }
}

extension View {
  /// The same dossier for a reader without a name, who may do the same.
  fileprivate func forEverybody(token: String) -> View {
    View(
      words: words, reader: reader.unnamed, title: title, to: to, examined: examined,
      library: library, formToken: token, query: query)
  }
}

/// The pieces of a text between the places where a mark stands.
private func split(_ text: String, at mark: String) -> [String] {
  let bytes = Array(text.utf8)
  let mark = Array(mark.utf8)
  var pieces: [String] = []
  var start = 0
  var place = 0
  while place + mark.count <= bytes.count {
    if bytes[place] == mark[0], bytes[place..<(place + mark.count)].elementsEqual(mark) {
      pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
      place += mark.count
      start = place
    } else {
      place += 1
    }
  }
  pieces.append(String(decoding: bytes[start...], as: UTF8.self))
  return pieces
}
