import SextantModel

/// Uses a verb on an item: keep, adopt, approve, start, finish.
enum UseVerb {
  static func answer(
    _ type: any Item.Type, _ id: String, _ name: String, _ act: Act
  ) async -> Answer {
    let scene = Scene(act)
    guard let shown = scene.item(id, type), let verb = Verbs.named(name),
      verb.card.kind.name == type.kind.name
    else { return .notFound }
    guard mayUse(verb.card, shown, scene) else { return act.refused("rooms.refused.verb") }
    if verb.card.needsPassword {
      switch await act.proves(Secret(act.form.last("password") ?? "")) {
      case .right: break
      case .wrong: return act.refused("verb.wrongPassword")
      case .wait(let seconds):
        return .refused(Message("door.wait", ["seconds": .integer(seconds)]))
      }
    }
    let used = Verbs.perform(
      name, on: id, filling: .form(act.form.all), reason: act.form.last("reason") ?? "",
      context(scene.reduced, scene, act, on: shown))
    switch used {
    case .failure(let refusal): return refused(refusal, shown, act)
    case .success(let outcome):
      // A new item's id is chosen among those the reader sees: one they do not see may bear it.
      guard
        scene.full.isInstitution
          || !outcome.changed.contains(where: { scene.isHidden($0.idText) })
      else {
        return act.refused("rooms.refused.changed")
      }
      var expecting: [String: Int] = [:]
      if let version = SaveItem.seenVersion(act.form) {
        expecting[id] = SaveItem.expected(version, scene.snapshot.version(of: id))
      }
      do {
        let applied = try await act.live.apply(
          changes(outcome, on: shown, scene, act.doer), by: act.author, verb: name,
          expecting: expecting)
        if act.wantsJSON {
          return FormAnswers.saved(
            outcome.changed.first ?? shown, version: applied.snapshot.version(of: id), status: 200,
            act)
        }
        return .seeOther(act.next(act.view.to.item(shown)), notice: outcome.message)
      } catch .conflict {
        return act.refused("rooms.refused.changed")
      } catch {
        return act.failed(error)
      }
    }
  }

  static func mayUse(_ card: VerbCard, _ item: any Item, _ scene: Scene) -> Bool {
    scene.may(card.isApproval ? .approve : .useVerbs, item)
      && (!card.isOfficers || scene.isOfficer)
  }

  static func context(
    _ dossier: Dossier, _ scene: Scene, _ act: Act, on item: any Item
  ) -> VerbContext {
    context(dossier, scene, act.doer, on: item)
  }

  static func context(
    _ dossier: Dossier, _ scene: Scene, _ doer: Doer, on item: any Item
  ) -> VerbContext {
    // What the law asks of a session it asks of all that was handed in, whoever carries it out.
    let isInstitution = scene.full.isInstitution
    return VerbContext(
      isInstitution ? scene.full : dossier, readable: isInstitution ? scene.reduced : nil,
      at: doer.now, second: doer.second,
      by: VerbContext.Actor(
        name: doer.name,
        item: doer.access.juror?.text ?? doer.person ?? person(named: doer.name, in: dossier),
        mayApprove: scene.may(.approve, item), isOfficer: scene.isOfficer,
        account: doer.author.id),
      digest: type(of: item).kind.name == Edition.kind.name ? contentDigest(scene.full) : "",
      library: doer.library,
      mark: mark(of: item, scene, doer),
      seed: isInstitution ? randomBytes(32) : [])
  }

  /// The context of a verb that is used on what is put down with it.
  static func context(
    _ scene: Scene, _ doer: Doer, on item: any Item, whole: Dossier, readable: Dossier
  ) -> VerbContext {
    let usual = context(scene.reduced, scene, doer, on: item)
    return VerbContext(
      whole, readable: readable, at: usual.now, by: usual.actor, digest: usual.digest,
      library: usual.library)
  }

  /// Where the journal stands, for what is drawn from it.
  private static func mark(of item: any Item, _ scene: Scene, _ doer: Doer) -> JournalMark? {
    guard item is Minutes else { return nil }
    return try? doer.live.mark(at: scene.snapshot.sequence)
  }

  /// What a verb changes, hidden parts kept; the reason, where one was asked for, as a remark.
  static func changes(
    _ outcome: VerbOutcome, on item: any Item, _ scene: Scene, _ doer: Doer
  ) -> [ItemChange] {
    // An act of law was worked out over the whole: nothing of it need be put back.
    let isWhole = scene.full.isInstitution
    var changes: [ItemChange] = outcome.changed.map { .put(isWhole ? $0 : scene.kept($0)) }
    changes += outcome.removed.map { .remove($0) }
    if !outcome.reason.isEmpty, let id = scene.full.suggestedID(for: Comment.kind) {
      var comment = Comment()
      comment.id = ID(id)
      comment.about = AnyID(item.idText)
      comment.author = doer.name
      comment.at = doer.now
      comment.text = outcome.reason
      comment.isResolved = true
      changes.append(.put(comment))
    }
    return changes
  }

  /// By what a frozen edition is known: the digest of everything that the dossier holds.
  static func contentDigest(_ dossier: Dossier) -> String {
    var digest = RunningDigest()
    for file in DossierWriter.files(of: dossier) {
      digest.add(file.path)
      digest.add(file.bytes ?? [])
    }
    return digest.finish()
  }

  static func refused(_ refusal: VerbRefusal, _ item: any Item, _ act: Act) -> Answer {
    let words = act.view.words
    let lines = refusal.obstacles.map { obstacle in
      "\(words.say(obstacle.message)) \(words.say(obstacle.remedy))"
    }
    if act.wantsJSON {
      return .json(
        status: 409,
        .map([
          .init(key: "detail", value: .text(lines.joined(separator: " "))),
          .init(key: "refusals", value: .list(lines.map { .text($0) })),
        ]))
    }
    let name = ShownValue(act.view).name(of: item)
    let label = words.text("verb.\(refusal.verb).label")
    var page = Page(title: act.view.say("rooms.verbs.notYet", ["verb": .text(label)]), main: .empty)
    page.status = 409
    page.room = act.view.room(of: type(of: item).kind)
    page.trail = trail(to: type(of: item).kind, act.view) + [(name, act.view.to.item(item))]
    let body: HTML = "<ul>\(each: lines, { "<li>\($0)</li>" })</ul>"
    page.main = """
      \(Notice(.watch, body, title: act.view.say("rooms.verbs.refused")).html)\
      \(refusal.why.map { "<p class=\"muted\">\(words.say($0))</p>" })\
      \(LinkButton(act.view.say("rooms.back"), to: act.next(act.view.to.item(item)), .primary).html)\
      \(act.returned)
      """
    return .page(page)
  }
}
