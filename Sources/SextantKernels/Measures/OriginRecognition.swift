/// Which tool a table was exported from, how sure that is, and the mapping that follows.
public struct OriginRecognition: Sendable {
  public let origin: MeasureOrigin
  /// 0 to 1: the share of columns that are known, less where no name tells this origin from others.
  public let confidence: Double
  public let mapping: TableMapping
  /// Names that the origin's book does not have.
  public let unknown: [String]

  public init(_ table: FoundTable) {
    var best: (origin: MeasureOrigin, score: Double, confidence: Double) = (.other, 0, 0)
    let keys = table.columns.map { NameBook.key($0.name) }
    let preamble = table.preamble.map { foldedName($0.text) }
    for origin in MeasureOrigin.allCases where origin != .other {
      guard let book = NameBook.all[origin] else { continue }
      var (known, telling, metrics) = (0, 0, 0)
      for (key, column) in zip(keys, table.columns) {
        guard let role = book.roles[key] ?? Self.interfaceRole(key, column, table, origin) else {
          continue
        }
        known += 1
        if NameBook.telling.contains(key), !Self.common.contains(key) { telling += 1 }
        switch role {
        case .metric, .ratio: metrics += 1
        default: break
        }
      }
      let bonus = Self.preambleTells(origin, preamble, table) ? 2 : 0
      guard metrics > 0, known >= 2 || known == table.columns.count, known * 3 >= keys.count else {
        continue
      }
      let share = Double(known) / Double(max(keys.count, 1))
      // A cost by day may come from anywhere.
      guard telling + bonus > 0 || share >= 0.8 else { continue }
      let score = Double(known) + 2 * Double(telling + bonus)
      let confidence = share * (telling + bonus > 0 ? 1 : 0.7)
      if score > best.score { best = (origin, score, confidence) }
    }
    origin = best.origin
    confidence = best.confidence
    var unknown: [String] = []
    var columns: [TableMapping.Column] = []
    for (key, column) in zip(keys, table.columns) {
      let hints = ColumnHints(column.name)
      let known =
        NameBook.all[best.origin]?.roles[key]
        ?? Self.interfaceRole(key, column, table, best.origin)
      let role = known ?? (best.origin == .other ? Self.guess(key, column, hints) : .ignored)
      if known == nil { unknown.append(column.name) }
      columns.append(
        .init(column.name, role, scale: hints.isMicros ? 1e-6 : 1, format: column.format))
    }
    self.unknown = unknown
    mapping = TableMapping(
      origin: best.origin,
      columns: Self.withoutDoubles(columns, keys, NameBook.all[best.origin]?.ranks ?? [:]))
  }

  /// Words that one book has alone and any table may use.
  private static let common: Set<String> = [
    "cost", "cout", "kosten", "spend", "klicks", "tag", "source", "support", "canal", "channel",
    "week", "semaine", "month", "mois", "visites", "visits", "depenses", "annonce", "ad", "budget",
    "status", "statut", "etat", "name", "libelle", "label", "starts", "ends", "debut", "fin",
    "objective", "objectif", "commandes", "orders", "url", "site", "revenu", "hour", "heure",
    "transactions", "evenements", "events", "users", "utilisateurs", "leads", "prospects", "genre",
    "age", "sexe", "region", "segment", "logo", "code", "results", "resultats", "labels",
    "libelles",
  ]

  /// Of several columns for one thing the one whose name stands first in the book is kept, whatever
  /// their order in the file: all users before the active ones.
  private static func withoutDoubles(
    _ columns: [TableMapping.Column], _ keys: [String], _ ranks: [String: Int]
  ) -> [TableMapping.Column] {
    var best: [ColumnRole: Int] = [:]
    for (place, column) in columns.enumerated() {
      guard let known = best[column.role] else {
        best[column.role] = place
        continue
      }
      let (one, other) = (ranks[keys[known]] ?? .max, ranks[keys[place]] ?? .max)
      if other < one { best[column.role] = place }
    }
    return columns.enumerated().map { place, column in
      var column = column
      switch column.role {
      case .ratio, .attribute, .ignored: break
      // Known, and not kept.
      default: if best[column.role] != place { column.role = .attribute }
      }
      return column
    }
  }

  private static func preambleTells(
    _ origin: MeasureOrigin, _ lines: [String], _ table: FoundTable
  ) -> Bool {
    switch origin {
    case .googleAnalytics4:
      lines.contains {
        $0.hasPrefix("start date:") || $0.hasPrefix("date de debut")
          || $0.hasPrefix("currencycode:")
      }
    case .googleAds:
      table.setAside.contains {
        let text = foldedName($0.text)
        return text.hasPrefix("total: ") || text.hasPrefix("total : ")
      } || lines.contains { $0.hasSuffix(" report") || $0.hasPrefix("rapport sur ") }
    default: false
    }
  }

  /// Columns whose name says nothing and whose cells do: `keys.1` of Search Console, `label` of
  /// Matomo.
  private static func interfaceRole(
    _ key: String, _ column: ReadColumn, _ table: FoundTable, _ origin: MeasureOrigin
  ) -> ColumnRole? {
    guard origin == .searchConsole, key.hasPrefix("keys.") else { return nil }
    if column.format.isDate { return .day }
    for row in table.rows.prefix(50) {
      let text = table.sheet.text(row, column.index)
      if text.hasPrefix("http") { return .dimension(.page) }
      if ["DESKTOP", "MOBILE", "TABLET"].contains(text) { return .dimension(.device) }
      if text.utf8.count != 3 || text.utf8.contains(where: { $0 &- 97 >= 26 }) {
        return .dimension(.query)
      }
    }
    return .dimension(.country)
  }

  /// Any other table: a name of any book, else texts tell apart and numbers are counted, under the
  /// names they have.
  private static func guess(
    _ key: String, _ column: ReadColumn, _ hints: ColumnHints
  ) -> ColumnRole {
    if column.format.isDate { return .day }
    for origin in MeasureOrigin.allCases {
      guard let role = NameBook.all[origin]?.roles[key] else { continue }
      switch role {
      case .metric, .ratio: if column.format.isNumeric { return role }
      case .dimension: if column.format == .text { return role }
      default: break
      }
    }
    switch column.format {
    case .text where !key.isEmpty: return .dimension(key)
    case .percent: return .ratio
    case .number, .money, .duration: return key.isEmpty ? .ignored : .metric(key)
    default: return .ignored
    }
  }
}
