import SextantKernels
import SextantModel
import Testing

@testable import SextantServer

@Suite struct OpenAPITests {
  private func document(_ language: Language) throws -> JSONValue {
    let api = OpenAPI(
      words: WorkedExample.words(language), example: WorkedExample.reading.dossier)
    return try JSONSyntax.read(Array(JSONText.compact(api.document).utf8))
  }

  /// Every value that stands under a key, wherever it is.
  private func all(_ key: String, in value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let members):
      members.flatMap { ($0.key == key ? [$0.value] : []) + all(key, in: $0.value) }
    case .list(let elements): elements.flatMap { all(key, in: $0) }
    default: []
    }
  }

  @Test(arguments: Language.allCases)
  func `every reference leads somewhere, every operation has a name of its own`(
    language: Language
  ) throws {
    let document = try document(language)
    let references = all("$ref", in: document).compactMap(\.text)
    #expect(references.count > 1_000)
    for reference in Set(references) {
      let steps = reference.dropFirst(2).split(separator: "/").map(String.init)
      let found = steps.reduce(Optional(document)) { value, step in value?[step] }
      #expect(found != nil, "\(reference)")
    }
    let operations = all("operationId", in: document).compactMap(\.text)
    #expect(Set(operations).count == operations.count)
    #expect(operations.count > Registry.dossier.kinds.count * 6)
    let text = String(describing: document)
    #expect(!text.contains("[api.") && !text.contains("[kind.") && !text.contains("[field."))
  }

  @Test func `laid out in lines it is the same document`() throws {
    let api = OpenAPI(words: WorkedExample.english, example: WorkedExample.reading.dossier)
    #expect(try JSONSyntax.read(Array(api.text.utf8)) == document(.english))
  }

  @Test func `every kind and every verb has its address`() throws {
    let document = try document(.english)
    let paths = try #require(document["paths"])
    for type in Registry.all.kinds {
      let list = "/dossiers/{dossier}/\(type.kind.plural)"
      #expect(paths[list]?["post"] != nil && paths["\(list)/{id}"]?["patch"] != nil)
      for verb in Verbs.of(kind: type.kind.name).map({ $0.card }) {
        #expect(paths["\(list)/{id}/verbs/\(verb.name)"]?["post"] != nil, "\(verb.name)")
      }
    }
  }

  @Test func `a schema says what a field may hold`() throws {
    let document = try document(.english)
    let schemas = try #require(document["components"]?["schemas"])
    let line = try #require(schemas["BudgetLine_fields"]?["properties"])
    #expect(
      line["amount"]?["anyOf"]
        == .list([
          .object([.init(key: "$ref", value: .text("#/components/schemas/Money"))]),
          .object([.init(key: "type", value: .text("null"))]),
        ]))
    #expect(line["label"]?["title"]?.text == "Label")
    #expect(line["quantity"]?["type"] == .list([.text("number"), .text("null")]))
  }
}
