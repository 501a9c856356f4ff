import SextantKernels
import SextantModel

/// What a program sends, as an object of JSON of the types that the description states.
enum BodyReading {
  /// - Throws: `APIProblem` for another content type, or what is no JSON object.
  static func object(
    _ request: APIRequest, mayBeEmpty: Bool = false
  ) throws -> [JSONValue.Member] {
    if mayBeEmpty, request.body.isEmpty { return [] }
    try checkType(request)
    let value: JSONValue
    do {
      value = try JSONSyntax.read(request.body)
    } catch {
      throw APIProblem(error)
    }
    guard case .object(let members) = value else {
      throw APIProblem(.invalid, Message("draft.notAnObject"))
    }
    return members
  }

  private static func checkType(_ request: APIRequest) throws {
    let type = (request.contentType ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    let isPatch = request.method == "PATCH" && type == "application/merge-patch+json"
    guard type == "application/json" || isPatch else { throw APIProblem(.wrongType) }
  }

  /// The members that are fields of the item, without what answers add to them.
  static func fields(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    members.filter { $0.key != "_version" && $0.key != "_links" }
  }

  static func plain(_ value: JSONValue) -> Plain {
    switch value {
    case .null: .none
    case .flag(let flag): .flag(flag)
    case .number(let text): .number(text)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map { plain($0) })
    case .object(let members): plain(members)
    }
  }

  static func plain(_ members: [JSONValue.Member]) -> Plain {
    .map(members.map { Plain.Entry(key: $0.key, value: plain($0.value)) })
  }

  /// The bytes that the model reads an item from.
  static func bytes(_ members: [JSONValue.Member]) -> [UInt8] {
    Array(JSONText.compact(plain(members)).utf8)
  }

  // MARK: - Types

  /// Values that are of another type than the description says. Keys that are no field's are the
  /// model's to refuse.
  static func typeProblems(
    _ members: [JSONValue.Member], _ cards: [FieldCard], _ words: Catalogue, at start: String = ""
  ) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    for member in members {
      if member.key == "id", start.isEmpty {
        if case .text = member.value { continue }
        problems.append(problem("id", .link(kinds: []), words))
      } else if let card = cards.first(where: { $0.name == member.key }) {
        if case .null = member.value { continue }
        problems += typeProblems(member.value, card.shape, words, at: start + card.name)
      }
    }
    return problems
  }

  private static func typeProblems(
    _ value: JSONValue, _ shape: Shape, _ words: Catalogue, at path: String
  ) -> [FieldProblem] {
    switch (shape, value) {
    case (.flag, .flag), (.number, .number), (.integer, .number), (.money, .number),
      (.duration, .number), (.text, .text), (.longText, .text), (.choice, .text), (.share, .text),
      (.day, .text), (.moment, .text), (.clockTime, .text), (.period, .text), (.link, .text):
      return []
    case (.list(let element), .list(let elements)):
      return elements.enumerated().flatMap { number, value in
        typeProblems(value, element, words, at: "\(path).\(number)")
      }
    case (.rows(_, let fields), .list(let rows)):
      return rows.enumerated().flatMap { number, row -> [FieldProblem] in
        guard case .object(let members) = row else {
          return [problem("\(path).\(number)", shape, words)]
        }
        return typeProblems(members, fields, words, at: "\(path).\(number).")
      }
    default: return [problem(path, shape, words)]
    }
  }

  private static func problem(_ path: String, _ shape: Shape, _ words: Catalogue) -> FieldProblem {
    FieldProblem(
      field: path,
      message: Message("api.wrongType", ["expected": .text(words.describe(shape))]))
  }
}
