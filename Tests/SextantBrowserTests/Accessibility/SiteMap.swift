/// The addresses of the pages of a dossier, or of an institution, found by following its links from
/// its first page.
struct SiteMap: Sendable {
  /// Paths below the dossier's own, each once, in the order in which they were found. With what
  /// follows `?` only where another page of a list or another view of a board is meant.
  let paths: [String]

  enum Depth: String {
    /// What rooms lead to.
    case rooms
    /// What boards and lists lead to, too.
    case lists
    /// And the further pages of each list.
    case all

    func asks(for path: String) -> Bool {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      if path.isEmpty || parts.count == 2 && parts.first == "rooms" { return true }
      guard self != .rooms else { return false }
      if parts.count == 2 { return parts.first == "boards" && !path.contains("?") }
      return parts.count == 1 && (self == .all || !path.contains("?"))
    }
  }

  /// Asks for Today, every room and, where asked for, every board and list, and collects where they
  /// lead.
  static func explore(
    _ served: Served, _ browser: Browser, to depth: Depth, in key: String = "maison-aubrelle"
  ) async throws -> SiteMap {
    try await browser.go("\(served.address)/d/\(key)")
    var paths = [""]
    var known: Set<String> = [""]
    var asked: Set<String> = []
    while true {
      let next = paths.filter { depth.asks(for: $0) && !asked.contains($0) }.prefix(12)
      if next.isEmpty { return SiteMap(paths: paths) }
      asked.formUnion(next)
      let found: [String] = try await browser.runLong(
        links, ["/d/\(key)", depth == .rooms ? "" : "deep"] + next)
      paths += found.filter { known.insert($0).inserted }
    }
  }

  /// Where some pages lead.
  private static let links = """
    const [start, isDeep, ...rest] = arguments;
    const done = rest.pop();
    // Of a board each of its views; of a list its further pages, not each order and filter.
    const query = (path, asked) => {
      if (path.startsWith("/boards/")) return asked.toString();
      const page = asked.get("page");
      return page && [...asked.keys()].length === 1 ? "page=" + page : "";
    };
    const links = async (path) => {
      const answer = await fetch(start + path);
      if (!answer.ok || !(answer.headers.get("content-type") || "").startsWith("text/html")) return [];
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = [];
      for (const link of page.querySelectorAll("a[href]:not([download])")) {
        const at = new URL(link.getAttribute("href"), location.origin + start + path);
        if (at.origin !== location.origin || !at.pathname.startsWith(start + "/")) continue;
        const below = at.pathname.slice(start.length);
        if (/\\.[a-z]+$|^\\/files\\//.test(below) || at.searchParams.has("format")) continue;
        found.push(below);
        const rest = isDeep && query(below, at.searchParams);
        if (rest) found.push(below + "?" + rest);
      }
      return found;
    };
    Promise.all(rest.map(links)).then((found) => done(found.flat()));
    """

  private var plain: [String] { paths.filter { !$0.contains("?") } }
  var rooms: [String] { plain.filter { $0.hasPrefix("/rooms/") } }
  var boards: [String] { plain.filter { $0.hasPrefix("/boards/") } }

  /// Today, findings, coverage and the like.
  static let own = [
    "", "/findings", "/coverage", "/thread", "/thread/OB2", "/history", "/search?q=objectif",
    "/people", "/settings", "/frameworks", "/frameworks/MSMD",
    "/findings/waive?check=PRO04&item=PJ1", "/calculators", "/people/share",
    "/people?item=OB2", "/hand-in",
  ]

  /// Each calculator with figures that it works out, one with figures that it cannot take.
  static let calculators = [
    "sampleSize?population=2000", "margin?study=ST2", "margin?sample=x",
    "quotas?total=10&rows=F+%3B+60+%25%0AH+%3B+40+%25&columns=Nord+%3B+50%0ASud+%3B+50",
    "weighting?cells=H+%3B+60+%3B+30%0AF+%3B+40+%3B+10&rows=H+%3B+50+%25%0AF+%3B+50+%25",
    "testSize?baseline=10+%25&target=12+%25",
    "abTest?visitorsA=1000&conversionsA=105&visitorsB=1000&conversionsB=120&looks=1",
    "shares?yes1=120&size1=400&yes2=90&size2=410",
    "means?mean1=4.1&deviation1=1.2&size1=120&mean2=3.6&deviation2=1.1&size2=131",
    "share?yes=120&size=400", "crossTable?table=Oui+%3B+20+%3B+30%0ANon+%3B+30+%3B+20",
    "looks?looks=5",
  ].map { "/calculators/\($0)" }

  /// Where spreadsheets are brought in and what came of it, and an entry of the journal.
  static let bringingIn = ["/import", "/import/objectives", "/measured", "/history/1"]

  /// The pages of an institution that are no board's and no list's, for who looks after it, and what
  /// its boards say of one candidate.
  static let ofSchool = [
    "", "/history", "/people", "/settings", "/openings", "/search?q=Kervella",
    "/boards/defence?slot=T1", "/boards/defence?slot=T2", "/boards/deliberation?candidate=K-ANOUK",
  ]

  /// Every page of an institution that is made once, and a few of those made many times.
  var ofSchool: Selection {
    selection(Self.ofSchool, many: ["history", "frozen"])
  }

  /// The same of a dossier.
  var ofDossier: Selection {
    selection(
      Self.own + Self.calculators + Self.bringingIn,
      many: ["thread", "history", "import", "frameworks"])
  }

  /// The same of a copy that was handed in: it can be read, nothing else.
  var ofCopy: Selection {
    selection(["", "/findings", "/coverage", "/thread"], many: ["thread"])
  }

  /// Every kind's list.
  var lists: [String] {
    let named = plain.filter { path in
      !path.isEmpty && path.dropFirst().allSatisfy { $0 != "/" } && !Self.own.contains(path)
        && !Self.ofSchool.contains(path) && !Self.bringingIn.contains(path)
    }
    return named.filter { plain.contains($0 + "/new") || !items(of: $0).isEmpty }
  }

  /// The items that a list leads to.
  private func items(of list: String) -> [String] {
    plain.filter {
      $0.hasPrefix(list + "/") && $0 != list + "/new"
        && $0.dropFirst(list.count + 1).allSatisfy { $0 != "/" }
    }
  }

  /// Pages to be looked at.
  struct Selection: Sendable {
    /// Those that stand for all.
    fileprivate(set) var first: [String] = []
    /// More pages of the same templates: looked at less closely.
    fileprivate(set) var more: [String] = []
    /// All the others.
    fileprivate(set) var rest: [String] = []

    fileprivate mutating func addSome(of group: [String]) {
      guard let one = group.first else { return }
      first.append(one)
      let few = Set([group[group.count / 2], group[group.count - 1]]).subtracting([one])
      more += group.filter(few.contains)
      rest += group.filter { $0 != one && !few.contains($0) }
    }

    /// Without what was named before.
    fileprivate var once: Selection {
      var met: Set<String> = []
      func new(_ paths: [String]) -> [String] { paths.filter { met.insert($0).inserted } }
      return Selection(first: new(first), more: new(more), rest: new(rest))
    }
  }

  private func selection(_ own: [String], many: [String]) -> Selection {
    var chosen = Selection(first: own + rooms + boards)
    // The views of a board that differ in what is asked, not in which of many is shown.
    let views = Dictionary(grouping: paths.filter { $0.hasPrefix("/boards/") && $0.contains("?") })
    {
      $0.split { $0 == "?" || $0 == "&" }.map { $0.prefix { $0 != "=" } }.joined(separator: " ")
    }
    for (_, group) in views.sorted(by: { $0.key < $1.key }) { chosen.addSome(of: group) }
    for name in many { chosen.addSome(of: items(of: "/" + name)) }
    for list in lists {
      let hasForm = plain.contains(list + "/new")
      chosen.first.append(list)
      chosen.addSome(of: paths.filter { $0.hasPrefix(list + "?page=") })
      if hasForm { chosen.first.append(list + "/new") }
      let items = items(of: list)
      chosen.addSome(of: items)
      if hasForm { chosen.addSome(of: items.map { $0 + "/edit" }) }
    }
    return chosen.once
  }
}
