import SextantFiles
import SextantKernels
import SextantModel

/// A spreadsheet read as a list of items of one kind: which column is which field, and what every row
/// would make or change.
struct ListReview: Sendable {
  /// A column of the spreadsheet and the field that it holds.
  struct Column: Sendable, Equatable {
    let place: Int
    let title: String
    let sample: String
    /// A field's name, or `id`; `nil` where the column is left out.
    let field: String?
  }

  enum State: String, Sendable { case new, changed, same, faulty }

  /// What is wrong with a cell, or with a row where no column is named.
  struct Fault: Sendable, Equatable {
    let line: Int
    let column: String
    let written: String
    let what: Message
    let remedy: Message?
  }

  struct Row: Sendable {
    let line: Int
    let state: State
    let item: any Item
    /// The item's version when the spreadsheet was read; 0 for a new one.
    let version: Int
    /// Names of the fields that would change.
    let fields: [String]
  }

  let file: String
  let type: any Item.Type
  let table: FoundTable
  let columns: [Column]
  let rows: [Row]
  let faults: [Fault]
  let notes: [TableNote]
  /// Other tables of the file that were not read.
  let otherTables: Int
  /// Fields that the rows must have and that no column holds.
  let missing: [String]

  func count(_ state: State) -> Int { rows.count { $0.state == state } }
  var kept: [Row] { rows.filter { $0.state == .new || $0.state == .changed } }

  static let most = 10_000

  /// Whether a field can stand in a cell.
  static func canImport(_ shape: Shape) -> Bool {
    switch shape {
    case .rows: false
    case .list(let element): canImport(element)
    default: true
    }
  }

  /// The fields of a kind that a spreadsheet may hold: those that verbs change stay with them.
  static func fields(of type: any Item.Type) -> [FieldAccess] {
    let governed = Verbs.governedFields(of: type.kind.name)
    return FieldAccess.all(of: type).filter {
      canImport($0.card.shape) && !governed.contains($0.name)
    }
  }

  /// - Parameters:
  ///   - seen: the dossier as the reader sees it.
  ///   - full: the whole of it, to know which ids are taken.
  static func read(
    _ files: [SheetDraft.File], _ choices: SheetChoices, _ type: any Item.Type, seen: Dossier,
    full: Dossier, _ words: [Language: Catalogue], versions: @escaping (String) -> Int = { _ in 0 }
  ) -> SheetDraft.Outcome {
    guard let file = files.first, let bytes = file.incoming.read() else {
      return .failed(SheetTrouble(file: files.first?.name ?? "", "gone"))
    }
    let names = FieldNames(type, words)
    let read: TableFile
    do throws(TableFile.Problem) {
      read = try TableFile(reading: bytes, knownNames: names.known)
    } catch { return .failed(SheetTrouble(file: file.name, error)) }
    guard let table = read.tables.max(by: { $0.rows.count < $1.rows.count }), !table.rows.isEmpty
    else { return .failed(SheetTrouble(file: file.name, "noRows")) }
    guard table.rows.count <= most else {
      return .failed(SheetTrouble(file: file.name, "tooManyRows", ["most": .integer(most)]))
    }
    let columns = self.columns(table, names, choices.roles[0])
    var reading = ListReading(type, table, columns, seen: seen, full: full, words, versions)
    reading.readRows()
    let held = Set(columns.compactMap(\.field))
    let missing = fields(of: type).filter { $0.card.isRequired && !held.contains($0.name) }
    return .list(
      ListReview(
        file: file.name, type: type, table: table, columns: columns, rows: reading.rows,
        faults: reading.faults, notes: read.notes + table.notes,
        otherTables: read.tables.count - 1, missing: missing.map(\.name)))
  }

  private static func columns(
    _ table: FoundTable, _ names: FieldNames, _ chosen: [Int: String]?
  ) -> [Column] {
    var taken: Set<String> = []
    let titles = table.columns.map(\.name)
    return table.columns.enumerated().map { place, column in
      var field = names.field(column.name, at: place, of: titles)
      if let wanted = chosen?[place] { field = names.fields.contains(wanted) ? wanted : nil }
      if let name = field, !taken.insert(name).inserted { field = nil }
      let samples = (0..<min(table.rows.count, 3)).map { table.text($0, place) }
      return Column(
        place: place, title: column.name,
        sample: samples.filter { !$0.isEmpty }.joined(separator: " · "), field: field)
    }
  }
}

/// What the fields of a kind are called at the head of a column: by their labels in every language,
/// and by their own names.
struct FieldNames {
  private var byName: [String: String] = [:]
  /// Labels that several fields of the kind share, with these in their order; `nil` for one that no
  /// cell can hold.
  private var shared: [String: [String?]] = [:]
  /// The fields that a column may hold, `id` first.
  private(set) var fields: [String] = []

  var known: Set<String> { Set(byName.keys) }

  init(_ type: any Item.Type, _ words: [Language: Catalogue]) {
    let kind = type.kind
    if kind.form == .list {
      fields.append("id")
      for name in ["id", "code", "identifiant", "n°", "numero", "no", "ref", "reference", "réf."] {
        byName[foldedName(name)] = "id"
      }
      for catalogue in words.values { byName[foldedName(catalogue.text("rooms.list.id"))] = "id" }
    }
    let own = Set(ListReview.fields(of: type).map(\.name))
    for catalogue in words.values {
      var labelled: [String: [String?]] = [:]
      for field in FieldAccess.all(of: type) {
        let label = foldedName(catalogue.label(field: field.name, of: kind.name))
        labelled[label, default: []].append(own.contains(field.name) ? field.name : nil)
      }
      for (label, fields) in labelled where fields.count > 1 { shared[label] = fields }
    }
    for field in ListReview.fields(of: type) {
      fields.append(field.name)
      // A field's own label is stronger than a word that any id may bear.
      byName[foldedName(field.name)] = field.name
      for catalogue in words.values {
        let label = foldedName(catalogue.label(field: field.name, of: kind.name))
        byName[label] = field.name
        if let bare = Self.withoutUnit(label), byName[bare] == nil { byName[bare] = field.name }
      }
    }
    for field in ListReview.fields(of: type) {
      for name in Self.otherNames(of: field.name, kind, words) where byName[name] == nil {
        byName[name] = field.name
      }
    }
  }

  /// What people call the column in their own spreadsheets; weaker than any field's own label.
  private static func otherNames(
    of field: String, _ kind: Kind, _ words: [Language: Catalogue]
  ) -> [String] {
    let key = "columns.\(kind.name).\(field)"
    return words.values.filter { $0.has(key) }.flatMap { catalogue in
      catalogue.text(key).split(separator: "|").map { foldedName(String($0)) }
    }
  }

  /// The field of a column. Columns of one title are the fields of that label in their order, where
  /// there are as many.
  func field(_ title: String, at place: Int, of titles: [String]) -> String? {
    let name = foldedName(title)
    if let fields = shared[name] {
      let same = titles.indices.filter { foldedName(titles[$0]) == name }
      if same.count == fields.count, let number = same.firstIndex(of: place) {
        return fields[number]
      }
    }
    if name.isEmpty { return nil }
    return byName[name] ?? Self.withoutUnit(name).flatMap { byName[$0] }
  }

  /// « montant (eur) » is « montant ».
  private static func withoutUnit(_ name: String) -> String? {
    guard name.hasSuffix(")") || name.hasSuffix("]"),
      let open = name.lastIndex(where: { $0 == "(" || $0 == "[" })
    else { return nil }
    let bare = foldedName(String(name[..<open]))
    return bare.isEmpty ? nil : bare
  }
}
