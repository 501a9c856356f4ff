import SextantModel

/// The remarks that call the reader by name and that they have not opened yet, the latest first.
struct TodayMentions {
  let comments: [Comment]

  init(_ view: View, _ around: PageSurroundings) {
    guard let account = around.account else {
      comments = []
      return
    }
    let called = Self.calling(view, around.people, in: around.live.key)
    let unopened =
      (try? around.people.mentions.unopened(
        called.map(\.id.text), by: account, in: around.live.key)) ?? []
    let ids = Set(unopened)
    comments = called.filter { ids.contains($0.id.text) }
      .sorted { ($0.at ?? .earliest) > ($1.at ?? .earliest) }
  }

  /// The open remarks of others, among those that the reader sees, that call them by name.
  ///
  /// - Parameter id: of the item they are about; all where it is left out.
  static func calling(
    _ view: View, _ people: People, in key: String, about id: String? = nil
  ) -> [Comment] {
    let name = view.reader.name
    guard !name.isEmpty else { return [] }
    let perhaps = view.all(Comment.self).filter { comment in
      (id == nil || comment.about?.text == id) && !comment.isResolved && comment.author != name
        && mentions(in: comment.text, among: [name]) == [name]
    }
    guard !perhaps.isEmpty else { return [] }
    // Of two names of which one begins the other, the longer may be meant.
    let names = ((try? people.memberships.members(of: key)) ?? []).map(\.account.name)
    let longer = names.filter { $0.hasPrefix(name) && $0 != name }
    return perhaps.filter { mentions(in: $0.text, among: [name] + longer).contains(name) }
  }

  /// Nothing where nobody calls the reader: the day's first lines are for what there is.
  func html(_ view: View) -> HTML {
    guard !comments.isEmpty else { return .empty }
    let shown = ShownValue(view)
    let lines = comments.prefix(TodayPage.shown).map { comment -> HTML in
      let when = comment.at.map { view.words.write(.moment($0)) } ?? ""
      let about = comment.about?.text ?? ""
      let address = view.dossier.item(about).map { view.to.item($0) } ?? view.to.today
      return """
        <span class="muted small">\(comment.author) · \(when)</span> \
        <a href="\(address)#comments-title">\(shown.name(of: about))</a><br>\
        <span class="small">\(Self.start(of: comment.text))</span>
        """
    }
    let title: HTML = """
      \(view.say("mention.today")) <span class="count">\(comments.count)</span>
      """
    return Box(
      title: title, level: 2, mark: .watch, liveKey: "today-mentions",
      "<ul class=\"lines\">\(each: Array(lines), { "<li>\($0)</li>" })</ul>"
    ).html
  }

  private static func start(of text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count <= 140 ? String(line) : line.prefix(139) + "…"
  }
}

extension Moment {
  fileprivate static let earliest = Moment(day: Day(number: 0), time: ClockTime(minutes: 0))
}
