/// Which tool a table was exported from, how sure that is, and the mapping that follows.
public struct OriginRecognition: Sendable {
  public let origin: MeasureOrigin
  /// 0 to 1: the share of columns that are known, less where no name tells this origin from others.
  public let confidence: Double
  public let mapping: TableMapping
  /// Names that the origin's book does not have.
  public let unknown: [String]

  public init(_ table: FoundTable) {
    var best: (origin: MeasureOrigin, score: Double, confidence: Double, hasProof: Bool) =
      (.other, 0, 0, false)
    let compared = ComparedPeriods(table.columns.map(\.name))
    let keys = compared?.keys ?? table.columns.map { NameBook.key($0.name) }
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
      let isTold =
        Self.preambleTells(origin, preamble, table)
        || origin == .searchConsole && compared != nil
      let bonus = isTold ? 2 : 0
      // The chart above a report of Google Analytics: days, then a column per channel that does not
      // say what it counts.
      let isChart =
        origin == .googleAnalytics4 && bonus > 0
        && keys.first.map { book.roles[$0] == .dayIndex } == true
      guard
        metrics > 0 && (known >= 2 || known == table.columns.count) && known * 3 >= keys.count
          || isChart
      else { continue }
      let share = Double(known) / Double(max(keys.count, 1))
      // A cost by day may come from anywhere.
      guard telling + bonus > 0 || share >= 0.8 else { continue }
      let score = Double(known) + 2 * Double(telling + bonus)
      let confidence = share * (telling + bonus > 0 ? 1 : 0.7)
      if score > best.score { best = (origin, score, confidence, telling + bonus > 0) }
    }
    origin = best.origin
    confidence = best.confidence
    var unknown: [String] = []
    var columns: [TableMapping.Column] = []
    for (key, column) in zip(keys, table.columns) {
      let hints = ColumnHints(column.name)
      let known =
        Self.labelRole(key, column, table, best.origin) ?? NameBook.all[best.origin]?.roles[key]
        ?? Self.interfaceRole(key, column, table, best.origin)
      let role =
        known
        ?? (best.origin == .other
          ? Self.guess(key, column, hints)
          : Self.lent(key, column, figuresOnly: best.hasProof) ?? .ignored)
      if known == nil { unknown.append(column.name) }
      columns.append(
        .init(column.name, role, scale: hints.isMicros ? 1e-6 : 1, format: column.format))
    }
    self.unknown = unknown
    Self.giveDays(&columns, table)
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

  /// Matomo calls what its reports are about a label: in those of where visits come from, channels.
  private static func labelRole(
    _ key: String, _ column: ReadColumn, _ table: FoundTable, _ origin: MeasureOrigin
  ) -> ColumnRole? {
    guard origin == .matomo, ["label", "libelle", "name"].contains(key) else { return nil }
    let channels: Set = [
      "direct entry", "search engines", "websites", "social networks", "campaigns",
      "entrees directes", "entree directe", "moteurs de recherche", "sites web", "sites internet",
      "sites referents", "reseaux sociaux", "campagnes", "ai assistants", "assistants ia",
    ]
    let met = table.rows.map { foldedName(table.sheet.text($0, column.index)) }
    return !met.isEmpty && met.allSatisfy(channels.contains) ? .dimension(.channel) : nil
  }

  /// Any other table: a name of any book, else texts tell apart and numbers are counted, under the
  /// names they have.
  private static func guess(
    _ key: String, _ column: ReadColumn, _ hints: ColumnHints
  ) -> ColumnRole {
    if column.format.isDate { return .day }
    if let role = lent(key, column) { return role }
    switch column.format {
    case .text where !key.isEmpty: return .dimension(key)
    case .percent: return .ratio
    case .number, .money, .duration:
      if isMean(key) { return .ratio }
      return key.isEmpty ? .ignored : .metric(key)
    default: return .ignored
    }
  }

  /// What the books of other tools have a name for, where the cells agree.
  private static func lent(
    _ key: String, _ column: ReadColumn, figuresOnly: Bool = false
  ) -> ColumnRole? {
    for origin in MeasureOrigin.allCases {
      guard let role = NameBook.all[origin]?.roles[key] else { continue }
      switch role {
      case .metric, .ratio: if column.format.isNumeric { return role }
      case .dimension: if column.format == .text, !figuresOnly { return role }
      default: break
      }
    }
    return nil
  }

  /// A mean, a share or a cost by unit, by its name: added up it says nothing.
  private static func isMean(_ key: String) -> Bool {
    let words = key.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let means: Set = [
      "average", "avg", "mean", "moyen", "moyenne", "moyens", "moy", "mediane", "median", "taux",
      "rate", "ratio", "pourcentage", "percentage", "part", "share", "cpc", "cpm", "cpa", "cpl",
      "cpv", "cpi", "cpo", "ctr", "roas", "roi", "vtr", "cvr", "frequency", "frequence",
      "repetition", "rang", "score", "note", "indice",
    ]
    if words.contains(where: means.contains) { return true }
    let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
    return pairs.contains {
      ["cost per", "cout par", "cout unitaire", "prix unitaire"].contains($0)
    }
  }

  /// Where no column tells days, one that names weeks, months, quarters or years does; a column of
  /// years beside it is no figure.
  private static func giveDays(_ columns: inout [TableMapping.Column], _ table: FoundTable) {
    let told = columns.indices.first { place in
      switch columns[place].role {
      case .day, .periodStart: true
      case .dayIndex, .dateRange: true
      default: false
      }
    }
    var chosen = told
    if told == nil {
      let stated = MeasureImport.statedPeriod(table.preamble)
      let lengths = columns.map { WrittenPeriods.Length($0.name) }
      let open = columns.indices.filter { place in
        let isOpen =
          switch columns[place].role {
          case .ignored, .dimension, .metric: true
          default: false
          }
        // Where the file says what days it is about, another date is of something else.
        let isDate = table.columns[place].format.isDate && stated == nil
        return isOpen && (isDate || lengths[place] != nil)
      }
      // A month beside a year says more than the year.
      let ordered = open.sorted { one, other in
        let (a, b) = (lengths[one] == .year, lengths[other] == .year)
        return a == b ? one < other : b
      }
      chosen = ordered.first { WrittenPeriods(table, $0, stated: stated) != nil }
      if let chosen { columns[chosen].role = .day }
    }
    guard let chosen, WrittenPeriods.Length(columns[chosen].name) != .year else { return }
    for place in columns.indices
    where place != chosen && WrittenPeriods.Length(columns[place].name) == .year {
      if case .metric = columns[place].role { columns[place].role = .attribute }
    }
  }
}
