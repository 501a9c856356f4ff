import SextantModel

/// Adds an item that a person filled in.
enum CreateItem {
  static func answer(_ type: any Item.Type, _ act: Act) async -> Answer {
    if let answer = DraftActs.answer(type, act) { return answer }
    return await act.seen.alone(key(type, act), of: act.author) { await create(type, act) }
  }

  private static func key(_ type: any Item.Type, _ act: Act) -> String? {
    SeenForms.key(of: act.form.all, at: type.kind.plural)
  }

  private static func create(_ type: any Item.Type, _ act: Act) async -> Answer {
    let kind = type.kind
    if let address = act.seen.address(for: key(type, act), of: act.author) {
      return .seeOther(address, notice: Message("rooms.done.added"))
    }
    for _ in 0..<4 {
      let scene = Scene(act)
      guard FormPage.isEditable(kind), scene.mayAdd(kind) else {
        return act.refused("rooms.refused.edit")
      }
      if let again = act.form.afterRowButton() { return .page(page(type, again, [], act)) }
      let entries = SaveItem.fields(act.form, of: kind)
      let draft = ItemDraft(form: withID(entries, kind, scene), kind: type)
      var problems = draft.problems
      problems += SaveItem.linkProblems(of: draft.item, draft.fields, in: scene.reduced)
      let item = scene.kept(draft.item)
      if problems.isEmpty, let standing = scene.full.item(item.idText) {
        // Sent twice: it stands already as it was wanted.
        if isSame(standing, item) { return done(item, scene.snapshot, act) }
        problems = [taken(item, scene)]
      }
      if problems.isEmpty { problems = scene.breaches(from: nil, to: item) }
      if !problems.isEmpty {
        if act.wantsJSON { return FormAnswers.problems(problems, of: type, act.view) }
        return .page(page(type, act.form, problems, act))
      }
      do {
        let applied = try await act.live.apply(
          [.put(item)], by: act.author, verb: "item.create", expecting: [item.idText: 0])
        return done(item, applied.snapshot, act)
      } catch .conflict {
        continue
      } catch {
        return act.failed(error, keeping: page(type, act.form, [], act))
      }
    }
    return act.refused("rooms.refused.busy")
  }

  /// The id that was offered, or the next free one where somebody took it meanwhile.
  private static func withID(
    _ entries: [(name: String, value: String)], _ kind: Kind, _ scene: Scene
  ) -> [(name: String, value: String)] {
    guard kind.form == .list else { return entries }
    let typed = entries.last { $0.name == "id" }?.value ?? ""
    let offered = entries.last { $0.name == "suggested" }?.value ?? ""
    let isOffered = typed.isEmpty || typed == offered
    guard isOffered, typed.isEmpty || isOther(typed, entries, kind, scene),
      let free = scene.full.suggestedID(for: kind)
    else { return entries }
    return entries.filter { $0.name != "id" } + [("id", free)]
  }

  /// Whether an id is borne by something else than this very form made.
  private static func isOther(
    _ id: String, _ entries: [(name: String, value: String)], _ kind: Kind, _ scene: Scene
  ) -> Bool {
    guard let standing = scene.full.item(id) else { return false }
    guard type(of: standing).kind.name == kind.name else { return true }
    let draft = ItemDraft(form: entries, kind: type(of: standing))
    return !isSame(standing, scene.kept(draft.item))
  }

  static func isSame(_ one: any Item, _ other: any Item) -> Bool {
    type(of: one) == type(of: other) && one.idText == other.idText
      && changedFields(one, other).isEmpty
  }

  /// The fields that make up the id of a row.
  static func keyFields(_ kind: Kind) -> [String] {
    if case .series(let key) = kind.form { return key }
    return ["id"]
  }

  /// An id that is taken; of what the person cannot see, nothing more is said.
  static func taken(_ item: any Item, _ scene: Scene) -> FieldProblem {
    let kind = type(of: item).kind
    if case .series(let key) = kind.form {
      return FieldProblem(field: key.first ?? "id", message: Message("rooms.problem.rowTaken"))
    }
    return scene.reduced.problem(withNewID: item.idText)
      ?? FieldProblem(
        field: "id", message: Message("rooms.problem.idUnavailable"), written: item.idText)
  }

  static func page(
    _ type: any Item.Type, _ typed: TypedEntries, _ problems: [FieldProblem], _ act: Act
  ) -> Page {
    var form = ItemForm(view: act.view, type: type, item: blankItem(type), isNew: true)
    form.typed = typed
    form.problems = problems
    form.suggestedID = typed.last("suggested")
    form.once = typed.last("once")
    form.keepsDraft = act.drafts != nil
    form.back = safeBack(typed.last("back"), act.view)
    return FormPage.page(form, act.view, status: problems.isEmpty ? 200 : 422)
  }

  private static func done(_ item: any Item, _ snapshot: Snapshot, _ act: Act) -> Answer {
    let kind = type(of: item).kind
    var address = act.next(act.view.to.item(item))
    if act.form.last("do") == "again" { address = act.view.to.new(kind) + sameLinks(act, item) }
    act.seen.remember(key(type(of: item), act), of: act.author, address: address)
    // So that what the script still has to keep of it is known to be sent.
    act.seen.remember(act.form.last("once"), of: act.author, address: address)
    // The item stands; that a draft of it stays behind is no reason to say otherwise.
    if let key = act.form.last("once") { try? act.drafts?.discard(key) }
    if act.wantsJSON {
      return FormAnswers.saved(
        item, version: snapshot.version(of: item.idText), status: 201, act)
    }
    return .seeOther(address, notice: Message("rooms.done.added"))
  }

  /// The next one mostly belongs to the same: single links are filled in again.
  private static func sameLinks(_ act: Act, _ item: any Item) -> String {
    var given: [(name: String, value: String)] = []
    for field in FieldAccess.all(of: type(of: item)) {
      if case .link = field.card.shape, case .text(let id) = field.plain(item) {
        given.append((field.name, id))
      }
    }
    if let back = safeBack(act.form.last("back"), act.view) { given.append(("back", back)) }
    return queryText(given)
  }
}
