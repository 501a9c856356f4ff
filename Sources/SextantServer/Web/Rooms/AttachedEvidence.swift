import SextantModel

/// Ties a file that was attached to the item that it backs: a piece of evidence names it, any other
/// item gets a new piece of evidence that does.
enum AttachedEvidence {
  static func answer(
    _ file: AttachedFile, _ type: any Item.Type, _ id: String, _ act: Act
  ) async -> Answer {
    let scene = Scene(act)
    guard let shown = scene.item(id, type) else { return .notFound }
    guard let stands = scene.full.item(id), scene.may(.editAny, stands),
      scene.mayAdd(Evidence.kind)
    else { return act.refused("rooms.refused.edit") }
    guard let changes = changes(file, shown, scene, act) else {
      return act.refused("rooms.refused.noEvidence")
    }
    do {
      _ = try await act.live.apply(
        changes, by: act.author, verb: "evidence.attach",
        expecting: [id: scene.snapshot.version(of: id)])
      return .seeOther(
        act.next(act.view.to.item(shown)) + "#files-title", notice: Message("rooms.done.attached"))
    } catch {
      return act.failed(error)
    }
  }

  private static func changes(
    _ file: AttachedFile, _ item: any Item, _ scene: Scene, _ act: Act
  ) -> [ItemChange]? {
    if var evidence = item as? Evidence {
      evidence.file = file.id
      if evidence.capturedAt == nil { evidence.capturedAt = act.now.day }
      return [.put(scene.kept(evidence))]
    }
    guard let field = FieldAccess.all(of: type(of: item)).first(where: { $0.name == "evidence" }),
      let number = scene.full.suggestedID(for: Evidence.kind)
    else { return nil }
    var evidence = Evidence()
    evidence.id = ID(number)
    evidence.title = file.name
    evidence.evidenceKind = .document
    evidence.file = file.id
    evidence.capturedAt = act.now.day
    evidence.author = act.view.reader.name
    var links: [Plain] = []
    if case .list(let elements) = field.plain(item) { links = elements }
    links.append(.text(number))
    let json = JSONText.write(.map([.init(key: "evidence", value: .list(links))]))
    let draft = ItemDraft(json: Array(json.utf8), kind: type(of: item), onTopOf: item)
    guard draft.problems.isEmpty else { return nil }
    return [.put(evidence), .put(scene.kept(draft.item))]
  }
}
