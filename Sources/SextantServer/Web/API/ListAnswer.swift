import SextantKernels
import SextantModel

/// A page of the items of a kind, in the order of their ids, so that pages join without a gap
/// whatever is added or deleted meanwhile.
enum ListAnswer {
  static let usual = 100
  static let most = 500

  static func answer(_ type: any Item.Type, _ seat: APISeat) throws -> APIAnswer {
    let filter = try ListAsked(seat.request, FieldAccess.all(of: type))
    let scene = seat.scene
    let found = items(of: type, in: scene.reduced).filter { filter.holds($0, scene.snapshot) }
    var ordered = found.filter { filter.after < $0.idText }.sorted { $0.idText < $1.idText }
    let hasMore = ordered.count > filter.limit
    ordered = Array(ordered.prefix(filter.limit))
    var links = [entry("self", seat.list(type.kind))]
    var headers: [(name: String, value: String)] = []
    if hasMore, let last = ordered.last {
      let rest = seat.request.query.filter { $0.name != "after" } + [("after", last.idText)]
      let next = seat.list(type.kind) + queryText(rest.map { (name: $0.name, value: $0.value) })
      links.append(entry("next", next))
      headers.append(("Link", "<\(next)>; rel=\"next\""))
    }
    let plain = Plain.map([
      entry("items", .list(ordered.map { ItemAnswer.plain($0, scene, seat) })),
      entry("total", found.count), entry("sequence", scene.told),
      entry("_links", .map(links)),
    ])
    return APIAnswer(200, plain, headers: headers)
  }
}

/// What a program asks of a list.
struct ListAsked {
  private(set) var limit = ListAnswer.usual
  private(set) var after = ""
  private var words: [String] = []
  private var changedSince = -1
  private var equal: [(field: FieldAccess, value: String)] = []

  /// - Throws: `APIProblem` for what is not understood: a filter that is left out would give more
  ///   than was asked for.
  init(_ request: APIRequest, _ fields: [FieldAccess]) throws {
    for (name, value) in request.query {
      switch name {
      case "limit": limit = try wholeNumber(name, value, 1...ListAnswer.most)
      case "after": after = value
      case "q": words = foldingKey(value).split(separator: " ").map(String.init)
      case "changedSince": changedSince = try wholeNumber(name, value, 0...Int(Int32.max))
      case _ where name.hasPrefix("field."):
        let wanted = String(name.dropFirst(6))
        guard let field = fields.first(where: { $0.name == wanted }) else {
          let near = nearestWord(to: wanted, in: fields.map(\.name))
          throw unknownParameter(name, nearest: near.map { "field.\($0)" })
        }
        equal.append((field, value))
      default:
        let known = ["limit", "after", "q", "changedSince"]
        throw unknownParameter(name, nearest: nearestWord(to: name, in: known))
      }
    }
  }

  func holds(_ item: any Item, _ snapshot: Snapshot) -> Bool {
    if snapshot.version(of: item.idText) <= changedSince { return false }
    for (field, value) in equal where !Self.says(field.plain(item), value) { return false }
    if words.isEmpty { return true }
    let text = foldingKey(Self.texts(item.plain).joined(separator: " ") + " " + item.idText)
    return words.allSatisfy { text.contains($0) }
  }

  private static func says(_ plain: Plain, _ value: String) -> Bool {
    switch plain {
    case .none: value.isEmpty
    case .number(let text), .bare(let text), .text(let text): text == value
    case .flag(let flag): value == (flag ? "true" : "false")
    case .list(let elements): elements.contains { says($0, value) }
    case .map: false
    }
  }

  private static func texts(_ plain: Plain) -> [String] {
    switch plain {
    case .text(let text), .bare(let text): [text]
    case .list(let elements): elements.flatMap { texts($0) }
    case .map(let entries): entries.flatMap { texts($0.value) }
    case .none, .number, .flag: []
    }
  }
}

/// - Throws: `APIProblem` where the text of a parameter is no whole number within bounds.
func wholeNumber(
  _ name: String, _ text: String, _ bounds: ClosedRange<Int>
) throws(APIProblem) -> Int {
  let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  guard isPlain, text.utf8.count < 12, let number = Int(text), bounds.contains(number) else {
    throw APIProblem(
      .badQuery,
      Message(
        "api.query.number",
        [
          "name": .text(name), "low": .integer(bounds.lowerBound),
          "high": .integer(bounds.upperBound),
        ]))
  }
  return number
}

func unknownParameter(_ name: String, nearest: String?) -> APIProblem {
  guard let nearest else {
    return APIProblem(.badQuery, Message("api.query.unknown", ["name": .text(name)]))
  }
  return APIProblem(
    .badQuery,
    Message("api.query.unknown.near", ["name": .text(name), "nearest": .text(nearest)]))
}
