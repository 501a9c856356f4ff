import Foundation

/// Something of a page that keeps somebody out, as axe-core tells it.
struct Violation: Decodable, Sendable, CustomStringConvertible {
  let rule: String
  let impact: String
  let count: Int
  /// The first few places: markup and what is wrong with it.
  let places: [String]

  var description: String {
    "\(rule) (\(impact), \(count)×)\(places.map { "\n      \($0)" }.joined())"
  }
}

/// The accessibility engine axe-core, run within a page.
extension Browser {
  /// Everything of WCAG 2.2 A and AA, and the engine's best practices.
  func violations(onlyContrast: Bool = false) async throws -> [Violation] {
    let isLoaded: Bool = try await run("return !!window.axe")
    if !isLoaded { try await act(Self.engine()) }
    return try await runLong(
      """
      const [only, done] = arguments;
      axe.run(document, {
        resultTypes: ["violations"], preload: false,
        runOnly: only ? { type: "rule", values: ["color-contrast"] } : { type: "tag", values: [
          "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
      }).then((result) => done(result.violations.map((violation) => ({
        rule: violation.id, impact: violation.impact || "", count: violation.nodes.length,
        places: violation.nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + " || "
          + ([...node.any, ...node.all, ...node.none][0]?.message || "").slice(0, 160)),
      }))), (error) => done([{ rule: String(error), impact: "", count: 1, places: [] }]));
      """, [onlyContrast ? "contrast" : ""])
  }

  /// What is wider than the window, so that the whole page scrolls sideways (WCAG 1.4.10).
  func overflow() async throws -> Int {
    try await run("return Math.max(0, document.documentElement.scrollWidth - innerWidth)")
  }

  private static func engine() throws -> String {
    guard let source = try? String(contentsOfFile: Rig.axePath, encoding: .utf8) else {
      throw Trouble("axe-core is not at \(Rig.axePath): bin/axe fetches it")
    }
    return source
  }
}
