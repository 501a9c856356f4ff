import Foundation
import Testing

extension InBrowser {
  /// What takes longer than every change can wait for: `bin/audit` asks for it.
  @Suite(.serialized) struct WholeExample {
    private static let asked = ProcessInfo.processInfo.environment

    @Test(
      "no page of the worked example keeps anybody out",
      .enabled(if: asked["SEXTANT_AUDIT"] != nil, "bin/audit asks for it"))
    func everyPage() async throws {
      let example = try await Rig.shared.example()
      try await Browser.with { browser in
        let map = try await SiteMap.explore(example, browser)
        var paths = map.own + map.others + map.rooms + map.boards
        for list in map.lists {
          paths += [list, list + "/new"]
          if let item = map.item(of: list) { paths += [item, item + "/edit"] }
        }
        var seen: [Inspection] = []
        for (language, looks) in [
          ("fr", [Inspection.Look.light, .dark, .phone]), ("en", [.light]),
        ] {
          try await browser.go(example.dossier)
          try await browser.speak(language)
          for path in paths {
            let page = try await browser.inspect(example.dossier + path, looks: looks)
            for inspection in page { Self.tell(inspection) }
            seen += page
          }
        }
        let bad = seen.filter { !$0.isClean }
        print("\n\(seen.count) looks at \(paths.count) pages, \(bad.count) with something to mend.")
        for inspection in bad { print(inspection.text) }
        #expect(bad.isEmpty)
      }
    }

    private static func tell(_ inspection: Inspection) {
      let columns = [
        inspection.language,
        inspection.look.rawValue.padding(toLength: 5, withPad: " ", startingAt: 0),
        inspection.isClean ? "good" : "MEND",
        inspection.path,
        inspection.violations.map { "\($0.rule) ×\($0.count)" }.joined(separator: ", "),
        inspection.overflow > 0 ? "wider by \(inspection.overflow) px" : "",
      ]
      print(columns.joined(separator: "  "))
    }

    @Test(
      "pictures are taken",
      .enabled(if: asked["SEXTANT_PICTURES"] != nil, "bin/audit --pictures asks for it"))
    func pictures() async throws {
      let folder = URL(filePath: Self.asked["SEXTANT_PICTURES"] ?? ".")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let example = try await Rig.shared.example()
      try await Browser.with { browser in
        let map = try await SiteMap.explore(example, browser)
        func take(_ name: String) async throws {
          try await browser.picture().write(to: folder.appending(path: name + ".png"))
          print(name + ".png")
        }
        let item = map.item(of: "/objectives") ?? "/objectives"
        var pages = ["": "today", "/findings": "findings", item: "detail", item + "/edit": "form"]
        for board in map.boards { pages[board] = "board-" + board.split(separator: "/")[1] }
        for (path, name) in pages.sorted(by: { $0.value < $1.value }) {
          try await browser.go(example.dossier + path)
          // As long as the page, within reason.
          let height: Int = try await browser.run(
            "return Math.min(3000, Math.max(900, document.documentElement.scrollHeight))")
          try await browser.setWidth(1280, height: height)
          try await take(name)
          if !name.hasPrefix("board") || name.hasSuffix("kanban") {
            try await browser.act("document.documentElement.dataset.theme = 'dark'")
            try await take(name + "-dark")
            try await browser.act("delete document.documentElement.dataset.theme")
            try await browser.setWidth(360, height: 1600)
            try await take(name + "-phone")
            try await browser.setWidth(794, height: 1123)
            try await browser.command("Emulation.setEmulatedMedia", ["media": "print"])
            try await take(name + "-print")
            try await browser.command("Emulation.setEmulatedMedia", ["media": ""])
          }
          try await browser.command("Emulation.clearDeviceMetricsOverride", [:])
        }
      }
    }
  }
}
