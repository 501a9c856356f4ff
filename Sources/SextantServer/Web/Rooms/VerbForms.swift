import SextantModel

/// What can be done with an item as it stands: a button for each verb, or why not yet.
enum VerbForms {
  static func html(_ item: any Item, version: Int, _ view: View) -> HTML {
    let kind = type(of: item).kind
    guard view.reader.mayUseVerbs(kind) || view.reader.mayApprove else { return .empty }
    let offers = Verbs.offers(for: item, context(view)).filter { mayUse($0.card, view.reader) }
    guard !offers.isEmpty else { return .empty }
    return """
      <section class="stack print-hidden" aria-labelledby="verbs-title" data-live="verbs-\(item.idText)">\
      <h2 id="verbs-title">\(view.say("rooms.verbs.title"))</h2>\
      \(each: offers, { offer($0, item, version, view) })</section>
      """
  }

  /// Some of the verbs of an item, where a board shows it.
  ///
  /// - Parameter back: the board, where to go when it is done.
  static func html(_ names: [String], of item: any Item, back: String, _ view: View) -> HTML {
    let kind = type(of: item).kind
    guard view.reader.mayUseVerbs(kind) || view.reader.mayApprove else { return .empty }
    return Verbs.offers(for: item, context(view))
      .filter { names.contains($0.card.name) && mayUse($0.card, view.reader) }
      .map { offer($0, item, view.examined.told, view, back: back) }.joined()
  }

  static func mayUse(_ card: VerbCard, _ reader: Reader) -> Bool {
    if card.isOfficers, !reader.isOfficer { return false }
    return card.isApproval ? reader.mayApprove : reader.mayUseVerbs(card.kind)
  }

  /// The context in which verbs are offered; the time of day plays no part in that.
  private static func context(_ view: View) -> VerbContext {
    VerbContext(
      view.dossier, citations: view.examined.citations,
      at: Moment(day: view.today, time: ClockTime(minutes: 0)),
      by: VerbContext.Actor(
        name: view.reader.name,
        item: view.reader.juror?.text ?? person(named: view.reader.name, in: view.dossier),
        mayApprove: view.reader.mayApprove, isOfficer: view.reader.isOfficer),
      library: view.library, mark: JournalMark(key: view.to.key, entry: 0, digest: ""))
  }

  private static func offer(
    _ offer: VerbOffer, _ item: any Item, _ version: Int, _ view: View, back: String? = nil
  ) -> HTML {
    let label = view.words.say(offer.card.label)
    guard offer.isOpen else { return refused(label, offer, view) }
    let to = view.to.verb(type(of: item).kind, item.idText, offer.card.name)
    let look: ButtonLook = offer.card.isUndoing ? .plain : .primary
    let button = Button(label, look).html
    let asked = fields(
      offer.card, item, view, scope: back == nil ? "" : "-\(markupID(item.idText))")
    let form = PostForm(view, to: to, version: version, back: back, asked + button).html
    // Nothing to fill in: the button alone.
    if asked.isEmpty { return form }
    return Disclosure(label, "<p class=\"muted\">\(view.words.say(offer.card.why))</p>\(form)").html
  }

  private static func refused(_ label: String, _ offer: VerbOffer, _ view: View) -> HTML {
    let reasons = offer.obstacles.map { obstacle -> HTML in
      """
      <li>\(view.words.say(obstacle.message)) <span class="muted">\(view.words.say(obstacle.remedy))</span></li>
      """
    }
    return Disclosure(
      view.say("rooms.verbs.notYet", ["verb": .text(label)]),
      "<p class=\"muted\">\(view.words.say(offer.card.why))</p><ul>\(reasons.joined())</ul>"
    ).html
  }

  /// What the person fills in: the fields that the verb asks for, and why where it must be told.
  static func fields(
    _ card: VerbCard, _ item: any Item, _ view: View, scope suffix: String = "",
    typed: TypedEntries? = nil
  ) -> HTML {
    let all = FieldAccess.all(of: type(of: item))
    let item = Verbs.suggestion(of: card.name, for: item)
    let input = FieldInput(
      words: view.words, itemID: item.idText, typed: typed, links: LinkChoices(ShownValue(view)))
    // Two verbs may ask for the same field on one page.
    let scope = "verb-" + card.name.split(separator: ".").joined(separator: "-") + suffix
    var html = HTML.empty
    for asked in card.asks {
      guard let field = all.first(where: { $0.name == asked.field.name }) else { continue }
      html +=
        FormField(
          view.words, field.name, label: view.words.label(field: field.name, of: card.kind.name),
          input.control(field.card, field.plain(item)),
          help: FieldHelp.text(field.card, of: card.kind, view.words),
          isRequired: asked.isRequired, scope: scope
        ).html
    }
    if card.needsReason {
      html +=
        FormField(
          view.words, "reason", label: view.say("rooms.verbs.reason"),
          .longText(typed?.last("reason") ?? "", lines: 3),
          isRequired: true, scope: scope
        ).html
    }
    if card.needsPassword {
      html +=
        FormField(
          view.words, "password", label: view.say("verb.password"),
          .password(autocomplete: "current-password"), isRequired: true, scope: scope
        ).html
    }
    return html
  }
}

/// The person of a dossier who bears a name, where it is one alone.
func person(named name: String, in dossier: Dossier) -> String? {
  let found = dossier.all(SextantModel.Person.self).filter { $0.headline == name }
  return found.count == 1 ? found[0].id.text : nil
}
