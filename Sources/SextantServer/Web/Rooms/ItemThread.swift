import SextantModel

/// Where an item comes from and what hangs on it, two links each way.
enum ItemThread {
  static func html(_ item: any Item, _ view: View) -> HTML {
    let thread = view.examined.thread
    let back = stops(thread.stops(from: item.idText, .back, depth: 2), view)
    let forward = stops(thread.stops(from: item.idText, .forward, depth: 2), view)
    let whole = LinkButton(
      view.say("rooms.thread.whole"), to: view.to.thread(item.idText), .quiet, icon: "thread")
    return Box(
      title: view.say("rooms.thread.title"), level: 2, footer: whole.html,
      liveKey: "thread-\(item.idText)",
      """
      <h3>\(view.say("thread.back"))</h3>\(back)\
      <h3>\(view.say("thread.forward"))</h3>\(forward)
      """
    ).html
  }

  private static func stops(_ stops: [SextantModel.Thread.Stop]?, _ view: View) -> HTML {
    let stops = (stops ?? []).dropFirst().filter { $0.kind != "comment" }
    guard !stops.isEmpty else {
      return "<p class=\"muted\">\(view.say("rooms.thread.nothing"))</p>"
    }
    let shown = ShownValue(view)
    var html: HTML = "<ul class=\"thread\">"
    var isOpen = false
    for stop in stops.prefix(24) {
      if stop.depth == 1 {
        if isOpen { html += "</li>" }
        html += "<li>\(line(stop, view, shown))"
        isOpen = true
      } else {
        html += "<ul><li>\(line(stop, view, shown))</li></ul>"
      }
    }
    if isOpen { html += "</li>" }
    if stops.count > 24 {
      html += "<li>\(view.say("rooms.delete.more", ["count": .integer(stops.count - 24)]))</li>"
    }
    return html + "</ul>"
  }

  private static func line(
    _ stop: SextantModel.Thread.Stop, _ view: View, _ shown: ShownValue
  ) -> HTML {
    "<span class=\"muted small\">\(view.say("kind.\(stop.kind)"))</span> \(shown.link(to: stop.id))"
  }
}
