import SextantModel

/// A schema per kind of item, per small value, per vocabulary, and of what else is sent and answered.
struct OpenAPISchemas {
  private let api: OpenAPI
  private let shapes: OpenAPIShapes

  init(_ api: OpenAPI) {
    self.api = api
    shapes = OpenAPIShapes(api: api)
  }

  var entries: [Plain.Entry] {
    var rows: [String: Plain] = [:]
    var choices: [String: Plain] = [:]
    var kinds: [Plain.Entry] = []
    for type in Registry.all.kinds {
      let fields = FieldAccess.all(of: type).map(\.card)
      collect(fields, &rows, &choices)
      kinds.append(
        entry(Self.name(type.kind), .map(whole(type, fields))))
      kinds.append(entry("\(Self.name(type.kind))_fields", .map(properties(type, fields))))
    }
    return shapes.shared + OpenAPIAnswers(api).schemas
      + choices.sorted { $0.key < $1.key }.map { entry($0.key, $0.value) }
      + rows.sorted { $0.key < $1.key }.map { entry($0.key, $0.value) } + kinds
  }

  static func name(_ kind: Kind) -> String {
    kind.name.prefix(1).uppercased() + kind.name.dropFirst()
  }

  // MARK: - Kinds

  /// All of an item: its fields, of which some must be there.
  private func whole(_ type: any Item.Type, _ fields: [FieldCard]) -> [Plain.Entry] {
    let name = "\(Self.name(type.kind))_fields"
    let required = fields.filter(\.isRequired).map(\.name)
    var entries = [
      entry("title", api.words.text("kind.\(type.kind.name)")),
      entry("description", api.words.text("kind.\(type.kind.name).about")),
      entry("allOf", .list([OpenAPI.ref("schemas", name)])),
    ]
    if !required.isEmpty { entries.append(entry("required", .list(required.map { .text($0) }))) }
    var example: Plain?
    api.example.forEachItem(ofKind: type.kind.name) { item in
      if example == nil { example = item.plain }
    }
    if let example { entries.append(entry("examples", .list([example]))) }
    return entries
  }

  private func properties(_ type: any Item.Type, _ fields: [FieldCard]) -> [Plain.Entry] {
    let kind = type.kind
    let governed = Verbs.governedFields(of: kind.name)
    // A row's id is put together from its key fields, whatever they hold.
    let id =
      kind.form.isSeries
      ? Plain.map([entry("type", "string"), entry("readOnly", .flag(true))])
      : OpenAPI.ref("schemas", "Id")
    var properties = [entry("id", id)]
    for card in fields {
      let label = api.words.label(field: card.name, of: kind.name)
      var schema = shapes.schema(card, label: label, mayBeNull: !card.isRequired)
      let isSigned = kind.name == Comment.kind.name && ["author", "at"].contains(card.name)
      if governed.contains(card.name) || isSigned, case .map(let entries) = schema {
        let verbs = Verbs.of(kind: kind.name).map { $0.card }.filter {
          $0.governs.contains(card.name)
        }
        let note = api.say("governed", ["verbs": .list(verbs.map { .text($0.name) })])
        schema = .map(
          entries.filter { $0.key != "description" }
            + (isSigned ? [entry("readOnly", .flag(true))] : [entry("description", note)]))
      }
      properties.append(entry(card.name, schema))
    }
    properties += [
      entry("_version", OpenAPI.ref("schemas", "Version")),
      entry("_links", OpenAPI.ref("schemas", "Links")),
    ]
    return [
      entry("type", "object"), entry("additionalProperties", .flag(false)),
      entry("properties", .map(properties)),
    ]
  }

  // MARK: - Small values and vocabularies

  private func collect(
    _ fields: [FieldCard], _ rows: inout [String: Plain], _ choices: inout [String: Plain]
  ) {
    for card in fields { collect(card.shape, &rows, &choices) }
  }

  private func collect(
    _ shape: Shape, _ rows: inout [String: Plain], _ choices: inout [String: Plain]
  ) {
    switch shape {
    case .list(let element): collect(element, &rows, &choices)
    case .choice(let name, let values):
      choices["Choice_\(name)"] = .map([
        entry("type", "string"), entry("enum", .list(values.map { .text($0) })),
        entry(
          "description",
          values.map { "\($0): \(api.words.text("choice.\(name).\($0)"))" }
            .joined(separator: "; ")),
      ])
    case .rows(let name, let fields):
      collect(fields, &rows, &choices)
      rows["Row_\(name)"] = row(name, fields)
    default: break
    }
  }

  private func row(_ name: String, _ fields: [FieldCard]) -> Plain {
    let required = fields.filter(\.isRequired).map { Plain.text($0.name) }
    var entries = [
      entry("type", "object"), entry("additionalProperties", .flag(false)),
      entry(
        "properties",
        .map(
          fields.map { card in
            let label = api.words.label(field: card.name, ofRow: name)
            return entry(
              card.name, shapes.schema(card, label: label, mayBeNull: !card.isRequired))
          })),
    ]
    if !required.isEmpty { entries.append(entry("required", .list(required))) }
    return .map(entries)
  }
}

extension Kind.Form {
  var isSeries: Bool { if case .series = self { true } else { false } }
}
