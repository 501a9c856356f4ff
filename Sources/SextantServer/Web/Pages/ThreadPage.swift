import SextantModel

/// The thread of one item: everything it rests on and everything that hangs on it, as nested lists,
/// and the chain from a signal to a slide drawn with the item in it.
enum ThreadPage {
  /// Links each way: beyond, nearly everything hangs together.
  static let depth = 3

  static func page(_ id: String, _ view: View) -> Page? {
    guard let item = view.dossier.item(id) else { return nil }
    let kind = type(of: item).kind
    let thread = view.examined.thread
    let shown = ShownValue(view)
    let name = shown.name(of: item)
    let back = thread.stops(from: id, .back, depth: depth) ?? []
    let forward = thread.stops(from: id, .forward, depth: depth) ?? []
    var page = Page(
      title: view.say("pages.thread.title", ["item": .text(shortened(name, to: 90))]),
      main: .empty)
    page.lead = view.say("pages.thread.lead")
    page.here = view.to.page("thread")
    page.trail = [
      (view.say("pages.loose.title"), view.to.page("thread")),
      (view.say("kind.\(kind.name).plural"), view.to.list(kind)),
    ]
    let tree = ThreadTree(view: view, shown: shown, thread: thread)
    let drawing = ThreadDrawing(id, back: back, forward: forward, view)
    page.main = """
      <p><a href="\(view.to.item(item))">\(view.say("pages.thread.item"))</a></p>\
      <div class="stack" data-live="thread">\(drawing.html)\
      <div class="grid-2">\(tree.section(.back, back))\(tree.section(.forward, forward))</div></div>
      """
    return page
  }
}

/// Writes the stops of a thread as lists within lists, each with what ties it to the one before.
private struct ThreadTree {
  let view: View
  let shown: ShownValue
  let thread: SextantModel.Thread

  private static let most = 200

  func section(_ way: SextantModel.Thread.Way, _ stops: [SextantModel.Thread.Stop]) -> HTML {
    let name = way.rawValue
    let told = stops.dropFirst().filter { $0.kind != Comment.kind.name }
    let content: HTML =
      told.isEmpty
      ? "<p class=\"muted\">\(view.say("pages.thread.\(name).nothing"))</p>"
      : tree(Array(told), way, of: stops.first?.kind ?? "")
    return """
      <section aria-labelledby="thread-\(name)"><h2 id="thread-\(name)">\(view.say("thread.\(name)")) \
      <span class="count">\(Set(told.map(\.id)).count)</span></h2>\(content)</section>
      """
  }

  /// Stops come depth first: a deeper one belongs to the last of the depth before.
  private func tree(
    _ stops: [SextantModel.Thread.Stop], _ way: SextantModel.Thread.Way, of kind: String
  ) -> HTML {
    var html: HTML = "<ul class=\"thread\">"
    var depth = 1
    var isOpen = false
    // Kind of the stop at each depth, for the name of the field that ties the next.
    var kinds = [0: kind]
    for stop in stops.prefix(Self.most) {
      let next = min(stop.depth, depth + 1)
      if next > depth {
        html += "<ul>"
      } else {
        if isOpen { html += "</li>" }
        for _ in next..<depth { html += "</ul></li>" }
      }
      depth = next
      kinds[depth] = stop.kind
      html += "<li>\(line(stop, way, before: kinds[depth - 1] ?? ""))"
      isOpen = true
    }
    if isOpen { html += "</li>" }
    for _ in 1..<max(depth, 1) { html += "</ul></li>" }
    html += "</ul>"
    if stops.count > Self.most {
      html += """
        <p class="muted">\(view.say("pages.thread.more", ["count": .integer(stops.count - Self.most)]))</p>
        """
    }
    return html
  }

  private func line(
    _ stop: SextantModel.Thread.Stop, _ way: SextantModel.Thread.Way, before: String
  ) -> HTML {
    // The field stands on the later item: on the stop itself going forward.
    let owner = way == .forward ? stop.kind : before
    let role = owner.isEmpty ? "" : view.words.label(field: stop.field, of: owner)
    let repeated: HTML =
      stop.isRepeated
      ? " <span class=\"muted small\">\(view.say("thread.repeated"))</span>" : .empty
    let own: HTML = """
       <a class="small" href="\(view.to.thread(stop.id))">\(view.say("pages.thread.follow"))\
      <span class="visually-hidden"> \(stop.headline)</span></a>
      """
    return """
      <span class="muted small">\(view.say("kind.\(stop.kind)"))\(if: !role.isEmpty, " (\(role))")</span> \
      \(shown.link(to: stop.id))\(own)\(repeated)
      """
  }
}
