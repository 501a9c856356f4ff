import SextantModel

/// What a form of a board changes of several items: checked one by one, kept as one entry of the
/// journal, taken back by one click.
struct BoardChanges {
  let act: Act
  let scene: Scene
  private(set) var changes: [ItemChange] = []
  private var expecting: [String: Int] = [:]
  /// By the name of the form's field.
  private(set) var problems: [FieldProblem] = []
  private(set) var mayAll = true
  /// Fields that somebody else changed since the form was shown, with what stands there now.
  private(set) var conflicts: [(field: String, mine: String, theirs: String)] = []

  init(_ act: Act) {
    self.act = act
    scene = Scene(act)
  }

  /// Puts an item in the place of what stands, if the person may.
  mutating func put(_ item: any Item) {
    let id = item.idText
    if let stands = scene.full.item(id) {
      guard scene.may(.editAny, stands), !(item is Comment) else {
        mayAll = false
        return
      }
      guard !CreateItem.isSame(stands, scene.kept(item)) else { return }
    } else if !scene.mayAdd(type(of: item).kind) || scene.isHidden(id) {
      mayAll = false
      return
    }
    problems += SaveItem.linkProblems(
      of: item, FieldAccess.all(of: type(of: item)).map(\.name), in: scene.reduced)
    changes.append(.put(scene.kept(item)))
    expecting[id] = scene.snapshot.version(of: id)
  }

  /// Takes an item's fields from what was typed under a name of the form.
  mutating func set(
    _ type: any Item.Type, _ id: String, _ entries: [(name: String, value: String)],
    field name: String
  ) {
    let shown = scene.item(id, type)
    let draft =
      shown.map { ItemDraft(form: entries, kind: type, onTopOf: $0) }
      ?? ItemDraft(form: entries, kind: type)
    guard draft.problems.isEmpty else {
      problems += draft.problems.map {
        FieldProblem(field: name, message: $0.message, written: $0.written)
      }
      return
    }
    if let shown, isOvertaken(id) {
      let mine = entries.last?.value ?? ""
      let field = entries.last?.name ?? ""
      let access = FieldAccess.all(of: type).first { $0.name == field }
      if let access, access.plain(shown) != access.plain(draft.item) {
        let value = ShownValue(act.view).text(access.plain(shown), access.card.shape)
        conflicts.append((name, mine, value))
        return
      }
    }
    put(draft.item)
  }

  /// Whether somebody changed an item since the person's page was made.
  private func isOvertaken(_ id: String) -> Bool {
    guard let seen = SaveItem.seenVersion(act.form) else { return false }
    return scene.snapshot.version(of: id) > seen
  }

  /// - Parameters:
  ///   - board: where to go when it is done.
  ///   - verb: what the journal calls it.
  func keep(
    to board: String, done: Message, verb: String = "items.set"
  ) async -> Answer {
    guard mayAll else { return act.refused("rooms.refused.edit") }
    if act.wantsJSON, !conflicts.isEmpty { return conflictAnswer }
    if let first = problems.first {
      if act.wantsJSON { return problemAnswer }
      return .seeOther(
        act.next(board),
        notice: Message(
          "boards.notKept",
          [
            "problem": .text(
              "\(act.view.words.say(first.message)) \(act.view.words.say(first.remedy))")
          ]))
    }
    if let first = conflicts.first {
      return .seeOther(
        act.next(board), notice: Message("boards.conflict", ["value": .text(first.theirs)]))
    }
    guard !changes.isEmpty else {
      if act.wantsJSON { return saved(scene.snapshot) }
      return .seeOther(act.next(board), notice: Message("rooms.done.unchanged"))
    }
    do {
      let applied = try await act.live.apply(
        changes, by: act.author, verb: verb, expecting: expecting)
      if act.wantsJSON { return saved(applied.snapshot) }
      return .seeOther(act.next(board), notice: done)
    } catch .conflict {
      return act.refused("rooms.refused.busy")
    } catch {
      return act.failed(error)
    }
  }

  private func saved(_ snapshot: Snapshot) -> Answer {
    .json(
      status: 200,
      .map([
        .init(key: "version", value: .number(String(snapshot.sequence))),
        .init(key: "overtaken", value: .list([])),
        .init(
          key: "detail",
          value: .text(
            act.view.say("rooms.done.savedAt", ["time": .text(act.now.time.cell)]))),
      ]))
  }

  private var problemAnswer: Answer {
    let list = problems.map { problem in
      Plain.map([
        .init(key: "field", value: .text(problem.field)),
        .init(
          key: "text",
          value: .text(
            "\(act.view.words.say(problem.message)) \(act.view.words.say(problem.remedy))")),
      ])
    }
    return .json(
      status: 422,
      .map([
        .init(key: "detail", value: .text(act.view.say("rooms.problem.title"))),
        .init(key: "problems", value: .list(list)),
      ]))
  }

  private var conflictAnswer: Answer {
    let list = conflicts.map { conflict in
      Plain.map([
        .init(key: "field", value: .text(conflict.field)),
        .init(key: "label", value: .text("")),
        .init(key: "mine", value: .text(conflict.mine)),
        .init(key: "theirs", value: .text(conflict.theirs)),
        .init(key: "values", value: .list([.text(conflict.theirs)])),
      ])
    }
    return .json(
      status: 409,
      .map([
        .init(key: "version", value: .number(String(scene.snapshot.sequence))),
        .init(key: "by", value: .text("")), .init(key: "conflicts", value: .list(list)),
      ]))
  }
}
