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
      let wanted = (Self.asked["SEXTANT_AUDIT"] ?? "").split(separator: " ").map(String.init)
      let paths = try await Browser.with { browser in
        try await SiteMap.explore(example, browser, to: .lists).all.filter { path in
          wanted.isEmpty || wanted.contains { path.contains($0) }
        }
      }
      try #require(!paths.isEmpty, "no page's address holds \(wanted)")
      var seen: [Inspection] = []
      for (language, looks) in [
        ("fr", [Inspection.Look.light, .dark, .phone]), ("en", [.light, .narrow]),
      ] {
        try await Browser.with { browser in
          try await browser.go(example.dossier)
          try await browser.speak(language)
        }
        // Each half of the pages in a window of its own.
        try await withThrowingTaskGroup(of: [Inspection].self) { group in
          for half in 0..<2 {
            let own = paths.enumerated().filter { $0.offset % 2 == half }.map(\.element)
            group.addTask { try await Self.look(at: own, below: example.dossier, looks) }
          }
          for try await part in group { seen += part }
        }
      }
      let bad = seen.filter { !$0.isClean }
      print("\n\(seen.count) looks at \(paths.count) pages, \(bad.count) with something to mend.")
      for inspection in bad { print(inspection.text) }
      #expect(bad.isEmpty)
    }

    @Test(
      "no page of its institution keeps anybody out, whoever looks",
      .enabled(if: asked["SEXTANT_AUDIT"] != nil, "bin/audit asks for it"),
      arguments: ["manager", "president", "juror", "officer"])
    func everyPageOfTheSchool(eyes: String) async throws {
      let wanted = (Self.asked["SEXTANT_AUDIT"] ?? "").split(separator: " ").map(String.init)
      let example = try await Served.start(.example, isKept: false, seenBy: eyes)
      var seen: [Inspection] = []
      for (language, looks) in [
        ("fr", [Inspection.Look.light, .dark, .phone]), ("en", [.light, .narrow]),
      ] {
        let paths = try await Browser.with { browser in
          try await browser.go(example.school)
          try await browser.speak(language)
          return try await SiteMap.explore(example, browser, to: .lists, in: "ecole-maravent")
            .allOfSchool.filter { path in
              // The log of openings is for who looks after the institution.
              (eyes == "manager" || path != "/openings")
                && (wanted.isEmpty || wanted.contains { path.contains($0) })
            }
        }
        try await withThrowingTaskGroup(of: [Inspection].self) { group in
          for half in 0..<2 {
            let own = paths.enumerated().filter { $0.offset % 2 == half }.map(\.element)
            group.addTask { try await Self.look(at: own, below: example.school, looks) }
          }
          for try await part in group { seen += part }
        }
      }
      try await example.stop()
      let bad = seen.filter { !$0.isClean }
      print("\n\(eyes): \(seen.count) looks, \(bad.count) with something to mend.")
      for inspection in bad { print(inspection.text) }
      #expect(bad.isEmpty)
    }

    private static func look(
      at paths: [String], below root: String, _ looks: [Inspection.Look]
    ) async throws -> [Inspection] {
      try await Browser.with { browser in
        var seen: [Inspection] = []
        for path in paths {
          let page = try await browser.inspect(root + path, looks: looks)
          for inspection in page { tell(inspection) }
          seen += page
        }
        return seen
      }
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
