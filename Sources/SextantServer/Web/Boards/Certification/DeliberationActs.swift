import SextantModel

/// What the deliberation board's forms keep: an agreement on a level, a vote. Each is put down and
/// made to count by its verb, as one entry of the journal.
enum DeliberationActs {
  static func reconcile(_ candidate: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard let id = scene.full.suggestedID(for: Reconciliation.kind) else { return .notFound }
    var item = Reconciliation()
    item.id = ID(id)
    item.slot = act.form.last("slot").map { ID($0) }
    item.criterion = act.form.last("criterion") ?? ""
    item.level = act.form.last("level") ?? ""
    item.reason = act.form.last("reason") ?? ""
    // What is the whole team's is agreed on once for all of them.
    let isTeams = scene.reduced.all(SextantModel.Mark.self).contains { mark in
      mark.slot == item.slot && mark.candidate == nil && mark.criterion.hasSuffix(item.criterion)
    }
    item.candidate = isTeams ? nil : ID(candidate)
    return await JuryActs.use(
      "reconciliation.agree", onNew: item, scene, act, to: board(candidate, act))
  }

  static func vote(_ candidate: String, _ act: Act) async -> Answer {
    let scene = Scene(act)
    guard let id = scene.full.suggestedID(for: JuryVote.kind) else { return .notFound }
    var item = JuryVote()
    item.id = ID(id)
    item.panel = act.form.last("panel").map { ID($0) }
    item.candidate = ID(candidate)
    item.block = act.form.last("block") ?? ""
    item.juror = act.view.reader.juror
    item.isInFavour = act.form.last("vote") == "true"
    return await JuryActs.use("juryVote.cast", onNew: item, scene, act, to: board(candidate, act))
  }

  private static func board(_ candidate: String, _ act: Act) -> String {
    "\(act.view.to.board(DeliberationBoard.name))?candidate=\(percentEncoded(candidate))"
  }
}

/// Puts new items of a juror's down and uses their verb on them, as one entry.
enum JuryActs {
  static func use<T: Item>(
    _ verb: String, onNew item: T, _ scene: Scene, _ act: Act, to board: String
  ) async -> Answer {
    await use(verb, on: [item], scene, act, to: board)
  }

  /// - Parameter items: new ones, or ones of the juror's own that are not handed in yet.
  static func use<T: Item>(
    _ verb: String, on items: [T], _ scene: Scene, _ act: Act, to board: String
  ) async -> Answer {
    guard let card = Verbs.named(verb)?.card else { return .notFound }
    var (whole, readable) = (scene.full, scene.reduced)
    var changes: [ItemChange] = []
    var expecting: [String: Int] = [:]
    var done: Message?
    for item in items {
      if scene.isHidden(item.id.text) { return act.refused("rooms.refused.changed") }
      whole.put(item)
      readable.put(item)
    }
    for item in items {
      guard UseVerb.mayUse(card, item, scene) else { return act.refused("rooms.refused.verb") }
      let context = UseVerb.context(scene, act.doer, on: item, whole: whole, readable: readable)
      switch Verbs.perform(verb, on: item.id.text, context) {
      case .failure(let refusal): return UseVerb.refused(refusal, item, act)
      case .success(let outcome):
        changes += outcome.changed.map { .put($0) }
        for changed in outcome.changed { Scene.put(changed, in: &whole) }
        done = outcome.message
      }
      expecting[item.id.text] = scene.snapshot.version(of: item.id.text)
    }
    do {
      _ = try await act.live.apply(changes, by: act.author, verb: verb, expecting: expecting)
      return .seeOther(act.next(board), notice: done ?? Message("rooms.done.unchanged"))
    } catch .conflict {
      return act.refused("rooms.refused.changed")
    } catch {
      return act.failed(error)
    }
  }
}
