import SextantModel

/// Accepting a finding as it stands: who says so, why, in the jury's sight.
enum WaivePage {
  static func answer(_ view: View) -> Answer {
    guard view.reader.mayEdit(Waiver.kind) else { return .refused(Message("pages.waive.refused")) }
    let asked = Asked { view.asked($0) }
    guard let found = found(asked, view) else { return .notFound }
    return .page(page(asked, found, reason: "", person: "", problems: [], view))
  }

  static func post(_ act: Act) async -> Answer {
    let view = act.view
    let asked = Asked { act.form.last($0) }
    let scene = Scene(act)
    guard scene.mayAdd(Waiver.kind) else { return act.refused("pages.waive.refused") }
    // Settled or accepted by somebody else meanwhile.
    guard let found = found(asked, view) else {
      return .seeOther(view.to.page("findings"), notice: Message("pages.waive.gone"))
    }
    let reason = trimmed(act.form.last("reason") ?? "")
    let person = act.form.last("signedBy") ?? ""
    guard !reason.isEmpty else {
      return .page(page(asked, found, reason: "", person: person, problems: ["reason"], view))
    }
    var waiver = Waiver()
    waiver.check = asked.check
    waiver.item = asked.item.isEmpty ? nil : AnyID(asked.item)
    waiver.field = asked.field
    waiver.reason = reason
    if view.all(SextantModel.Person.self).contains(where: { $0.id.text == person }) {
      waiver.signedBy = ID(person)
    }
    waiver.date = act.now.day
    guard let id = scene.full.suggestedID(for: Waiver.kind) else {
      return act.refused("rooms.refused.busy")
    }
    waiver.id = ID(id)
    do {
      _ = try await act.live.apply(
        [.put(waiver)], by: act.author, verb: "item.create", expecting: [id: 0])
      return .seeOther(act.next(view.to.page("findings")), notice: Message("pages.waive.done"))
    } catch {
      return act.failed(error)
    }
  }

  /// The finding that is meant, as the address or the form names it.
  private struct Asked {
    let check: String
    let item: String
    let field: String

    init(_ value: (String) -> String?) {
      check = value("check") ?? ""
      item = value("item") ?? ""
      field = value("field") ?? ""
    }
  }

  private static func found(_ asked: Asked, _ view: View) -> [Finding]? {
    let found = view.examined.results.first { $0.card.code == asked.check }?.findings.filter {
      (asked.item.isEmpty || $0.place.item == asked.item)
        && (asked.field.isEmpty || $0.place.field == asked.field)
    }
    return found.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func page(
    _ asked: Asked, _ found: [Finding], reason: String, person: String, problems: [String],
    _ view: View
  ) -> Page {
    let people = view.all(SextantModel.Person.self)
    let own = people.first { $0.name == view.reader.name }?.id.text ?? ""
    let isWrong = problems.contains("reason")
    let wrong = isWrong ? [view.say("pages.waive.reason.missing")] : []
    let fields: HTML = """
      \(Hidden("check", asked.check))\(Hidden("item", asked.item))\(Hidden("field", asked.field))\
      \(FormField(view.words, "reason", label: view.words.label(field: "reason", of: "waiver"), .longText(reason), help: view.say("pages.waive.reason.help"), isRequired: true, problems: wrong))\
      \(FormField(view.words, "signedBy", label: view.words.label(field: "signedBy", of: "waiver"), .choice(person.isEmpty ? own : person, [ChoiceOption("", view.say("pages.none"))] + people.map { ChoiceOption($0.id.text, $0.name) })))\
      \(FormActions("\(Button(view.say("pages.waive.do"), .primary))\(LinkButton(view.say("pages.cancel"), to: view.to.page("findings"), .quiet))"))
      """
    var page = Page(title: view.say("pages.waive.title"), main: .empty)
    page.lead = view.say("pages.waive.lead")
    page.trail = [(view.say("pages.findings.title"), view.to.page("findings"))]
    page.here = view.to.page("findings")
    page.status = problems.isEmpty ? 200 : 422
    page.main = """
      \(ErrorSummary(view.words, isWrong ? [(wrong[0], "#field-reason")] : []))\
      \(FindingNotes(view, found))\(PostForm(view, to: view.to.page("findings") + "/waive", fields))
      """
    return page
  }
}

/// A text without blank at its ends.
func trimmed(_ text: String) -> String {
  let rest = text.drop(while: \.isWhitespace)
  guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(rest[...last])
}
