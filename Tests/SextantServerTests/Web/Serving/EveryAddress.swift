@testable import SextantModel
@testable import SextantServer

/// The addresses at which something of a dossier is shown.
struct EveryAddress {
  let key: String
  /// Whose items the addresses name.
  let dossier: Dossier

  private var to: Address { Address(key) }

  /// Pages that are no single item's.
  var pages: [String] {
    let own = ["findings", "coverage", "thread", "history", "search", "frameworks", "people"]
    var all = [to.today] + own.map(to.page) + [to.page("settings"), to.page("findings/waive")]
    all += [
      to.page("findings?format=csv"), to.page("coverage?format=csv"),
      to.page("history?format=csv"), to.page("findings?severity=error"),
      to.page("coverage?assessment=MSMD.E1"), to.page("history?kind=evidence"),
      to.page("events?poll=1&after=0"), to.page("export.zip"),
      to.page("frameworks/MCMD"), to.page("frameworks/MSMD"), to.page("measured"),
      to.page("import"), to.page("hand-in"), to.page("people/share"),
    ]
    all += [to.page("calculators")]
    all += CalculatorName.allCases.map { to.page("calculators/\($0.rawValue)") }
    all += Room.allCases.map(to.room)
    for board in dossierBoards {
      all += [to.board(board.name), to.board(board.name) + "?view=table"]
    }
    for type in Registry.dossier.kinds {
      all += [to.list(type.kind), to.list(type.kind) + "?format=csv", to.new(type.kind)]
      all += [to.list(type.kind) + "?format=xlsx", to.page("import/\(type.kind.plural)")]
    }
    return all
  }

  /// The interface for programs.
  var programs: [String] {
    let base = "/api/v1/dossiers/\(key)"
    let own = [
      "", "/findings", "/checks", "/coverage", "/history", "/thread/loose-ends", "/figures",
    ]
    // Those that answer before anything was given.
    let calculators = [CalculatorName.sampleSize, .testSize, .looks].map {
      "\(base)/calculators/\($0.rawValue)"
    }
    return ["/api/v1", "/api/v1/dossiers"] + own.map { base + $0 } + calculators
      + Registry.dossier.kinds.map { "\(base)/\($0.kind.plural)?limit=200" }
  }

  /// Searches for what items say.
  func searches(_ words: [String]) -> [String] { words.map { to.page("search?q=\($0)") } }

  /// The pages of one item, and what programs are told of it.
  func pages(of id: String, _ kind: Kind, all: Bool = true) -> [String] {
    let item = to.item(kind, id)
    let program = "/api/v1/dossiers/\(key)/\(kind.plural)/\(percentEncoded(id))"
    guard all else { return [item, program] }
    return [
      item, item + "/edit", to.thread(id), to.new(kind) + "?like=\(percentEncoded(id))",
      to.page("history?item=\(percentEncoded(id))"), program, program + "/history",
      program + "/thread", program + "/citing", program + "/verbs",
    ]
  }

  /// Every item with a page of its own, of long series the first few rows.
  var items: [(id: String, kind: Kind)] {
    Registry.dossier.kinds.flatMap { type -> [(String, Kind)] in
      let all = SextantServer.items(of: type, in: dossier)
      var isSeries = false
      if case .series = type.kind.form { isSeries = true }
      return all.prefix(isSeries ? 3 : .max).map { ($0.idText, type.kind) }
    }
  }
}
