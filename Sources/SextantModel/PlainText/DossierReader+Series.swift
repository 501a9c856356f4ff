internal import SextantKernels

/// Series: one row of a table per item, without id.
extension DossierReader {
  mutating func readSeries<T: Item>(_ type: T.Type, _ bytes: [UInt8], _ path: String) {
    let table = SeparatedText(parsing: bytes)
    let names =
      table.rowCount > 0 ? (0..<table.columnCount(0)).map { table.string(0, $0) ?? "" } : []
    let file = SourceMap.File(
      path, bytes, table: SourceMap.Table(separator: table.separator, columns: names))
    let number = read.sources.enter(file)
    for problem in table.problems {
      report(
        .text(problem.code.rawValue, detail: problem.detail), severity: .error,
        file.place(Int(problem.offset)))
    }
    guard table.rowCount > 0 else { return }

    let fields = T.fields
    let columns = names.enumerated().map { column, name -> Int? in
      let here = file.place(table.firstByte(0, column) ?? 0, of: Place(kind: T.kind.name))
      guard let index = fields.firstIndex(where: { $0.name == name }) else {
        let near = suggestions.nearest(to: name, in: fields.map(\.name))
        report(.unknownKey(name, nearest: near), severity: .error, here)
        return nil
      }
      guard names.firstIndex(of: name) == column else {
        report(.text("duplicateKey", detail: name), severity: .error, here)
        return nil
      }
      return index
    }
    let missing = fields.filter { $0.isRequired && !names.contains($0.name) }
    for field in missing {
      report(
        .missingColumn(field.name), severity: .error,
        file.place(table.firstByte(0, 0) ?? 0, of: Place(kind: T.kind.name)))
    }
    guard missing.isEmpty, let kind = registry.number(of: type) else { return }

    let required = fields.filter(\.isRequired)
    let keyFields = Self.keyFields(type)
    var cells = CellReader(table)
    var shelf = KindShelf<T>()
    var rows: [Int] = []
    shelf.reserveCapacity(table.rowCount)
    for row in 1..<max(1, table.rowCount) {
      let count = table.columnCount(row)
      let start = table.firstByte(row, 0) ?? 0
      if count != columns.count {
        report(
          .wrongColumnCount(count, expected: columns.count), severity: .error,
          file.place(start, of: Place(kind: T.kind.name)))
      }
      var item = T()
      let before = cells.problems.count
      for column in 0..<min(count, columns.count) {
        guard let index = columns[column], table.cell(row, column)?.isEmpty == false else {
          continue
        }
        cells.begin(row: row, column: column)
        fields[index].readCell(&item, &cells)
      }
      let id = Self.seriesID(item, keyFields)
      item.id = ID(id)
      cells.name(problemsFrom: before, id)
      var isWhole = true
      for field in required where field.isEmpty(item) {
        isWhole = false
        // A value that cannot be read has been reported already.
        let isBad = cells.problems.dropFirst(before).contains { $0.field == field.name }
        if isBad || isFull(path) { continue }
        let column = columns.firstIndex { $0.map { fields[$0].name } == field.name } ?? 0
        report(
          .missing(field.name), severity: .error,
          file.place(
            table.firstByte(row, column) ?? start,
            of: Place(kind: T.kind.name, item: id, field: field.name)))
      }
      if isWhole {
        shelf.append(item, id)
        rows.append(row)
      }
    }
    for problem in cells.problems {
      report(
        problem.what, severity: .error, file.place(problem.offset, of: problem.place(of: T.kind)))
    }
    add(shelf, ofKind: kind, file: number) { table.bytes(ofRow: rows[$0]) }
  }

  /// The key fields' values as they stand in cells, joined by `/`; trailing empty ones left out.
  static func seriesID<T: Item>(_ item: T, _ keyFields: [Field<T>]) -> String {
    var id = ""
    var separators = ""
    for field in keyFields {
      let text = cellText(field.plain(item))
      if !text.isEmpty {
        id += separators + text
        separators = ""
      }
      separators += "/"
    }
    return id
  }

  /// The fields that make the id of a kind kept as a series.
  static func keyFields<T: Item>(_ type: T.Type) -> [Field<T>] {
    guard case .series(let key) = T.kind.form else { return [] }
    return key.compactMap { name in T.fields.first { $0.name == name } }
  }
}
