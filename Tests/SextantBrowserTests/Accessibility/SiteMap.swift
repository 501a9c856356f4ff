/// The addresses of a dossier's pages, found by following its links from Today.
struct SiteMap: Sendable {
  let today: String
  /// Paths below the dossier's own, each once, in the order in which they were found.
  let paths: [String]

  /// Asks for Today, every room, every board and every list, and collects where they lead.
  static func explore(_ served: Served, _ browser: Browser) async throws -> SiteMap {
    try await browser.go(served.dossier)
    let paths: [String] = try await browser.runLong(
      """
      const [start, done] = arguments;
      const seen = new Set([""]);
      const isIndex = (path) => path === "" || /^\\/(rooms|boards)\\/[^/]+$/.test(path) || /^\\/[a-z0-9-]+$/.test(path);
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
      """, ["/d/maison-aubrelle"])
    return SiteMap(today: served.dossier, paths: paths)
  }

  var rooms: [String] { paths.filter { $0.hasPrefix("/rooms/") } }
  var boards: [String] { paths.filter { $0.hasPrefix("/boards/") } }
  /// Today, findings, coverage and the like.
  var own: [String] {
    let names = [
      "/findings", "/coverage", "/thread", "/history", "/people", "/members", "/settings",
    ]
    return [""] + paths.filter { names.contains($0) }
  }
  /// Every kind's list.
  var lists: [String] {
    paths.filter { path in
      !path.isEmpty && path.dropFirst().allSatisfy { $0 != "/" } && !own.contains(path)
        && (paths.contains(path + "/new") || item(of: path) != nil)
    }
  }
  /// The first item that a list leads to.
  func item(of list: String) -> String? {
    paths.first {
      $0.hasPrefix(list + "/") && $0 != list + "/new"
        && $0.dropFirst(list.count + 1).allSatisfy { $0 != "/" }
    }
  }
  /// Single pages below the dossier's own: a framework's criterion, a waiver.
  var others: [String] {
    var seen: Set<String> = []
    return paths.filter { path in
      let first = path.split(separator: "/").first.map(String.init) ?? ""
      guard own.contains("/" + first), path != "/" + first else { return false }
      return seen.insert(first).inserted
    }
  }
}
