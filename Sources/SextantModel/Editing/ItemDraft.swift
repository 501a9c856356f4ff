internal import SextantKernels

/// One item as a person or a program hands it in: as far as it can be read, and what is wrong with
/// which field.
public struct ItemDraft: Sendable {
  public private(set) var item: any Item
  public private(set) var problems: [FieldProblem] = []
  /// The fields that were handed in, in the order of the kind's list.
  public private(set) var fields: [String] = []

  /// Reads the entries of a form: only the fields that it names change, an empty value clears.
  ///
  /// Names that are no field's are let be. What is wrong is told with the text that was typed.
  ///
  /// - Parameter base: the item before it was edited; none for a new one, whose id is the entry `id`.
  public init(
    form entries: [(name: String, value: String)], kind type: any Item.Type,
    onTopOf base: (any Item)? = nil
  ) {
    self = Self.read(type, base) { draft in
      draft.take(form: entries)
    }
  }

  /// Reads a JSON object in the same way: only the keys that it has change, `null` clears.
  public init(json bytes: [UInt8], kind type: any Item.Type, onTopOf base: (any Item)? = nil) {
    self = Self.read(type, base) { draft in
      draft.take(json: bytes)
    }
  }

  private init(item: any Item) { self.item = item }

  public func problems(of field: String) -> [FieldProblem] {
    problems.filter { $0.concerns(field) }
  }

  private static func read(
    _ type: any Item.Type, _ base: (any Item)?, _ take: (inout any Drafting) -> Void
  ) -> ItemDraft {
    var drafting: any Drafting = start(type, base)
    take(&drafting)
    var draft = ItemDraft(item: drafting.anyItem)
    draft.problems = drafting.problems
    draft.fields = drafting.fields
    return draft
  }

  private static func start<T: Item>(_ type: T.Type, _ base: (any Item)?) -> any Drafting {
    TypedDraft(item: base as? T ?? T(), isNew: !(base is T))
  }
}

/// A draft that knows its item's type only inside.
private protocol Drafting {
  var anyItem: any Item { get }
  var problems: [FieldProblem] { get }
  var fields: [String] { get }
  mutating func take(form entries: [(name: String, value: String)])
  mutating func take(json bytes: [UInt8])
}

private struct TypedDraft<T: Item>: Drafting {
  var item: T
  let isNew: Bool
  var problems: [FieldProblem] = []
  var fields: [String] = []
  var anyItem: any Item { item }

  mutating func take(form entries: [(name: String, value: String)]) {
    let form = FormValues(entries, T.fields.map(\.card), onTopOf: DossierWriter.entries(item))
    let id = entries.last { $0.name == "id" }.map { TypedText.trim(TypedText.tidy($0.value)) }
    if isNew { takeID(id) }
    read(form.overlay) { path in
      let shown = Self.shown(path, form.rowNumbers)
      return (shown, form.typed[shown])
    }
    problems += form.problems
  }

  mutating func take(json bytes: [UInt8]) {
    let tree = TextTree(parsing: bytes)
    for problem in tree.problems {
      report(
        "", Message("reading.text.\(problem.code.rawValue)", ["detail": .text(problem.detail)]), "")
    }
    guard case .map(let entries) = Self.plain(tree, 0) else {
      report("", Message("draft.notAnObject"), "")
      return
    }
    let id = tree.value(for: "id", in: 0).map { tree.string($0) }
    if isNew {
      takeID(id)
    } else if let id, id != item.id.text, T.kind.form == .list {
      report("id", Message("draft.idIsKept", ["id": .text(item.id.text)]), id)
    }
    let names = T.fields.map(\.name)
    for entry in entries where entry.key != "id" && !names.contains(entry.key) {
      let near = nearestWord(to: entry.key, in: names)
      report(entry.key, ReadingProblem.What.unknownKey(entry.key, nearest: near).message, "")
    }
    read(entries.filter { names.contains($0.key) }) { ($0, nil) }
  }

  private mutating func report(_ field: String, _ message: Message, _ written: String) {
    problems.append(FieldProblem(field: field, message: message, written: written))
  }

  private mutating func takeID(_ id: String?) {
    guard T.kind.form == .list else { return }
    guard let id, !id.isEmpty else {
      report("id", ReadingProblem.What.missingID.draftMessage, "")
      return
    }
    guard let text = identifier(Array(id.utf8).span) else {
      report("id", ReadingProblem.What.badID(id).draftMessage, id)
      return
    }
    item.id = ID(text)
  }

  /// Reads the fields handed in, then asks for those that must not be empty.
  ///
  /// - Parameter shown: where a field stands for who handed it in, and what was written there.
  private mutating func read(
    _ overlay: [Plain.Entry], _ shown: (String) -> (path: String, typed: String?)
  ) {
    let tree = TextTree(parsing: Array(JSONText.compact(.map(overlay)).utf8))
    var reader = FieldReader(tree)
    for field in T.fields {
      guard let node = tree.value(for: field.name, in: 0) else { continue }
      fields.append(field.name)
      if tree.nodes[node].shape == .null, !field.shape.isMany {
        field.clear(&item)
      } else {
        field.read(&item, node, &reader)
      }
    }
    let places = reader.problems.isEmpty ? [:] : Self.places(in: tree)
    for problem in reader.problems {
      var path = places[problem.offset]?.path ?? problem.field
      if case .missing(let name) = problem.what { path += path.isEmpty ? name : ".\(name)" }
      let (field, typed) = shown(path)
      let node = places[problem.offset]?.node
      report(
        field, problem.what.draftMessage, typed ?? node.map { tree.string($0) } ?? "")
    }
    for field in T.fields where field.isRequired && field.isEmpty(item) {
      guard isNew || fields.contains(field.name) else { continue }
      if problems.contains(where: { $0.concerns(field.name) }) { continue }
      report(field.name, ReadingProblem.What.missing(field.name).draftMessage, "")
    }
    if case .series = T.kind.form {
      item.id = ID(DossierReader.seriesID(item, DossierReader.keyFields(T.self)))
    }
  }

  // MARK: - Places

  /// The way to every value and key of a tree, by its first byte.
  private static func places(in tree: TextTree) -> [Int: (path: String, node: Int)] {
    var places: [Int: (path: String, node: Int)] = [:]
    func enter(_ node: Int, _ path: String) {
      places[tree.firstByte(of: node)] = (path, node)
      let start = path.isEmpty ? "" : "\(path)."
      if tree.nodes[node].shape == .list {
        for (row, child) in tree.children(of: node).enumerated() { enter(child, "\(start)\(row)") }
      } else if tree.nodes[node].shape == .map {
        var key: String?
        for child in tree.children(of: node) {
          if let name = key {
            enter(child, start + name)
            key = nil
          } else {
            let name = tree.string(child)
            places[tree.firstByte(of: child)] = (start + name, child)
            key = name
          }
        }
      }
    }
    enter(0, "")
    return places
  }

  /// A way with the rows counted as the form counts them.
  private static func shown(_ path: String, _ rowNumbers: [String: [Int]]) -> String {
    var read = ""
    var shown = ""
    for step in path.split(separator: ".").map(String.init) {
      var name = step
      if let row = Int(step), let numbers = rowNumbers[read], numbers.indices.contains(row) {
        name = String(numbers[row])
      }
      read += read.isEmpty ? step : ".\(step)"
      shown += shown.isEmpty ? name : ".\(name)"
    }
    return shown
  }

  /// A tree as plain data, its texts tidied.
  private static func plain(_ tree: TextTree, _ node: Int) -> Plain {
    switch tree.nodes[node].shape {
    case .null: return .none
    case .plain, .quoted, .block: return .text(TypedText.tidy(tree.string(node)))
    case .list: return .list(tree.children(of: node).map { plain(tree, $0) })
    case .map:
      var entries: [Plain.Entry] = []
      var key: String?
      for child in tree.children(of: node) {
        if let name = key {
          entries.append(Plain.Entry(key: name, value: plain(tree, child)))
          key = nil
        } else {
          key = tree.string(child)
        }
      }
      return .map(entries)
    }
  }
}

extension Shape {
  /// Whether the field may hold several values.
  var isMany: Bool {
    switch self {
    case .list, .rows: true
    default: false
    }
  }
}
