import Glibc
import SextantKernels

/// Measures how fast measures are read: `measure-bench ROWS` makes a canonical file of that many rows
/// and reads it in pieces of a mebibyte; `measure-bench generate ROWS FILE` keeps such a file.
/// `measure-bench look FILE` says what a file is taken for, and `measure-bench write FILE WORKBOOK`
/// writes its tables as a workbook, for another program to open.
@main
enum MeasureBench {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[1] == "look" {
      look(arguments[2])
    } else if arguments.count == 4, arguments[1] == "write" {
      write(arguments[2], to: arguments[3])
    } else if arguments.count == 4, arguments[1] == "generate" {
      save(generated(rows: min(Int(arguments[2]) ?? 1, 20_000_000)), to: arguments[3])
    } else {
      bench(rows: arguments.count > 1 ? Int(arguments[1]) ?? 1_000_000 : 1_000_000)
    }
  }

  // MARK: - Speed

  private static func bench(rows: Int) {
    let rows = min(max(rows, 1), 20_000_000)
    let text = generated(rows: rows)
    print("\(rows) rows, \(text.count / 1_000_000) MB")
    timed("canonical file, typed columns", rows) {
      var reader = MeasureFileReader()
      var start = 0
      var total = 0
      do {
        while start < text.count {
          let end = min(start + 1 << 20, text.count)
          try reader.read(text.span.extracting(start..<end))
          start = end
        }
        try reader.finish()
        total = reader.takeTable().rowCount
      } catch { print("  \(error)") }
      return total
    }
    let few = min(rows, 200_000)
    let part = generated(rows: few)
    timed("the same as a table of unknown origin, recognised", few) {
      guard let file = try? TableFile(reading: part, knownNames: namesOfMeasureExports),
        let table = file.tables.first
      else { return 0 }
      return MeasureImport(table).table.rowCount
    }
    guard let (table, _) = try? MeasureFileReader.read(generated(rows: min(rows, 1_000_000))) else {
      return
    }
    timed("digests of rows", table.rowCount) { table.rowDigests().count }
    timed("merging a table into itself", table.rowCount) { table.merging(table).report.same }
  }

  private static func timed(_ name: String, _ rows: Int, _ work: () -> Int) {
    let before = seconds()
    let result = work()
    let spent = seconds() - before
    print(
      "\(name): \(hundredths(spent)) s of CPU, \(Int(Double(rows) / max(spent, 1e-6))) rows a second"
        + " (\(result))")
  }

  private static func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  /// Of this process, on all its threads.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Three sites, eight channels, two hundred campaigns, six metrics, a year of days or as many as it
  /// takes: no row says what another says.
  private static func generated(rows: Int) -> [UInt8] {
    var text = Array(
      "day,site,channel,campaign,sessions,users,impressions,clicks,cost,revenue\n".utf8)
    text.reserveCapacity(rows * 96)
    let channels = [
      "Organic Search", "Direct", "Paid Search", "Paid Social", "Email", "Referral", "Display",
      "Organic Social",
    ]
    var state: UInt64 = 42
    func dice(_ below: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % below)
    }
    let perDay = min(max(rows / 365, 1), 4800)
    let firstDay = 20_819 - Int32((rows - 1) / perDay)
    for row in 0..<rows {
      let day = CivilDay.text(of: firstDay + Int32(row / perDay)) ?? ""
      let clicks = dice(900)
      let cells = [
        day, "site-\(row / 1600 % 3).example", channels[row / 200 % 8],
        "Campagne \(row % 200) – été",
        "\(dice(5000))", "\(dice(4000))", "\(dice(90000))", "\(clicks)",
        "\(clicks / 3).\(10 + dice(90))", "\(dice(20000)).\(10 + dice(90))",
      ]
      appendSeparatedRow(cells, to: &text)
    }
    return text
  }

  // MARK: - What a file is taken for

  private static func look(_ path: String) {
    guard let bytes = contents(path) else { return print("cannot read \(path)") }
    do {
      let file = try TableFile(reading: bytes, knownNames: namesOfMeasureExports)
      print("\(file.kind) separator \(file.separator.map { "\($0)" } ?? "-") \(file.encoding)")
      for note in file.notes {
        print("  \(note.what) line \(note.line) ×\(note.count) \(note.text)")
      }
      for remark in file.remarks { print("  beside: \(remark.line): \(remark.text)") }
      for table in file.tables { look(table) }
    } catch { print("\(error)") }
  }

  private static func look(_ table: FoundTable) {
    print("table \(table.sheet.name): header \(table.headerLine ?? 0), \(table.rows.count) rows")
    for remark in table.preamble { print("  above: \(remark.line): \(remark.text)") }
    for aside in table.setAside { print("  aside: \(aside.reason) \(aside.line): \(aside.text)") }
    for note in table.notes {
      print("  note: \(note.what) line \(note.line) ×\(note.count) \(note.text)")
    }
    for (place, column) in table.columns.enumerated() {
      let first = table.rows.isEmpty ? "" : table.text(0, place)
      print(
        "  \(column.index + 1) “\(column.name)” \(column.format.text) filled \(column.filled)"
          + " missing \(column.missing) exceptions \(column.exceptions) first “\(first)”")
      for note in column.notes.prefix(5) {
        print(
          "      \(note.what) line \(note.line) column \(note.column) ×\(note.count) \(note.text)")
      }
    }
    let recognised = OriginRecognition(table)
    print("  → \(recognised.origin) \(recognised.confidence) unknown \(recognised.unknown)")
    let imported = MeasureImport(table)
    for column in imported.columns {
      print("    \(column.name): \(column.role.text) \(column.reason.map { "– \($0)" } ?? "")")
    }
    for row in imported.droppedRows { print("    dropped \(row)") }
    for total in imported.totals { print("    \(total)") }
    let result = imported.table
    print(
      "    joined \(imported.rowsJoined), lost \(imported.lostByJoining), \(result.rowCount) rows,"
        + " \(result.dimensions.map(\.name)), \(result.period.map { "\($0)" } ?? "no days")")
  }

  private static func write(_ path: String, to target: String) {
    guard let bytes = contents(path),
      let file = try? TableFile(reading: bytes, knownNames: namesOfMeasureExports)
    else { return print("cannot read \(path)") }
    var writer = WorkbookWriter()
    do {
      for table in file.tables {
        let columns = table.columns.map { column in
          WorkbookWriter.Column(column.name, format(column.format))
        }
        let rows = table.rows.indices.map { row in
          table.columns.indices.map { value(table, row, $0) }
        }
        try writer.addSheet(table.sheet.name, columns: columns, rows: rows)
      }
      let workbook = try writer.bytes(year: 2026, month: 1, day: 1)
      save(workbook, to: target)
    } catch { print("\(error)") }
  }

  private static func save(_ bytes: [UInt8], to path: String) {
    guard let output = fopen(path, "wb") else { return print("cannot write \(path)") }
    fwrite(bytes, 1, bytes.count, output)
    fclose(output)
  }

  private static func format(_ format: ColumnFormat) -> WorkbookWriter.Format {
    switch format {
    case .money(let currency, _): .money(currency: currency)
    case .percent: .percent
    case .duration: .duration
    case .day, .week, .span: .day
    case .month: .month
    default: .plain
    }
  }

  private static func value(_ table: FoundTable, _ row: Int, _ column: Int) -> WorkbookWriter.Value
  {
    let read = table.columns[column]
    if read.format.isNumeric { return .number(read.numbers[row]) }
    if read.format.isDate {
      return read.days[row] == ReadColumn.noDay ? .empty : .day(read.days[row])
    }
    return .text(table.text(row, column))
  }

  private static func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&piece, 1, piece.count, file)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
