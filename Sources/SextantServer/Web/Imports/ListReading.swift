import SextantKernels
import SextantModel

/// Rows of a spreadsheet on their way to items: found again by their id or their name, their cells
/// read as their fields are, links found by id or by name.
struct ListReading {
  private(set) var rows: [ListReview.Row] = []
  private(set) var faults: [ListReview.Fault] = []

  private let type: any Item.Type
  private let table: FoundTable
  private let seen: Dossier
  private let full: Dossier
  private let words: [Language: Catalogue]
  private let versions: (String) -> Int
  /// Places of columns with the fields that they hold.
  private let cells: [(place: Int, title: String, field: FieldAccess)]
  private let idColumn: Int?
  private let headline: Int?
  private var names = ItemNames()
  private var ids: [String?] = []

  init(
    _ type: any Item.Type, _ table: FoundTable, _ columns: [ListReview.Column], seen: Dossier,
    full: Dossier, _ words: [Language: Catalogue], _ versions: @escaping (String) -> Int
  ) {
    self.type = type
    self.table = table
    self.seen = seen
    self.full = full
    self.words = words
    self.versions = versions
    let fields = Dictionary(
      ListReview.fields(of: type).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    cells = columns.compactMap { column in
      column.field.flatMap { fields[$0] }.map { (column.place, column.title, $0) }
    }
    idColumn = columns.first { $0.field == "id" }?.place
    let texts = FieldAccess.all(of: type).filter {
      switch $0.card.shape {
      case .text, .longText: true
      default: false
      }
    }
    headline = texts.first.flatMap { first in
      columns.first { $0.field == first.name }?.place
    }
  }

  mutating func readRows() {
    seen.forEachItem { names.add($0) }
    nameRows()
    // Rows may link to each other, whatever their order.
    var after = seen
    var drafts: [(row: Int, draft: ItemDraft, standing: (any Item)?, faults: [ListReview.Fault])] =
      []
    for row in table.rows.indices where !isEmpty(row) {
      let (draft, standing, wrong) = draft(row)
      drafts.append((row, draft, standing, wrong))
      if wrong.isEmpty, draft.problems.isEmpty { Scene.put(draft.item, in: &after) }
    }
    var met: Set<String> = []
    for (row, draft, standing, wrong) in drafts {
      var wrong = wrong
      let problems =
        draft.problems + SaveItem.linkProblems(of: draft.item, draft.fields, in: after)
      for problem in problems where !wrong.contains(where: { $0.column == title(problem.field) }) {
        wrong.append(fault(row, problem))
      }
      if wrong.isEmpty, !met.insert(draft.item.idText).inserted {
        wrong.append(fault(row, "sheets.cell.twice", draft.item.idText))
      }
      if wrong.isEmpty, standing == nil, full.contains(draft.item.idText) {
        wrong.append(fault(row, "sheets.cell.taken", draft.item.idText))
      }
      faults += wrong
      let fields = standing.map { changedFields($0, draft.item) } ?? []
      let state: ListReview.State =
        !wrong.isEmpty ? .faulty : standing == nil ? .new : fields.isEmpty ? .same : .changed
      rows.append(
        ListReview.Row(
          line: table.line(row), state: state, item: draft.item,
          version: standing == nil ? 0 : versions(draft.item.idText), fields: fields))
    }
  }

  // MARK: - Which item a row is

  /// The id of every row: as written, of the item of that name, or the next free one.
  private mutating func nameRows() {
    ids = Array(repeating: nil, count: table.rows.count)
    guard type.kind.form == .list else { return }
    var free = FreeIDs(type.kind, full)
    for row in table.rows.indices where !isEmpty(row) {
      let written = idColumn.map { Self.id(table.text(row, $0)) } ?? ""
      let name = headline.map { Self.unguarded(table.text(row, $0)) } ?? ""
      if !written.isEmpty {
        ids[row] = written
      } else if !name.isEmpty, let known = names.only(name, of: type.kind.name) {
        ids[row] = known
      } else {
        ids[row] = free.next()
      }
      if let id = ids[row], !name.isEmpty, seen.item(id) == nil {
        names.add(id, name, of: type.kind.name)
      }
    }
  }

  private func isEmpty(_ row: Int) -> Bool {
    cells.allSatisfy { table.text(row, $0.place).isEmpty }
  }

  /// « Salon du thé (CA4) », as lists are exported, is `CA4`.
  private static func id(_ text: String) -> String {
    TypedText.trim(unguarded(text))
  }

  /// A text without the apostrophe that keeps spreadsheets from running it.
  private static func unguarded(_ text: String) -> String {
    guard text.hasPrefix("'"), let second = text.dropFirst().first, "=+-@".contains(second) else {
      return text
    }
    return String(text.dropFirst())
  }

  // MARK: - Cells

  private func draft(
    _ row: Int
  ) -> (draft: ItemDraft, standing: (any Item)?, faults: [ListReview.Fault]) {
    var entries: [Plain.Entry] = []
    var wrong: [ListReview.Fault] = []
    for (place, title, field) in cells {
      let text = Self.unguarded(table.text(row, place))
      // An empty cell says nothing: what stands stays.
      guard !text.isEmpty else { continue }
      switch value(row, place, text, field.card.shape) {
      case .success(let plain): entries.append(Plain.Entry(key: field.name, value: plain))
      case .failure(let problem):
        wrong.append(
          ListReview.Fault(
            line: table.line(row), column: title, written: text, what: problem.what,
            remedy: problem.remedy))
      }
    }
    var standing = ids[row].flatMap { seen.item($0) }.flatMap {
      Swift.type(of: $0) == type ? $0 : nil
    }
    if let id = ids[row] { entries.append(Plain.Entry(key: "id", value: .text(id))) }
    let bytes = Array(JSONText.compact(.map(entries)).utf8)
    var draft = ItemDraft(json: bytes, kind: type, onTopOf: standing)
    if type.kind.form != .list {
      // What a row of a series is known by, it says itself.
      standing = seen.item(draft.item.idText)
      if let standing { draft = ItemDraft(json: bytes, kind: type, onTopOf: standing) }
    }
    return (draft, standing, wrong)
  }

  private struct CellProblem: Error {
    let what: Message
    let remedy: Message?
  }

  private func value(
    _ row: Int, _ place: Int, _ text: String, _ shape: Shape
  ) -> Result<Plain, CellProblem> {
    let column = table.columns[place]
    let number = column.numbers.isEmpty ? Double.nan : column.numbers[row]
    switch shape {
    case .number, .integer, .money, .duration:
      return .success(.text(number.isFinite ? plainText(number) : tidyNumber(text)))
    case .share:
      guard number.isFinite else { return .success(.text(tidyNumber(text))) }
      if case .percent = column.format {
        return .success(.text(plainText((number * 1e10).rounded() / 1e8) + " %"))
      }
      return .success(.text(plainText(number)))
    case .day:
      if !column.days.isEmpty, column.days[row] != ReadColumn.noDay,
        let day = CivilDay.text(of: column.days[row])
      {
        return .success(.text(day))
      }
      return .success(.text(TypedText.canonical(text, .day) ?? text))
    case .moment:
      guard !column.days.isEmpty, column.days[row] != ReadColumn.noDay,
        let day = CivilDay.text(of: column.days[row])
      else { return .success(.text(TypedText.canonical(text, .moment) ?? text)) }
      return .success(.text("\(day) \(Self.time(in: text) ?? "00:00")"))
    case .period:
      if column.format == .month, column.days[row] != ReadColumn.noDay {
        return .success(.text(String((CivilDay.text(of: column.days[row]) ?? "").prefix(7))))
      }
      return .success(.text(TypedText.canonical(text, .period) ?? text))
    case .flag: return flag(text)
    case .choice(let name, let values): return choice(text, name, values)
    case .link(let kinds): return link(text, kinds)
    case .list(let element):
      // A name may hold what else separates names.
      if case .link(let kinds) = element, !text.contains("|"),
        case .success(let one) = link(text, kinds)
      {
        return .success(.list([one]))
      }
      var values: [Plain] = []
      for part in Self.parts(text, element) {
        switch value(row, place, part, element) {
        case .success(let plain): values.append(plain)
        case .failure(let problem): return .failure(problem)
        }
      }
      return .success(.list(values))
    default: return .success(.text(TypedText.canonical(text, shape) ?? text))
    }
  }

  /// The time at the end of a cell that holds a day too: `01/09/2026 18:00`, `2026-09-01T18:00:00`.
  private static func time(in text: String) -> String? {
    guard let rest = text.split(whereSeparator: { $0 == " " || $0 == "T" }).dropFirst().last else {
      return nil
    }
    let parts = rest.split(whereSeparator: { $0 == ":" || $0 == "h" })
    guard let hour = parts.first.flatMap({ Int($0) }), (0..<24).contains(hour) else { return nil }
    let minute = parts.dropFirst().first.flatMap { Int($0) } ?? 0
    guard (0..<60).contains(minute), rest.contains(":") || rest.contains("h") else { return nil }
    return ClockTime(minutes: hour * 60 + minute).text
  }

  /// As lists are exported, « a | b »; else by semicolons or lines.
  private static func parts(_ text: String, _ element: Shape) -> [String] {
    let separators: [Character] =
      text.contains("|") ? ["|"] : text.contains("\n") ? ["\n"] : [";"]
    return text.split { separators.contains($0) }.map { TypedText.trim(String($0)) }
      .filter { !$0.isEmpty }
  }

  private func tidyNumber(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "€" }.map(Character.init))
  }

  private func flag(_ text: String) -> Result<Plain, CellProblem> {
    switch foldedName(text) {
    case "oui", "yes", "true", "vrai", "1", "x", "o", "y": return .success(.flag(true))
    case "non", "no", "false", "faux", "0", "n": return .success(.flag(false))
    default:
      return .failure(
        CellProblem(
          what: Message("sheets.cell.flag"), remedy: Message("sheets.cell.flag.remedy")))
    }
  }

  private func choice(
    _ text: String, _ name: String, _ values: [String]
  ) -> Result<Plain, CellProblem> {
    let wanted = foldedName(text)
    for value in values {
      if foldedName(value) == wanted { return .success(.text(value)) }
      for catalogue in words.values
      where foldedName(catalogue.text("choice.\(name).\(value)")) == wanted {
        return .success(.text(value))
      }
    }
    let labels = values.map { Argument.label("choice.\(name).\($0)") }
    return .failure(
      CellProblem(
        what: Message("sheets.cell.choice"),
        remedy: Message("sheets.cell.choice.remedy", ["values": .list(labels)])))
  }

  private func link(_ text: String, _ kinds: [String]) -> Result<Plain, CellProblem> {
    func fits(_ id: String) -> Bool {
      if let kind = seen.kind(of: id)?.name { return kinds.isEmpty || kinds.contains(kind) }
      return ids.contains(id) && (kinds.isEmpty || kinds.contains(type.kind.name))
    }
    if fits(text) { return .success(.text(text)) }
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let id = String(text[text.index(after: open)...].dropLast())
      if fits(id) { return .success(.text(id)) }
    }
    let found = names.all(text).filter { kinds.isEmpty || kinds.contains($0.kind) }
    if found.count == 1 { return .success(.text(found[0].id)) }
    let key = found.isEmpty ? "sheets.cell.link" : "sheets.cell.links"
    let wanted = kinds.map { Argument.label("kind.\($0)") }
    return .failure(
      CellProblem(
        what: Message(key, ["ids": .texts(found.prefix(5).map(\.id))]),
        remedy: Message("\(key).remedy", ["kinds": .list(wanted)])))
  }

  // MARK: - Faults

  private func title(_ field: String) -> String {
    let name = String(field.prefix { $0 != "." })
    if name == "id" { return idColumn.map { table.columns[$0].name } ?? "" }
    return cells.first { $0.field.name == name }?.title ?? ""
  }

  private func fault(_ row: Int, _ problem: FieldProblem) -> ListReview.Fault {
    var column = title(problem.field)
    if column.isEmpty, let french = words[.french] {
      column = french.label(path: problem.field, of: type)
    }
    return ListReview.Fault(
      line: table.line(row), column: column, written: problem.written, what: problem.message,
      remedy: problem.remedy)
  }

  private func fault(_ row: Int, _ key: String, _ id: String) -> ListReview.Fault {
    ListReview.Fault(
      line: table.line(row), column: "", written: id, what: Message(key, ["id": .text(id)]),
      remedy: Message("\(key).remedy"))
  }
}

/// What items are called, to find them again by name.
private struct ItemNames {
  private var byName: [String: [(id: String, kind: String)]] = [:]

  mutating func add(_ item: any Item) {
    add(item.idText, item.headline, of: Swift.type(of: item).kind.name)
  }

  mutating func add(_ id: String, _ name: String, of kind: String) {
    let key = foldedName(name)
    guard !key.isEmpty, byName[key]?.contains(where: { $0.id == id }) != true else { return }
    byName[key, default: []].append((id, kind))
  }

  func all(_ name: String) -> [(id: String, kind: String)] { byName[foldedName(name)] ?? [] }

  /// The one item of a kind that bears the name.
  func only(_ name: String, of kind: String) -> String? {
    let found = all(name).filter { $0.kind == kind }
    return found.count == 1 ? found[0].id : nil
  }
}

/// Ids that no item bears, in the style of a kind's.
private struct FreeIDs {
  private let full: Dossier
  private var letters = ""
  private var number = 0
  private var width = 0

  init(_ kind: Kind, _ full: Dossier) {
    self.full = full
    guard let first = full.suggestedID(for: kind) else { return }
    let digits = first.reversed().prefix { $0.isNumber }.reversed()
    letters = String(first.dropLast(digits.count))
    number = Int(String(digits)) ?? 1
    width = digits.first == "0" ? digits.count : 0
  }

  mutating func next() -> String? {
    for _ in 0..<100_000 {
      let digits = String(number)
      number += 1
      let id = letters + String(repeating: "0", count: max(0, width - digits.count)) + digits
      if !full.contains(id) { return id }
    }
    return nil
  }
}
