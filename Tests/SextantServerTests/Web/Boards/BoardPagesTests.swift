import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct BoardPagesTests {
  @Test(
    "one page has every board as a tile, in the order of the rooms", arguments: Language.allCases)
  func overview(language: Language) throws {
    let view = BoardStage.view(language)
    let page = try #require(BoardPages.get(["boards"], view)?.page)
    let markup = Markup(("<h1>\(page.title)</h1>\(page.main)" as HTML).markup)
    #expect(markup.problems == [])
    #expect(!page.main.markup.contains("["))
    let addresses = markup.addresses.filter { $0.contains("/boards/") }
    let rooms = MenuGroup.allCases.flatMap(\.rooms)
    let expected = rooms.flatMap { room in
      dossierBoards.filter { $0.room == room }.map { view.to.board($0.name) }
    }
    #expect(addresses == expected)
    #expect(addresses.count == dossierBoards.count)
  }

  @Test("an empty dossier's tiles say that there is nothing yet, and unknown boards are nowhere")
  func empty() throws {
    let view = BoardStage.view(of: Dossier())
    let page = try #require(BoardPages.get(["boards"], view)?.page)
    let tiles = page.main.markup.components(separatedBy: view.say("boards.empty")).count - 1
    #expect(tiles == dossierBoards.count)
    #expect(BoardPages.get(["boards", "none"], view)?.isNotFound == true)
    #expect(BoardPages.get(["boards", "swot", "x"], view) == nil)
    #expect(BoardPages.get(["objectives"], view) == nil)
  }

  @Test("the mix of a product offers the three Ps of a service to who may add them")
  func service() {
    let board = MarketingMixBoard.draw(BoardStage.view()).markup
    #expect(board.contains("value=\"sevenP\""))
    #expect(!MarketingMixBoard.draw(BoardStage.view(mayEdit: false)).markup.contains("sevenP"))
  }
}
