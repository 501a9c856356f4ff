import SextantModel

/// Who did what, and when, the latest first: of the whole dossier or of one item.
enum HistoryAnswer {
  static func answer(of id: String?, _ seat: APISeat) throws -> APIAnswer {
    var limit = 50
    var before: Int?
    for (name, value) in seat.request.query {
      switch name {
      case "limit": limit = try wholeNumber(name, value, 1...200)
      case "before": before = try wholeNumber(name, value, 1...Int(Int32.max))
      default:
        throw unknownParameter(name, nearest: nearestWord(to: name, in: ["limit", "before"]))
      }
    }
    let scene = seat.scene
    let seesAll = seat.access.reach == .everything
    // Of what is deleted nobody can tell any more whether it would have been hidden.
    let entries = try seat.live.history(
      of: id, before: before, limit: limit, in: seesAll ? nil : scene.reduced)
    var links: [Plain.Entry] = []
    var headers: [(name: String, value: String)] = []
    if entries.count == limit, let last = entries.last {
      let own = id.map { seat.base + "/" + path(of: $0, scene) } ?? seat.base
      let next = "\(own)/history?limit=\(limit)&before=\(last.sequence)"
      links.append(entry("next", next))
      headers.append(("Link", "<\(next)>; rel=\"next\""))
    }
    return APIAnswer(
      200,
      .map([
        entry("items", .list(entries.map { plain($0, seat, seesAll: seesAll) })),
        entry("_links", .map(links)),
      ]), headers: headers)
  }

  private static func path(of id: String, _ scene: Scene) -> String {
    "\(scene.reduced.kind(of: id)?.plural ?? "")/\(percentEncoded(id))"
  }

  private static func plain(_ journal: JournalEntry, _ seat: APISeat, seesAll: Bool) -> Plain {
    let changes = journal.changes.map { change in
      var entries = [
        entry("kind", change.kind), entry("id", change.id), entry("what", "\(change.what)"),
      ]
      // What changed in fields out of reach is not told, nor the values of any.
      if seesAll { entries.append(entry("fields", .list(change.fields.map { .text($0) }))) }
      return Plain.map(entries)
    }
    return .map([
      entry("sequence", journal.sequence), entry("moment", journal.moment.iso),
      entry("author", seat.names(journal.author)), entry("verb", journal.verb),
      entry("label", said(journal.verb, seat.words)), entry("count", journal.count),
      entry("changes", .list(changes)),
    ])
  }
}
