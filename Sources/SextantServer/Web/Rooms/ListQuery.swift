import SextantModel

/// What a reader asks of a list by its address: which columns, which rows, in which order, which
/// page. Whatever cannot be understood is left out.
struct ListQuery: Sendable, Equatable {
  var search = ""
  /// Names of fields; empty for the columns of the kind.
  var columns: [String] = []
  /// The field that rows are sorted by; `id` and `findings` beside the kind's own. `nil`: as they
  /// stand in the dossier.
  var sort: String?
  var isDescending = false
  var filters: [ListFilter] = []
  /// Only items with findings.
  var hasFindings = false
  var page = 1
  var size = 50

  static let sizes = [50, 200]

  init() {}

  init(_ query: [(name: String, value: String)], fields: [FieldCard]) {
    let names = Set(fields.map(\.name))
    for (name, value) in query {
      switch name {
      case "q": search = String(value.prefix(200))
      case "sort":
        let isDown = value.hasPrefix("-")
        let field = isDown ? String(value.dropFirst()) : value
        if names.contains(field) || field == "id" || field == "findings" {
          (sort, isDescending) = (field, isDown)
        }
      case "col": if names.contains(value), !columns.contains(value) { columns.append(value) }
      case "page":
        page = value.utf8.count <= 6 ? max(1, Int(value) ?? 1) : 1
      case "size": if let size = Int(value), Self.sizes.contains(size) { self.size = size }
      case "findings": hasFindings = value == "1"
      default: break
      }
    }
    filters = fields.compactMap { ListFilter($0, query) }
  }

  /// The query as it stands in an address, without what is as usual.
  func entries(fields: [FieldCard]) -> [(name: String, value: String)] {
    var entries: [(name: String, value: String)] = []
    if !search.isEmpty { entries.append(("q", search)) }
    for filter in filters { entries += filter.entries }
    if hasFindings { entries.append(("findings", "1")) }
    entries += columns.map { ("col", $0) }
    if let sort { entries.append(("sort", (isDescending ? "-" : "") + sort)) }
    if size != Self.sizes[0] { entries.append(("size", String(size))) }
    if page > 1 { entries.append(("page", String(page))) }
    return entries
  }

  func text(fields: [FieldCard], and more: [(name: String, value: String)] = []) -> String {
    queryText(entries(fields: fields) + more)
  }

  /// Whether rows are left out.
  var isNarrowed: Bool { !search.isEmpty || !filters.isEmpty || hasFindings }
}

/// A query as it stands in an address after the path, `?` included; empty where there is none.
func queryText(_ entries: [(name: String, value: String)]) -> String {
  guard !entries.isEmpty else { return "" }
  return "?"
    + entries.map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }
    .joined(separator: "&")
}
