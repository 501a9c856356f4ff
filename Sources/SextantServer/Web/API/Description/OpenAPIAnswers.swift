import SextantModel

/// The schemas of what is answered beside items, and of requests that are no item.
struct OpenAPIAnswers {
  private let api: OpenAPI

  init(_ api: OpenAPI) { self.api = api }

  var schemas: [Plain.Entry] {
    [
      entry(
        "Version",
        .map([
          entry("type", "integer"), entry("description", api.say("version")),
          entry("readOnly", .flag(true)),
        ])),
      entry(
        "Links",
        .map([
          entry("type", "object"), entry("additionalProperties", type("string")),
          entry("readOnly", .flag(true)),
        ])),
      entry("Entry", object(["name", "version", "language", "_links"])),
      entry("Dossiers", list(object(["key", "title", "sequence", "changed", "_links"]))),
      entry("Overview", object(["key", "title", "sequence", "role", "kinds", "_links"])),
      entry("Findings", list(object(["code", "severity", "what", "why", "remedy", "evidence"]))),
      entry("Checks", list(object(["code", "id", "title", "outcome", "findings"]))),
      entry("Coverage", list(object(["criterion", "outcome", "reason", "evidence"]))),
      entry("History", history),
      entry("Thread", stops(["back", "forward"], areRequired: false)),
      entry("LooseEnds", stops(["orphans", "deadEnds"], areRequired: true)),
      entry("Citing", list(object(["kind", "id", "field", "_links"]))),
      entry("Offers", list(object(["verb", "label", "isAllowed", "asks", "obstacles"]))),
      entry("Undone", object(["sequence", "verb", "message"])),
      entry("VerbDone", object(["message", "changed", "removed", "sequence"])),
      entry("Bulk", bulk),
      entry("BulkDone", list(object(["kind", "id", "headline", "_version", "_links"]))),
      entry("Imported", object(["imports", "sequence", "tables"])),
      entry("Holdings", list(object(["metric", "origin", "from", "to", "rows", "_links"]))),
      entry("Figures", figures),
      entry("Problem", problem),
    ]
  }

  /// The type of what answers carry under these names.
  private static let types: [String: String] = [
    "sequence": "integer", "findings": "integer", "_version": "integer", "depth": "integer",
    "count": "integer", "kinds": "array", "evidence": "array", "asks": "array",
    "obstacles": "array", "changed[]": "array", "removed": "array", "changes": "array",
    "imports": "array", "tables": "array", "rows": "integer",
    "isAllowed": "boolean", "isRepeated": "boolean", "_links": "object",
  ]

  private func type(_ name: String) -> Plain { .map([entry("type", name)]) }

  private func object(_ names: [String]) -> Plain {
    let isOfVerb = names.contains("removed")
    return .map([
      entry("type", "object"), entry("required", .list(names.map { .text($0) })),
      entry(
        "properties",
        .map(
          names.map { name in
            let key = name == "changed" && isOfVerb ? "changed[]" : name
            return entry(name, type(Self.types[key] ?? "string"))
          })),
    ])
  }

  private func list(_ element: Plain) -> Plain {
    .map([
      entry("type", "object"), entry("required", .list([.text("items"), .text("total")])),
      entry(
        "properties",
        .map([
          entry("items", .map([entry("type", "array"), entry("items", element)])),
          entry("total", type("integer")),
        ])),
    ])
  }

  private var figures: Plain {
    let value = Plain.map([entry("type", .list([.text("number"), .text("null")]))])
    let one = Plain.map([
      entry("type", "object"), entry("required", .list([.text("value")])),
      entry(
        "properties",
        .map(
          ["from", "to", "channel", "campaign"].map { entry($0, type("string")) }
            + [entry("value", value)])),
    ])
    return .map([
      entry("type", "object"),
      entry(
        "required",
        .list(["metric", "from", "to", "origins", "items", "total", "_links"].map { .text($0) })),
      entry(
        "properties",
        .map([
          entry("metric", type("string")), entry("from", type("string")),
          entry("to", type("string")), entry("origins", type("array")),
          entry("items", .map([entry("type", "array"), entry("items", one)])),
          entry("total", type("integer")), entry("_links", OpenAPI.ref("schemas", "Links")),
        ])),
    ])
  }

  private var history: Plain {
    let one = object([
      "sequence", "moment", "author", "verb", "label", "count", "changes",
    ])
    return .map([
      entry("type", "object"), entry("required", .list([.text("items")])),
      entry(
        "properties",
        .map([entry("items", .map([entry("type", "array"), entry("items", one)]))])),
    ])
  }

  private func stops(_ names: [String], areRequired: Bool) -> Plain {
    let stop = object(["kind", "id", "headline", "depth", "field", "isRepeated"])
    var entries = [
      entry("type", "object"),
      entry(
        "properties",
        .map(names.map { entry($0, .map([entry("type", "array"), entry("items", stop)])) })),
    ]
    if areRequired { entries.append(entry("required", .list(names.map { .text($0) }))) }
    return .map(entries)
  }

  private var bulk: Plain {
    let ops = ["create", "replace", "patch", "delete"].map { Plain.text($0) }
    let kinds = Registry.dossier.kinds.map { Plain.text($0.kind.name) }
    let step = Plain.map([
      entry("type", "object"), entry("additionalProperties", .flag(false)),
      entry("required", .list([.text("op"), .text("kind")])),
      entry(
        "properties",
        .map([
          entry("op", .map([entry("enum", .list(ops))])),
          entry("kind", .map([entry("enum", .list(kinds))])),
          entry("id", OpenAPI.ref("schemas", "Id")),
          entry("version", .map([entry("type", "integer"), entry("minimum", 0)])),
          entry("item", type("object")),
        ])),
    ])
    return .map([
      entry("type", "object"), entry("additionalProperties", .flag(false)),
      entry("required", .list([.text("changes")])),
      entry(
        "properties",
        .map([
          entry(
            "changes",
            .map([
              entry("type", "array"), entry("minItems", 1), entry("maxItems", BulkAnswer.most),
              entry("items", step),
            ]))
        ])),
    ])
  }

  private var problem: Plain {
    let error = object(["field", "what", "remedy"])
    return .map([
      entry("type", "object"),
      entry("required", .list(["type", "title", "status"].map { .text($0) })),
      entry(
        "properties",
        .map([
          entry("type", type("string")), entry("title", type("string")),
          entry("status", type("integer")), entry("detail", type("string")),
          entry("version", type("integer")),
          entry("errors", .map([entry("type", "array"), entry("items", error)])),
        ])),
    ])
  }
}
