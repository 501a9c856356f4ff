import SextantModel

/// The parameters that many addresses share.
struct OpenAPIParameters {
  private let api: OpenAPI

  init(_ api: OpenAPI) { self.api = api }

  var entries: [Plain.Entry] {
    let text = Plain.map([entry("type", "string")])
    return [
      entry("dossier", parameter("dossier", "path", key)),
      entry("id", parameter("id", "path", OpenAPI.ref("schemas", "Id"))),
      entry("rowID", parameter("id", "path", text)),
      entry("plural", parameter("plural", "path", plurals)),
      entry("limit", parameter("limit", "query", whole(1, ListAnswer.most))),
      entry("after", parameter("after", "query", text)),
      entry("q", parameter("q", "query", text)),
      entry("changedSince", parameter("changedSince", "query", whole(0, Int(Int32.max)))),
      entry("historyLimit", parameter("limit", "query", whole(1, 200))),
      entry("before", parameter("before", "query", whole(1, Int(Int32.max)))),
      entry("fileName", parameter("name", "query", text, says: "fileName")),
      entry("from", parameter("from", "query", day)),
      entry("to", parameter("to", "query", day)),
      entry("account", parameter("account", "query", text)),
      entry("part", parameter("part", "query", .map([entry("type", "boolean")]))),
      entry("months", parameter("months", "query", .map([entry("type", "boolean")]))),
      entry("dryRun", parameter("dryRun", "query", .map([entry("type", "boolean")]))),
      entry("table", parameter("table", "query", whole(0, 59))),
      entry("metric", parameter("metric", "path", text)),
      entry("by", parameter("by", "query", choice(["day", "week", "channel", "campaign"]))),
      entry("origin", parameter("origin", "query", text)),
      entry("channel", parameter("channel", "query", text)),
      entry("site", parameter("site", "query", text)),
      entry("figureLimit", parameter("limit", "query", whole(1, 10_000))),
      entry(
        "figureAfter",
        parameter("after", "query", whole(0, Int(Int32.max)), says: "figureAfter")),
      entry("way", parameter("way", "query", choice(["back", "forward"]))),
      entry("depth", parameter("depth", "query", whole(1, 100))),
      entry("segment", parameter("segment", "query", text)),
      entry("code", parameter("code", "query", text)),
      entry("severity", parameter("severity", "query", choice(["info", "warning", "error"]))),
      entry("item", parameter("item", "query", text)),
      entry("kind", parameter("kind", "query", text)),
      entry("unlink", parameter("unlink", "query", .map([entry("type", "boolean")]))),
      entry("ifMatch", parameter("If-Match", "header", text, says: "ifMatch")),
      entry(
        "ifMatchNeeded", parameter("If-Match", "header", text, says: "ifMatch", isNeeded: true)),
      entry("ifNoneMatch", parameter("If-None-Match", "header", text, says: "ifNoneMatch")),
      entry(
        "idempotencyKey", parameter("Idempotency-Key", "header", text, says: "idempotencyKey")),
    ]
  }

  private func parameter(
    _ name: String, _ place: String, _ schema: Plain, says: String? = nil, isNeeded: Bool = false
  ) -> Plain {
    var entries = [
      entry("name", name), entry("in", place),
      entry("description", api.say("param.\(says ?? name)")), entry("schema", schema),
    ]
    if place == "path" || isNeeded { entries.append(entry("required", .flag(true))) }
    return .map(entries)
  }

  private func whole(_ low: Int, _ high: Int) -> Plain {
    .map([entry("type", "integer"), entry("minimum", low), entry("maximum", high)])
  }

  private func choice(_ values: [String]) -> Plain {
    .map([entry("type", "string"), entry("enum", .list(values.map { .text($0) }))])
  }

  private var key: Plain {
    .map([entry("type", "string"), entry("pattern", "^[a-z0-9][a-z0-9-]*$")])
  }

  private var day: Plain { .map([entry("type", "string"), entry("format", "date")]) }

  private var plurals: Plain { choice(Registry.all.kinds.map { $0.kind.plural }) }
}
