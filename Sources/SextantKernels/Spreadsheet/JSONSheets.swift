/// Tables out of JSON as measuring tools' interfaces answer: reports of Google Analytics
/// (`dimensionHeaders`, `metricHeaders`, `rows`), or any list of objects, inner objects' keys joined
/// by points (`metrics.costMicros`). Lines are counted from the first row of each.
func sheetsOfJSON(_ bytes: [UInt8]) throws(TableFile.Problem) -> [Sheet] {
  let value: JSONValue
  do { value = try JSONSyntax.read(bytes) } catch {
    // One object a line, as logs and streams have it.
    guard let lines = linesOfJSON(bytes) else { throw .brokenJSON(error) }
    value = .list(lines)
  }
  var sheets: [Sheet] = []
  collect(value, name: "", into: &sheets, depth: 0)
  return sheets
}

private func linesOfJSON(_ bytes: [UInt8]) -> [JSONValue]? {
  var values: [JSONValue] = []
  for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
  where line.contains(where: { $0 > 0x20 }) {
    guard let value = try? JSONSyntax.read(Array(line)), case .object = value else { return nil }
    values.append(value)
  }
  return values.count >= 2 ? values : nil
}

private func collect(_ value: JSONValue, name: String, into sheets: inout [Sheet], depth: Int) {
  guard depth < 6, sheets.count < 100 else { return }
  switch value {
  case .object(let members):
    if let report = report(value, name) {
      sheets.append(report)
      return
    }
    let before = sheets.count
    defer { markTruncated(&sheets, from: before, value) }
    // Lists of objects below: each a table of its own; Matomo keys its reports by day.
    let days = members.filter { isDayKey($0.key) }
    if !members.isEmpty, days.count == members.count {
      if let sheet = byDay(members, name) { sheets.append(sheet) }
      return
    }
    for member in members {
      switch member.value {
      case .list, .object: collect(member.value, name: member.key, into: &sheets, depth: depth + 1)
      default: break
      }
    }
  case .list(let items):
    let objects = items.filter { if case .object = $0 { true } else { false } }
    guard objects.count == items.count, !objects.isEmpty else { return }
    if objects.contains(where: { $0["metricHeaders"] != nil }) {
      for object in objects { collect(object, name: name, into: &sheets, depth: depth + 1) }
    } else if let (key, rows) = rowsOfPages(objects) {
      collect(.list(rows), name: key, into: &sheets, depth: depth + 1)
    } else {
      sheets.append(sheetOfRows(objects.map { flattened($0) }, name))
    }
  default: break
  }
}

/// The rows of an answer in several parts, as Google Ads streams it: each an object with a list of them.
private func rowsOfPages(_ objects: [JSONValue]) -> (key: String, rows: [JSONValue])? {
  for key in ["results", "rows", "data", "records"] {
    var rows: [JSONValue] = []
    let isPage = objects.allSatisfy { object in
      switch object[key] {
      case .list(let items)?:
        rows += items
        return true
      // A part may be empty, and say only what was asked for.
      case nil: return object["fieldMask"] != nil
      default: return false
      }
    }
    if isPage, !rows.isEmpty { return (key, rows) }
  }
  return nil
}

/// A report of Google Analytics' interface.
private func report(_ value: JSONValue, _ name: String) -> Sheet? {
  guard case .list(let metrics)? = value["metricHeaders"] else { return nil }
  var dimensions: [JSONValue] = []
  if case .list(let list)? = value["dimensionHeaders"] { dimensions = list }
  var sheet = Sheet(name: name)
  sheet.decimalMark = .point
  if let metadata = value["metadata"], case .object(let members) = metadata {
    for member in members {
      guard let text = scalar(member.value) else { continue }
      sheet.startRow(line: 0, followsGap: false)
      sheet.add(text: "# \(member.key): \(text)".utf8)
    }
  }
  sheet.startRow(line: 0, followsGap: false)
  for header in dimensions + metrics {
    sheet.add(text: (header["name"].flatMap(scalar) ?? "").utf8)
  }
  addNotes(to: &sheet, value)
  guard case .list(let rows)? = value["rows"] else { return sheet }
  for (line, row) in rows.enumerated() {
    sheet.startRow(line: line + 1, separator: 0, followsGap: false)
    for key in ["dimensionValues", "metricValues"] {
      guard case .list(let cells)? = row[key] else { continue }
      for cell in cells { sheet.add(text: (cell["value"].flatMap(scalar) ?? "").utf8) }
    }
  }
  return sheet
}

/// What a report says of itself: that it is a page of more rows, that rows were put together in one,
/// that it is a sample, that small numbers are hidden.
private func addNotes(to sheet: inout Sheet, _ value: JSONValue) {
  var held = 0
  if case .list(let rows)? = value["rows"] { held = rows.count }
  if let all = value["rowCount"].flatMap(scalar).flatMap({ Int($0) }), all > held {
    sheet.isTruncated = true
    sheet.notes.append(TableNote(.rowsMissing, text: String(all), count: all - held))
  }
  guard let metadata = value["metadata"] else { return }
  func isTrue(_ name: String) -> Bool {
    if case .flag(true)? = metadata[name] { true } else { metadata[name].flatMap(scalar) == "true" }
  }
  if isTrue("dataLossFromOtherRow") { sheet.notes.append(TableNote(.otherRow)) }
  if isTrue("subjectToThresholding") { sheet.notes.append(TableNote(.thresholded)) }
  if case .list(let samples)? = metadata["samplingMetadatas"], let first = samples.first {
    func count(_ name: String) -> Double? { first[name].flatMap(scalar).flatMap { Double($0) } }
    var text = "?"
    if let read = count("samplesReadCount"), let all = count("samplingSpaceSize"), all > 0 {
      text = "\(Int((min(max(read / all, 0), 1) * 100).rounded())) %"
    }
    sheet.notes.append(TableNote(.sampled, text: text))
  }
}

/// Answers that name a next page hold a part only.
private func markTruncated(_ sheets: inout [Sheet], from first: Int, _ value: JSONValue) {
  let next = [
    value["nextPageToken"], value["next_page_token"], value["paging"]?["next"],
    value["@odata.nextLink"],
  ]
  guard next.contains(where: { ($0.flatMap(scalar) ?? "").isEmpty == false }) else { return }
  for place in first..<max(first, sheets.count) where !sheets[place].isTruncated {
    sheets[place].isTruncated = true
    sheets[place].notes.append(TableNote(.moreRowsElsewhere))
  }
}

/// `{"2026-01-01": [{…}], "2026-01-02": {…}}`
private func byDay(_ members: [JSONValue.Member], _ name: String) -> Sheet? {
  var rows: [[(String, String)]] = []
  for member in members {
    switch member.value {
    case .list(let items): rows += items.map { [("date", member.key)] + flattened($0) }
    case .object: rows.append([("date", member.key)] + flattened(member.value))
    default:
      guard let text = scalar(member.value) else { continue }
      rows.append([("date", member.key), ("value", text)])
    }
  }
  return rows.isEmpty ? nil : sheetOfRows(rows, name)
}

private func isDayKey(_ key: String) -> Bool {
  let bytes = Array(key.utf8)
  return CivilDay.parse(bytes.span) != nil
}

/// A table of rows that name their cells.
func sheetOfRows(_ rows: [[(String, String)]], _ name: String) -> Sheet {
  var names: [String] = []
  var places: [String: Int] = [:]
  for row in rows {
    for (key, _) in row where places[key] == nil && names.count < 1000 {
      places[key] = names.count
      names.append(key)
    }
  }
  var sheet = Sheet(name: name)
  sheet.decimalMark = .point
  sheet.startRow(line: 0, followsGap: false)
  for name in names { sheet.add(text: name.utf8) }
  for (line, row) in rows.enumerated() {
    sheet.startRow(line: line + 1, followsGap: false)
    var cells = [String](repeating: "", count: names.count)
    for (key, text) in row { if let place = places[key] { cells[place] = text } }
    for cell in cells { sheet.add(text: cell.utf8) }
  }
  return sheet
}

private func flattened(_ value: JSONValue, _ prefix: String = "", depth: Int = 0) -> [(
  String, String
)] {
  guard case .object(let members) = value, depth < 6 else { return [] }
  var cells: [(String, String)] = []
  for member in members {
    let key = prefix.isEmpty ? member.key : "\(prefix).\(member.key)"
    switch member.value {
    case .object: cells += flattened(member.value, key, depth: depth + 1)
    case .list(let items):
      // Search Console's `keys`: one column each; lists of action and value, as Meta has them.
      for (place, item) in items.prefix(50).enumerated() {
        if let text = scalar(item) {
          cells.append(("\(key).\(place + 1)", text))
        } else if let action = item["action_type"].flatMap(scalar),
          let amount = item["value"].flatMap(scalar)
        {
          cells.append(("\(key).\(action)", amount))
        }
      }
    default:
      if let text = scalar(member.value) { cells.append((key, text)) }
    }
  }
  return cells
}

private func scalar(_ value: JSONValue) -> String? {
  switch value {
  case .text(let text): text
  case .number(let number): number
  case .flag(let flag): flag ? "true" : "false"
  case .null: ""
  default: nil
  }
}
