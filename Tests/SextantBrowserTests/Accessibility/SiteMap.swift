/// The addresses of the pages of a dossier, or of an institution, found by following its links from
/// its first page.
struct SiteMap: Sendable {
  /// Paths below the dossier's own, each once, in the order in which they were found.
  let paths: [String]

  enum Depth: String { case rooms, lists }

  /// Asks for Today, every room and, where asked for, every board and list, and collects where they
  /// lead.
  static func explore(
    _ served: Served, _ browser: Browser, to depth: Depth, in key: String = "maison-aubrelle"
  ) async throws -> SiteMap {
    try await browser.go("\(served.address)/d/\(key)")
    let paths: [String] = try await browser.runLong(
      """
      const [start, depth, done] = arguments;
      const seen = new Set([""]);
      const isIndex = (path) => path === "" || /^\\/rooms\\/[^/]+$/.test(path)
        || depth === "lists" && (/^\\/boards\\/[^/]+$/.test(path) || /^\\/[A-Za-z]+$/.test(path));
      const links = async (path) => {
        const answer = await fetch(start + path);
        if (!answer.ok || !(answer.headers.get("content-type") || "").startsWith("text/html")) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const link of page.querySelectorAll("a[href]")) {
          const at = new URL(link.getAttribute("href"), location.origin + start + path);
          if (at.origin !== location.origin || !at.pathname.startsWith(start + "/")) continue;
          const found = at.pathname.slice(start.length);
          if (!/\\.[a-z]+$|^\\/files\\//.test(found)) seen.add(found);
        }
      };
      (async () => {
        const asked = new Set();
        for (;;) {
          const next = [...seen].filter((path) => isIndex(path) && !asked.has(path));
          if (!next.length) break;
          for (const path of next) { asked.add(path); await links(path); }
        }
        done([...seen]);
      })();
      """, ["/d/\(key)", depth.rawValue])
    return SiteMap(paths: paths)
  }

  var rooms: [String] { paths.filter { $0.hasPrefix("/rooms/") } }
  var boards: [String] { paths.filter { $0.hasPrefix("/boards/") } }

  /// Today, findings, coverage and the like.
  static let own = [
    "", "/findings", "/coverage", "/thread", "/thread/OB2", "/history", "/search?q=objectif",
    "/people", "/settings", "/frameworks", "/frameworks/MSMD",
    "/findings/waive?check=PRO04&item=PJ1",
  ]

  /// The pages of an institution that are no board's and no list's, for who looks after it, and what
  /// its boards say of one candidate.
  static let ofSchool = [
    "", "/history", "/people", "/settings", "/openings", "/search?q=Kervella",
    "/boards/defence?slot=T1", "/boards/defence?slot=T2", "/boards/deliberation?candidate=K-ANOUK",
  ]

  /// Every page of an institution once.
  var allOfSchool: [String] {
    Self.ofSchool + rooms + boards
      + lists.flatMap { list -> [String] in
        [list] + [list + "/new", item(of: list) ?? ""].filter { paths.contains($0) && $0 != "" }
      }
  }

  /// Every kind's list.
  var lists: [String] {
    let named = paths.filter { path in
      !path.isEmpty && path.dropFirst().allSatisfy { $0 != "/" } && !Self.own.contains(path)
        && !Self.ofSchool.contains(path)
    }
    return named.filter { paths.contains($0 + "/new") || item(of: $0) != nil }
  }

  /// The first item that a list leads to.
  func item(of list: String) -> String? {
    paths.first {
      $0.hasPrefix(list + "/") && $0 != list + "/new"
        && $0.dropFirst(list.count + 1).allSatisfy { $0 != "/" }
    }
  }

  /// Every page once: of each list also the form, its first item and that one's form.
  var all: [String] {
    Self.own + rooms + boards
      + lists.flatMap { list -> [String] in
        let hasForm = paths.contains(list + "/new")
        let item = item(of: list).map { hasForm ? [$0, $0 + "/edit"] : [$0] } ?? []
        return [list] + (hasForm ? [list + "/new"] : []) + item
      }
  }
}
