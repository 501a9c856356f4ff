import SextantModel

/// Which columns a list shows before anyone chooses, and which of them are summed.
enum ListColumns {
  /// The fields that tell most, at most seven, in the order of the kind's list: what the item is
  /// called, then choices, days, amounts, numbers, what it points to.
  static func standard(of kind: Kind, _ fields: [FieldCard]) -> [String] {
    if let chosen = trade[kind.name] { return chosen }
    var columns: [(place: Int, rank: Int)] = []
    let headline = fields.firstIndex { $0.shape.isText }
    for (place, field) in fields.enumerated() where place != headline {
      if let rank = rank(of: field) { columns.append((place, rank)) }
    }
    columns.sort { ($0.rank, $0.place) < ($1.rank, $1.place) }
    let most = headline == nil ? 7 : 6
    let places = columns.prefix(most).map(\.place) + (headline.map { [$0] } ?? [])
    return places.sorted().map { fields[$0].name }
  }

  private static func rank(of field: FieldCard) -> Int? {
    if field.name == "evidence" || field.name == "note" { return nil }
    return switch field.shape {
    case .choice, .day, .period, .money: 0
    case .number, .integer, .share, .duration, .moment, .link: 1
    case .flag, .clockTime: 2
    case .text: 3
    case .list(.link): 4
    case .list, .rows, .longText: nil
    }
  }

  /// Kinds that the trade lays out as a table of its own.
  private static let trade: [String: [String]] = [
    "objective": ["text", "baseline", "target", "unit", "start", "deadline", "orientations"],
    "budgetLine": [
      "label", "budget", "nature", "resourceKind", "quantity", "unitCost", "amount", "origin",
    ],
    "actual": ["line", "month", "amount", "note"],
    "task": ["label", "project", "likely", "start", "end", "predecessors", "assignees"],
    "proofKey": ["candidate", "juror", "minutes"],
    "signal": ["summary", "date", "axes", "strength", "polarity", "decision", "sources"],
  ]

  // MARK: - Sums

  /// Whether adding the values of different items up means anything: amounts and quantities of work
  /// do, prices, thresholds and marks do not.
  static func isSummed(_ field: FieldCard, of kind: Kind) -> Bool {
    switch field.shape {
    case .money: !isRate(field.name)
    case .number(let unit), .integer(let unit): unit.map(summedUnits.contains) ?? false
    default: false
    }
  }

  private static let summedUnits: Set<String> = ["h", "FTE", "tCO2e", "people"]

  private static func isRate(_ name: String) -> Bool {
    let words = [
      "unit", "price", "hourly", "rate", "per", "threshold", "limit", "ceiling", "minimum",
      "maximum", "average", "target",
    ]
    let name = name.lowercased()
    return words.contains { name.hasPrefix($0) || name.hasSuffix($0) } || name.contains("unitcost")
  }
}

extension Shape {
  var isText: Bool {
    switch self {
    case .text, .longText: true
    default: false
    }
  }
}
