import SextantModel

/// What can be done with several items of a list at once: the bar above the table, and the page that
/// asks what.
enum ManyForm {
  /// The form that the boxes of the table belong to.
  static func bar(_ list: ItemList, _ view: View) -> HTML {
    let here = view.to.list(list.kind) + list.query.text(fields: list.fields.map(\.card))
    return PostForm(
      view, to: view.to.list(list.kind) + "/many", back: here, id: "many", look: .inline,
      """
      <p class="muted small">\(view.say("rooms.many.help"))</p>\
      \(Button(view.say("rooms.many.open"), .plain, icon: "edit", name: "do", value: "ask").html)
      """
    ).html
  }

  /// The items chosen, and a form for each thing that may be done with them.
  static func page(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act,
    problems: [FieldProblem] = [], overtaken: [any Item] = []
  ) -> Page {
    let view = act.view
    let kind = type.kind
    let count = chosen.count
    var page = Page(
      title: view.say(
        "rooms.many.title",
        [
          "count": .integer(count), "kind": .text(view.say("kind.\(kind.name).plural")),
        ]), main: .empty)
    page.room = view.room(of: kind)
    page.trail = trail(to: kind, view)
    page.status = !overtaken.isEmpty ? 409 : problems.isEmpty ? 200 : 422
    let shown = ShownValue(view)
    let names = chosen.prefix(20).map { "<li>\(shown.link(to: $0.idText))</li>" as HTML }.joined()
    let more: HTML =
      count > 20
      ? "<li>\(view.say("rooms.delete.more", ["count": .integer(count - 20)]))</li>" : .empty
    page.main = """
      \(changed(overtaken, shown, view))\
      \(Disclosure(view.say("rooms.many.chosen"), isOpen: count <= 8, count: count, "<ul>\(names)\(more)</ul>").html)\
      \(fields(type, chosen, scene, act, problems))\
      \(verbs(type, chosen, scene, act))\
      \(delete(type, chosen, scene, act))
      """
    return page
  }

  /// What others changed since the person chose; sent again, it is meant all the same.
  private static func changed(
    _ overtaken: [any Item], _ shown: ShownValue, _ view: View
  ) -> HTML {
    guard !overtaken.isEmpty else { return .empty }
    let names = overtaken.prefix(20).map { "<li>\(shown.link(to: $0.idText))</li>" as HTML }
    return Notice(
      .watch, "<ul>\(names.joined())</ul>" as HTML,
      title: view.counted("rooms.many.overtaken", overtaken.count)
    ).html
  }

  private static func ids(_ chosen: [any Item]) -> HTML {
    "\(each: chosen, { Hidden("id", $0.idText).html })"
  }

  private static func form(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act, _ content: HTML
  ) -> HTML {
    PostForm(
      act.view, to: act.view.to.list(type.kind) + "/many", version: scene.told,
      back: safeBack(act.form.last("back"), act.view), "\(ids(chosen))\(content)"
    ).html
  }

  // MARK: - Fields

  /// Every field that one value may be given for all, each with a box that says « change it ».
  private static func fields(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act,
    _ problems: [FieldProblem]
  ) -> HTML {
    let view = act.view
    let governed = Verbs.governedFields(of: type.kind.name)
    let key = CreateItem.keyFields(type.kind)
    let links = LinkChoices(ShownValue(view))
    let isAgain = act.form.last("do") == "set"
    let input = FieldInput(
      words: view.words, itemID: "", typed: isAgain ? act.form : nil, links: links)
    let settable = FieldAccess.all(of: type).filter {
      !governed.contains($0.name) && !key.contains($0.name) && canSet($0.card.shape)
    }
    guard !settable.isEmpty else { return .empty }
    let wanted = Set(act.form.values("change"))
    let lines = settable.map { field -> HTML in
      let label = view.words.label(field: field.name, of: type.kind.name)
      let box = "change-\(field.name)"
      let isWanted = isAgain && wanted.contains(field.name)
      let said = problems.filter { $0.concerns(field.name) }.map {
        "\(view.words.say($0.message)) \(view.words.say($0.remedy))"
      }
      let value = FormField(
        view.words, field.name, label: label, input.control(field.card, .none),
        help: FieldHelp.text(field.card, of: type.kind, view.words), problems: said, scope: "many")
      return Disclosure(
        label, isOpen: isWanted,
        """
        <p class="pick">\
        <input type="checkbox" name="change" value="\(field.name)" id="\(box)"\(flag: "checked", isWanted)>\
        <label for="\(box)">\(view.say("rooms.many.change", ["field": .text(label)]))</label></p>\
        \(value)
        """
      ).html
    }
    let button = Button(
      view.say("rooms.many.set.do", ["count": .integer(chosen.count)]), .primary, name: "do",
      value: "set")
    return """
      <section class="stack" aria-labelledby="many-set"><h2 id="many-set">\(view.say("rooms.many.set"))</h2>\
      <p class="muted">\(view.say("rooms.many.set.help"))</p>\
      \(form(type, chosen, scene, act, "\(lines.joined())\(button)"))\
      \(links.html)</section>
      """
  }

  private static func canSet(_ shape: Shape) -> Bool {
    switch shape {
    case .rows: false
    default: true
    }
  }

  // MARK: - Verbs

  private static func verbs(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act
  ) -> HTML {
    let view = act.view
    let forms = Verbs.of(kind: type.kind.name).compactMap { verb -> HTML? in
      guard !verb.card.needsPassword else { return nil }
      let ready = chosen.filter { item in
        UseVerb.mayUse(verb.card, item, scene)
          && Verbs.offers(
            for: item, UseVerb.context(scene.reduced, scene, act, on: item)
          ).contains { $0.card.name == verb.card.name && $0.isOpen }
      }
      guard !ready.isEmpty else { return nil }
      let label = view.words.say(verb.card.label)
      let blank = blankItem(type)
      let button = Button(
        view.say("rooms.many.verb", ["verb": .text(label), "count": .integer(ready.count)]),
        .plain, name: "do", value: "verb")
      let isAgain = act.form.last("verb") == verb.card.name
      let asked = VerbForms.fields(verb.card, blank, view, typed: isAgain ? act.form : nil)
      let form = form(
        type, ready, scene, act, "\(Hidden("verb", verb.card.name))\(asked)\(button)")
      return asked.isEmpty
        ? form : Disclosure(label, isOpen: isAgain, count: ready.count, form).html
    }
    guard !forms.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="many-verbs">\
      <h2 id="many-verbs">\(view.say("rooms.verbs.title"))</h2>\(forms.joined())</section>
      """
  }

  // MARK: - Deleting

  private static func delete(
    _ type: any Item.Type, _ chosen: [any Item], _ scene: Scene, _ act: Act
  ) -> HTML {
    let view = act.view
    let deletable = chosen.filter { scene.may(.deleteAny, $0) }
    guard !deletable.isEmpty else { return .empty }
    let own = Set(chosen.map(\.idText))
    let citing = Set(deletable.flatMap { CitedBy.items(of: $0.idText, view) }).subtracting(own)
    var content: HTML = .empty
    if !citing.isEmpty {
      let unlink = FormField(
        view.words, "unlink", label: view.say("rooms.delete.unlink"), .flag(true),
        scope: "many-delete")
      content += """
        <p>\(view.say("rooms.delete.dangling", ["count": .integer(citing.count)]))</p>\
        \(unlink)
        """
    }
    let button = Button(
      view.say("rooms.many.delete", ["count": .integer(deletable.count)]), .danger, icon: "delete",
      name: "do", value: "delete")
    content += "<p class=\"muted\">\(view.say("rooms.delete.undo"))</p>\(button)"
    return """
      <section class="stack" aria-labelledby="many-delete">\
      <h2 id="many-delete">\(view.say("rooms.delete.opener"))</h2>\
      \(form(type, deletable, scene, act, content))</section>
      """
  }
}
