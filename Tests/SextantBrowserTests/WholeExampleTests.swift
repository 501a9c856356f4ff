import Foundation
import Testing

extension InBrowser {
  /// What takes longer than every change can wait for: `bin/audit` asks for it.
  @Suite(.serialized) struct WholeExample {
    private static let asked = ProcessInfo.processInfo.environment

    private static let depth =
      asked["SEXTANT_AUDIT_ALL"] == nil ? SiteMap.Depth.lists : .all

    /// How closely pages are looked at: those that stand for all in each way, others of the same
    /// templates by day in one language and on a small telephone in the other.
    private static let ways:
      [(language: String, first: [Inspection.Look], more: [Inspection.Look])] =
        [("fr", [.light, .dark, .phone], [.light]), ("en", [.light, .narrow], [.narrow])]

    @Test(
      "no page of the worked example keeps anybody out",
      .enabled(if: asked["SEXTANT_AUDIT"] != nil, "bin/audit asks for it"))
    func everyPage() async throws {
      let example = try await Rig.shared.example()
      var seen: [Inspection] = []
      for way in Self.ways {
        let pages = try await Browser.with { browser in
          try await browser.go(example.dossier)
          try await browser.speak(way.language)
          return try await SiteMap.explore(example, browser, to: Self.depth).ofDossier
        }
        seen += try await Self.look(at: pages, below: example.dossier, way.first, way.more)
      }
      Self.conclude("manager", seen)
    }

    @Test(
      "no page of its institution keeps anybody out, whoever looks",
      .enabled(if: asked["SEXTANT_AUDIT"] != nil, "bin/audit asks for it"),
      arguments: ["manager", "president", "juror", "officer"])
    func everyPageOfTheSchool(eyes: String) async throws {
      let example = try await Served.start(.example, isKept: false, seenBy: eyes)
      var seen: [Inspection] = []
      for way in Self.ways {
        let pages = try await Browser.with { browser in
          try await browser.go(example.school)
          try await browser.speak(way.language)
          return try await SiteMap.explore(example, browser, to: Self.depth, in: "ecole-maravent")
            .ofSchool
        }
        // The log of openings is for who looks after the institution.
        seen += try await Self.look(
          at: pages, below: example.school, way.first, way.more,
          but: eyes == "manager" ? [] : ["/openings"])
        // A dossier as it was handed in, as its panel reads it.
        guard eyes == "juror" else { continue }
        let (copy, frozen) = try await Browser.with { browser in
          let copy = try await browser.copyHandedIn(to: example)
          return (
            copy,
            try await SiteMap.explore(
              example, browser, to: Self.depth, in: String(copy.dropFirst("/d/".count))
            ).ofCopy
          )
        }
        seen += try await Self.look(at: frozen, below: example.address + copy, way.more, way.more)
      }
      try await example.stop()
      Self.conclude(eyes, seen)
    }

    /// Those wanted of the pages, each half of them in a window of its own.
    private static func look(
      at pages: SiteMap.Selection, below root: String, _ first: [Inspection.Look],
      _ more: [Inspection.Look], but left: [String] = []
    ) async throws -> [Inspection] {
      let wanted = (asked["SEXTANT_AUDIT"] ?? "").split(separator: " ").map(String.init)
      let others = pages.more + (asked["SEXTANT_AUDIT_ALL"] != nil ? pages.rest : [])
      let all = pages.first.map { ($0, first) } + others.map { ($0, more) }
      let chosen = all.filter { path, _ in
        !left.contains(path) && (wanted.isEmpty || wanted.contains { path.contains($0) })
      }
      print("\(chosen.count) pages of \(all.count), \(pages.rest.count) more of their templates")
      return try await withThrowingTaskGroup(of: [Inspection].self) { group in
        for half in 0..<2 {
          let own = chosen.enumerated().filter { $0.offset % 2 == half }.map(\.element)
          group.addTask {
            try await Browser.with { browser in
              var seen: [Inspection] = []
              for (path, looks) in own {
                // Some may add what they may not change afterwards.
                if path.hasSuffix("/edit"), try await browser.refuses(root + path) { continue }
                let page = try await browser.inspect(root + path, looks: looks)
                for inspection in page { tell(inspection) }
                seen += page
              }
              return seen
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
    }

    private static func conclude(_ eyes: String, _ seen: [Inspection]) {
      let bad = seen.filter { !$0.isClean }
      let pages = Set(seen.map(\.path)).count
      print(
        "\n\(eyes): \(seen.count) looks at \(pages) pages, \(bad.count) with something to mend.")
      for inspection in bad { print(inspection.text) }
      // Where some addresses are asked for, the institution may have none of them, or the dossier.
      if (asked["SEXTANT_AUDIT"] ?? "").isEmpty { #expect(!seen.isEmpty) }
      #expect(bad.isEmpty)
    }

    private static func tell(_ inspection: Inspection) {
      let columns = [
        inspection.language,
        inspection.look.rawValue.padding(toLength: 6, withPad: " ", startingAt: 0),
        inspection.isClean ? "good" : "MEND",
        inspection.path,
        inspection.violations.map { "\($0.rule) ×\($0.count)" }.joined(separator: ", "),
        inspection.overflow > 0 ? "wider by \(inspection.overflow) px" : "",
      ]
      print(columns.joined(separator: "  "))
      fflush(nil)
    }

    @Test(
      "pictures are taken",
      .enabled(if: asked["SEXTANT_PICTURES"] != nil, "bin/audit --pictures asks for it"))
    func pictures() async throws {
      let folder = URL(filePath: Self.asked["SEXTANT_PICTURES"] ?? ".")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let example = try await Rig.shared.example()
      try await Browser.with { browser in
        let map = try await SiteMap.explore(example, browser, to: .rooms)
        var pages = [
          "": "today", "/findings": "findings", "/coverage": "coverage",
          "/thread/OB2": "thread", "/rooms/strategy": "room", "/budgetLines": "list",
          "/objectives/OB2": "detail", "/projects/PJ1/edit": "form",
        ]
        for board in map.boards { pages[board] = "board-" + board.split(separator: "/")[1] }
        for (path, name) in pages.sorted(by: { $0.value < $1.value }) {
          for look in Picture.allCases {
            let picture = try await browser.picture(of: example.dossier + path, look)
            try picture.write(to: folder.appending(path: "\(name)-\(look.rawValue).png"))
          }
          print(name)
        }
      }
    }
  }
}

/// A way to see a page.
private enum Picture: String, CaseIterable {
  case wide, dark, phone, print

  var width: Int {
    switch self {
    case .wide, .dark: 1280
    case .phone: 360
    case .print: 700
    }
  }
}

extension Browser {
  /// A page from its top, as long as it is within reason.
  fileprivate func picture(of address: String, _ look: Picture) async throws -> Data {
    try await command("Emulation.setEmulatedMedia", ["media": look == .print ? "print" : ""])
    try await setWidth(look.width)
    try await go(address)
    if look == .dark { try await act("document.documentElement.dataset.theme = 'dark'") }
    let height: Int = try await run(
      "return Math.min(3000, Math.max(900, document.documentElement.scrollHeight))")
    try await setWidth(look.width, height: height)
    try await act("for (const one of document.getAnimations()) one.finish()")
    try await Task.sleep(for: .milliseconds(200))
    return try await picture()
  }
}
