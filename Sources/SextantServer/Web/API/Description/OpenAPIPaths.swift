import SextantModel

/// Every address of the interface and what may be done there.
struct OpenAPIPaths {
  private let api: OpenAPI

  init(_ api: OpenAPI) { self.api = api }

  var entries: [Plain.Entry] {
    general + calculators + Registry.all.kinds.flatMap { kind($0.kind) } + perItem
      + Verbs.all.map { $0.card }.filter { Registry.all.type(named: $0.kind.name) != nil }
      .map { verb($0) }
  }

  // MARK: - The dossier as a whole

  private static let dossier = "/dossiers/{dossier}"

  private var general: [Plain.Entry] {
    let own = Self.dossier
    return [
      path("/", [], [read("entry", "Entry", isOpen: true)]),
      path("/openapi.json", [], [description]),
      path("/dossiers", [], [read("dossiers", "Dossiers")]),
      path(own, ["dossier"], [read("dossier", "Overview")]),
      path(
        "\(own)/findings", ["dossier"],
        [read("findings", "Findings", ["code", "severity", "item", "kind"])]),
      path("\(own)/checks", ["dossier"], [read("checks", "Checks")]),
      path("\(own)/coverage", ["dossier"], [read("coverage", "Coverage")]),
      path("\(own)/thread/loose-ends", ["dossier"], [read("looseEnds", "LooseEnds")]),
      path(
        "\(own)/history", ["dossier"], [read("history", "History", ["historyLimit", "before"])]),
      path("\(own)/lots/{id}/decision", ["dossier", "id"], [read("decision", "Decision")]),
      path(
        "\(own)/allocations/{id}/proposal", ["dossier", "id"], [read("proposal", "Proposal")]),
      path("\(own)/undo", ["dossier"], [act("undo", "Undone", [403, 409])]),
      path("\(own)/redo", ["dossier"], [act("redo", "Undone", [403, 409])]),
      path(
        "\(own)/imports", ["dossier"],
        [
          act(
            "imports", "Imported", [403, 409, 413, 422],
            ["fileName", "from", "to", "account", "part", "months", "dryRun", "table"],
            body: [
              "application/octet-stream": .map([
                entry("type", "string"), entry("format", "binary"),
              ])
            ])
        ]),
      path("\(own)/figures", ["dossier"], [read("figures", "Holdings")]),
      path(
        "\(own)/figures/{metric}", ["dossier", "metric"],
        [
          read(
            "figuresOf", "Figures",
            ["by", "from", "to", "origin", "channel", "site", "figureLimit", "figureAfter"])
        ]),
      path(
        "\(own)/bulk", ["dossier"],
        [
          act(
            "bulk", "BulkDone", [403, 409, 412, 413, 415, 422], ["idempotencyKey"],
            body: ["application/json": OpenAPI.ref("schemas", "Bulk")])
        ]),
    ]
  }

  /// A calculator's inputs are its parameters.
  private var calculators: [Plain.Entry] {
    CalculatorName.allCases.map { name in
      let parameters = name.calculator.inputs.map { input in
        Plain.map([
          entry("name", input.name), entry("in", "query"),
          entry("description", api.words.text("calculator.input.\(input.name)")),
          entry("required", .flag(input.isNeeded && input.preset.isEmpty)),
          entry("schema", .map([entry("type", "string")])),
        ])
      }
      let made = operation(
        "get", "calculate_\(name.rawValue)", api.words.text("calculator.\(name.rawValue).title"),
        "dossiers", 200, OpenAPI.ref("schemas", "Calculated"), [], [422])
      guard case .map(let entries) = made.value else { return made }
      var kept = entries.filter { $0.key != "parameters" }
      kept.append(entry("parameters", .list(parameters)))
      return path(
        "\(Self.dossier)/calculators/\(name.rawValue)", ["dossier"],
        [entry(made.key, .map(kept))])
    }
  }

  /// What every item has, whatever its kind.
  private var perItem: [Plain.Entry] {
    let own = "\(Self.dossier)/{plural}/{id}"
    let shared = ["dossier", "plural", "id"]
    return [
      path(
        "\(own)/history", shared, [read("itemHistory", "History", ["historyLimit", "before"])]),
      path("\(own)/thread", shared, [read("thread", "Thread", ["way", "depth"])]),
      path("\(own)/citing", shared, [read("citing", "Citing")]),
      path("\(own)/verbs", shared, [read("offers", "Offers")]),
      path(
        "\(Self.dossier)/\(Indicator.kind.plural)/{id}/figures", ["dossier", "id"],
        [read("standing", "Standing", ["segment"])]),
    ]
  }

  // MARK: - Kinds

  private func kind(_ kind: Kind) -> [Plain.Entry] {
    let list = "\(Self.dossier)/\(kind.plural)"
    let name = OpenAPISchemas.name(kind)
    let schema = OpenAPI.ref("schemas", name)
    let fields = OpenAPI.ref("schemas", "\(name)_fields")
    let one = api.words.text("kind.\(kind.name)")
    let many = kind.form == .single ? one : api.words.text("kind.\(kind.name).plural")
    let isWritten = [403, 409, 412, 413, 415, 422]
    func operation(
      _ method: String, _ does: String, _ status: Int, _ answer: Plain?, _ parameters: [String],
      _ problems: [Int], body: [String: Plain] = [:]
    ) -> Plain.Entry {
      self.operation(
        method, "\(does)_\(kind.name)",
        api.say("op.\(does)", ["kind": .text(one), "kinds": .text(many)]), kind.room.rawValue,
        status, answer, parameters, problems, body: body)
    }
    return [
      path(
        list, ["dossier"],
        [
          operation(
            "get", "list", 200, page(of: schema), ["limit", "after", "q", "changedSince"], []),
          operation(
            "post", "create", 201, schema, ["idempotencyKey"], isWritten,
            body: ["application/json": schema]),
        ]),
      path(
        "\(list)/{id}", ["dossier", kind.form.isSeries ? "rowID" : "id"],
        [
          operation("get", "read", 200, schema, ["ifNoneMatch"], []),
          operation(
            "put", "replace", 200, schema, ["ifMatchNeeded"], isWritten + [428],
            body: ["application/json": schema]),
          operation(
            "patch", "patch", 200, schema, ["ifMatch"], isWritten,
            body: ["application/merge-patch+json": fields]),
          operation(
            "delete", "delete", 204, nil, ["ifMatchNeeded", "unlink"], [403, 409, 412, 428]),
        ]),
    ]
  }

  private func page(of schema: Plain) -> Plain {
    .map([
      entry("type", "object"),
      entry("required", .list(["items", "total", "sequence", "_links"].map { .text($0) })),
      entry(
        "properties",
        .map([
          entry("items", .map([entry("type", "array"), entry("items", schema)])),
          entry("total", .map([entry("type", "integer")])),
          entry("sequence", .map([entry("type", "integer")])),
          entry("_links", OpenAPI.ref("schemas", "Links")),
        ])),
    ])
  }

  // MARK: - Verbs

  private func verb(_ card: VerbCard) -> Plain.Entry {
    let shapes = OpenAPIShapes(api: api)
    var properties = card.asks.map { asked in
      entry(
        asked.field.name,
        shapes.schema(
          asked.field, label: api.words.label(field: asked.field.name, of: card.kind.name),
          mayBeNull: !asked.field.isRequired))
    }
    properties.append(
      entry("reason", .map([entry("type", "string"), entry("description", api.say("reason"))])))
    var body = [
      entry("type", "object"), entry("additionalProperties", .flag(false)),
      entry("properties", .map(properties)),
    ]
    if card.needsReason { body.append(entry("required", .list([.text("reason")]))) }
    let own = "\(Self.dossier)/\(card.kind.plural)/{id}/verbs/\(card.name)"
    let label = "\(api.words.text("kind.\(card.kind.name)")): \(api.words.say(card.label))"
    return path(
      own, ["dossier", "id"],
      [
        operation(
          "post", "use_\(card.name)", label, card.kind.room.rawValue, 200,
          OpenAPI.ref("schemas", "VerbDone"), ["ifMatch", "idempotencyKey"],
          [403, 409, 412, 413, 415, 422], body: ["application/json": .map(body)])
      ])
  }

  // MARK: - Parts

  private func path(
    _ path: String, _ shared: [String], _ operations: [Plain.Entry]
  ) -> Plain.Entry {
    let parameters = shared.map { OpenAPI.ref("parameters", $0) }
    return entry(
      path,
      .map((shared.isEmpty ? [] : [entry("parameters", .list(parameters))]) + operations))
  }

  private func read(
    _ name: String, _ schema: String, _ parameters: [String] = [], isOpen: Bool = false
  ) -> Plain.Entry {
    let made = operation(
      "get", name, api.say("op.\(name)"), "dossiers", 200, OpenAPI.ref("schemas", schema),
      parameters, [])
    guard isOpen, case .map(let entries) = made.value else { return made }
    return entry(made.key, .map(entries + [entry("security", .list([]))]))
  }

  private func act(
    _ name: String, _ schema: String, _ problems: [Int], _ parameters: [String] = [],
    body: [String: Plain] = [:]
  ) -> Plain.Entry {
    operation(
      "post", name, api.say("op.\(name)"), "dossiers", 200, OpenAPI.ref("schemas", schema),
      parameters, problems, body: body)
  }

  private var description: Plain.Entry {
    let made = operation(
      "get", "description", api.say("op.description"), "dossiers", 200,
      .map([entry("type", "object")]), [], [])
    guard case .map(let entries) = made.value else { return made }
    return entry(made.key, .map(entries + [entry("security", .list([]))]))
  }

  private func operation(
    _ method: String, _ id: String, _ summary: String, _ tag: String, _ status: Int,
    _ answer: Plain?, _ parameters: [String], _ problems: [Int], body: [String: Plain] = [:]
  ) -> Plain.Entry {
    var success = [
      entry("description", api.say(status == 201 ? "created" : status == 204 ? "deleted" : "ok"))
    ]
    if let answer {
      success.append(
        entry("content", .map([entry("application/json", .map([entry("schema", answer)]))])))
    }
    var responses = [entry(String(status), .map(success))]
    if parameters.contains("ifNoneMatch") {
      responses.append(entry("304", .map([entry("description", api.say("notModified"))])))
    }
    responses += OpenAPIResponses.problems(problems)
    var entries = [
      entry("operationId", id), entry("summary", summary),
      entry("tags", .list([.text(tag)])),
    ]
    if !parameters.isEmpty {
      entries.append(
        entry("parameters", .list(parameters.map { OpenAPI.ref("parameters", $0) })))
    }
    if !body.isEmpty {
      let content = body.map { entry($0.key, .map([entry("schema", $0.value)])) }
      entries.append(
        entry(
          "requestBody",
          .map([entry("required", .flag(true)), entry("content", .map(content))])))
    }
    entries.append(entry("responses", .map(responses)))
    return entry(method, .map(entries))
  }
}
