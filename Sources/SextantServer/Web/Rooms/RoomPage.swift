import SextantModel

/// A room: what it is for, its boards, its kinds with what they hold and what is found there.
enum RoomPage {
  static func page(_ room: Room, _ view: View) -> Page {
    let types = view.kinds(of: room)
    let hasItems = types.contains { view.dossier.count(of: $0) > 0 }
    var page = Page(title: view.say("room.\(room.rawValue)"), main: .empty)
    page.lead = view.say("rooms.about.\(room.rawValue)")
    page.room = room
    page.here = view.to.room(room)
    page.main = """
      \(if: !hasItems, start(types, view))\
      \(boards(room, view))\
      \(room == .research ? calculators(view) : .empty)\
      \(lists(types, view))\
      \(findings(room, view))
      """
    return page
  }

  // MARK: - Boards

  private static func boards(_ room: Room, _ view: View) -> HTML {
    let boards = view.boards.filter { $0.room == room }
    guard !boards.isEmpty else { return .empty }
    return """
      <section aria-labelledby="boards-title"><h2 id="boards-title">\(view.say("rooms.boards"))</h2>\
      <div class="grid-3">\(each: boards, { board($0, view) })</div></section>
      """
  }

  private static func board(_ board: any Board.Type, _ view: View) -> HTML {
    let title = view.say("board.\(board.name).title")
    return Box(
      title: "<a href=\"\(view.to.board(board.name))\">\(title)</a>" as HTML,
      "<p>\(view.say("board.\(board.name).lead"))</p>"
    ).html
  }

  /// The study calculators, beside the boards of the room.
  private static func calculators(_ view: View) -> HTML {
    let boxes = CalculatorName.allCases.map { name -> HTML in
      let address = CalculatorPages.address(name, view)
      return "<li><a href=\"\(address)\">\(view.say("calculator.\(name.rawValue).title"))</a></li>"
    }
    return """
      <section aria-labelledby="calculators-title"><h2 id="calculators-title">\
      <a href="\(view.to.page("calculators"))">\(view.say("calculators.title"))</a></h2>\
      <p>\(view.say("calculators.lead"))</p><ul class="cluster">\(boxes.joined())</ul></section>
      """
  }

  // MARK: - Kinds

  private static func lists(_ types: [any Item.Type], _ view: View) -> HTML {
    """
    <section aria-labelledby="kinds-title" data-live="room-kinds">\
    <h2 id="kinds-title">\(view.say("rooms.kinds"))</h2>\
    <div class="grid-3">\(each: types, { list($0, view) })</div></section>
    """
  }

  private static func list(_ type: any Item.Type, _ view: View) -> HTML {
    let kind = type.kind
    let isSingle = kind.form == .single
    let name = view.say("kind.\(kind.name)" + (isSingle ? "" : ".plural"))
    let count = view.dossier.count(of: type)
    let findings = allFindings(of: type, view)
    let badge = FindingsBadge(
      view.words, findings, to: isSingle ? nil : view.to.list(kind) + "?findings=1")
    let said: String =
      if isSingle {
        view.say(count > 0 ? "rooms.single.there" : "rooms.single.missing")
      } else {
        view.counted("rooms.list.count", count)
      }
    return Box(
      title: "<a href=\"\(view.to.list(kind))\">\(name)</a>" as HTML, tools: badge.html,
      footer: add(kind, count, view),
      "<p class=\"small\">\(view.say("kind.\(kind.name).about"))</p><p class=\"muted small\">\(said)</p>"
    ).html
  }

  private static func add(_ kind: Kind, _ count: Int, _ view: View) -> HTML {
    guard view.reader.mayAdd(kind), FormPage.isEditable(kind) else { return .empty }
    if kind.form == .single && count > 0 { return .empty }
    let label = view.say("rooms.add", ["kind": .text(view.say("kind.\(kind.name)"))])
    return LinkButton(label, to: view.to.new(kind), .quiet, icon: "add").html
  }

  private static func allFindings(of type: any Item.Type, _ view: View) -> [Finding] {
    view.examined.findings(in: view.room(of: type.kind)).filter { $0.place.kind == type.kind.name }
  }

  // MARK: - Findings, beginning

  private static func findings(_ room: Room, _ view: View) -> HTML {
    let findings = view.examined.findings(in: room).sorted { $0.severity > $1.severity }
    guard !findings.isEmpty else { return .empty }
    let title = view.say("rooms.findings.title", ["count": .integer(findings.count)])
    let notes = FindingNotes(view, Array(findings.prefix(8)))
    let rest: HTML =
      findings.count > 8
      ? LinkButton(
        view.say("rooms.findings.all", ["count": .integer(findings.count)]),
        to: view.to.page("findings") + "?room=\(room.rawValue)", .plain
      ).html : .empty
    return """
      <section class="stack" aria-labelledby="findings-title" data-live="room-findings">\
      <h2 id="findings-title">\(title)</h2>\(notes.html)\(rest)</section>
      """
  }

  /// What to do first in a room where there is nothing.
  private static func start(_ types: [any Item.Type], _ view: View) -> HTML {
    guard let first = types.first(where: { $0.kind.form != .single }) ?? types.first else {
      return .empty
    }
    let criteria = types.flatMap { FormAside.criteria(showing: $0.kind, view) }
    var told: Set<String> = []
    let kind = first.kind
    let label = view.say("rooms.add", ["kind": .text(view.say("kind.\(kind.name)"))])
    let action: HTML =
      view.reader.mayAdd(kind) && FormPage.isEditable(kind)
      ? LinkButton(label, to: view.to.new(kind), .primary, icon: "add").html : .empty
    return EmptyState(
      title: view.say("rooms.start.title"),
      text: view.say("rooms.start.\(view.room(of: kind).rawValue)"),
      criteria: WhyItCounts(view).list(criteria.filter { told.insert($0).inserted }),
      action: action
    ).html
  }
}
