import SextantModel

/// What points to an item, by kind.
enum CitedBy {
  static func html(_ item: any Item, _ view: View) -> HTML {
    let groups = groups(of: item.idText, view)
    guard !groups.isEmpty else { return .empty }
    let shown = ShownValue(view)
    let count = groups.reduce(0) { $0 + $1.ids.count }
    let lists = groups.map { group -> HTML in
      let label = view.say(
        "kind.\(group.kind.name)" + (group.kind.form == .single ? "" : ".plural"))
      let rows = group.ids.prefix(30).map { "<li>\(shown.link(to: $0))</li>" as HTML }.joined()
      let more: HTML =
        group.ids.count > 30
        ? "<p class=\"muted\">\(view.say("rooms.delete.more", ["count": .integer(group.ids.count - 30)]))</p>"
        : .empty
      return Disclosure(
        label, isOpen: count <= 12, count: group.ids.count, "<ul>\(rows)</ul>\(more)"
      ).html
    }
    return """
      <section aria-labelledby="citing-title" data-live="citing-\(item.idText)">\
      <h2 id="citing-title">\(view.say("rooms.citing.title", ["count": .integer(count)]))</h2>\
      \(lists.joined())</section>
      """
  }

  /// Ids of what points to an item, each once, in the order of kinds; what is said about it apart.
  static func items(of id: String, _ view: View) -> [String] {
    groups(of: id, view).flatMap(\.ids)
  }

  private static func groups(of id: String, _ view: View) -> [(kind: Kind, ids: [String])] {
    var groups: [(kind: Kind, ids: [String])] = []
    var places: [String: Int] = [:]
    var told: Set<String> = [id]
    for citation in view.examined.citations.all(of: id) where citation.kind.name != "comment" {
      guard told.insert(citation.id).inserted else { continue }
      if let place = places[citation.kind.name] {
        groups[place].ids.append(citation.id)
      } else {
        places[citation.kind.name] = groups.count
        groups.append((citation.kind, [citation.id]))
      }
    }
    return groups
  }
}
