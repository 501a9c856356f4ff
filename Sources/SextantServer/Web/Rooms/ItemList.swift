import SextantKernels
import SextantModel

/// The items of a kind that a query asks for, in its order, with what is summed under them.
struct ItemList: Sendable {
  let kind: Kind
  let fields: [FieldAccess]
  /// The fields shown, in the order of the columns.
  let columns: [FieldAccess]
  let query: ListQuery
  /// All that the query admits, sorted.
  let items: [any Item]
  /// How many items of the kind there are.
  let count: Int
  /// The page asked for, or the last one.
  let page: Int

  init(_ type: any Item.Type, _ view: View) {
    self.init(type, view.query, view.examined, ShownValue(view))
  }

  init(
    _ type: any Item.Type, _ query: [(name: String, value: String)], _ examined: ExaminedDossier,
    _ shown: ShownValue
  ) {
    kind = type.kind
    let fields = FieldAccess.all(of: type)
    let asked = ListQuery(query, fields: fields.map(\.card))
    self.fields = fields
    self.query = asked
    let names =
      asked.columns.isEmpty
      ? ListColumns.standard(of: type.kind, fields.map(\.card)) : asked.columns
    columns = names.compactMap { name in fields.first { $0.name == name } }
    let all = SextantServer.items(of: type, in: examined.dossier)
    count = all.count
    let admitted = Self.admitted(all, asked, fields, examined, shown)
    items = Self.sorted(admitted, asked, fields, examined, shown)
    page = min(asked.page, max(1, (items.count + asked.size - 1) / asked.size))
  }

  var pageCount: Int { max(1, (items.count + query.size - 1) / query.size) }

  /// The items of the page asked for.
  var shown: ArraySlice<any Item> {
    let first = min(items.count, (page - 1) * query.size)
    return items[first..<min(items.count, first + query.size)]
  }

  /// The sum of a column over all that the query admits; `nil` where a sum has no meaning.
  func total(of column: FieldAccess) -> Plain? {
    guard ListColumns.isSummed(column.card, of: kind) else { return nil }
    if case .money = column.card.shape {
      var sum = Money.zero
      for item in items {
        guard case .number(let text) = column.plain(item),
          case .value(let money) = Money.parse(Array(text.utf8).span)
        else { continue }
        sum += money
      }
      return sum.plain
    }
    var sum = 0.0
    for item in items {
      if case .number(let text) = column.plain(item), let number = Double(text) { sum += number }
    }
    return sum.plain
  }

  // MARK: - Rows

  private static func admitted(
    _ all: [any Item], _ query: ListQuery, _ fields: [FieldAccess], _ examined: ExaminedDossier,
    _ shown: ShownValue
  ) -> [any Item] {
    guard query.isNarrowed else { return all }
    let filters = query.filters.compactMap { filter in
      fields.first { $0.name == filter.field }.map { (filter, $0) }
    }
    let sought = foldingKey(query.search).split(separator: " ").map(String.init)
    return all.filter { item in
      if query.hasFindings, examined.findings(about: item.idText).isEmpty { return false }
      guard filters.allSatisfy({ $0.0.admits($0.1.plain(item), $0.1.card.shape) }) else {
        return false
      }
      if sought.isEmpty { return true }
      let text = foldingKey(searchText(of: item, fields, shown))
      return sought.allSatisfy { text.contains($0) }
    }
  }

  /// Everything that is shown of an item, its id first.
  static func searchText(
    of item: any Item, _ fields: [FieldAccess], _ shown: ShownValue
  ) -> String {
    var text = item.idText
    for field in fields {
      let plain = field.plain(item)
      if plain == .none { continue }
      text += "\n"
      text += shown.text(plain, field.card.shape)
    }
    return text
  }

  private static func sorted(
    _ items: [any Item], _ query: ListQuery, _ fields: [FieldAccess], _ examined: ExaminedDossier,
    _ shown: ShownValue
  ) -> [any Item] {
    guard let sort = query.sort else { return items }
    let keys: [SortKey]
    if sort == "id" {
      keys = items.map { SortKey(written: naturalOrder($0.idText), .text) }
    } else if sort == "findings" {
      keys = items.map { .number(Double(examined.findings(about: $0.idText).count)) }
    } else if let field = fields.first(where: { $0.name == sort }) {
      keys = items.map { SortKey(field.plain($0), field.card.shape, name: shown.name(of:)) }
    } else {
      return items
    }
    let order = items.indices.sorted { a, b in
      if keys[a] == keys[b] { return a < b }
      // What is empty stays last whichever way one looks.
      if keys[a] == .none || keys[b] == .none { return keys[b] == .none }
      if keys[a] < keys[b] { return !query.isDescending }
      if keys[b] < keys[a] { return query.isDescending }
      return a < b
    }
    return order.map { items[$0] }
  }
}

/// An id such that the order of the text is the one people expect: `B9` before `B18`.
func naturalOrder(_ id: String) -> String {
  var text = ""
  var digits = ""
  for character in id + " " {
    if character.isASCII, character.isNumber {
      digits.append(character)
    } else {
      if !digits.isEmpty {
        text += String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        digits = ""
      }
      text.append(character)
    }
  }
  return text
}
