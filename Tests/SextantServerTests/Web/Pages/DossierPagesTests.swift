import SextantModel
import Testing

@testable import SextantServer

@Suite struct DossierPagesTests {
  private static let paths: [[String]] = [
    [], ["findings"], ["coverage"], ["frameworks"], ["frameworks", "MSMD"], ["frameworks", "mcmd"],
    ["thread"], ["thread", "OB1"], ["history"], ["people"], ["settings"],
  ]

  @Test("every page is well-formed, says everything in words, and leads only to addresses of ours")
  func wellFormed() throws {
    let bench = try RoomBench()
    for path in Self.paths {
      let page = try #require(bench.page(path), "\(path)")
      let html = "<h1>\(page.title)</h1>\(page.main)\(page.aside)" as HTML
      let markup = Markup(html.markup)
      #expect(markup.problems == [], "\(path)")
      for address in markup.addresses where !address.hasPrefix("#") {
        #expect(address.hasPrefix("/"), "\(path): \(address)")
      }
      for prefix in ["[pages.", "[drift.", "[choice.", "[field.", "[kind.", "[verb.", "[role."] {
        #expect(!html.markup.contains(prefix), "\(path): \(prefix)")
      }
      Show.page("pages-\(path.joined(separator: "-"))", html)
    }
  }

  @Test("addresses that are no page of ours are another's or nobody's")
  func others() throws {
    let bench = try RoomBench()
    #expect(DossierPages.get(["objectives"], bench.view(), bench.around()) == nil)
    #expect(DossierPages.get(["rooms", "budget"], bench.view(), bench.around()) == nil)
    #expect(
      DossierPages.get(["thread", "nothing"], bench.view(), bench.around())?.isNotFound == true)
    #expect(
      DossierPages.get(["frameworks", "XYZ"], bench.view(), bench.around())?.isNotFound == true)
  }

  @Test("a partner is not told who else is there, and sees no entry about what is hidden from them")
  func partner() throws {
    let bench = try RoomBench()
    let vendor = try #require(bench.live.snapshot.dossier.all(Vendor.self).first)
    let view = bench.view(.guest, vendor: vendor.id)
    let around = bench.around(.guest, vendor: vendor.id)
    #expect(DossierPages.get(["people"], view, around)?.isNotFound == true)
    #expect(DossierPages.get(["settings"], view, around)?.isNotFound == true)
    let visible = Set(bench.live.snapshot.dossier.all(Objective.self).map(\.id.text))
      .filter { view.dossier.contains($0) }
    for path in [[], ["history"], ["findings"], ["thread"]] {
      let page = try #require(DossierPages.get(path, view, around)?.page)
      for objective in bench.live.snapshot.dossier.all(Objective.self)
      where !visible.contains(objective.id.text) {
        #expect(!page.main.markup.contains(objective.text), "\(path) \(objective.id.text)")
      }
    }
  }
}
