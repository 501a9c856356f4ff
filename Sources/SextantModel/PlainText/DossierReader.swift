package import SextantKernels

/// What came of reading a dossier: all that could be read, and every finding on the way.
public struct ReadDossier: Sendable {
  public var dossier: Dossier
  public var findings: [Finding]
  public var sources: SourceMap
  /// Top-level keys of a one-file dossier that the caller reserved for itself.
  package var reserved: [String: (tree: TextTree, node: Int)] = [:]
}

/// Reads a dossier from its files.
public struct DossierReader {
  private var read: ReadDossier
  private let registry: Registry

  private init(registry: Registry) {
    self.registry = registry
    read = ReadDossier(
      dossier: Dossier(registry: registry), findings: [], sources: SourceMap())
  }

  /// Reads the files of a dossier's folder. Files that are no kind's are reported, with the nearest
  /// known name; `README` files, Markdown, hidden files and what lies under `files/` are let be.
  public static func read(
    _ files: [SourceText], registry: Registry = .dossier
  ) -> ReadDossier {
    var reader = DossierReader(registry: registry)
    let known = files.contains { registry.type(at: $0.path) != nil }
    if !known {
      reader.report(.notADossier, severity: .error, Place())
    }
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard let type = registry.type(at: file.path) else {
        if known && !isAside(file.path) {
          let near = nearest(to: file.path, in: registry.allPaths)
          reader.report(
            .unknownFile(nearest: near), severity: .warning, Place(file: file.path))
        }
        continue
      }
      reader.readFile(file, type)
    }
    reader.checkLinks()
    return reader.read
  }

  /// Reads a dossier that stands in one file: a mapping from the plural names of kinds to lists of
  /// items (for kinds of which there is one, from the kind's name to its fields).
  package static func read(
    oneFile file: SourceText, registry: Registry = .dossier, reserving reserved: Set<String> = []
  ) -> ReadDossier {
    var reader = DossierReader(registry: registry)
    let number = reader.enter(file)
    guard let tree = reader.tree(of: file) else { return reader.read }
    reader.readSections(of: tree, file: number, path: file.path, reserved: reserved)
    reader.checkLinks()
    return reader.read
  }

  private static func isAside(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") } || path.hasPrefix("files/")
      || path.hasSuffix(".md") || path.hasPrefix("README")
  }

  private mutating func enter(_ file: SourceText) -> Int {
    read.sources.files.append(file)
    return read.sources.files.count - 1
  }

  private mutating func readFile(_ file: SourceText, _ type: any Item.Type) {
    let number = enter(file)
    if case .series = type.kind.form {
      guard let bytes = text(of: file) else { return }
      readSeries(type, bytes, file: number, path: file.path)
    } else if let tree = tree(of: file) {
      readTree(type, tree, node: 0, file: number, path: file.path)
    }
  }

  /// The file's UTF-8 bytes, or `nil` after saying why there are none.
  private mutating func text(of file: SourceText) -> [UInt8]? {
    guard let bytes = file.bytes else {
      let problem: ReadingProblem.What =
        file.size > SourceText.largest
        ? .tooLarge(megabytes: file.size >> 20) : .unreadable(file.path)
      report(problem, severity: .error, Place(file: file.path))
      return nil
    }
    let decoded = decodeText(bytes)
    for note in decoded.notes {
      switch note {
      case .byteOrderMark: encodingNote("byteOrderMark", .info, file, 0)
      case .utf16: encodingNote("utf16", .warning, file, 0)
      case .windows1252(let offset): encodingNote("windows1252", .warning, file, Int(offset))
      case .binary:
        encodingNote("binary", .error, file, 0)
        return nil
      case .carriageReturns: encodingNote("carriageReturns", .info, file, 0)
      }
    }
    return decoded.bytes
  }

  private mutating func encodingNote(
    _ name: String, _ severity: Severity, _ file: SourceText, _ offset: Int
  ) {
    var place = Place(file: file.path, line: 1, column: 1)
    if offset > 0, let bytes = file.bytes {
      (place.line, place.column) = SourceMap.lineAndColumn(of: offset, in: bytes)
    }
    report(.encoding(name), severity: severity, place)
  }

  private mutating func tree(of file: SourceText) -> TextTree? {
    guard let bytes = text(of: file) else { return nil }
    let tree = TextTree(parsing: bytes)
    guard !tree.problems.isEmpty else { return tree }
    let places = tree.places
    for problem in tree.problems {
      let (line, column) = places.place(ofOffset: problem.offset)
      report(
        .text(problem.code.rawValue, detail: problem.detail), severity: .error,
        Place(file: file.path, line: line, column: column))
    }
    return tree
  }

  private mutating func readSections(
    of tree: TextTree, file: Int, path: String, reserved: Set<String>
  ) {
    var key: Int?
    for child in tree.children(of: 0) {
      guard let name = key else {
        key = child
        continue
      }
      key = nil
      let written = tree.string(name)
      if let type = registry.type(listed: written) {
        readTree(type, tree, node: child, file: file, path: path)
      } else if reserved.contains(written) {
        read.reserved[written] = (tree, child)
      } else {
        let near = nearest(to: written, in: registry.allListNames)
        let (line, column) = tree.place(ofOffset: tree.nodes[name].start)
        report(
          .unknownKey(written, nearest: near), severity: .error,
          Place(file: path, line: line, column: column))
      }
    }
  }

  // MARK: - Items

  private mutating func readTree<T: Item>(
    _ type: T.Type, _ tree: TextTree, node: Int, file: Int, path: String
  ) {
    var fields = FieldReader(tree)
    var items: [T] = []
    var starts: [UInt32] = []
    switch (T.kind.form, tree.nodes[node].shape) {
    case (.single, .map):
      var item = T()
      fields.item = item.id.text
      fields.fill(&item, from: node, fields: T.fields, knownElsewhere: [])
      fields.checkRequired(item, T.fields, node)
      items = [item]
      starts = [tree.nodes[node].start]
    case (_, .null): break
    case (.single, _): fields.report(.valueWhereKeys, at: node)
    case (_, .list):
      for element in tree.children(of: node) {
        if let item = readItem(type, element, &fields) {
          items.append(item)
          starts.append(tree.nodes[element].start)
        }
      }
    default: fields.report(.valueWhereList, at: node)
    }
    let places = fields.problems.isEmpty ? nil : tree.places
    for problem in fields.problems {
      let (line, column) = (places ?? tree.places).place(ofOffset: UInt32(problem.offset))
      report(
        problem.what, severity: .error,
        Place(
          kind: T.kind.name, item: problem.item.isEmpty ? nil : problem.item,
          field: problem.field.isEmpty ? nil : problem.field, file: path, line: line,
          column: column))
    }
    add(items, starts, file: file, path: path) { row in tree.place(ofOffset: starts[row]) }
  }

  private func readItem<T: Item>(
    _ type: T.Type, _ node: Int, _ fields: inout FieldReader
  ) -> T? {
    guard fields.tree.nodes[node].shape == .map else {
      fields.report(.valueWhereKeys, at: node)
      return nil
    }
    var item = T()
    if case .series = T.kind.form {
      fields.item = ""
      fields.fill(&item, from: node, fields: T.fields, knownElsewhere: [])
      item.id = ID(Self.seriesID(item, Self.keyFields(type)))
    } else {
      let identifier = fields.identifier(in: node)
      guard let identifier else { return nil }
      item.id = ID(identifier)
      fields.item = identifier
      fields.fill(&item, from: node, fields: T.fields, knownElsewhere: ["id"])
    }
    fields.checkRequired(item, T.fields, node)
    return item
  }

  /// The key fields' values as they stand in cells, joined by `/`; trailing empty ones left out.
  static func seriesID<T: Item>(_ item: T, _ keyFields: [Field<T>]) -> String {
    var id = ""
    var length = 0
    for (number, field) in keyFields.enumerated() {
      if number > 0 { id += "/" }
      let text = cellText(field.plain(item))
      id += text
      if !text.isEmpty { length = id.utf8.count }
    }
    return String(id.utf8.prefix(length)) ?? id
  }

  /// The fields that make the id of a kind kept as a series.
  static func keyFields<T: Item>(_ type: T.Type) -> [Field<T>] {
    guard case .series(let key) = T.kind.form else { return [] }
    return key.compactMap { name in T.fields.first { $0.name == name } }
  }

  private mutating func add<T: Item>(
    _ items: [T], _ starts: [UInt32], file: Int, path: String,
    place: (Int) -> (line: Int, column: Int)
  ) {
    let refused = Set(read.dossier.add(items))
    for row in items.indices {
      let id = items[row].id.text
      if refused.contains(row) {
        let first = read.sources.locate(Place(item: id))
        let (line, column) = place(row)
        report(
          .duplicateID(id, firstFile: first.file ?? path, firstLine: first.line ?? 1),
          severity: .error,
          Place(kind: T.kind.name, item: id, file: path, line: line, column: column))
      } else {
        read.sources.positions[id] = SourceMap.Position(file: Int32(file), offset: starts[row])
      }
    }
  }

  // MARK: - Series

  private mutating func readSeries<T: Item>(
    _ type: T.Type, _ bytes: [UInt8], file: Int, path: String
  ) {
    let keyFields = Self.keyFields(type)
    let table = SeparatedText(parsing: bytes)
    for problem in table.problems {
      let (line, column) = SourceMap.lineAndColumn(of: Int(problem.offset), in: bytes)
      report(
        .text(problem.code.rawValue, detail: problem.detail), severity: .error,
        Place(file: path, line: line, column: column))
    }
    guard table.rowCount > 0 else { return }
    var columns: [Int?] = []
    for column in 0..<table.columnCount(0) {
      let name = table.string(0, column) ?? ""
      let index = T.fields.firstIndex { $0.name == name }
      columns.append(index)
      if index == nil {
        report(
          .unknownKey(name, nearest: nearest(to: name, in: T.fields.map(\.name))),
          severity: .error, Place(kind: T.kind.name, file: path, line: 1, column: 1))
      }
    }
    for field in T.fields where field.isRequired {
      if !columns.contains(where: { $0.map { T.fields[$0].name } == field.name }) {
        report(
          .missingColumn(field.name), severity: .error,
          Place(kind: T.kind.name, file: path, line: 1, column: 1))
        return
      }
    }
    var items: [T] = []
    var starts: [UInt32] = []
    items.reserveCapacity(table.rowCount)
    for row in 1..<max(1, table.rowCount) {
      let count = table.columnCount(row)
      if count != columns.count {
        report(
          .wrongColumnCount(count, expected: columns.count), severity: .error,
          Place(kind: T.kind.name, file: path, line: table.line(ofRow: row), column: 1))
      }
      var item = T()
      var cells = CellReader()
      for column in 0..<min(count, columns.count) {
        guard let index = columns[column], let text = table.string(row, column), !text.isEmpty
        else { continue }
        cells.text = text
        T.fields[index].readCell(&item, &cells)
      }
      item.id = ID(Self.seriesID(item, keyFields))
      for problem in cells.problems {
        report(
          problem.what, severity: .error,
          Place(
            kind: T.kind.name, item: item.id.text, field: problem.field, file: path,
            line: table.line(ofRow: row), column: 1))
      }
      let missing = T.fields.filter { $0.isRequired && $0.isEmpty(item) }
      for field in missing {
        report(
          .missing(field.name), severity: .error,
          Place(
            kind: T.kind.name, item: item.id.text, field: field.name, file: path,
            line: table.line(ofRow: row), column: 1))
      }
      if missing.isEmpty {
        items.append(item)
        starts.append(UInt32(table.cell(row, 0)?.lowerBound ?? 0))
      }
    }
    add(items, starts, file: file, path: path) { row in
      SourceMap.lineAndColumn(of: Int(starts[row]), in: bytes)
    }
  }

  // MARK: - Links

  private mutating func checkLinks() {
    let dossier = read.dossier
    var ids: [String]?
    dossier.forEachLink { kind, row, field, target in
      let source = dossier.shelf(kind)
      let problem: ReadingProblem.What
      let wanted = linkedKinds(registry.kinds[kind], field, target)
      if let found = dossier.kind(of: target) {
        guard let wanted, !wanted.isEmpty, !wanted.contains(found.name) else { return }
        problem = .wrongKind(target, found: found.name, wanted: wanted)
      } else {
        if ids == nil { ids = Array(read.sources.positions.keys).sorted() }
        let near = dossier.count < 20_000 ? nearest(to: target, in: ids ?? []) : nil
        problem = .danglingLink(target, nearest: near)
      }
      let place = Place(
        kind: registry.kinds[kind].kind.name, item: source.id(at: row),
        field: fieldName(registry.kinds[kind], field))
      report(problem, severity: .error, read.sources.locate(place))
    }
    for (number, type) in registry.kinds.enumerated() {
      checkCycles(type, number)
    }
  }

  /// A field that links to its own kind tells an order, so it must not lead back to where it began.
  private mutating func checkCycles<T: Item>(_ type: T.Type, _ number: Int) {
    for field in T.fields where field.shape.linkedKinds == [T.kind.name] {
      let items = read.dossier.all(type)
      var rows: [String: Int] = [:]
      for (row, item) in items.enumerated() { rows[item.id.text] = row }
      let before = items.map { item in
        var targets: [Int] = []
        field.visitLinks(item) { if let row = rows[$0] { targets.append(row) } }
        return targets
      }
      guard let cycle = cycle(in: before) else { continue }
      let ids = cycle.map { items[$0].id.text }
      report(
        .cycle(ids), severity: .error,
        read.sources.locate(Place(kind: T.kind.name, item: ids[0], field: field.name)))
    }
  }

  private mutating func report(
    _ problem: ReadingProblem.What, severity: Severity, _ place: Place
  ) {
    read.findings.append(
      Finding(code: "TXT", severity: severity, place: place, message: problem.message))
  }
}

extension Finding {
  /// Whether what was found in a file was left out of the dossier, so that writing the dossier again
  /// would lose it. A link to nothing is kept as it stands.
  public var losesText: Bool {
    code == "TXT"
      && !["reading.danglingLink", "reading.wrongKind", "reading.cycle", "reading.outOfBounds"]
        .contains { message.key.hasPrefix($0) }
  }
}

private func linkedKinds<T: Item>(_ type: T.Type, _ field: Int, _ target: String) -> [String]? {
  T.fields[field].shape.linkedKinds
}

private func fieldName<T: Item>(_ type: T.Type, _ field: Int) -> String { T.fields[field].name }

/// The nodes of a cycle of a graph given as lists of neighbours, or `nil` where there is none.
private func cycle(in neighbours: [[Int]]) -> [Int]? {
  var state = [UInt8](repeating: 0, count: neighbours.count)
  for start in neighbours.indices where state[start] == 0 {
    var path = [(node: start, next: 0)]
    state[start] = 1
    while let top = path.last {
      if top.next < neighbours[top.node].count {
        path[path.count - 1].next += 1
        let target = neighbours[top.node][top.next]
        if state[target] == 1 {
          return path.map(\.node).drop { $0 != target }.map { $0 }
        }
        if state[target] == 0 {
          state[target] = 1
          path.append((target, 0))
        }
      } else {
        state[top.node] = 2
        path.removeLast()
      }
    }
  }
  return nil
}
