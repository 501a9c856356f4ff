import SextantModel

/// The form of an item, made from its kind's list of fields: what was typed or what stands, what is
/// wrong beside the field, what the checks find there.
struct ItemForm {
  let view: View
  let type: any Item.Type
  /// The item that is edited; a blank one for a new item.
  let item: any Item
  let isNew: Bool
  /// What the person typed, where the form is shown again.
  var typed: TypedEntries?
  var problems: [FieldProblem] = []
  /// The version that the person saw.
  var version = 0
  /// The id offered for a new item.
  var suggestedID: String?
  /// The key by which the same form sent twice makes one item.
  var once: String?
  var back: String?
  /// Fields that somebody else changed meanwhile, with what they made of them.
  var conflicts: [String] = []
  var theirs: (any Item)?
  /// Whether what is typed in a new item's form is kept until it is sent.
  var keepsDraft = false
  /// Forms of the same kind that the person left unsent.
  var drafts: [FormDrafts.Left] = []

  private var kind: Kind { type.kind }

  var html: HTML {
    let to = isNew ? view.to.list(kind) : view.to.item(kind, item.idText)
    let form = PostForm(
      view, to: to, version: isNew ? nil : version, back: back,
      isSavedAsYouGo: !isNew && conflicts.isEmpty, once: once, id: "item-form",
      isDraft: isNew && keepsDraft, content)
    return """
      \(ErrorSummary(view.words, summary).html)\
      \(if: !conflicts.isEmpty, conflictNotice)\
      \(agreed)\(unsent)\
      \(form)
      """
  }

  /// What the person began to write here and did not send.
  private var unsent: HTML {
    guard !drafts.isEmpty else { return .empty }
    let lines = drafts.prefix(10).map { draft -> HTML in
      """
      <li class="split" data-draft-key="\(draft.key)">\(draft.line(view, back: view.to.new(kind)))</li>
      """
    }
    return Notice(
      .none,
      "<p>\(view.say("unsent.left"))</p><ul class=\"lines\">\(lines.joined())</ul>" as HTML,
      title: view.say("unsent.title"), isStatus: false
    ).html
  }

  private var content: HTML {
    let fields = FieldAccess.all(of: type)
    let governed = Verbs.governedFields(of: kind.name)
    let groups = FormGroup.all(of: kind, fields.filter { !(isNew && governed.contains($0.name)) })
    let links = LinkChoices(ShownValue(view))
    var input = FieldInput(words: view.words, itemID: item.idText, typed: typed, links: links)
    for problem in problems {
      input.problems[problem.field, default: []].append(sentence(problem))
    }
    let holds = holds
    let findings = isNew ? [] : view.examined.findings(about: item.idText)
    // Return in a field saves; it does not press the first button, which may be a row's.
    var body: HTML =
      "<button class=\"visually-hidden\" tabindex=\"-1\" aria-hidden=\"true\">\(view.say("rooms.form.save"))</button>"
    if kind.form == .list { body += identifier }
    for group in groups {
      let inner = group.fields.map { field -> HTML in
        if conflicts.contains(field.name) { return choice(field, input) }
        if governed.contains(field.name) { return fixed(field, "rooms.form.governed") }
        if holds.contains(where: { $0.keeps(field.name) }) {
          return fixed(field, "agreement.form.field")
        }
        return self.field(field, input, findings)
      }.joined()
      body +=
        group.title.isEmpty
        ? inner : FormSection(title: view.say(group.title), inner).html
    }
    return body + actions + links.html
  }

  // MARK: - Fields

  private var identifier: HTML {
    guard isNew else { return .empty }
    let written = typed?.last("id") ?? suggestedID ?? ""
    let field = FormField(
      view.words, "id", label: view.say("rooms.form.id"), .text(written, suggestions: []),
      help: view.say("rooms.form.id.help"), isRequired: true, problems: said("id"))
    return """
      \(Hidden("suggested", suggestedID ?? ""))\(field)
      """
  }

  private func label(_ field: FieldAccess) -> String {
    view.words.label(field: field.name, of: kind.name)
  }

  private func field(
    _ field: FieldAccess, _ input: FieldInput, _ findings: [Finding]
  ) -> HTML {
    let notes = findings.filter { $0.place.field == field.name }.map { FindingNote(view, $0) }
    return FormField(
      view.words, field.name, label: label(field),
      input.control(field.card, field.plain(item)),
      help: FieldHelp.text(field.card, of: kind, view.words),
      isRequired: field.card.isRequired, problems: said(field.name), notes: notes
    ).html
  }

  /// The agreements that the item is under, as far as the reader sees.
  private var holds: [Hold] { isNew ? [] : Agreements.holds(on: item, in: view.dossier) }

  /// What was agreed on, and what reopens it.
  private var agreed: HTML {
    let holds = holds
    guard !holds.isEmpty else { return .empty }
    return Notice(
      .none,
      """
      \(each: holds, { AgreedPage.line($0, view) })<p>\(view.say("agreement.form.text"))</p>
      """, title: view.say("agreement.form.title"), isStatus: false
    ).html
  }

  /// A field that is shown and not edited: only verbs change it, or it was agreed on.
  private func fixed(_ field: FieldAccess, _ why: String) -> HTML {
    let plain = field.plain(item)
    let value: HTML =
      plain == .none
      ? HTML(text: view.say("rooms.form.notYet")) : ShownValue(view).html(plain, field.card.shape)
    return FormField(
      view.words, field.name, label: label(field), .fixed(value),
      help: view.say(why), problems: said(field.name)
    ).html
  }

  // MARK: - What is wrong

  private func sentence(_ problem: FieldProblem) -> String {
    "\(view.words.say(problem.message)) \(view.words.say(problem.remedy))"
  }

  private func said(_ field: String) -> [String] {
    problems.filter { $0.concerns(field) }.map { problem in
      let sentence = sentence(problem)
      guard problem.field != field else { return sentence }
      // A problem in a row says in which.
      return view.words.fill(
        view.say("report.line"),
        ["label": .text(place(problem.field)), "text": .text(sentence)])
    }
  }

  private func place(_ path: String) -> String {
    path == "id" ? view.say("rooms.form.id") : view.words.label(path: path, of: type)
  }

  private var summary: [(text: String, address: String)] {
    problems.map { problem in
      let name = problem.field.split(separator: ".").first.map(String.init) ?? "id"
      let text =
        problem.field == "id"
        ? view.words.fill(
          view.say("report.line"),
          [
            "label": .text(view.say("rooms.form.id")),
            "text": .text(view.words.say(problem.message)),
          ]) : view.words.say(problem, of: type)
      return (text, "#field-\(name)")
    }
  }

  // MARK: - Two people on one form

  private var conflictNotice: HTML {
    Notice(
      .watch, view.say("rooms.conflict.text"), title: view.say("rooms.conflict.title"),
      isStatus: false
    ).html
  }

  /// Both values of a field and which to keep.
  private func choice(_ field: FieldAccess, _ input: FieldInput) -> HTML {
    let shown = ShownValue(view)
    let their = theirs.map(field.plain) ?? .none
    let theirValue: HTML =
      their == .none
      ? HTML(text: view.say("rooms.conflict.empty")) : shown.html(their, field.card.shape)
    let name = "keep.\(field.name)"
    let options = [
      ChoiceOption("mine", view.say("rooms.conflict.mine")),
      ChoiceOption("theirs", view.say("rooms.conflict.theirs")),
    ]
    let own = FormField(
      view.words, field.name, label: label(field), input.control(field.card, field.plain(item)),
      help: FieldHelp.text(field.card, of: kind, view.words),
      isRequired: field.card.isRequired, problems: said(field.name))
    let keep = FormField(
      view.words, name, label: view.say("rooms.conflict.keep"),
      .choice(typed?.last(name) ?? "mine", options, isRadio: true))
    return Box(
      title: label(field), level: 2, mark: .watch,
      """
      \(own.html)\
      <p class="muted">\(view.say("rooms.conflict.theirValue"))</p><div class="prose">\(theirValue)</div>\
      \(keep.html)
      """
    ).html
  }

  // MARK: - Buttons

  private var actions: HTML {
    let cancel = isNew ? view.to.list(kind) : view.to.item(kind, item.idText)
    let again =
      isNew && kind.form != .single
      ? Button(view.say("rooms.form.saveAndAdd"), .plain, name: "do", value: "again").html : .empty
    let draft: HTML =
      isNew && keepsDraft
      ? Button(view.say("unsent.keep"), .plain, name: "do", value: "draft").html : .empty
    return FormActions(
      """
      \(Button(view.say("rooms.form.save"), .primary, icon: "check").html)\
      \(again)\(draft)\
      \(LinkButton(view.say("rooms.form.cancel"), to: back ?? cancel, .quiet).html)
      """
    ).html
  }
}
