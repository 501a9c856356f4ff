package import SextantKernels

/// Reads the values of one document's nodes and collects what is wrong with them.
public struct FieldReader {
  package let tree: TextTree
  var problems: [ReadingProblem] = []
  /// The id of the item being read.
  var item = ""
  private var field = ""
  private var bounds: ClosedRange<Double>?

  package init(_ tree: TextTree) { self.tree = tree }

  mutating func begin(field: String, bounds: ClosedRange<Double>?) {
    self.field = field
    self.bounds = bounds
  }

  func isNull(_ node: Int) -> Bool { tree.nodes[node].shape == .null }

  mutating func report(_ problem: ReadingProblem.What, at node: Int) {
    problems.append(
      ReadingProblem(
        what: problem, offset: Int(tree.nodes[node].start), item: item, field: field))
  }

  mutating func scalar<Value: ScalarContent>(_ node: Int, as: Value.Type) -> Value? {
    switch tree.nodes[node].shape {
    case .null: return nil
    case .list, .map:
      report(.listWhereOneValue, at: node)
      return nil
    case .plain, .quoted, .block:
      switch tree.withScalarBytes(node, { Value.parse($0) }) {
      case .value(let value):
        if let bounds, let magnitude = value.magnitude, !bounds.contains(magnitude) {
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
      let (name, limits) = (field, bounds)
      var elements: [Element] = []
      for child in tree.children(of: node) {
        begin(field: name, bounds: limits)
        if let value = element(child, &self) { elements.append(value) }
      }
      return elements
    case .plain, .quoted, .block, .map:
      return element(node, &self).map { [$0] } ?? []
    }
  }

  /// Fills a value from the keys of a mapping; unknown keys are reported with the nearest known one.
  mutating func map<Root>(_ node: Int, into blank: Root, fields: [Field<Root>]) -> Root? {
    guard tree.nodes[node].shape == .map else {
      if !isNull(node) { report(.valueWhereKeys, at: node) }
      return nil
    }
    var root = blank
    let outer = field
    fill(&root, from: node, fields: fields, knownElsewhere: [])
    field = outer
    checkRequired(root, fields, node)
    return root
  }

  mutating func checkRequired<Root>(_ root: Root, _ fields: [Field<Root>], _ node: Int) {
    for missing in fields where missing.isRequired && missing.isEmpty(root) {
      report(.missing(missing.name), at: node)
    }
  }

  /// The `id` of the item at a node, or `nil` after saying what is wrong with it.
  mutating func identifier(in node: Int) -> String? {
    item = ""
    field = "id"
    guard let value = tree.value(for: "id", in: node), !isNull(value) else {
      report(.missingID, at: node)
      return nil
    }
    if let text = tree.withScalarBytes(value, { SextantModel.identifier($0) }) { return text }
    report(.badID(tree.string(value)), at: value)
    return nil
  }

  /// - Parameter knownElsewhere: keys that are not fields but are not wrong either.
  mutating func fill<Root>(
    _ root: inout Root, from node: Int, fields: [Field<Root>], knownElsewhere: [String]
  ) {
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
      } else {
        let written = tree.string(name)
        if !knownElsewhere.contains(written) {
          let known = fields.map(\.name) + knownElsewhere
          report(.unknownKey(written, nearest: nearest(to: written, in: known)), at: name)
        }
      }
    }
  }
}

/// Reads values from the cells of a table.
public struct CellReader {
  var text = ""
  var problems: [ReadingProblem] = []

  mutating func scalar<Value: ScalarContent>(
    as: Value.Type, field: String, bounds: ClosedRange<Double>?
  ) -> Value? {
    switch text.withUTF8({ Value.parse($0.span) }) {
    case .value(let value):
      if let bounds, let magnitude = value.magnitude, !bounds.contains(magnitude) {
        problems.append(
          ReadingProblem(what: .outOfBounds(bounds), offset: 0, item: "", field: field))
      }
      return value
    case .wrong(let error):
      problems.append(
        ReadingProblem(
          what: .badScalar(error, written: text), offset: 0, item: "", field: field))
      return nil
    }
  }
}

/// Something wrong with a document, at a byte of it.
public struct ReadingProblem: Sendable, Equatable {
  public var what: What
  public var offset: Int
  public var item: String
  public var field: String

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

/// The known word that a written one most likely stands for, when it is near enough.
public func nearestWord(to written: String, in known: [String]) -> String? {
  nearest(to: written, in: known)
}

/// The known word that a written one most likely stands for, when it is near enough.
func nearest(to written: String, in known: [String]) -> String? {
  let bytes = Array(written.lowercased().utf8)
  guard bytes.count <= 80 else { return nil }
  var best: (name: String, distance: Int)?
  for name in known {
    let distance = editDistance(bytes, Array(name.lowercased().utf8))
    if distance < best?.distance ?? .max { best = (name, distance) }
  }
  guard let best, best.distance <= max(1, written.utf8.count / 3) else { return nil }
  return best.name
}
