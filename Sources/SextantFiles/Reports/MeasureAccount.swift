public import SextantKernels
public import SextantModel

/// What was made of a file of measures, as data and in words: the tool, the period, every column, what
/// was left out and why, totals before and after.
public enum MeasureAccount {
  /// As a program reads it.
  public static func entries(_ measures: MeasureImport) -> [Plain.Entry] {
    var entries = [
      entry("origin", .text(measures.origin.rawValue)), entry("rowsRead", measures.rowsRead),
      entry("rowsKept", measures.table.rowCount), entry("rowsJoined", measures.rowsJoined),
    ]
    if let days = measures.table.period {
      entries.append(entry("from", .text(Day(number: days.lowerBound).text)))
      entries.append(entry("to", .text(Day(number: days.upperBound).text)))
    }
    let columns = measures.columns.map { column in
      var parts = [
        entry("name", .text(column.name)), entry("role", .text(column.role.text)),
        entry("format", .text(column.format.text)), entry("isKept", .flag(column.reason == nil)),
      ]
      if let reason = column.reason { parts.append(entry("reason", .text(reason.rawValue))) }
      return Plain.map(parts)
    }
    let dropped = measures.droppedRows.map { row in
      Plain.map([
        entry("reason", .text(row.reason.rawValue)), entry("count", row.count),
        entry("firstLine", row.firstLine),
      ])
    }
    let totals = measures.totals.map { total in
      var parts = [
        entry("metric", .text(total.metric)), entry("read", .number(plainText(total.read))),
        entry("kept", .number(plainText(total.kept))),
      ]
      if let stated = total.stated {
        parts.append(entry("stated", .number(plainText(stated))))
      }
      return Plain.map(parts)
    }
    let foreign = measures.foreign.map { amounts in
      var parts = [
        entry("currency", .text(amounts.currency)), entry("countedIn", .text(amounts.wanted)),
        entry("rows", amounts.rows), entry("firstLine", amounts.firstLine),
      ]
      if let rate = amounts.rate { parts.append(entry("rate", .number(plainText(rate)))) }
      return Plain.map(parts)
    }
    return entries + [
      entry("columns", .list(columns)), entry("dropped", .list(dropped)),
      entry("foreignAmounts", .list(foreign)), entry("totals", .list(totals)),
    ]
  }

  private static func entry(_ key: String, _ value: Plain) -> Plain.Entry {
    Plain.Entry(key: key, value: value)
  }

  private static func entry(_ key: String, _ number: Int) -> Plain.Entry {
    entry(key, .number(String(number)))
  }

  /// In words, one fact a line.
  public static func text(
    _ measures: MeasureImport, _ remarks: [Message], _ words: Catalogue
  ) -> String {
    var lines = [
      words.line(
        "sheets.fact.tool", words.text("sheets.origin.\(measures.origin.rawValue)"))
    ]
    if let days = measures.table.period {
      let period = Period(first: Day(number: days.lowerBound), last: Day(number: days.upperBound))
      lines.append(words.line("sheets.fact.period", words.write(period)))
    }
    lines.append(
      words.line(
        "sheets.fact.rows",
        words.say(
          Message(
            "sheets.fact.rows.value",
            [
              "read": .integer(measures.rowsRead), "kept": .integer(measures.table.rowCount),
            ]))))
    lines.append(words.text("sheets.columns"))
    for column in measures.columns {
      let state = words.text(
        column.reason.map { "sheets.reason.\($0.rawValue)" } ?? "sheets.columns.kept")
      lines.append("  \(column.name): \(column.role.text) – \(state)")
    }
    if !measures.totals.isEmpty { lines.append(words.text("sheets.totals")) }
    for total in measures.totals {
      var text = words.write(total.kept, decimals: nil)
      if let stated = total.stated {
        let agrees = abs(stated - total.kept) <= 0.01 + abs(stated) * 1e-6
        text += " – " + words.text("sheets.totals.\(agrees ? "agrees" : "differs")")
      }
      lines.append("  \(SheetRemarks.name(metric: total.metric, words)): \(text)")
    }
    var said = measures.foreign.map { SheetRemarks.foreign($0) }
    said += SheetRemarks.measures(measures) + remarks
    for row in measures.droppedRows {
      said.append(
        Message(
          "sheets.dropped.\(row.reason.rawValue)",
          ["count": .integer(row.count), "line": .integer(row.firstLine)]))
    }
    if measures.rowsJoined > 0 {
      said.append(Message("sheets.joined", ["count": .integer(measures.rowsJoined)]))
    }
    if !said.isEmpty { lines.append(words.text("sheets.remarks")) }
    for message in said {
      let remedy = Message("\(message.key).remedy", message.arguments)
      lines.append(
        "  " + words.say(message) + (words.has(remedy.key) ? " " + words.say(remedy) : ""))
    }
    return lines.joined(separator: "\n")
  }
}
