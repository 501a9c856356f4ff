import SextantFiles
import SextantKernels
import SextantModel

/// A table of a file that was sent, read as measures: what it was taken for, what is kept of it and
/// what it would change.
struct TableReview: Sendable {
  /// Where its columns' roles come from.
  enum Basis: Sendable, Equatable {
    case recognised
    /// An import of before, whose columns are the same.
    case earlier(String)
    case chosen
  }

  let number: Int
  let file: String
  let kind: TableFile.Kind
  let encoding: [MendedText.Note]
  let separator: UInt8?
  let table: FoundTable
  let measures: MeasureImport
  let confidence: Double
  let basis: Basis
  let effect: MeasureEffect
  /// Whether it is only a part of what its tool counts: somebody said so, or the file does.
  let isPart: Bool
  /// The channels of its rows, as the tool calls them.
  let channelNames: [String]
  /// Whether it counts what another table of these files counts already, told apart otherwise.
  let countsTwice: Bool
  var isChosen: Bool
  /// About the file as a whole.
  let fileNotes: [TableNote]

  var period: ClosedRange<Int32>? { measures.table.period }
  /// How a column is written where somebody chose that; empty where its cells decide.
  func writing(_ place: Int) -> String {
    var taken: Set<Int> = []
    var found = ""
    for (number, column) in table.columns.enumerated() where number <= place {
      let mapped = measures.mapping.column(column.name, taken: &taken)
      found = mapped.flatMap { $0.isChosen ? $0.format : nil }.map(Self.writing) ?? ""
    }
    return found
  }

  private static func writing(_ format: ColumnFormat) -> String {
    format.order?.rawValue ?? format.mark?.rawValue ?? ""
  }
  /// Whether its days must be stated by whoever brings it in.
  var needsPeriod: Bool {
    measures.table.rowCount == 0 && measures.droppedRows.contains { $0.reason == .noDay }
  }
  /// Currencies of amounts whose worth must be stated by whoever brings it in.
  var unknownRates: [ForeignAmounts] { measures.foreign.filter { $0.rate == nil } }
  var canBeKept: Bool {
    measures.table.rowCount > 0 && !effect.changesNothing && unknownRates.isEmpty
  }
}

extension TableReview {
  /// Reads files as measures.
  ///
  /// - Parameter dossier: as the reader sees it: earlier imports tell what columns are for.
  static func read(
    _ files: [SheetDraft.File], _ choices: SheetChoices, _ dossier: Dossier, _ live: LiveDossier,
    _ note: (SheetProgress) -> Void = { _ in }
  ) -> SheetDraft.Outcome {
    let earlier = dossier.all(ImportBatch.self).reversed().compactMap { batch in
      TableMapping(batch.mapping).map { (title: batch.title, mapping: $0) }
    }
    var reviews: [TableReview] = []
    for (place, file) in files.enumerated() {
      note(.file(file.name, place + 1, of: files.count))
      guard let bytes = file.incoming.read() else {
        return .failed(SheetTrouble(file: file.name, "gone"))
      }
      let read: TableFile
      do throws(TableFile.Problem) {
        read = try TableFile(reading: bytes, knownNames: namesOfMeasureExports)
      } catch { return .failed(SheetTrouble(file: file.name, error)) }
      for (number, table) in read.measureTables.enumerated() where !table.columns.isEmpty {
        note(
          .table(number + 1, of: read.tables.count, in: file.name, place + 1, of: files.count))
        guard reviews.count < 60 else { return .failed(SheetTrouble(file: file.name, "tooMany")) }
        do {
          reviews.append(
            try review(
              table, of: read, file.name, number: reviews.count, choices, earlier, reviews, dossier,
              live))
        } catch { return .failed(SheetTrouble(file: file.name, "house")) }
      }
      if read.tables.isEmpty { return .failed(SheetTrouble(file: file.name, "noTable")) }
    }
    return .measures(reviews)
  }

  private static func review(
    _ table: FoundTable, of file: TableFile, _ name: String, number: Int,
    _ choices: SheetChoices, _ earlier: [(title: String, mapping: TableMapping)],
    _ before: [TableReview], _ dossier: Dossier, _ live: LiveDossier
  ) throws(HouseError) -> TableReview {
    let recognised = OriginRecognition(table)
    var mapping = recognised.mapping
    var basis = Basis.recognised
    if let known = earlier.first(where: { $0.mapping.fit(table) == 1 }), known.mapping != mapping {
      mapping = known.mapping.learning(from: recognised.mapping)
      if mapping != recognised.mapping { basis = .earlier(known.title) }
    }
    let (roles, writings) = (choices.roles[number], choices.writings[number])
    if roles != nil || writings != nil {
      let chosen = mapping.choosing(roles ?? [:], writings ?? [:], table)
      if chosen != mapping { basis = .chosen }
      mapping = chosen
    }
    let measures = MeasureImport(
      table, mapping: mapping, period: period(choices), account: choices.account,
      currency: CurrencyRates(
        dossier.only(DossierHead.self).currency, rates: choices.knownRates))
    let isPart = choices.isPart ?? table.isTruncated
    let effect = try live.effect(of: measures.table, isPart: isPart, seeing: dossier)
    let twice = before.contains { other in
      guard other.isChosen, other.measures.origin == measures.origin,
        let own = measures.table.period,
        let others = other.period
      else { return false }
      return own.overlaps(others)
    }
    let canBeKept =
      measures.table.rowCount > 0 && !effect.changesNothing
      && measures.foreign.allSatisfy { $0.rate != nil }
    return TableReview(
      number: number, file: name, kind: file.kind, encoding: file.encoding,
      separator: file.separator, table: table, measures: measures,
      confidence: recognised.confidence, basis: basis, effect: effect, isPart: isPart,
      channelNames: MeasureChannel.names(in: measures.table), countsTwice: twice,
      isChosen: canBeKept && (choices.chosen?.contains(number) ?? !twice), fileNotes: file.notes)
  }

  private static func period(_ choices: SheetChoices) -> ClosedRange<Int32>? {
    guard case .value(let first) = Day.parse(Array(choices.first.utf8).span),
      case .value(let last) = Day.parse(Array(choices.last.utf8).span), first <= last
    else { return nil }
    return first.number...last.number
  }
}

extension TableMapping {
  /// The mapping of an earlier import, with roles that were not known when it was kept.
  fileprivate func learning(from recognised: TableMapping) -> TableMapping {
    var mapping = self
    for place in mapping.columns.indices where mapping.columns[place].role == .attribute {
      let new = recognised.columns.first { $0.name == mapping.columns[place].name }?.role
      if new == .dateRange || new == .indicator { mapping.columns[place].role = new ?? .attribute }
    }
    return mapping
  }

  /// The mapping with what a person chose for columns of a table, by their places in it.
  fileprivate func choosing(
    _ roles: [Int: String], _ writings: [Int: String], _ table: FoundTable
  ) -> TableMapping {
    var mapping = self
    mapping.columns = []
    var rest = columns
    for (place, column) in table.columns.enumerated() {
      let key = foldedName(column.name)
      let known = rest.firstIndex { $0.name == key }
      var kept =
        known.map { rest.remove(at: $0) }
        ?? TableMapping.Column(column.name, .ignored, format: column.format)
      if let chosen = roles[place].flatMap({ ColumnRole($0) }) { kept.role = chosen }
      if let writing = writings[place] {
        let format = kept.format ?? column.format
        if let order = DateOrder(rawValue: writing), format.order != nil {
          (kept.format, kept.isChosen) = (format.with(order), true)
        } else if let mark = DecimalMark(rawValue: writing), format.mark != nil {
          (kept.format, kept.isChosen) = (format.with(mark), true)
        } else if writing.isEmpty, kept.isChosen {
          (kept.format, kept.isChosen) = (column.format, false)
        }
      }
      mapping.columns.append(kept)
    }
    return mapping
  }
}
