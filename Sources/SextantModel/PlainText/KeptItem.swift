internal import SextantKernels

/// An item as the journal keeps it: its fields that say something, as one line of JSON without its
/// id.
package enum KeptItem {
  /// The fields that say something, in the order of the kind's list.
  package static func entries(_ item: any Item) -> [Plain.Entry] { opened(item) }

  private static func opened<T: Item>(_ item: T) -> [Plain.Entry] { DossierWriter.entries(item) }

  package static func line(_ entries: [Plain.Entry]) -> String { line(.map(entries)) }

  /// Plain data as JSON without a space that a text does not hold.
  package static func line(_ plain: Plain) -> String {
    var output: [UInt8] = []
    append(plain, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Puts items back into a dossier, in the order given. Fields that the kind no longer has are left
  /// out; items whose id is taken too.
  ///
  /// - Parameter rows: what `line` wrote of items of this one kind.
  package static func add(
    _ type: any Item.Type, _ rows: [(id: String, line: String)], to dossier: inout Dossier
  ) {
    addOpened(type, rows, to: &dossier)
  }

  private static func addOpened<T: Item>(
    _ type: T.Type, _ rows: [(id: String, line: String)], to dossier: inout Dossier
  ) {
    _ = dossier.add(read(type, rows) as [T])
  }

  /// The item of a kind that `line` wrote.
  package static func item(
    _ type: any Item.Type, _ id: String, _ line: String
  ) -> (any Item)? {
    itemOpened(type, id, line)
  }

  private static func itemOpened<T: Item>(_ type: T.Type, _ id: String, _ line: String) -> T? {
    read(type, [(id, line)]).first
  }

  /// All lines are read as one list, so that the scanner is set up once.
  private static func read<T: Item>(
    _ type: T.Type, _ rows: [(id: String, line: String)]
  ) -> [T] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.reduce(2) { $0 + $1.line.utf8.count + 1 })
    for (number, row) in rows.enumerated() {
      bytes.append(number == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
      bytes.append(contentsOf: row.line.utf8)
    }
    bytes.append(UInt8(ascii: "]"))
    let tree = TextTree(parsing: bytes)
    var reader = FieldReader(tree)
    var items: [T] = []
    items.reserveCapacity(rows.count)
    for node in tree.children(of: 0) where items.count < rows.count {
      var item = T()
      reader.fill(&item, from: node, fields: T.fields, knownElsewhere: [])
      item.id = ID(rows[items.count].id)
      items.append(item)
    }
    return items
  }

  private static func append(_ plain: Plain, to output: inout [UInt8]) {
    switch plain {
    case .none: output.append(contentsOf: "null".utf8)
    case .number(let text): output.append(contentsOf: text.utf8)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .bare(let text), .text(let text): JSONText.append(text, to: &output)
    case .list(let elements):
      output.append(UInt8(ascii: "["))
      for (number, element) in elements.enumerated() {
        if number > 0 { output.append(UInt8(ascii: ",")) }
        append(element, to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .map(let entries):
      output.append(UInt8(ascii: "{"))
      for (number, entry) in entries.enumerated() {
        if number > 0 { output.append(UInt8(ascii: ",")) }
        JSONText.append(entry.key, to: &output)
        output.append(UInt8(ascii: ":"))
        append(entry.value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }
}
