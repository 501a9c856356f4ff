internal import SextantKernels
public import SextantModel

/// Every table of a file read as measures, told in words or as data.
public struct MeasuresInFile: Sendable {
  private let name: String
  private let tables: [(name: String, measures: MeasureImport, remarks: [Message])]

  /// - Parameters:
  ///   - from: the first day of a table that tells none.
  ///   - to: the last.
  ///   - currency: in which amounts count; the one that most rows have unless given.
  ///   - rates: what others are worth in it.
  public init(
    _ name: String, _ bytes: [UInt8], from: Day?, to: Day?, currency: String = "",
    rates: [String: Double] = [:]
  ) throws(SheetTrouble) {
    self.name = name
    let file: TableFile
    do throws(TableFile.Problem) {
      file = try TableFile(reading: bytes, knownNames: namesOfMeasureExports)
    } catch { throw SheetTrouble(file: name, error) }
    guard !file.tables.isEmpty else { throw SheetTrouble(file: name, "noTable") }
    var period: ClosedRange<Int32>?
    if let from, let to, from <= to { period = from.number...to.number }
    tables = file.measureTables.map { table in
      (
        table.sheet.name,
        MeasureImport(table, period: period, currency: CurrencyRates(currency, rates: rates)),
        SheetRemarks.all(file, table)
      )
    }
  }

  /// Whether anything can be kept.
  public var holdsMeasures: Bool { tables.contains { $0.measures.table.rowCount > 0 } }

  /// Whether amounts are left out for want of a rate.
  public var needsRates: Bool {
    tables.contains { $0.measures.foreign.contains { $0.rate == nil } }
  }

  /// What is kept of the first table that holds measures, as one plain file.
  public var canonical: [UInt8]? {
    tables.first { $0.measures.table.rowCount > 0 }?.measures.table.fileText()
  }

  public func text(_ words: Catalogue) -> String {
    tables.map { table in
      let title = table.name.isEmpty ? name : "\(name) › \(table.name)"
      return "\(title)\n\(MeasureAccount.text(table.measures, table.remarks, words))"
    }.joined(separator: "\n\n")
  }

  public func json(_ words: Catalogue) -> String {
    let list = tables.map { table in
      Plain.map(
        [Plain.Entry(key: "sheet", value: .text(table.name))]
          + MeasureAccount.entries(table.measures) + [
            Plain.Entry(
              key: "notes", value: .list(table.remarks.map { .text(words.say($0)) }))
          ])
    }
    return JSONText.write(
      .map([
        Plain.Entry(key: "file", value: .text(name)),
        Plain.Entry(key: "tables", value: .list(list)),
      ]))
  }
}
