import SextantModel

/// Where a program begins: what there is, and the dossiers that it may enter.
enum EntryAnswer {
  static func answer(_ caller: APICaller) -> APIAnswer {
    APIAnswer(
      200,
      .map([
        entry("name", "Sextant"), entry("version", "v1"),
        entry("language", caller.words.language.rawValue),
        entry(
          "_links",
          .map([
            entry("self", APISeat.root), entry("dossiers", "\(APISeat.root)/dossiers"),
            entry("description", "\(APISeat.root)/openapi.json"),
          ])),
      ]))
  }

  static func dossiers(_ caller: APICaller) throws -> APIAnswer {
    let all = try caller.dossiers()
    let whole = all.filter(\.isWhole).map { dossier in
      item(
        dossier.card,
        [
          entry("sequence", dossier.card.sequence), entry("changed", dossier.card.changed.iso),
        ])
    }
    // When others changed what somebody does not see is none of theirs, nor is the order it makes.
    let partial = all.filter { !$0.isWhole }.sorted { $0.card.key < $1.card.key }
    let items = whole + partial.map { item($0.card, []) }
    return APIAnswer(200, .map([entry("items", .list(items)), entry("total", items.count)]))
  }

  private static func item(_ card: DossierCard, _ standing: [Plain.Entry]) -> Plain {
    .map(
      [
        entry("key", card.key), entry("title", card.title), entry("form", card.form.rawValue),
      ] + standing + [
        entry("isArchived", .flag(card.isArchived)),
        entry(
          "_links",
          .map([
            entry("self", "\(APISeat.root)/dossiers/\(card.key)"),
            entry("html", Address(card.key).today),
          ])),
      ])
  }

  /// The dossier's head line and how many items of each kind the caller sees.
  static func dossier(_ seat: APISeat) -> APIAnswer {
    let scene = seat.scene
    let kinds = scene.full.registry.kinds.map { type in
      Plain.map([
        entry("kind", type.kind.name), entry("plural", type.kind.plural),
        entry("label", seat.words.text("kind.\(type.kind.name)")),
        entry("room", type.kind.room.rawValue),
        entry("count", scene.reduced.count(of: type)),
        entry("_links", .map([entry("self", seat.list(type.kind))])),
      ])
    }
    return APIAnswer(
      200,
      .map([
        entry("key", seat.key),
        entry("title", scene.reduced.title),
        entry("form", scene.full.form.rawValue),
        entry("sequence", scene.told),
        entry("role", seat.access.role.rawValue),
        entry("kinds", .list(kinds)),
        entry("_links", .map([entry("self", seat.base), entry("html", seat.pages.today)])),
      ]))
  }
}
