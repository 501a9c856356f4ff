extension TableFile {
  /// The tables as measures are read from them: one whose months stand side by side has a row for each
  /// instead.
  public var measureTables: [FoundTable] { tables.map { $0.gatheringPeriods() ?? $0 } }
}

extension FoundTable {
  /// A spreadsheet with a column per month (`Canal | janvier 2026 | février 2026 | Total`) as the same
  /// figures with a row per month; `nil` where it is none.
  ///
  /// A column that names what is counted (« Indicateur ») makes a column of figures for each name;
  /// else all are one, called after the line above the table where a tool's name of a figure begins it.
  func gatheringPeriods() -> FoundTable? {
    guard headerLine != nil, let spread = SpreadPeriods(self) else { return nil }
    return spread.gathered(from: self)
  }
}

private struct SpreadPeriods {
  /// Columns of periods, by their places in the table, with the period as it is written again.
  let periods: [(place: Int, text: String)]
  let labels: [Int]
  /// The column that says what a row counts.
  let subject: Int?

  init?(_ table: FoundTable) {
    var periods: [(place: Int, text: String)] = []
    var (labels, subject): ([Int], Int?) = ([], nil)
    for (place, column) in table.columns.enumerated() {
      if let text = Self.period(column.name) {
        switch column.format {
        case .number, .money, .empty: periods.append((place, text))
        default: return nil
        }
        continue
      }
      switch column.format {
      case .text where periods.isEmpty:
        if subject == nil, Self.subjects.contains(foldedName(column.name)) {
          subject = place
        } else {
          labels.append(place)
        }
      case .number, .money, .percent:
        // Beside its months a table may sum them; any other figure makes it no such table.
        guard Self.isSummary(column.name) else { return nil }
      case .empty, .text, .flag: break
      default: return nil
      }
    }
    guard periods.count >= 2, !labels.isEmpty || subject != nil,
      Set(periods.map(\.text)).count == periods.count
    else { return nil }
    self.periods = periods
    self.labels = labels
    self.subject = subject
  }

  func gathered(from table: FoundTable) -> FoundTable? {
    var sheet = Sheet(name: table.sheet.name)
    sheet.decimalMark = .point
    let subjects = names(in: table)
    sheet.startRow(line: table.headerLine ?? 0, followsGap: false)
    for label in labels { sheet.add(text: table.columns[label].name.utf8) }
    sheet.add(text: "Mois".utf8)
    for name in subjects { sheet.add(text: name.utf8) }
    for row in table.rows.indices {
      let own = subject.map { table.text(row, $0) }
      for period in periods {
        let numbers = table.columns[period.place].numbers
        guard numbers.indices.contains(row), numbers[row].isFinite else { continue }
        sheet.startRow(line: table.line(row), followsGap: false)
        for label in labels { sheet.add(text: table.text(row, label).utf8) }
        sheet.add(text: period.text.utf8)
        for name in subjects {
          if own == nil || own == name {
            sheet.add(number: numbers[row])
          } else {
            sheet.add(text: "".utf8)
          }
        }
      }
    }
    guard let found = TableFinder(sheet, knownNames: namesOfMeasureExports).tables.first else {
      return nil
    }
    return FoundTable(
      sheet: found.sheet, preamble: table.preamble, headerLine: table.headerLine,
      rows: found.rows, setAside: [], columns: found.columns,
      notes: table.notes
        + [TableNote(.periodsGathered, line: table.headerLine ?? 0, count: periods.count)])
  }

  /// What the figures are called.
  private func names(in table: FoundTable) -> [String] {
    if let subject {
      var names: [String] = []
      for row in table.rows.indices {
        let name = table.text(row, subject)
        if !name.isEmpty, !names.contains(name), names.count < 100 { names.append(name) }
      }
      return names
    }
    let currency = periods.lazy.compactMap { period -> String? in
      guard case .money(let code, _) = table.columns[period.place].format, !code.isEmpty else {
        return nil
      }
      return code
    }.first
    let isMoney = currency.map { " (\($0))" } ?? ""
    for remark in table.preamble {
      var words = remark.text.split(separator: " ").map(String.init)
      while !words.isEmpty {
        let name = words.joined(separator: " ")
        if Self.isMetric(foldedName(name)) { return [name + isMoney] }
        words.removeLast()
      }
    }
    return ["Valeur" + isMoney]
  }

  private static func isMetric(_ name: String) -> Bool {
    NameBook.all.values.contains { book in
      if case .metric = book.roles[name] { true } else { false }
    }
  }

  private static let subjects: Set<String> = [
    "indicateur", "indicateurs", "indicator", "metrique", "metriques", "metric", "metrics", "kpi",
    "kpis", "mesure", "mesures", "measure",
  ]

  private static func isSummary(_ name: String) -> Bool {
    let words = foldedName(name).split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let summaries: Set = [
      "total", "totaux", "totals", "cumul", "cumule", "ytd", "moyenne", "moyen", "average", "mean",
      "evolution", "variation", "ecart", "somme", "sum",
    ]
    return words.contains(where: summaries.contains)
  }

  /// A month, or a quarter, as `WrittenPeriods` reads it again.
  private static func period(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    if let reading = DateReading(bytes.span) {
      guard let first = reading.day(.dayFirst), let date = CivilDay.date(of: first),
        reading.grain == .month || reading.grain == .day && date.day == 1
      else { return nil }
      return "\(date.year)-\(date.month < 10 ? "0" : "")\(date.month)"
    }
    return nil
  }
}
