package import SextantKernels

/// Reads the values of one document's nodes and collects what is wrong with them.
public struct FieldReader {
  package let tree: TextTree
  private(set) var problems: [ReadingProblem] = []
  private var suggestions = Suggestions()
  /// The id of the item being read.
  private var item = ""
  /// The item's field being read; also while the fields of small values in it are.
  private var field = ""
  private var bounds: ClosedRange<Double>?
  /// How many small values the reading is inside of.
  private var depth = 0

  package init(_ tree: TextTree) { self.tree = tree }

  /// What is reported from here on is about this item, or about none while its id is unknown.
  mutating func begin(item: String) {
    self.item = item
    field = ""
    bounds = nil
  }

  mutating func begin(field: String, bounds: ClosedRange<Double>?) {
    if depth == 0 { self.field = field }
    self.bounds = bounds
  }

  func isNull(_ node: Int) -> Bool { tree.nodes[node].shape == .null }

  /// Whether a value stands there that has no parts.
  func isScalar(_ node: Int) -> Bool {
    switch tree.nodes[node].shape {
    case .plain, .quoted, .block: true
    case .null, .list, .map: false
    }
  }

  /// - Parameter itself: whether the item itself is meant and none of its fields.
  mutating func report(
    _ problem: ReadingProblem.What, at node: Int, field: String? = nil, itself: Bool = false
  ) {
    guard !isFull else { return }
    let named = itself && depth == 0 ? "" : depth == 0 ? field ?? self.field : self.field
    problems.append(
      ReadingProblem(what: problem, offset: tree.firstByte(of: node), item: item, field: named))
  }

  /// Whether so much is wrong that more would not help anybody.
  private var isFull: Bool { problems.count > ReadingProblem.most }

  mutating func scalar<Value: ScalarContent>(_ node: Int, as: Value.Type) -> Value? {
    switch tree.nodes[node].shape {
    case .null: return nil
    case .list, .map:
      report(.listWhereOneValue, at: node)
      return nil
    case .plain, .quoted, .block:
      switch tree.withScalarBytes(node, { Value.parse($0) }) {
      case .value(let value):
        if let bounds, let size = value.boundedSize, !bounds.contains(size) {
          report(.outOfBounds(bounds), at: node)
        }
        return value
      case .wrong(let error):
        report(.badScalar(error, written: tree.string(node)), at: node)
        return nil
      }
    }
  }

  /// The elements that could be read. One value alone is read as a list of one.
  mutating func list<Element>(
    _ node: Int, element: (Int, inout FieldReader) -> Element?
  ) -> [Element]? {
    switch tree.nodes[node].shape {
    case .null: return []
    case .list:
      let limits = bounds
      var elements: [Element] = []
      for child in tree.children(of: node) {
        bounds = limits
        if let value = element(child, &self) { elements.append(value) }
      }
      return elements
    case .plain, .quoted, .block, .map:
      return element(node, &self).map { [$0] } ?? []
    }
  }

  /// The small value that stands in a mapping.
  mutating func row<Value: Row>(_ node: Int) -> Value? {
    guard tree.nodes[node].shape == .map else {
      if !isNull(node) { report(.valueWhereKeys, at: node) }
      return nil
    }
    depth += 1
    let value = Value.read(fieldsOf: node, besides: [], &self)
    depth -= 1
    return value
  }

  /// Reports the fields that an item must have and that are empty.
  mutating func checkRequired<Root>(_ root: Root, _ fields: [Field<Root>], _ node: Int) {
    for missing in fields where missing.isRequired && missing.isEmpty(root) && !isFull {
      // A value that cannot be read has been reported already.
      if let value = tree.value(for: missing.name, in: node) {
        let range = tree.firstByte(of: value)...Int(tree.nodes[value].end)
        if problems.contains(where: { range.contains($0.offset) }) { continue }
      }
      report(.missing(missing.name), at: node, field: missing.name)
    }
  }

  /// The `id` of the item at a node, or `nil` after saying what is wrong with it. What is reported
  /// from here on is about this item.
  mutating func identifier(in node: Int) -> String? {
    begin(item: "")
    guard let value = tree.value(for: "id", in: node), !isNull(value) else {
      report(.missingID, at: node, field: "id")
      return nil
    }
    switch tree.nodes[value].shape {
    case .list, .map: report(.listWhereOneValue, at: value, field: "id")
    default:
      if let text = tree.withScalarBytes(value, { SextantModel.identifier($0) }) {
        begin(item: text)
        return text
      }
      report(.badID(tree.string(value)), at: value, field: "id")
    }
    return nil
  }

  /// Fills a value from the keys of a mapping; unknown keys are reported with the nearest known one.
  ///
  /// - Parameter knownElsewhere: keys that are not fields but are not wrong either.
  mutating func fill<Root>(
    _ root: inout Root, from node: Int, fields: [Field<Root>], knownElsewhere: [String]
  ) {
    guard tree.nodes[node].shape == .map else { return }
    var expected = 0
    var key: Int?
    for child in tree.children(of: node) {
      guard let name = key else {
        key = child
        continue
      }
      key = nil
      let found = tree.withScalarBytes(name) { bytes -> Int? in
        for step in 0..<fields.count {
          let index =
            expected + step < fields.count ? expected + step : expected + step - fields.count
          let wanted = fields[index].nameBytes
          if sameBytes(wanted, bytes) { return index }
        }
        return nil
      }
      if let found {
        fields[found].read(&root, child, &self)
        expected = found + 1 < fields.count ? found + 1 : 0
      } else if !isFull {
        let written = tree.string(name)
        if !knownElsewhere.contains(written) {
          let near = suggestions.nearest(to: written, in: fields.map(\.name) + knownElsewhere)
          report(.unknownKey(written, nearest: near), at: name, itself: true)
        }
      }
    }
  }
}

/// Reads values from the cells of a table.
public struct CellReader {
  let table: SeparatedText
  private(set) var problems: [ReadingProblem] = []
  private var row = 0
  private var column = 0

  init(_ table: SeparatedText) { self.table = table }

  mutating func begin(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  mutating func scalar<Value: ScalarContent>(
    as: Value.Type, field: String, bounds: ClosedRange<Double>?
  ) -> Value? {
    switch table.withCellBytes(row, column, { Value.parse($0) }) {
    case nil: return nil
    case .value(let value)?:
      if let bounds, let size = value.boundedSize, !bounds.contains(size) {
        report(.outOfBounds(bounds), field)
      }
      return value
    case .wrong(let error)?:
      report(.badScalar(error, written: table.string(row, column) ?? ""), field)
      return nil
    }
  }

  private mutating func report(_ what: ReadingProblem.What, _ field: String) {
    guard problems.count <= ReadingProblem.most else { return }
    problems.append(
      ReadingProblem(
        what: what, offset: table.firstByte(row, column) ?? 0, item: "", field: field))
  }

  /// Says whose the problems are that were found since there were `count` of them.
  mutating func name(problemsFrom count: Int, _ item: String) {
    for index in count..<problems.count { problems[index].item = item }
  }
}

/// Something wrong with a document, at a byte of it.
public struct ReadingProblem: Sendable, Equatable {
  public var what: What
  public var offset: Int
  public var item: String
  public var field: String

  /// More than this in one file help nobody: the rest is left out, and that is said.
  static let most = 1000

  public enum What: Sendable, Equatable {
    case listWhereOneValue
    case valueWhereKeys
    case valueWhereList
    case badScalar(ScalarError, written: String)
    case outOfBounds(ClosedRange<Double>)
    case missing(String)
    case unknownKey(String, nearest: String?)
    case missingID
    case badID(String)
    case duplicateID(String, firstFile: String, firstLine: Int)
    case wrongColumnCount(Int, expected: Int)
    case missingColumn(String)
    case text(TextProblemName, detail: String)
    case unknownFile(nearest: String?)
    case encoding(String)
    case tooLarge(megabytes: Int)
    case notADossier
    case unreadable(String)
    case danglingLink(String, nearest: String?)
    case wrongKind(String, found: String, wanted: [String])
    case cycle([String])
    /// What more was found in a file is left out.
    case tooMany
  }

  /// The name of a text problem, as the scanner gives it.
  public typealias TextProblemName = String
}

/// Whether a word's bytes are these.
private func sameBytes(_ word: [UInt8], _ bytes: Span<UInt8>) -> Bool {
  guard word.count == bytes.count else { return false }
  for index in 0..<bytes.count where word[index] != bytes[index] { return false }
  return true
}
