import SextantModel

/// Keeps what a person changed of an item: all fields of its form, or those that a board sets.
///
/// Somebody else's changes since the person opened it stay where they concern other fields; where
/// both changed one field, the person is asked.
enum SaveItem {
  static func answer(_ type: any Item.Type, _ id: String, _ act: Act, verb: String) async -> Answer
  {
    guard FormPage.isEditable(type.kind) else { return act.refused("rooms.refused.edit") }
    // Somebody may save between our looking and our writing; then we look again.
    for _ in 0..<4 {
      let scene = Scene(act)
      guard let shown = scene.item(id, type) else { return .notFound }
      guard let stands = scene.full.item(id), scene.may(.editAny, stands) else {
        return act.refused("rooms.refused.edit")
      }
      if let again = act.form.afterRowButton() {
        return .page(page(shown, again, scene, act))
      }
      var edit = edited(shown, scene, act)
      if edit.problems.isEmpty, edit.conflicts.isEmpty {
        edit.problems = scene.breaches(from: stands, to: scene.kept(edit.item))
      }
      if !edit.problems.isEmpty { return problems(edit, shown, scene, act) }
      if !edit.conflicts.isEmpty { return conflict(edit, shown, scene, act) }
      let kept = scene.kept(edit.item)
      var changes = [ItemChange.put(kept)]
      if kept.idText != id {
        guard !scene.full.contains(kept.idText) else {
          return problems(edit.taken(), shown, scene, act)
        }
        changes.insert(.remove(id), at: 0)
      }
      do {
        let applied = try await act.live.apply(
          changes, by: act.author, verb: verb, expecting: [id: scene.snapshot.version(of: id)])
        return done(kept, applied, edit, scene, act)
      } catch .conflict {
        continue
      } catch {
        return act.failed(error, keeping: page(shown, act.form, scene, act))
      }
    }
    return act.refused("rooms.refused.busy")
  }

  // MARK: - What the person made of it

  /// An item after a person's edit, and what stands in the way of keeping it.
  struct Edit {
    var item: any Item
    var problems: [FieldProblem] = []
    var conflicts: [String] = []
    /// Fields of which the person's form shows something older than what is kept.
    var overtaken: [String] = []

    /// The id that its fields give it is another row's already.
    func taken() -> Edit {
      var edit = self
      edit.problems = [
        FieldProblem(
          field: CreateItem.keyFields(type(of: item).kind).first ?? "id",
          message: Message("rooms.problem.rowTaken"))
      ]
      return edit
    }
  }

  /// - Parameter shown: the item as it stands, as the person sees it.
  private static func edited(_ shown: any Item, _ scene: Scene, _ act: Act) -> Edit {
    let type = Swift.type(of: shown)
    let id = shown.idText
    let stands = scene.snapshot.version(of: id)
    let version = seenVersion(act.form) ?? stands
    var base = shown
    if version != stands, let old = scene.state(of: id, after: version),
      let visible = scene.seen(old)
    {
      base = visible
    }
    let entries = keepingOrder(fields(act.form, of: type.kind), of: base)
    let draft = ItemDraft(form: entries, kind: type, onTopOf: base)
    var edit = Edit(item: draft.item)
    edit.problems =
      draft.problems + linkProblems(of: draft.item, draft.fields, in: scene.reduced)
    if version != stands, let merge = EditMerge(base: base, mine: draft.item, theirs: shown) {
      edit.item = merge.item
      edit.conflicts = merge.conflicts
      edit.overtaken = FieldAccess.all(of: type).filter {
        $0.plain(draft.item) != $0.plain(merge.item)
      }.map(\.name)
    }
    return edit
  }

  /// The version that the person saw.
  static func seenVersion(_ form: TypedEntries) -> Int? {
    form.last(PostForm.seenVersion).flatMap { $0.utf8.count < 18 ? Int($0) : nil }
  }

  /// The version to insist on. Boards send the dossier's sequence number, which is that of the item
  /// or later as long as nobody changed the item since.
  static func expected(_ seen: Int, _ stands: Int) -> Int { seen >= stands ? stands : seen }

  /// The entries that speak of the item's own fields, without those that only verbs change and those
  /// where somebody else's value is to stay.
  static func fields(
    _ form: TypedEntries, of kind: Kind
  ) -> [(name: String, value: String)] {
    var left = Verbs.governedFields(of: kind.name)
    for entry in form.all where entry.name.hasPrefix("keep.") && entry.value == "theirs" {
      left.insert(String(entry.name.dropFirst(5)))
    }
    return form.without(left)
  }

  /// Boxes stand in the order of their vocabulary, not of the item's list: what was chosen before
  /// keeps its place, what is new comes after.
  static func keepingOrder(
    _ entries: [(name: String, value: String)], of base: any Item
  ) -> [(name: String, value: String)] {
    var kept = entries
    for field in FieldAccess.all(of: type(of: base)) {
      guard case .list(let element) = field.card.shape, element.isChosen,
        case .list(let old) = field.plain(base)
      else { continue }
      var places: [String: Int] = [:]
      for (place, plain) in old.enumerated() {
        switch plain {
        case .text(let text), .bare(let text): places[text] = place
        default: break
        }
      }
      let own = kept.enumerated().filter { $0.element.name == field.name }
      let order = own.sorted { a, b in
        (places[a.element.value] ?? .max, a.offset) < (places[b.element.value] ?? .max, b.offset)
      }
      for (slot, entry) in zip(own, order) { kept[slot.offset] = entry.element }
    }
    return kept
  }

  /// What is wrong with the links of the fields handed in, by what the person sees.
  static func linkProblems(
    of item: any Item, _ fields: [String], in dossier: Dossier
  ) -> [FieldProblem] {
    openedProblems(item, dossier).filter { problem in fields.contains { problem.concerns($0) } }
  }

  private static func openedProblems<T: Item>(_ item: T, _ dossier: Dossier) -> [FieldProblem] {
    dossier.linkProblems(of: item)
  }

  // MARK: - Answers

  private static func page(
    _ item: any Item, _ typed: TypedEntries, _ scene: Scene, _ act: Act,
    problems: [FieldProblem] = [], status: Int = 200
  ) -> Page {
    var form = ItemForm(view: act.view, type: type(of: item), item: item, isNew: false)
    form.typed = typed
    form.problems = problems
    form.version = seenVersion(act.form) ?? scene.snapshot.version(of: item.idText)
    form.back = safeBack(act.form.last("back"), act.view)
    return FormPage.page(form, act.view, status: status)
  }

  private static func problems(
    _ edit: Edit, _ shown: any Item, _ scene: Scene, _ act: Act
  ) -> Answer {
    if act.wantsJSON { return FormAnswers.problems(edit.problems, of: type(of: shown), act.view) }
    return .page(
      page(shown, act.form, scene, act, problems: edit.problems, status: 422))
  }

  private static func conflict(
    _ edit: Edit, _ theirs: any Item, _ scene: Scene, _ act: Act
  ) -> Answer {
    let version = scene.snapshot.version(of: theirs.idText)
    if act.wantsJSON {
      return FormAnswers.conflict(
        edit.conflicts, mine: edit.item, theirs: theirs, version: version,
        by: act.names(scene.author(of: theirs.idText)), overtaken: edit.overtaken, act.view)
    }
    var form = ItemForm(view: act.view, type: type(of: theirs), item: edit.item, isNew: false)
    form.version = version
    form.conflicts = edit.conflicts
    form.theirs = theirs
    form.back = safeBack(act.form.last("back"), act.view)
    return .page(FormPage.page(form, act.view, status: 409))
  }

  private static func done(
    _ item: any Item, _ applied: Applied, _ edit: Edit, _ scene: Scene, _ act: Act
  ) -> Answer {
    if act.wantsJSON {
      let other = edit.overtaken.isEmpty ? "" : act.names(scene.author(of: item.idText))
      return FormAnswers.saved(
        item, version: applied.snapshot.version(of: item.idText), status: 200,
        overtaken: edit.overtaken, by: other, act)
    }
    return .seeOther(
      act.next(act.view.to.item(item)),
      notice: Message(applied.isChange ? "rooms.done.saved" : "rooms.done.unchanged"))
  }
}

extension Shape {
  /// Whether values are chosen among those there are.
  fileprivate var isChosen: Bool {
    switch self {
    case .choice, .link: true
    default: false
    }
  }
}
