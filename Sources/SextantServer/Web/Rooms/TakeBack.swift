import SextantModel

/// Takes back what a person did last, does it again, brings an item back to what it was.
enum TakeBack {
  static func undo(_ act: Act) async -> Answer {
    guard let entry = try? act.live.canUndo(act.author) else {
      return .seeOther(act.next(act.view.to.today), notice: Message("rooms.undo.nothing"))
    }
    guard mayStill(entry, act.doer) else { return act.refused("rooms.refused.edit") }
    do {
      _ = try await act.live.undo(by: act.author)
      return done("rooms.done.undone", entry, act)
    } catch {
      return act.failed(error)
    }
  }

  static func redo(_ act: Act) async -> Answer {
    guard let entry = try? act.live.canRedo(act.author) else {
      return .seeOther(act.next(act.view.to.today), notice: Message("rooms.undo.nothing"))
    }
    guard mayStill(entry, act.doer) else { return act.refused("rooms.refused.edit") }
    do {
      _ = try await act.live.redo(by: act.author)
      return done("rooms.done.redone", entry, act)
    } catch {
      return act.failed(error)
    }
  }

  /// Whether the person may still change all that the entry changed, however many items: an entry
  /// tells the first of them only.
  static func mayStill(_ entry: JournalEntry, _ doer: Doer) -> Bool {
    guard let whole = try? doer.live.events(after: entry.sequence - 1, limit: 1).first,
      whole.sequence == entry.sequence
    else { return false }
    let scene = Scene(doer)
    // An act of law stands; what it did is mended by another act.
    if scene.full.isInstitution, Verbs.named(entry.verb) != nil { return false }
    let isApproval = Verbs.named(entry.verb)?.card.isApproval == true
    return whole.items.allSatisfy { change in
      if change.kind == Comment.kind.name { return mayStill(remark: change.id, entry, scene, doer) }
      if let item = scene.full.item(change.id) {
        return scene.may(.editAny, item) || (isApproval && scene.may(.approve, item))
      }
      guard let type = Registry.all.type(named: change.kind) else {
        return doer.access.role.may(.editAny)
      }
      return scene.mayAdd(type.kind)
    }
  }

  /// A remark is asked of what it is about, even where it was taken away meanwhile.
  private static func mayStill(
    remark id: String, _ entry: JournalEntry, _ scene: Scene, _ doer: Doer
  ) -> Bool {
    let told = entry.changes.first { $0.id == id }
    let comment = scene.full.item(id) ?? told?.after ?? told?.before
    let about = (comment as? Comment)?.about.flatMap { scene.full.item($0.text) }
    return about.map { scene.may(.comment, $0) } ?? doer.access.role.may(.comment)
  }

  private static func done(_ key: String, _ entry: JournalEntry, _ act: Act) -> Answer {
    let what = said(entry.verb, act.view.words)
    if act.wantsJSON {
      return .json(
        status: 200,
        .map([
          .init(
            key: "message", value: .text(act.view.say(key, ["what": .text(what)])))
        ]))
    }
    return .seeOther(
      act.next(act.view.to.today), notice: Message(key, ["what": .text(what)]))
  }

  // MARK: - Restoring

  static func restore(_ type: any Item.Type, _ id: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    let sequence = act.form.last("sequence").flatMap { $0.utf8.count < 18 ? Int($0) : nil }
    guard scene.full.contains(id) else { return await bringBack(type, id, scene, act) }
    guard scene.item(id, type) != nil, let sequence else { return .notFound }
    guard FormPage.isEditable(type.kind), let item = scene.full.item(id),
      scene.may(.editAny, item)
    else { return act.refused("rooms.refused.edit") }
    let stands = scene.snapshot.version(of: id)
    guard SaveItem.seenVersion(act.form).map({ SaveItem.expected($0, stands) }) ?? stands == stands
    else { return act.refused("rooms.refused.changed") }
    guard let old = scene.state(of: id, after: sequence), let visible = scene.seen(old),
      Swift.type(of: visible) == type
    else { return act.refused("rooms.refused.noState") }
    do {
      // Only what the person sees goes back; the rest stays as it is, and so does what only verbs
      // change: an approval does not come back with the amounts.
      let wanted = Verbs.keepingGoverned(of: item, in: scene.kept(visible))
      _ = try await act.live.apply(
        [.put(wanted)], by: act.author, verb: "restore",
        expecting: [id: stands])
      return .seeOther(
        act.next(act.view.to.item(type.kind, id)), notice: Message("rooms.done.restored"))
    } catch {
      return act.failed(error)
    }
  }

  /// A deleted item, as it was.
  private static func bringBack(
    _ type: any Item.Type, _ id: String, _ scene: Scene, _ act: Act
  ) async -> Answer {
    // Nobody can tell any more whether it would have been hidden from who sees but a part.
    guard act.access.reach == .everything, scene.mayAdd(type.kind) else { return .notFound }
    do {
      _ = try await act.live.restore(id, by: act.author)
      return .seeOther(
        act.next(act.view.to.item(type.kind, id)), notice: Message("rooms.done.restored"))
    } catch {
      return act.failed(error)
    }
  }
}
