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
  /// What the form's fields are called.
  private var labels: [String: String] = [:]

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
    if let field = entries.last?.name { labels[name] = label(field, of: type, id) }
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

  /// A field of an item; a row of a table is called by what it is about.
  private func label(_ field: String, of type: any Item.Type, _ id: String) -> String {
    let shown = ShownValue(act.view)
    let about: [String] =
      if case .series = type.kind.form {
        id.split(separator: "/").map { shown.name(of: String($0)) }
      } else {
        [shown.name(of: id)]
      }
    let name = act.view.words.label(field: field, of: type.kind.name)
    return (about + [name]).joined(separator: " – ")
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
    if !problems.isEmpty {
      if act.wantsJSON { return problemAnswer }
      return .page(
        page(
          problems.map { problem in
            (
              problem.field,
              "\(act.view.words.say(problem.message)) \(act.view.words.say(problem.remedy))"
            )
          }, status: 422, back: board))
    }
    if !conflicts.isEmpty {
      return .page(
        page(
          conflicts.map { conflict in
            (conflict.field, act.view.say("boards.conflict", ["value": .text(conflict.theirs)]))
          }, status: 409, back: board, seen: scene.told))
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

  /// What is wrong, and the form as it was sent, with what is to be mended open.
  private func page(
    _ wrong: [(field: String, text: String)], status: Int, back: String, seen: Int? = nil
  ) -> Page {
    let view = act.view
    let form = ReturnedForm(
      view.words, token: view.formToken, sentTo: act.address, act.form.all, seen: seen)
    var open: [Int: ReturnedForm.Open] = [:]
    var summary: [(text: String, address: String)] = []
    var told: Set<String> = []
    for (place, entry) in form.entries.enumerated() {
      let own = wrong.filter { $0.field == entry.name }.map(\.text)
      guard !own.isEmpty else { continue }
      told.insert(entry.name)
      let label = labels[entry.name] ?? entry.name
      open[place] = ReturnedForm.Open(label: label, problems: own)
      let id = FormField.id(scope: ReturnedForm.scope(place), entry.name)
      summary += own.map { text in
        (
          view.say("report.line", ["label": .text(label), "text": .text(text)]), "#\(id)"
        )
      }
    }
    let others = wrong.filter { !told.contains($0.field) }.map(\.text)
    var page = Page(title: view.say("boards.notKept"), main: .empty)
    page.status = status
    page.lead = view.say("boards.notKept.lead")
    page.main = """
      \(ErrorSummary(view.words, summary))\(each: others, { Notice(.bad, $0).html })\
      \(form.form(open))\
      <p>\(LinkButton(view.say("rooms.back"), to: act.next(back), .quiet))</p>
      """
    return page
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
