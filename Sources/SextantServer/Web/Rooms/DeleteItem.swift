import SextantModel

/// Deletes an item and, where the person wants it, the links to it.
enum DeleteItem {
  static func answer(_ type: any Item.Type, _ id: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard scene.item(id, type) != nil else { return .notFound }
    guard FormPage.isEditable(type.kind), let item = scene.full.item(id),
      scene.may(.deleteAny, item)
    else { return act.refused("rooms.refused.delete") }
    var changes: [ItemChange] = [.remove(id)]
    let stands = scene.snapshot.version(of: id)
    var expecting = [
      id: SaveItem.seenVersion(act.form).map { SaveItem.expected($0, stands) } ?? stands
    ]
    if act.form.last("unlink") == "true" {
      let unlinked = unlinking([id], scene)
      changes += unlinked.map { .put($0) }
      for item in unlinked { expecting[item.idText] = scene.snapshot.version(of: item.idText) }
    }
    do {
      let applied = try await act.live.apply(
        changes, by: act.author, verb: "item.delete", expecting: expecting)
      if act.wantsJSON {
        return .json(
          status: 200,
          .map([.init(key: "sequence", value: .number(String(applied.sequence)))]))
      }
      let list =
        type.kind.form == .single
        ? act.view.to.room(act.view.room(of: type.kind)) : act.view.to.list(type.kind)
      return .seeOther(act.next(list), notice: Message("rooms.done.deleted"))
    } catch {
      return act.failed(error)
    }
  }

  /// The items that point to those deleted, without these links. What the person may not change
  /// keeps them, and the checks say so.
  static func unlinking(_ ids: Set<String>, _ scene: Scene) -> [any Item] {
    let citations = Citations(of: scene.full)
    var told = ids
    var unlinked: [any Item] = []
    for id in ids.sorted() {
      for citation in citations.all(of: id) where told.insert(citation.id).inserted {
        guard let item = scene.full.item(citation.id) else { continue }
        let isRemark = item is Comment
        guard isRemark || scene.may(.editAny, item), let left = withoutLinks(to: ids, item),
          Agreements.breaches(from: item, to: left, in: scene.full).isEmpty
        else { continue }
        unlinked.append(left)
      }
    }
    return unlinked
  }
}
