import SextantModel

/// All that is known of one item: its fields, what is found of it, what can be done with it, where
/// it comes from and what hangs on it, who said and did what.
enum DetailPage {
  static func page(_ item: any Item, _ view: View, _ past: Past) -> Page {
    let kind = type(of: item).kind
    let shown = ShownValue(view)
    let name = shown.name(of: item)
    var page = Page(title: shortened(name, to: 120), main: .empty)
    page.room = view.room(of: kind)
    page.trail = trail(to: kind, view)
    page.main = """
      \(head(item, view))\
      \(ItemFindings.html(item, view))\
      \(IndicatorFigure.html(item, view))\
      \(VerbForms.html(item, version: past.live.snapshot.version(of: item.idText), view))\
      \(fields(item, view, shown))\
      \(ItemFiles.html(item, view))\
      \(CitedBy.html(item, view))\
      \(ItemComments.html(item, view, past))
      """
    page.aside = """
      \(ItemThread.html(item, view))\
      \(ItemHistory.html(item, view, past))
      """
    return page
  }

  // MARK: - Head

  private static func head(_ item: any Item, _ view: View) -> HTML {
    let kind = type(of: item).kind
    let isEditable = view.reader.mayEditItem(item) && FormPage.isEditable(kind)
    var buttons = HTML.empty
    if isEditable {
      let id = item.idText
      buttons +=
        LinkButton(
          view.say("rooms.edit"), to: view.to.edit(kind, id), .primary, icon: "edit"
        ).html
      if kind.form != .single {
        let copy = view.to.new(kind) + queryText([("like", id)])
        buttons += LinkButton(view.say("rooms.duplicate"), to: copy, .plain, icon: "copy").html
      }
    }
    if view.reader.mayAdminister, !view.isInstitution, kind.form == .list {
      let form = view.to.page("people") + queryText([("item", item.idText)]) + "#links"
      buttons += LinkButton(view.say("rooms.shareByLink"), to: form, .plain, icon: "link").html
    }
    if isEditable { buttons += DeleteForm.html(item, view) }
    let code: HTML =
      kind.form == .list ? "<code class=\"muted\">\(item.idText)</code>" : .empty
    return """
      <div class="split"><p class="cluster"><span class="muted">\(view.say("kind.\(kind.name)"))</span>\
      \(code)\(FindingsBadge(view.words, view.examined.findings(about: item.idText)).html)</p>\
      <div class="cluster print-hidden">\(neighbours(item, view))\(buttons)</div></div>
      """
  }

  /// The items before and after it in the list.
  private static func neighbours(_ item: any Item, _ view: View) -> HTML {
    guard type(of: item).kind.form != .single else { return .empty }
    let all = items(of: type(of: item), in: view.dossier)
    guard let place = all.firstIndex(where: { $0.idText == item.idText }) else { return .empty }
    var links = HTML.empty
    if place > 0 {
      links +=
        LinkButton(
          view.say("rooms.previous"), to: view.to.item(all[place - 1]), .quiet, icon: "left",
          hidesLabel: true
        ).html
    }
    if place + 1 < all.count {
      links +=
        LinkButton(
          view.say("rooms.next"), to: view.to.item(all[place + 1]), .quiet, icon: "right",
          hidesLabel: true
        ).html
    }
    return links
  }

  // MARK: - Fields

  private static func fields(_ item: any Item, _ view: View, _ shown: ShownValue) -> HTML {
    let kind = type(of: item).kind
    let findings = view.examined.findings(about: item.idText)
    let filled: [(term: String, HTML)] = FieldAccess.all(of: type(of: item)).compactMap { field in
      let plain = field.plain(item)
      let found = findings.filter { $0.place.field == field.name }
      if plain == .none && found.isEmpty { return nil }
      let value: HTML =
        plain == .none
        ? "<span class=\"muted\">\(view.say("rooms.empty"))</span>"
        : shown.html(plain, field.card.shape)
      return (
        view.words.label(field: field.name, of: kind.name),
        "\(value)\(FindingsBadge(view.words, found).html)"
      )
    }
    guard !filled.isEmpty else {
      return "<p class=\"muted\">\(view.say("rooms.detail.nothing"))</p>"
    }
    return """
      <section aria-labelledby="fields-title" data-live="fields-\(item.idText)">\
      <h2 id="fields-title" class="visually-hidden">\(view.say("rooms.detail.fields"))</h2>\
      \(Definitions(filled).html)</section>
      """
  }
}
