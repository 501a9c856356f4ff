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
      entry(
        "Dossiers",
        list(
          object(
            ["key", "title", "sequence", "changed", "_links"], optional: ["sequence", "changed"]))),
      entry("Overview", object(["key", "title", "sequence", "role", "kinds", "_links"])),
      entry("Findings", list(object(["code", "severity", "what", "why", "remedy", "evidence"]))),
      entry("Checks", list(object(["code", "id", "title", "outcome", "findings"]))),
      entry("Coverage", list(object(["criterion", "outcome", "reason", "evidence"]))),
      entry("History", history),
      entry("Thread", stops(["back", "forward"], areRequired: false)),
      entry("LooseEnds", stops(["orphans", "deadEnds"], areRequired: true)),
      entry(
        "Calculated",
        object(["calculator", "inputs", "verdict", "facts", "tables", "reading"])),
      entry("Decision", object(["lot", "name", "winners", "offers"])),
      entry("Proposal", object(["allocation", "envelope", "isProposed"])),
      entry("Citing", list(object(["kind", "id", "field", "_links"]))),
      entry("Standing", standing),
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
    "inputs": "object", "facts": "object", "tables": "array", "reading": "array",
    "winners": "array", "offers": "array", "envelope": "number", "isProposed": "boolean",
    "count": "integer", "kinds": "array", "evidence": "array", "asks": "array",
    "obstacles": "array", "changed[]": "array", "removed": "array", "changes": "array",
    "imports": "array", "rows": "integer",
    "isAllowed": "boolean", "isRepeated": "boolean", "_links": "object",
  ]

  private func type(_ name: String) -> Plain { .map([entry("type", name)]) }

  private func object(_ names: [String], optional: Set<String> = []) -> Plain {
    let isOfVerb = names.contains("removed")
    return .map([
      entry("type", "object"),
      entry("required", .list(names.filter { !optional.contains($0) }.map { .text($0) })),
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

  /// An indicator's figures: what is known of a period only where it is known.
  private var standing: Plain {
    func choice(_ values: [String]) -> Plain {
      .map([entry("type", "string"), entry("enum", .list(values.map { .text($0) }))])
    }
    func shape(_ needed: [String], _ properties: [(String, Plain)]) -> Plain {
      .map([
        entry("type", "object"), entry("required", .list(needed.map { .text($0) })),
        entry("properties", .map(properties.map { entry($0.0, $0.1) })),
      ])
    }
    let status = choice(IndicatorStatus.allCases.map(\.rawValue))
    let numbers = ["value", "target", "upperTarget", "variance", "relativeVariance", "attainment"]
    let point = shape(
      ["period", "status"],
      [("period", type("string")), ("status", status)] + numbers.map { ($0, type("number")) })
    let freshness = shape(
      ["status", "missed"],
      [
        ("status", choice(IndicatorFreshness.Status.allCases.map(\.rawValue))),
        ("missed", type("integer")), ("age", type("integer")), ("next", type("string")),
      ])
    let trend = shape(
      ["direction", "slope", "count", "p"],
      [
        ("direction", choice(IndicatorTrend.Direction.allCases.map(\.rawValue))),
        ("slope", type("number")), ("count", type("integer")), ("p", type("number")),
        ("isWanted", type("boolean")),
      ])
    let landing = shape(
      ["period", "value", "method", "toDate", "elapsed", "periods", "status"],
      [
        ("period", type("string")), ("value", type("number")),
        ("method", choice(IndicatorLanding.Method.allCases.map(\.rawValue))),
        ("toDate", type("number")), ("elapsed", type("integer")), ("periods", type("integer")),
        ("low", type("number")), ("high", type("number")), ("target", type("number")),
        ("status", status),
      ])
    return shape(
      [
        "indicator", "unit", "direction", "status", "isComputed", "freshness", "items", "total",
        "_links",
      ],
      [
        ("indicator", type("string")), ("unit", type("string")),
        ("direction", choice(IndicatorDirection.allCases.map(\.rawValue))), ("status", status),
        ("isComputed", type("boolean")), ("freshness", freshness), ("trend", trend),
        ("landing", landing),
        ("items", .map([entry("type", "array"), entry("items", point)])),
        ("total", type("integer")), ("_links", type("object")),
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
    let kinds = Registry.all.kinds.map { Plain.text($0.kind.name) }
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
