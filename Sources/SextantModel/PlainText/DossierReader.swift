internal import Dispatch
package import SextantKernels
internal import Synchronization

/// What came of reading a dossier: all that could be read, and every finding on the way.
public struct ReadDossier: Sendable {
  public var dossier: Dossier
  /// In the order of their files, lines and columns.
  public var findings: [Finding]
  public var sources: SourceMap
  /// Top-level keys of a one-file dossier that the caller reserved for itself.
  package var reserved: [String: (tree: TextTree, node: Int)] = [:]
}

extension Finding {
  /// Whether what was found in a file was left out of the dossier, so that writing the dossier again
  /// would lose it. A link to nothing is kept as it stands.
  public var losesText: Bool {
    code == "TXT" && severity == .error
      && !["reading.danglingLink", "reading.wrongKind", "reading.cycle", "reading.outOfBounds"]
        .contains { message.key.hasPrefix($0) }
  }
}

/// Reads a dossier from its files.
public struct DossierReader: Sendable {
  var read: ReadDossier
  let registry: Registry
  var suggestions = Suggestions()
  private var countOfFindings: [String: Int] = [:]

  private init(registry: Registry) {
    self.registry = registry
    read = ReadDossier(
      dossier: Dossier(registry: registry), findings: [], sources: SourceMap())
  }

  /// Reads the files of a dossier's folder. Files that are no kind's are reported, with the nearest
  /// known name; `README` files, Markdown, hidden files and what lies under `files/` are let be.
  ///
  /// - Parameter registry: the kinds it may hold; as its files say, unless given.
  public static func read(
    _ files: [SourceText], registry: Registry? = nil
  ) -> ReadDossier {
    let registry = registry ?? DossierForm(of: files.lazy.map(\.path)).registry
    let inOrder = files.sorted { $0.path < $1.path }
    guard inOrder.contains(where: { registry.type(at: $0.path) != nil }) else {
      var reader = DossierReader(registry: registry)
      reader.report(.notADossier, severity: .error, Place())
      return reader.finish()
    }
    let (first, second) = halves(of: inOrder)
    if second.isEmpty { return read(inOrder[...], registry).finish() }
    let parts = Mutex<[DossierReader?]>([nil, nil])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      let part = Self.read(half == 0 ? first : second, registry)
      parts.withLock { $0[half] = part }
    }
    let done = parts.withLock { $0 }
    guard var reader = done[0], let rest = done[1] else {
      return Self.read(inOrder[...], registry).finish()
    }
    reader.merge(rest)
    return reader.finish()
  }

  /// Reads files one after the other; links are left to be checked.
  private static func read(_ files: ArraySlice<SourceText>, _ registry: Registry) -> DossierReader {
    var reader = DossierReader(registry: registry)
    let paths = registry.allPaths
    for file in files {
      if let type = registry.type(at: file.path) {
        reader.readFile(file, type)
      } else if !isAside(file.path) {
        let near = reader.suggestions.nearest(to: file.path, in: paths)
        reader.report(.unknownFile(nearest: near), severity: .warning, Place(file: file.path))
      }
    }
    return reader
  }

  /// The files in two runs of about the same size, to be read side by side; small dossiers stay in
  /// one.
  private static func halves(
    of files: [SourceText]
  ) -> (ArraySlice<SourceText>, ArraySlice<SourceText>) {
    let total = files.reduce(0) { $0 + $1.size }
    guard total > 65_536 else { return (files[...], []) }
    var size = 0
    let middle = files.firstIndex { file in
      size += file.size
      return size > total / 2
    }
    return (files[..<(middle ?? 0)], files[(middle ?? 0)...])
  }

  /// Takes in what was read from the files that follow: the result is as if one had read them all.
  private mutating func merge(_ next: DossierReader) {
    let shift = read.sources.files.count
    for file in next.read.sources.files { _ = read.sources.enter(file) }
    read.findings += next.read.findings
    countOfFindings.merge(next.countOfFindings) { $0 + $1 }
    let places = next.read.sources.positions
    for kind in registry.kinds.indices {
      let shelf = next.read.dossier.shelf(kind)
      guard let first = shelf.ids.first, let file = places[first]?.file else { continue }
      add(shelf, ofKind: kind, file: Int(file) + shift) { row in
        places[shelf.ids[row]].map { Int($0.start)..<Int($0.end) } ?? 0..<0
      }
    }
  }

  /// Reads a dossier that stands in one file: a mapping from the plural names of kinds to lists of
  /// items (for kinds of which there is one, from the kind's name to its fields).
  package static func read(
    oneFile file: SourceText, registry: Registry = .dossier, reserving reserved: Set<String> = []
  ) -> ReadDossier {
    var reader = DossierReader(registry: registry)
    if let bytes = reader.text(of: file) {
      let (tree, number) = reader.enterTree(bytes, file.path)
      reader.readSections(of: tree, file: number, reserved: reserved)
    }
    return reader.finish()
  }

  private static func isAside(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") } || path.hasPrefix("files/")
      || path.hasSuffix(".md") || path.hasPrefix("README")
  }

  private consuming func finish() -> ReadDossier {
    checkLinks()
    let inOrder = read.findings.enumerated().sorted { a, b in
      let (first, second) = (a.element.place, b.element.place)
      return (first.file ?? "", first.line ?? 0, first.column ?? 0, a.offset)
        < (second.file ?? "", second.line ?? 0, second.column ?? 0, b.offset)
    }
    read.findings = inOrder.map(\.element)
    return read
  }

  private mutating func readFile(_ file: SourceText, _ type: any Item.Type) {
    guard let bytes = text(of: file) else { return }
    if case .series = type.kind.form {
      readSeries(type, bytes, file.path)
    } else {
      let (tree, number) = enterTree(bytes, file.path)
      readTree(type, tree, node: 0, file: number)
    }
  }

  // MARK: - Findings

  mutating func report(
    _ problem: ReadingProblem.What, severity: Severity, _ place: Place
  ) {
    let count = countOfFindings[place.file ?? "", default: 0]
    guard count <= ReadingProblem.most else { return }
    countOfFindings[place.file ?? ""] = count + 1
    let isLast = count == ReadingProblem.most && place.file != nil
    let message = isLast ? ReadingProblem.What.tooMany.message : problem.message
    read.findings.append(
      Finding(code: "TXT", severity: severity, place: place, message: message))
  }

  /// Whether so much is wrong with a file that more findings would be left out.
  func isFull(_ path: String?) -> Bool {
    countOfFindings[path ?? "", default: 0] > ReadingProblem.most
  }

  // MARK: - Text

  /// The file's text as UTF-8, or `nil` after saying why there is none.
  private mutating func text(of file: SourceText) -> [UInt8]? {
    guard let bytes = file.bytes else {
      let problem: ReadingProblem.What =
        file.size > SourceText.largest
        ? .tooLarge(megabytes: file.size >> 20) : .unreadable(file.path)
      report(problem, severity: .error, Place(file: file.path))
      return nil
    }
    let decoded = decodeText(bytes)
    let start = Place(file: file.path, line: 1, column: 1)
    for note in decoded.notes {
      switch note {
      case .byteOrderMark: report(.encoding("byteOrderMark"), severity: .info, start)
      case .utf16: report(.encoding("utf16"), severity: .warning, start)
      case .windows1252(let offset):
        report(
          .encoding("windows1252"), severity: .warning, Self.place(offset, bytes, file.path))
      case .binary:
        report(.encoding("binary"), severity: .error, start)
        return nil
      case .carriageReturns: report(.encoding("carriageReturns"), severity: .info, start)
      }
    }
    return decoded.bytes
  }

  /// The place of a byte of a file in which each byte is one character.
  private static func place(_ offset: Int, _ bytes: [UInt8], _ path: String) -> Place {
    let (line, _) = TextTree.Places(of: bytes).place(ofOffset: UInt32(offset))
    let lineEnd = bytes[..<offset].lastIndex {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    let mark = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let column = offset - (lineEnd.map { $0 + 1 } ?? mark) + 1
    return Place(file: path, line: line, column: column)
  }

  private mutating func enterTree(_ bytes: [UInt8], _ path: String) -> (TextTree, Int) {
    let tree = TextTree(parsing: bytes)
    let file = SourceMap.File(path, tree.bytes)
    for problem in tree.problems {
      report(
        .text(problem.code.rawValue, detail: problem.detail), severity: .error,
        file.place(Int(problem.offset)))
    }
    return (tree, read.sources.enter(file))
  }

  // MARK: - Items

  private mutating func readSections(
    of tree: TextTree, file number: Int, reserved: Set<String>
  ) {
    let file = read.sources.files[number]
    guard tree.nodes[0].shape == .map else {
      if tree.nodes[0].shape != .null {
        report(.valueWhereKeys, severity: .error, file.place(tree.firstByte(of: 0)))
      }
      return
    }
    var key: Int?
    for child in tree.children(of: 0) {
      guard let name = key else {
        key = child
        continue
      }
      key = nil
      let written = tree.string(name)
      if let type = registry.type(listed: written) {
        readTree(type, tree, node: child, file: number)
      } else if reserved.contains(written) {
        read.reserved[written] = (tree, child)
      } else {
        let near = suggestions.nearest(to: written, in: registry.allListNames)
        report(
          .unknownKey(written, nearest: near), severity: .error,
          file.place(tree.firstByte(of: name)))
      }
    }
  }

  private mutating func readTree<T: Item>(
    _ type: T.Type, _ tree: TextTree, node: Int, file fileNumber: Int
  ) {
    guard let number = registry.number(of: type) else { return }
    var fields = FieldReader(tree)
    var shelf = KindShelf<T>()
    var nodes: [Int] = []
    switch (T.kind.form, tree.nodes[node].shape) {
    case (.single, .map):
      let id = T().id.text
      fields.begin(item: id)
      shelf.append(T.read(fieldsOf: node, besides: [], &fields), id)
      nodes = [node]
    case (_, .null): break
    case (.single, _): fields.report(.valueWhereKeys, at: node)
    case (_, .list):
      for element in tree.children(of: node) {
        if readItem(element, &fields, &shelf) { nodes.append(element) }
      }
    default: fields.report(.valueWhereList, at: node)
    }
    let file = read.sources.files[fileNumber]
    for problem in fields.problems {
      report(
        problem.what, severity: .error, file.place(problem.offset, of: problem.place(of: T.kind)))
    }
    add(shelf, ofKind: number, file: fileNumber) { row in
      tree.firstByte(of: nodes[row])..<Int(tree.nodes[nodes[row]].end)
    }
  }

  /// Whether an item was read from a node and put on the shelf.
  private func readItem<T: Item>(
    _ node: Int, _ fields: inout FieldReader, _ shelf: inout KindShelf<T>
  ) -> Bool {
    fields.begin(item: "")
    guard fields.tree.nodes[node].shape == .map else {
      fields.report(.valueWhereKeys, at: node)
      return false
    }
    if case .series = T.kind.form {
      var item = T.read(fieldsOf: node, besides: [], &fields)
      let id = Self.seriesID(item, Self.keyFields(T.self))
      item.id = ID(id)
      if T.fields.contains(where: { $0.isRequired && $0.isEmpty(item) }) { return false }
      shelf.append(item, id)
      return true
    }
    // Without an id nothing can be kept, but what is wrong with the rest is told all the same.
    let identifier = fields.identifier(in: node)
    var item = T.read(fieldsOf: node, besides: ["id"], &fields)
    guard let identifier else { return false }
    item.id = ID(identifier)
    shelf.append(item, identifier)
    return true
  }

  /// Puts new items in, save those whose id is taken.
  ///
  /// - Parameter bytes: where the item of a row stands in the file.
  mutating func add(
    _ items: any Shelf, ofKind kind: Int, file number: Int, bytes: (Int) -> Range<Int>
  ) {
    let file = read.sources.files[number]
    let refused = Set(read.dossier.add(items, ofKind: kind))
    for (row, id) in items.ids.enumerated() {
      let range = bytes(row)
      if !refused.contains(row) {
        read.sources.positions[id] = SourceMap.Position(
          file: Int32(number), start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
      } else if !isFull(file.path) {
        let first = read.sources.locate(Place(item: id))
        let place = Place(kind: registry.kinds[kind].kind.name, item: id)
        report(
          .duplicateID(id, firstFile: first.file ?? file.path, firstLine: first.line ?? 1),
          severity: .error, file.place(range.lowerBound, of: place))
      }
    }
  }
}

extension ReadingProblem {
  func place(of kind: Kind) -> Place {
    Place(
      kind: kind.name, item: item.isEmpty ? nil : item, field: field.isEmpty ? nil : field)
  }
}
