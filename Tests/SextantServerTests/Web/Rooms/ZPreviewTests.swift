import Foundation
import SextantModel
import Testing

@testable import SextantServer

@Suite struct ZPreviewTests {
  @Test func `pages to look at`() async throws {
    let bench = try RoomBench()
    _ = await bench.post(
      "objectives", "OB1", "comments", form: [("text", "Bien vu @Noé Petit, à revoir avant l’été.")]
    )
    _ = await bench.post("objectives", "OB1", form: [("target", "3600000")])
    func write(_ name: String, _ page: Page?) throws {
      guard let page else { return }
      let html = Frame(page, bench.view(), FrameState(currentAddress: "/d/bench")).html
      try Data(html.markup.utf8).write(to: URL(filePath: "/tmp/rooms/\(name).html"))
    }
    try FileManager.default.createDirectory(atPath: "/tmp/rooms", withIntermediateDirectories: true)
    try write("room", bench.get("rooms", "strategy")?.page)
    try write("list", bench.get("budgetLines", query: [("f.budget", "BG2026")])?.page)
    try write("detail", bench.get("objectives", "OB1")?.page)
    try write("signal", bench.get("signals", "SG08")?.page)
    try write("form", bench.get("objectives", "OB1", "edit")?.page)
    try write("rows", bench.get("persons", "ines", "edit")?.page)
    try write("search", bench.get("search", query: [("q", "émail")])?.page)
    try write(
      "many",
      (await bench.post("objectives", "many", form: [("id", "OB1"), ("id", "OB2"), ("do", "ask")]))?
        .page)
    try write(
      "wrong",
      (await bench.post("objectives", form: [("id", "OB1"), ("text", ""), ("target", "beaucoup")]))?
        .page)
    let clock = ContinuousClock()
    for (name, path) in [
      ("list", ["budgetLines"]), ("detail", ["objectives", "OB1"]),
      ("form", ["objectives", "OB1", "edit"]), ("redirects", ["redirects"]),
    ] {
      let view = bench.view()
      let past = bench.past()
      let time = clock.measure { for _ in 0..<5 { _ = RoomPages.get(path, view, past) } }
      print("TIME \(name) \(time / 5)")
    }
  }
}
