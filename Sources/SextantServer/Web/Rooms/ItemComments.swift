import SextantModel

/// What people remark about an item, what is answered, and the form to say something.
enum ItemComments {
  static func html(_ item: any Item, _ view: View, _ past: Past) -> HTML {
    guard type(of: item).kind.name != Comment.kind.name else { return .empty }
    // Asked for once, however many comments there are.
    let names = past.mentionable()
    var past = past
    past.mentionable = { names }
    let all = view.examined.citations.of(item.idText, by: Comment.self, in: "about")
    let threads = all.filter { comment in !all.contains { $0.id == comment.answers } }
    let open = threads.filter { !$0.isResolved }
    let settled = threads.filter(\.isResolved)
    let to = view.to.item(item) + "/comments"
    let mayComment = past.mayComment(on: item, view)
    func thread(_ comment: Comment) -> HTML {
      Self.thread(comment, all, mayComment ? to : nil, view, past)
    }
    var body = open.map(thread).joined()
    if !settled.isEmpty {
      body +=
        Disclosure(
          view.say("rooms.comments.resolved"), count: settled.count,
          settled.map(thread).joined()
        ).html
    }
    if mayComment { body += form(item, to, view, past) }
    guard !body.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="comments-title" data-live="comments-\(item.idText)">\
      <h2 id="comments-title">\(view.say("rooms.comments.title", ["count": .integer(all.count)]))</h2>\
      \(body)</section>
      """
  }

  /// - Parameter to: where remarks are sent; `nil` where the reader may make none.
  private static func thread(
    _ comment: Comment, _ all: [Comment], _ to: String?, _ view: View, _ past: Past
  ) -> HTML {
    let answers = all.filter { $0.answers == comment.id }
    var tools = HTML.empty
    if let to {
      tools += resolve(comment, to, view)
      tools += Disclosure(view.say("rooms.comments.answer"), answer(comment, to, view)).html
    }
    return """
      <article class="stack" id="comment-\(comment.id.text)">\(said(comment, view, past))\
      \(if: !answers.isEmpty, "<ul>\(each: answers, { "<li>\(said($0, view, past))</li>" })</ul>")\
      <div class="cluster print-hidden">\(tools)</div></article>
      """
  }

  private static func said(_ comment: Comment, _ view: View, _ past: Past) -> HTML {
    let when = comment.at.map { view.words.write(.moment($0)) } ?? ""
    let name = comment.author.isEmpty ? view.say("rooms.someone") : comment.author
    return """
      <p class="cluster">\(Person(name).html) <span class="muted small">\(when)</span>\
      \(audience(of: comment, view, past))</p>\
      <div class="prose">\(marked(comment.text, past.mentionable()))</div>
      """
  }

  /// Who else reads a remark, for the dossier's own people; a partner's know what they are shown.
  private static func audience(of comment: Comment, _ view: View, _ past: Past) -> HTML {
    guard past.access.role != .guest, let vendor = view.find(comment.partner) else { return .empty }
    let text = view.say("partner.comment.shared", ["vendor": .text(vendor.name)])
    return StatusMark(.neutral, text).html
  }

  /// Who is to read a new remark, where the item is shared with partners.
  private static func audienceChoice(_ item: any Item, _ view: View, _ past: Past) -> HTML {
    if past.access.role == .guest {
      return "<p class=\"muted small\">\(view.say("partner.comment.yours"))</p>"
    }
    let day = past.day ?? view.today
    let partners = view.all(Vendor.self).filter {
      view.dossier.sharing(of: item.idText, with: $0.id, on: day) != nil
    }
    guard !partners.isEmpty else { return .empty }
    let options =
      [ChoiceOption("", view.say("partner.comment.team"))]
      + partners.map {
        ChoiceOption(
          $0.id.text, view.say("partner.comment.teamAnd", ["vendor": .text($0.name)]))
      }
    return FormField(
      view.words, "partner", label: view.say("partner.comment.readers"), .choice("", options),
      scope: "comment"
    ).html
  }

  /// The text with those it calls by `@` marked.
  static func marked(_ text: String, _ names: [String]) -> HTML {
    let called = mentions(in: text, among: names).sorted { $0.utf8.count > $1.utf8.count }
    let paragraphs = text.split(separator: "\n").map { line -> HTML in
      var html = HTML.empty
      var rest = line[...]
      while let at = rest.firstIndex(of: "@") {
        html += HTML(text: String(rest[..<at]))
        rest = rest[rest.index(after: at)...]
        if let name = called.first(where: { rest.hasPrefix($0) }) {
          html += "<strong>@\(name)</strong>"
          rest = rest.dropFirst(name.count)
        } else {
          html += "@"
        }
      }
      return "<p>\(html + HTML(text: String(rest)))</p>"
    }
    return paragraphs.joined()
  }

  private static func resolve(_ comment: Comment, _ to: String, _ view: View) -> HTML {
    let isOpen = !comment.isResolved
    let button = Button(
      view.say(isOpen ? "rooms.comments.resolve" : "rooms.comments.reopen"), .quiet,
      icon: isOpen ? "check" : "undo", name: "do", value: isOpen ? "resolve" : "reopen")
    return PostForm(
      view, to: to, look: .bare,
      """
      <input type="hidden" name="comment" value="\(comment.id.text)">\
      \(button)
      """
    ).html
  }

  private static func answer(_ comment: Comment, _ to: String, _ view: View) -> HTML {
    let text = FormField(
      view.words, "text", label: view.say("rooms.comments.yourAnswer"), .longText("", lines: 3),
      isRequired: true, scope: "answer-\(comment.id.text)")
    return PostForm(
      view, to: to, once: onceKey(),
      """
      <input type="hidden" name="answers" value="\(comment.id.text)">\
      \(text)\
      \(Button(view.say("rooms.comments.send"), .plain, icon: "chat").html)
      """
    ).html
  }

  private static func form(_ item: any Item, _ to: String, _ view: View, _ past: Past) -> HTML {
    let called = past.mentionable().prefix(8).map { "@\($0)" }.joined(separator: ", ")
    let help =
      called.isEmpty
      ? "" : view.say("rooms.comments.help", ["names": .text(called)])
    let text = FormField(
      view.words, "text", label: view.say("rooms.comments.yours"), .longText("", lines: 3),
      help: help, isRequired: true, scope: "comment")
    return PostForm(
      view, to: to, once: onceKey(),
      """
      \(text)\(audienceChoice(item, view, past))\
      \(Button(view.say("rooms.comments.send"), .plain, icon: "chat").html)
      """
    ).html
  }
}
