import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct AllBoardsTests {
  /// The boards of a dossier; those of an institution have tests of their own.
  private static let boards = allBoards.filter { $0.room != .certification }
  private static let looks: [[(name: String, value: String)]] = [[], [("view", "table")]]

  @Test func `boards have names of their own, in order`() {
    let names = allBoards.map { $0.name }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Language.allCases)
  func `every board of the worked example is well formed and leads somewhere, in both looks`(
    language: Language
  ) {
    for board in Self.boards {
      for query in Self.looks {
        let view = BoardStage.view(language, query)
        let page = BoardStage.page(board, view)
        let markup = BoardMarkup(page.main.markup)
        #expect(markup.faults == [], "\(board.name) \(query)")
        #expect(
          markup.strayAddresses(in: view.dossier, key: "aubrelle") == [], "\(board.name) \(query)")
        #expect(missing(page) == [], "\(board.name) \(query)")
        // Markup taken for text; the worked example has no such sign.
        #expect(!page.main.markup.contains("&lt;"), "\(board.name) \(query)")
      }
    }
  }

  /// So a colleague's change appears, a card that was moved stands in its new place, and a filter
  /// filters, without the page being asked for anew. What is being typed stays, and so does a
  /// proposal, which is taken as it was read or not at all.
  @Test func `whatever a board shows stands in a part that is brought up to date`() {
    for board in Self.boards where board.name != AllocationBoard.name {
      for query in Self.looks {
        let markup = Markup(BoardStage.page(board, BoardStage.view(.french, query)).main.markup)
        let still = markup.elements.filter { element in
          let isShown =
            ["table", "figure", "article"].contains(element.name)
            || element.attributes["class"] == "facts"
          return isShown
            && !markup.isWithin(element) { $0.name == "form" || $0.attributes["data-live"] != nil }
        }
        #expect(still.isEmpty, "\(board.name) \(query)")
      }
    }
  }

  @Test func `the reader of these tests sees what is wrong`() {
    #expect(BoardMarkup("<p><a href=\"#\">x</p></a>").faults.count == 2)
    #expect(BoardMarkup("<p id=\"a\"><b id=\"a\"></b></p>").faults == ["the id a stands twice"])
    #expect(BoardMarkup("<label for=\"b\">x</label>").faults == ["nothing has the id b"])
    #expect(BoardMarkup("<p>").faults.count == 1 && BoardMarkup("<p a=b></p>").faults.count == 1)
    let stray = BoardMarkup("<a href=\"/d/k/signals/none\">x</a><a href=\"/d/k/signals\">y</a>")
    #expect(stray.strayAddresses(in: Dossier(), key: "k") == ["/d/k/signals/none"])
  }

  @Test(arguments: Language.allCases)
  func `every board of an empty dossier teaches what belongs there`(language: Language) {
    for board in Self.boards {
      let view = BoardStage.view(language, of: Dossier())
      let page = BoardStage.page(board, view)
      #expect(BoardMarkup(page.main.markup).faults == [], "\(board.name)")
      #expect(page.main.markup.contains("class=\"empty\""), "\(board.name)")
      #expect(missing(page) == [], "\(board.name)")
    }
  }

  @Test func `who may only read is offered no form that changes anything`() {
    for board in Self.boards {
      let html = board.draw(BoardStage.view(mayEdit: false))
      #expect(!html.markup.contains("method=\"post\""), "\(board.name)")
    }
  }

  @Test func `choices of the address that make no sense change nothing`() {
    let names = [
      "matrix", "benchmark", "journey", "segment", "orientation", "axis", "strength", "polarity",
      "method", "view", "budget", "by", "project", "scale", "sprint", "owner", "dashboard",
      "funnel",
      "lot", "week", "month", "channel", "plan", "rex",
    ]
    for board in Self.boards {
      let view = BoardStage.view(.french, names.map { ($0, "\"><script>") })
      let markup = board.draw(view).markup
      #expect(BoardMarkup(markup).faults == [], "\(board.name)")
      #expect(!markup.contains("<script"), "\(board.name)")
    }
  }

  @Test func `hostile texts stay texts`() {
    var dossier = Dossier()
    var matrix = Matrix()
    matrix.id = "MX"
    matrix.title = "<b>&\"'"
    matrix.matrixKind = .swot
    dossier.put(matrix)
    var item = MatrixItem()
    item.id = "x<y>&"
    item.text = "</a><script>alert(1)</script>"
    item.matrix = "MX"
    item.cell = .threats
    dossier.put(item)
    let markup = SwotBoard.draw(BoardStage.view(of: dossier)).markup
    #expect(BoardMarkup(markup).faults == [])
    #expect(!markup.contains("<script"))
  }

  /// Keys that no catalogue has stand between brackets.
  private func missing(_ page: Page) -> [String] {
    let text = page.title + page.lead + page.main.markup
    return text.split(separator: "[").dropFirst().compactMap { part in
      let key = part.prefix { $0 != "]" }
      return key.contains(".") && !key.contains(" ") && key.count < 60 ? String(key) : nil
    }
  }

  /// Pages to be looked at, where a folder is named for them.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["SEXTANT_PAGES"] != nil))
  func `pages are written to be looked at`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SEXTANT_PAGES"])
    for board in Self.boards {
      for (name, query) in zip(["", "-table"], Self.looks) {
        let view = BoardStage.view(.french, query)
        let page = BoardStage.page(board, view)
        let frame = Frame(page, view, FrameState(currentAddress: page.here)).html
        let path = "\(folder)/\(board.name)\(name).html"
        try frame.markup.write(toFile: path, atomically: true, encoding: .utf8)
      }
      let empty = BoardStage.view(.french, of: Dossier())
      let page = BoardStage.page(board, empty)
      let frame = Frame(page, empty, FrameState(currentAddress: page.here)).html
      try frame.markup.write(
        toFile: "\(folder)/\(board.name)-empty.html", atomically: true, encoding: .utf8)
    }
  }
}
