import SextantModel

/// The rooms' addresses: which page or act a path below a dossier means.
enum RoomPages {
  /// - Parameter path: what follows `/d/KEY/`, cut at slashes, each part decoded.
  /// - Returns: `nil` where the path is no room's.
  static func get(_ path: [String], _ view: View, _ past: Past) -> Answer? {
    guard let first = path.first else { return nil }
    if first == "rooms" {
      guard path.count == 2, let room = Room(rawValue: path[1]),
        !view.kinds(of: room).isEmpty
      else { return .notFound }
      return .page(RoomPage.page(room, view))
    }
    if first == "search", path.count == 1 { return .page(SearchPage.page(view)) }
    guard let type = view.dossier.registry.type(addressed: first) else { return nil }
    // What a partner sees is chosen on a page of its own, by name.
    if type is PartnerShare.Type, path.count == 2 ? path[1] == "new" : path.last == "edit" {
      let share = path.count == 2 ? [] : [(name: "share", value: path[1])]
      return .seeOther(view.to.page("people/share") + queryText(share), notice: nil)
    }
    switch path.count {
    case 1: return ListPage.answer(type, view, past)
    case 2 where path[1] == "new": return FormPage.new(type, view, past.drafts)
    case 2: return item(path[1], type, view) { .page(DetailPage.page($0, view, past)) }
    case 3 where path[2] == "edit":
      return item(path[1], type, view) { item in
        FormPage.edit(item, version: past.live.snapshot.version(of: item.idText), view)
      }
    default: return .notFound
    }
  }

  static func post(_ path: [String], _ act: Act) async -> Answer? {
    guard let first = path.first else { return nil }
    if path.count == 1, first == "undo" { return await TakeBack.undo(act) }
    if path.count == 1, first == "redo" { return await TakeBack.redo(act) }
    guard let type = act.view.dossier.registry.type(addressed: first) else { return nil }
    guard path.count > 1 else { return await CreateItem.answer(type, act) }
    if path.count == 2, path[1] == "many" { return await ManyItems.answer(type, act) }
    let id = path[1]
    guard path.count > 2 else {
      return await SaveItem.answer(type, id, act, verb: "item.save")
    }
    switch path[2] {
    case "set" where path.count == 3:
      return await SaveItem.answer(type, id, act, verb: "item.set")
    case "delete" where path.count == 3: return await DeleteItem.answer(type, id, act)
    case "comments" where path.count == 3: return await CommentActs.answer(type, id, act)
    case "restore" where path.count == 3: return await TakeBack.restore(type, id, act)
    case "verbs" where path.count == 4: return await UseVerb.answer(type, id, path[3], act)
    default: return .notFound
    }
  }

  /// After the bytes of a file were attached: ties it to the item that it backs.
  static func attached(_ file: AttachedFile, _ path: [String], _ act: Act) async -> Answer {
    guard path.count >= 2, let type = act.view.dossier.registry.type(addressed: path[0]) else {
      return .notFound
    }
    return await AttachedEvidence.answer(file, type, path[1], act)
  }

  private static func item(
    _ id: String, _ type: any Item.Type, _ view: View, _ body: (any Item) -> Answer
  ) -> Answer {
    guard let item = view.dossier.item(id), Swift.type(of: item) == type else { return .notFound }
    return body(item)
  }

  /// The kind of either form that an address names, where it is not known yet which it is.
  static func type(plural: String) -> (any Item.Type)? { Registry.all.type(addressed: plural) }
}
