import SextantFiles
import SextantKernels
import SextantModel

/// Brings reviewed measures into a dossier: an import per table, its rows, and the months that it
/// closes where that is wanted.
enum MeasureImportActs {
  static func keep(
    _ draft: SheetDraft, _ reviews: [TableReview], _ choices: SheetChoices, _ act: Act
  ) async -> Answer {
    let scene = Scene(act)
    guard scene.mayAdd(ImportBatch.kind) else { return act.refused("rooms.refused.edit") }
    let chosen = reviews.filter { $0.isChosen && $0.canBeKept }
    guard !chosen.isEmpty else {
      return .seeOther(
        act.view.to.page("import") + "/\(draft.key)", notice: Message("sheets.nothingChosen"))
    }
    do {
      var plan = try plan(chosen, choices, scene, act.view.words, act.live)
      plan.others += ToolChannelNames(reviews, scene).changed(choices, scene).map { .put($0) }
      let rows = chosen.reduce(0) { $0 + $1.measures.table.rowCount }
      try await act.live.bringIn(plan.measures, with: plan.others, by: act.author) { taken in
        draft.note(.keeping(taken, of: rows))
      }
      let address =
        plan.measures.count == 1
        ? act.view.to.item(plan.measures[0].batch) : act.view.to.list(ImportBatch.kind)
      return .seeOther(
        address,
        notice: Message(
          plan.months > 0 ? "sheets.done.months" : "sheets.done",
          ["rows": .integer(rows), "months": .integer(plan.months)]))
    } catch {
      return act.failed(error)
    }
  }

  struct Plan {
    var measures: [IncomingMeasures] = []
    var others: [ItemChange] = []
    /// How many readings of whole months follow.
    var months = 0
  }

  static func plan(
    _ reviews: [TableReview], _ choices: SheetChoices, _ scene: Scene, _ words: Catalogue,
    _ live: LiveDossier
  ) throws(ChangeError) -> Plan {
    var plan = Plan()
    var dossier = scene.full
    var lastBatches: [MeasureOrigin: ID<ImportBatch>] = [:]
    for review in reviews {
      let table = review.measures.table
      let batch = batch(review, choices, dossier, words)
      Scene.put(batch, in: &dossier)
      let file = try live.receiveMeasures()
      try file.write(table.fileText())
      plan.measures.append(
        IncomingMeasures(batch, file, name: "\(review.measures.origin.rawValue)-\(batch.id.text)"))
      lastBatches[review.measures.origin] = batch.id
    }
    guard choices.reportsMonths else { return plan }
    for origin in MeasureOrigin.allCases {
      guard let batch = lastBatches[origin] else { continue }
      let own = reviews.filter { $0.measures.origin == origin }
      let months = MonthReadings.months(of: own.compactMap(\.period))
      guard let first = months.first?.first, let last = months.last?.last else { continue }
      let series: [String: ImportedSeries]
      do throws(HouseError) {
        series = try live.measures(
          of: origin.rawValue, after: own.map { ($0.measures.table, $0.isPart) },
          within: first.number...last.number, seeing: scene.reduced)
      } catch { throw .house(error) }
      let readings = MonthReadings(origin, series, months, batch, dossier, words)
      for item in readings.items { put(item, in: &dossier) }
      plan.others += readings.items.map { .put($0) }
      plan.months += readings.count
    }
    return plan
  }

  private static func put(_ item: any Item, in dossier: inout Dossier) {
    Scene.put(item, in: &dossier)
  }

  private static func batch(
    _ review: TableReview, _ choices: SheetChoices, _ dossier: Dossier, _ words: Catalogue
  ) -> ImportBatch {
    var batch = ImportBatch()
    batch.id = ID(dossier.suggestedID(for: ImportBatch.kind) ?? "IM1")
    let tool = words.text("sheets.origin.\(review.measures.origin.rawValue)")
    let table = review.measures.table
    batch.tool = tool
    batch.file = review.file
    batch.rows = table.rowCount
    batch.mapping = review.measures.mapping.text
    batch.isPart = review.isPart
    batch.conversion = review.measures.foreign.compactMap { amounts in
      amounts.rate.map {
        "1 \(amounts.currency) = \(words.write($0, decimals: nil)) \(amounts.wanted)"
      }
    }.joined(separator: ", ")
    var title = tool
    if let days = table.period {
      let period = Period(first: Day(number: days.lowerBound), last: Day(number: days.upperBound))
      batch.period = period
      title += ", \(words.write(period))"
    }
    if !review.table.sheet.name.isEmpty { title += " – \(review.table.sheet.name)" }
    batch.title = title
    return batch
  }
}

/// The whole months that an import touches, as readings that formulas and indicators read: one for each
/// metric that adds up, of all that stands for the month once the import is in.
///
/// What a person has written stays; what an earlier import wrote is brought up to date.
struct MonthReadings {
  private(set) var items: [any Item] = []
  private(set) var count = 0

  /// - Parameter series: the tool's measures with the import in them.
  init(
    _ origin: MeasureOrigin, _ series: [String: ImportedSeries], _ months: [Period],
    _ batch: ID<ImportBatch>, _ dossier: Dossier, _ words: Catalogue
  ) {
    for (name, series) in series.sorted(by: { $0.key < $1.key }) {
      var sums: [Period: Double] = [:]
      for month in months {
        if let value = series.value(over: month) { sums[month] = value }
      }
      guard !sums.isEmpty, let known = Self.metric(name, origin, dossier, words) else { continue }
      if dossier.find(known.id) == nil { items.append(known) }
      for (month, value) in sums.sorted(by: { $0.key < $1.key }) {
        var reading = Measure()
        reading.metric = known.id
        reading.period = month
        reading.value = (value * 1e6).rounded() / 1e6
        reading.batch = batch
        reading.id = ID("\(known.id.text)|\(month.text)||")
        let draft = ItemDraft(json: Array(JSONText.compact(reading.plain).utf8), kind: Measure.self)
        guard draft.problems.isEmpty else { continue }
        if let standing = dossier.item(draft.item.idText) as? Measure,
          standing.batch == nil || standing.value == reading.value
        {
          continue
        }
        items.append(draft.item)
        count += 1
      }
    }
  }

  /// The months in which these days fall, in order.
  static func months(of periods: [ClosedRange<Int32>]) -> [Period] {
    var months: Set<Period> = []
    for days in periods {
      var day = Day(number: days.lowerBound)
      while day.number <= days.upperBound, months.count < 600 {
        guard let month = Period.month(day.year, day.month) else { break }
        months.insert(month)
        day = month.last.adding(days: 1)
      }
    }
    return months.sorted { $0.first < $1.first }
  }

  /// The dossier's metric of that name, where it is this tool's; a new one otherwise.
  private static func metric(
    _ name: String, _ origin: MeasureOrigin, _ dossier: Dossier, _ words: Catalogue
  ) -> Metric? {
    for id in [name, name + origin.rawValue.prefix(1).uppercased() + origin.rawValue.dropFirst()] {
      let text = identifierText(id)
      guard !text.isEmpty else { return nil }
      if let metric = dossier.find(ID<Metric>(text)) {
        let others = dossier.all(Measure.self).contains { reading in
          guard reading.metric == metric.id, let batch = dossier.find(reading.batch),
            let mapping = TableMapping(batch.mapping)
          else { return false }
          return mapping.origin != origin
        }
        if !others { return metric }
      } else if !dossier.contains(text) {
        var metric = Metric()
        metric.id = ID(text)
        metric.name = SheetRemarks.name(metric: name, words)
        metric.aggregation = .sum
        metric.imported = "\(origin.rawValue).\(name)"
        return metric
      }
    }
    return nil
  }

  /// A name that formulas can read.
  private static func identifierText(_ name: String) -> String {
    var text = ""
    for byte in foldedName(name).utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: if text.last != "_", !text.isEmpty { text += "_" }
      }
    }
    let plain = MeasureMetric(rawValue: name) == nil ? text : name
    return plain.first?.isNumber ?? true ? "" : plain
  }
}
