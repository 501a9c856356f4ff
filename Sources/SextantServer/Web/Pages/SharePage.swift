import SextantModel

/// Chooses what a partner is shown: items found by list and by name, ticked, never typed by id.
///
/// One form with two buttons: one finds, one shares; what was ticked stays ticked in between, so that
/// it works without script.
enum SharePage {
  /// More than anybody reads at once: then the list or a word narrows.
  static let most = 60

  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    guard around.access.may(.managePeople) else { return .refused(Message("pages.people.refused")) }
    var choice = ShareChoice()
    if let id = view.asked("share") {
      guard let share = view.find(ID<PartnerShare>(id)) else { return .notFound }
      choice = ShareChoice(share, version: around.live.snapshot.version(of: id))
    }
    if let vendor = view.asked("vendor") { choice.vendor = vendor }
    return .page(page(choice, view))
  }

  static func post(_ act: Act, _ around: PageSurroundings) async -> Answer {
    let view = act.view
    var choice = ShareChoice(act.form)
    guard act.form.last("do") != "find" else { return .page(page(choice, view)) }
    let scene = Scene(act)
    // A whole list that was ticked stands for its items as they are now.
    for kind in choice.lists {
      scene.full.forEachItem(ofKind: kind) { item in
        if scene.full.mayShow(item, to: ID(choice.vendor)) { choice.add(item.idText) }
      }
    }
    choice.lists = []
    let until = Day.parse(Array(choice.until.utf8).span)
    let problems = problems(choice, until, scene, view)
    guard problems.isEmpty else { return .page(page(choice, view, problems)) }
    var share = scene.full.find(ID<PartnerShare>(choice.share)) ?? PartnerShare()
    let isNew = share.id.text.isEmpty
    if isNew {
      guard let id = scene.full.suggestedID(for: PartnerShare.kind) else {
        return act.refused("rooms.refused.busy")
      }
      share.id = ID(id)
    }
    share.vendor = ID(choice.vendor)
    share.items = choice.items.map { AnyID($0) }
    share.mayComment = choice.mayComment
    share.mayEdit = choice.mayEdit
    if case .value(let day) = until { share.until = day } else { share.until = nil }
    share.note = choice.note
    do {
      _ = try await act.live.apply(
        [.put(share)], by: act.author, verb: isNew ? "item.create" : "item.save",
        expecting: [share.id.text: isNew ? 0 : choice.version])
      return .seeOther(view.to.page("people") + "#shares", notice: Message("share.done"))
    } catch .conflict {
      return .page(page(choice, view, [("items", view.say("share.changed"))]))
    } catch {
      return act.failed(error, keeping: page(choice, view))
    }
  }

  private static func problems(
    _ choice: ShareChoice, _ until: Parsed<Day>, _ scene: Scene, _ view: View
  ) -> [(field: String, text: String)] {
    var problems: [(field: String, text: String)] = []
    if scene.full.find(ID<Vendor>(choice.vendor)) == nil {
      problems.append(("vendor", view.say("pages.people.vendor.missing")))
    }
    if !choice.share.isEmpty, scene.full.find(ID<PartnerShare>(choice.share)) == nil {
      problems.append(("items", view.say("share.gone")))
    }
    if choice.items.isEmpty { problems.append(("items", view.say("share.items.missing"))) }
    let closed = choice.items.filter { id in
      scene.full.item(id).map { !scene.full.mayShow($0, to: ID(choice.vendor)) } ?? true
    }
    if !closed.isEmpty {
      let shown = ShownValue(view)
      let names = closed.prefix(5).map { shown.name(of: $0) }
      problems.append(
        (
          "items",
          view.say(
            "share.items.closed",
            ["items": .texts(names), "count": .integer(closed.count)])
        ))
    }
    if !choice.until.isEmpty {
      guard case .value(let day) = until, day >= view.today else {
        problems.append(("until", view.say("share.until.wrong")))
        return problems
      }
    }
    return problems
  }

  // MARK: - The page

  private static func page(
    _ choice: ShareChoice, _ view: View, _ problems: [(field: String, text: String)] = []
  ) -> Page {
    let isNew = choice.share.isEmpty
    var page = Page(
      title: view.say(isNew ? "share.title.new" : "share.title.edit"), main: .empty,
      here: view.to.page("people"))
    page.lead = view.say("share.lead")
    page.trail = [(view.say("pages.people.title"), view.to.page("people"))]
    page.status = problems.isEmpty ? 200 : 422
    page.main = """
      \(ErrorSummary(view.words, problems.map { ($0.text, "#field-\($0.field)") }))\
      \(PostForm(view, to: view.to.page("people/share"), content(choice, view, problems)))
      """
    return page
  }

  private static func content(
    _ choice: ShareChoice, _ view: View, _ problems: [(field: String, text: String)]
  ) -> HTML {
    func of(_ field: String) -> [String] { problems.filter { $0.field == field }.map(\.text) }
    let words = view.words
    func label(_ field: String) -> String { words.label(field: field, of: PartnerShare.kind.name) }
    let vendors =
      [ChoiceOption("", "–")] + view.all(Vendor.self).map { ChoiceOption($0.id.text, $0.name) }
    let more: HTML = """
      \(FormField(words, "mayComment", label: label("mayComment"), .flag(choice.mayComment)))\
      \(FormField(words, "mayEdit", label: label("mayEdit"), .flag(choice.mayEdit)))\
      \(FormField(words, "until", label: label("until"), .day(choice.until), help: view.say("share.until.help"), problems: of("until")))\
      \(FormField(words, "note", label: label("note"), .text(choice.note)))
      """
    return """
      \(if: !choice.share.isEmpty, "\(Hidden("share", choice.share))\(Hidden(PostForm.seenVersion, String(choice.version)))")\
      \(FormField(words, "vendor", label: label("vendor"), .choice(choice.vendor, vendors), isRequired: true, problems: of("vendor")))\
      \(chosen(choice, view, of("items")))\(finder(choice, view))\
      \(FormSection(title: view.say("share.rights"), more))\
      \(FormActions("\(Button(view.say("share.do"), .primary, icon: "check", name: "do", value: "share"))\(LinkButton(view.say("pages.cancel"), to: view.to.page("people"), .quiet))"))
      """
  }

  /// What is chosen so far; unticking takes out.
  private static func chosen(_ choice: ShareChoice, _ view: View, _ problems: [String]) -> HTML {
    let options = choice.items.map { option($0, view) }
    guard !options.isEmpty else {
      let says: HTML =
        problems.isEmpty
        ? "<p class=\"muted\">\(view.say("share.chosen.none"))</p>"
        : "<p class=\"error\">\(problems.joined(separator: " "))</p>"
      return """
        <div class="field" id="field-items" tabindex="-1"><p class="label">\(view.say("share.chosen", ["count": .integer(0)]))</p>\(says)</div>
        """
    }
    return FormField(
      view.words, "items",
      label: view.say("share.chosen", ["count": .integer(options.count)]),
      .choices(choice.items, options), help: view.say("share.chosen.help"), problems: problems
    ).html
  }

  /// The lists and a word to look for, and what is found there.
  private static func finder(_ choice: ShareChoice, _ view: View) -> HTML {
    let words = view.words
    let vendor = choice.vendor.isEmpty ? nil : ID<Vendor>(choice.vendor)
    let kinds = ShareFinder.kinds(view.dossier, vendor)
    let lists =
      [ChoiceOption("", view.say("share.kind.any"))]
      + kinds.map { ChoiceOption($0.name, "\(listName($0.name, words)) (\($0.count))") }
    var found: HTML = .empty
    if choice.isAsked {
      let all = ShareFinder.items(choice, view, vendor)
      let options = all.prefix(most).map { option($0, view) }
      let count = view.say("share.found", ["count": .integer(all.count)])
      found =
        options.isEmpty
        ? "<p>\(view.say("share.found.none"))</p>"
        : FormField(
          words, "add", label: count, .choices([], Array(options)),
          help: all.count > most
            ? view.say("share.found.more", ["count": .integer(most)]) : view.say("share.found.help")
        ).html
      if choice.words.isEmpty, kinds.contains(where: { $0.name == choice.kind }), all.count > 1 {
        found +=
          FormField(
            words, "list.\(choice.kind)",
            label: view.say("share.whole", ["list": .text(listName(choice.kind, words))]),
            .flag(false), help: view.say("share.whole.help")
          ).html
      }
    }
    let fields: HTML = """
      \(FormField(words, "kind", label: view.say("share.kind"), .choice(choice.kind, lists)))\
      \(FormField(words, "words", label: view.say("share.words"), .text(choice.words)))\
      <p>\(Button(view.say("share.find"), .plain, icon: "search", name: "do", value: "find"))</p>
      """
    return FormSection(title: view.say("share.finder"), "\(fields)\(found)").html
  }

  private static func listName(_ kind: String, _ words: Catalogue) -> String {
    words.text(words.has("kind.\(kind).plural") ? "kind.\(kind).plural" : "kind.\(kind)")
  }

  private static func option(_ id: String, _ view: View) -> ChoiceOption {
    guard let item = view.dossier.item(id) else { return ChoiceOption(id, id) }
    let name = shortened(ShownValue(view).name(of: item), to: 90)
    return ChoiceOption(
      id, "\(name) – \(view.words.text("kind.\(type(of: item).kind.name)"))")
  }
}

/// What somebody has filled in on that page.
struct ShareChoice: Sendable {
  var share = ""
  var version = 0
  var vendor = ""
  private(set) var items: [String] = []
  /// Kinds of which all items are ticked.
  var lists: [String] = []
  var kind = ""
  var words = ""
  var mayComment = true
  var mayEdit = false
  var until = ""
  var note = ""
  /// Whether something is looked for.
  var isAsked = false

  init() {}

  init(_ share: PartnerShare, version: Int) {
    self.share = share.id.text
    self.version = version
    vendor = share.vendor?.text ?? ""
    items = share.items.map(\.text)
    mayComment = share.mayComment
    mayEdit = share.mayEdit
    until = share.until?.text ?? ""
    note = share.note
  }

  init(_ form: TypedEntries) {
    share = form.last("share") ?? ""
    version = SaveItem.seenVersion(form) ?? 0
    vendor = form.last("vendor") ?? ""
    for id in form.values("items") + form.values("add") where !id.isEmpty { add(id) }
    lists = form.all.compactMap { entry in
      entry.name.hasPrefix("list.") && entry.value == "true"
        ? String(entry.name.dropFirst(5)) : nil
    }
    kind = form.last("kind") ?? ""
    words = trimmed(form.last("words") ?? "")
    mayComment = form.last("mayComment") == "true"
    mayEdit = form.last("mayEdit") == "true"
    until = trimmed(form.last("until") ?? "")
    note = form.last("note") ?? ""
    isAsked = !kind.isEmpty || !words.isEmpty
  }

  /// More than a share can hold.
  private static let most = 5000

  mutating func add(_ id: String) {
    if items.count < Self.most, !items.contains(id) { items.append(id) }
  }
}

/// Finds what may be shared with a partner.
enum ShareFinder {
  /// The lists that hold something to share, with how much.
  static func kinds(_ dossier: Dossier, _ vendor: ID<Vendor>?) -> [(name: String, count: Int)] {
    shareable.compactMap { name in
      var count = 0
      dossier.forEachItem(ofKind: name) { if dossier.mayShow($0, to: vendor) { count += 1 } }
      return count > 0 ? (name, count) : nil
    }
  }

  private static let shareable = Registry.dossier.kinds.filter { $0.kind.form == .list }.map {
    $0.kind.name
  }

  /// The items of a list, or of all, whose name or id holds every word; those chosen already left
  /// out.
  static func items(_ choice: ShareChoice, _ view: View, _ vendor: ID<Vendor>?) -> [String] {
    let shown = ShownValue(view)
    let words = choice.words.split(whereSeparator: \.isWhitespace).prefix(8).map(String.init)
    let chosen = Set(choice.items)
    var found: [String] = []
    for name in shareable where choice.kind.isEmpty || choice.kind == name {
      view.dossier.forEachItem(ofKind: name) { item in
        guard !chosen.contains(item.idText), view.dossier.mayShow(item, to: vendor) else { return }
        let text = "\(shown.name(of: item)) \(item.idText)"
        if words.allSatisfy({ foldedContains(text, $0) }) { found.append(item.idText) }
      }
    }
    return found
  }
}
