import SextantModel

/// Tells a person that what they wanted would alter what was agreed on: what, why, and what reopens
/// it.
enum AgreedPage {
  static func answer(_ breaches: [Breach], _ act: Act) -> Answer {
    let view = act.view
    let readable = Scene(act).reduced
    var lines: [String] = []
    for breach in breaches {
      let problem = breach.problem(for: readable)
      let line = "\(view.words.say(problem.message)) \(view.words.say(problem.remedy))"
      if !lines.contains(line) { lines.append(line) }
    }
    if act.wantsJSON {
      return .json(
        status: 409,
        .map([
          .init(key: "detail", value: .text(lines.prefix(3).joined(separator: " "))),
          .init(key: "refusals", value: .list(lines.map { .text($0) })),
        ]))
    }
    let holder = breaches.lazy.compactMap { readable.item($0.holder) }.first
    var page = Page(title: view.say("agreement.refused.title"), main: .empty)
    page.status = 409
    let body: HTML = "<ul>\(each: lines.prefix(20), { "<li>\($0)</li>" })</ul>"
    page.main = """
      \(Notice(.watch, body, title: view.say("rooms.verbs.refused")).html)\
      <p>\(holder.map { open($0, view) }) \
      \(LinkButton(view.say("rooms.back"), to: act.next(view.to.today), .plain).html)</p>\
      \(act.returned)
      """
    return .page(page)
  }

  private static func open(_ holder: any Item, _ view: View) -> HTML {
    let name = ShownValue(view).name(of: holder)
    return LinkButton(
      view.say("agreement.refused.open", ["holder": .text(name)]), to: view.to.item(holder),
      .primary
    ).html
  }

  /// An agreement in one sentence, with the item whose state it is and the verb that ends it.
  static func line(_ hold: Hold, _ view: View) -> HTML {
    let holder = ShownValue(view).link(to: hold.holder.idText)
    let reopens =
      hold.reopening.map { card in
        view.say(
          "agreement.form.reopen",
          ["verb": .label(card.label.key), "holder": .text(hold.holder.idText)])
      } ?? view.say("agreement.form.forGood")
    return """
      <p>\(view.words.say(hold.agreement.reason)) (\(holder)) \(reopens)</p>
      """
  }
}
