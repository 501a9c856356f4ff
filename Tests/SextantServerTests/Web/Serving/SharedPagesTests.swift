import SextantModel
import Testing

@testable import SextantServer

@Suite struct SharedPagesTests {
  private static let examined = ExaminedDossier(
    WorkedExample.reading.dossier, at: 1, on: WorkedExample.day, library: WorkedExample.library)

  private func view(
    _ role: Role, token: String, _ query: [(name: String, value: String)] = [],
    rights: String? = nil
  ) -> View {
    let own = WorkedExample.reader(role, .french)
    let reader = Reader(
      account: own.account, name: own.name, language: .french, mayEdit: own.mayEdit,
      mayComment: own.mayComment, mayApprove: own.mayApprove, mayAdminister: own.mayAdminister,
      rights: rights ?? role.rawValue)
    return View(
      words: WorkedExample.french, reader: reader, title: "Maison Aubrelle",
      to: Address("aubrelle"), examined: Self.examined, library: WorkedExample.library,
      formToken: token, query: query)
  }

  /// Every address of a page that is drawn once for all of the same rights.
  private static let paths: [[String]] =
    [["coverage"], ["findings"], ["thread"]]
    + Room.allCases.filter { $0 != .certification }.map { ["rooms", $0.rawValue] }
    + dossierBoards.map { ["boards", $0.name] }
    + Registry.dossier.kinds.filter { $0.kind.form != .single }.map { [$0.kind.plural] }

  private func own(_ path: [String], _ view: View) -> Page? {
    switch path[0] {
    case "coverage": CoveragePage.page(view)
    case "findings": FindingsPage.page(FindingsFilter(view), view)
    case "thread": LooseEndsPage.page(view)
    case "boards": BoardPages.get(path, view)?.page
    case "rooms": Room(rawValue: path[1]).map { RoomPage.page($0, view) }
    default: RoomPages.type(plural: path[0]).map { ListPage.page($0, view) }
    }
  }

  /// Without the keys by which a form that is sent twice is known.
  private func unkeyed(_ html: HTML) -> String {
    html.markup.split(separator: "name=\"once\" value=\"", omittingEmptySubsequences: false)
      .enumerated().map { place, part in
        place == 0 ? part : part.drop { $0 != "\"" }
      }.joined()
  }

  @Test(arguments: [Role.owner, .commenter])
  func `a page drawn once for many is the one drawn for each`(role: Role) throws {
    var shared = 0
    for path in Self.paths {
      for token in ["Wq-1", "Zk_2"] {
        let view = view(role, token: token)
        guard let page = SharedPages.get(path, view) else { continue }
        shared += 1
        let single = try #require(own(path, view))
        #expect(unkeyed(page.main) == unkeyed(single.main), "\(path)")
        #expect(page.title == single.title)
        #expect(page.lead == single.lead)
        #expect(page.aside == single.aside)
      }
    }
    #expect(shared == 2 * (Self.paths.count - 1), "all but the board that is personal")
  }

  @Test func `each reader's forms carry their own token`() throws {
    let one = try #require(SharedPages.get(["boards", "kanban"], view(.owner, token: "token-one")))
    let two = try #require(SharedPages.get(["boards", "kanban"], view(.owner, token: "token-two")))
    #expect(one.main.markup.contains("token-one"))
    #expect(!two.main.markup.contains("token-one"))
    #expect(two.main.markup.contains("token-two"))
  }

  @Test func `another right is another page`() throws {
    let owner = try #require(SharedPages.get(["boards", "kanban"], view(.owner, token: "t")))
    let reader = try #require(SharedPages.get(["boards", "kanban"], view(.commenter, token: "t")))
    #expect(owner.main.markup.contains("<form class=\"form"))
    #expect(owner.main != reader.main)
  }

  @Test func `another filter is another page, and a file is none`() throws {
    let failed = try #require(
      SharedPages.get(["coverage"], view(.owner, token: "t", [("outcome", "failed")])))
    let all = try #require(SharedPages.get(["coverage"], view(.owner, token: "t")))
    #expect(failed.main != all.main)
    #expect(SharedPages.get(["coverage"], view(.owner, token: "t", [("format", "csv")])) == nil)
    #expect(SharedPages.get(["coverage"], view(.owner, token: "t", [("file", "F1")])) == nil)
  }

  @Test func `no address can pass for another`() throws {
    let one = try #require(
      SharedPages.get(["objectives"], view(.owner, token: "t", [("q", "zzz&sort=id")])))
    let two = try #require(
      SharedPages.get(["objectives"], view(.owner, token: "t", [("q", "zzz"), ("sort", "id")])))
    #expect(one.main != two.main)
  }

  @Test func `what is one item's or a form is never shared`() {
    let view = view(.owner, token: "t")
    for path in [
      ["objectives", "OB1"], ["objectives", "new"], ["objectives", "OB1", "edit"], [],
    ] {
      #expect(SharedPages.get(path, view) == nil)
    }
  }
}
