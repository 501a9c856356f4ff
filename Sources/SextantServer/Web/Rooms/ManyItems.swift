import SextantModel

/// Does one thing with several items, as one entry of the journal: taken back by one click.
enum ManyItems {
  /// More than a page of a list can choose.
  static let most = 500

  static func answer(_ type: any Item.Type, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard FormPage.isEditable(type.kind) else { return act.refused("rooms.refused.edit") }
    var told: Set<String> = []
    let ids = act.form.values("id").filter { told.insert($0).inserted }.prefix(most)
    let chosen = ids.compactMap { scene.item($0, type) }
    guard !chosen.isEmpty else {
      return .seeOther(
        act.next(act.view.to.list(type.kind)), notice: Message("rooms.many.none"))
    }
    let doing = act.form.last("do").flatMap(Doing.init(rawValue:))
    let overtaken = doing == nil ? [] : overtaken(chosen, scene, act)
    guard let doing, overtaken.isEmpty else {
      return .page(ManyForm.page(type, chosen, scene, act, overtaken: overtaken))
    }
    switch doing {
    case .set: return await set(type, chosen, scene, act)
    case .delete: return await delete(type, chosen, scene, act)
    case .verb: return await verb(type, chosen, scene, act)
    }
  }

  /// What the buttons of the page do.
  enum Doing: String { case set, delete, verb }

  /// Those that somebody changed since the person was asked what to do with them.
  private static func overtaken(
    _ chosen: [any Item], _ scene: Scene, _ act: Act
  ) -> [any Item] {
    guard let seen = SaveItem.seenVersion(act.form) else { return [] }
    return chosen.filter { scene.snapshot.version(of: $0.idText) > seen }
  }

  // MARK: - Fields

  private static func set(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act
  ) async -> Answer {
    let wanted = Set(act.form.values("change")).subtracting(CreateItem.keyFields(type.kind))
    let entries = SaveItem.fields(act.form, of: type.kind).filter { entry in
      wanted.contains(String(entry.name.prefix { $0 != "." }))
    }
    guard !entries.isEmpty else {
      return .seeOther(
        act.next(act.view.to.list(type.kind)), notice: Message("rooms.many.nothing"))
    }
    var changes: [ItemChange] = []
    var problems: [FieldProblem] = []
    var left = 0
    for item in chosen {
      guard let stands = scene.full.item(item.idText), scene.may(.editAny, stands) else {
        left += 1
        continue
      }
      let draft = ItemDraft(form: entries, kind: type, onTopOf: item)
      let wrong =
        draft.problems
        + SaveItem.linkProblems(of: draft.item, draft.fields, in: scene.reduced)
      for problem in wrong where !problems.contains(problem) { problems.append(problem) }
      changes.append(.put(scene.kept(draft.item)))
    }
    guard problems.isEmpty else {
      return .page(ManyForm.page(type, chosen, scene, act, problems: problems))
    }
    return await keep(changes, "items.set", "rooms.many.done.set", left, type, scene, act)
  }

  // MARK: - Deleting

  private static func delete(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act
  ) async -> Answer {
    let deletable = chosen.filter { item in
      scene.full.item(item.idText).map { scene.may(.deleteAny, $0) } ?? false
    }
    var changes: [ItemChange] = []
    let ids = Set(deletable.map(\.idText))
    if act.form.last("unlink") == "true" {
      changes = DeleteItem.unlinking(ids, scene).map { .put($0) }
    }
    changes += deletable.map { .remove($0.idText) }
    return await keep(
      changes, "items.delete", "rooms.many.done.deleted", chosen.count - deletable.count, type,
      scene, act, count: deletable.count)
  }

  // MARK: - Verbs

  /// Each item in turn on what the ones before it have made of the dossier; what refuses is left.
  private static func verb(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act
  ) async -> Answer {
    guard let name = act.form.last("verb"), let verb = Verbs.named(name),
      verb.card.kind.name == type.kind.name, !verb.card.needsPassword
    else { return .notFound }
    var dossier = scene.reduced
    var changes: [ItemChange] = []
    var left = 0
    for item in chosen {
      guard UseVerb.mayUse(verb.card, item, scene) else {
        left += 1
        continue
      }
      let used = Verbs.perform(
        name, on: item.idText, filling: .form(act.form.all),
        reason: act.form.last("reason") ?? "", UseVerb.context(dossier, scene, act, on: item))
      guard case .success(let outcome) = used else {
        left += 1
        continue
      }
      for changed in outcome.changed { Scene.put(changed, in: &dossier) }
      for removed in outcome.removed { dossier.remove(removed) }
      changes += outcome.changed.map { .put(scene.kept($0)) }
      changes += outcome.removed.map { .remove($0) }
    }
    return await keep(
      changes, name, "rooms.many.done.verb", left, type, scene, act, count: chosen.count - left)
  }

  // MARK: - Keeping

  private static func keep(
    _ changes: [ItemChange], _ verb: String, _ done: String, _ left: Int, _ type: any Item.Type,
    _ scene: Scene, _ act: Act, count: Int? = nil
  ) async -> Answer {
    let list = act.next(act.view.to.list(type.kind))
    guard !changes.isEmpty else { return .seeOther(list, notice: Message("rooms.many.refused")) }
    var expecting: [String: Int] = [:]
    for change in changes {
      let id =
        switch change {
        case .put(let item): item.idText
        case .remove(let id): id
        }
      expecting[id] = scene.snapshot.version(of: id)
    }
    do {
      _ = try await act.live.apply(changes, by: act.author, verb: verb, expecting: expecting)
      let key = left > 0 ? "\(done).left" : done
      return .seeOther(
        list,
        notice: Message(
          key, ["count": .integer(count ?? changes.count), "left": .integer(left)]))
    } catch {
      return act.failed(error)
    }
  }
}
