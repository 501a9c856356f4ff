import SextantModel

/// The rooms as the menu groups them, in the order of the work.
enum MenuGroup: String, CaseIterable, Sendable {
  case company, understand, decide, act, lead, measure, report, prove

  var rooms: [Room] {
    switch self {
    case .company: [.company]
    case .understand: [.watch, .research, .diagnosis]
    case .decide: [.strategy, .brand, .budget, .choice]
    case .act: [.project, .campaign, .quality, .shop, .influence]
    case .lead: [.team]
    case .measure: [.measure, .review]
    case .report: [.report]
    case .prove: [.framework]
    }
  }

  func title(_ words: Catalogue) -> String { words.text("menu.group.\(rawValue)") }
}

/// The menu of a dossier: its own pages, then the rooms in their groups with their findings; the
/// present room unfolded to its boards and lists.
///
/// A named navigation of nested lists, the present page marked (WCAG 1.3.1, 2.4.8, RGAA 12.2); the
/// script folds it on a phone.
struct Menu: Sendable {
  let view: View
  let page: Page

  var html: HTML {
    """
    <nav class="side print-hidden" aria-label="\(view.say("menu.label"))">\
    <details class="side-fold" open><summary>\(Icon("menu"))<span>\(view.say("menu.open"))</span>\
    </summary><div class="side-body" data-live="menu" data-live-lazy>\(pages)\
    \(if: view.isInstitution, institution)\(if: !view.isInstitution, groups)</div></details></nav>
    """
  }

  private var groups: HTML { MenuGroup.allCases.map(group).joined() }

  /// What an institution has: its boards, then its lists, all of them.
  private var institution: HTML {
    // A candidate has a page there, and no register.
    guard !view.reader.isCandidate else { return .empty }
    var boards = HTML.empty
    for board in view.boards {
      boards += link(view.say("board.\(board.name).title"), view.to.board(board.name), nil)
    }
    var lists = HTML.empty
    for type in view.kinds where type.kind.name != Comment.kind.name {
      let count = view.dossier.count(of: type)
      let isSingle = type.kind.form == .single
      guard view.reader.mayAdd(type.kind) || count > 0 else { continue }
      lists += link(
        view.say("kind.\(type.kind.name)\(isSingle ? "" : ".plural")"), view.to.list(type.kind),
        isSingle ? nil : count)
    }
    return """
      \(if: !boards.isEmpty, named("boards", boards))\(if: !lists.isEmpty, named("lists", lists))
      """
  }

  private func named(_ name: String, _ links: HTML) -> HTML {
    """
    <p class="side-group" id="menu-\(name)">\(view.say("menu.institution.\(name)"))</p>\
    <ul class="side-pages" aria-labelledby="menu-\(name)">\(links)</ul>
    """
  }

  private var pages: HTML {
    var own: [(key: String, address: String, icon: String)] = [("today", view.to.today, "sun")]
    if view.isInstitution {
      if !view.reader.isCandidate { own += [("room", view.to.room(.certification), "board")] }
    } else {
      own += [
        ("findings", view.to.page("findings"), "flag"),
        ("coverage", view.to.page("coverage"), "check"),
        ("boards", view.to.page("boards"), "board"),
        ("thread", view.to.page("thread"), "thread"),
      ]
    }
    let hasHistory = !view.isFrozen && !(view.isInstitution && view.reader.isCandidate)
    if hasHistory { own += [("history", view.to.page("history"), "history")] }
    if view.reader.isInside {
      own += [
        ("people", view.to.page("people"), "people"),
        ("settings", view.to.page("settings"), "filter"),
      ]
    }
    var links = HTML.empty
    for link in own {
      links += """
        <li><a href="\(link.address)"\(attribute: "aria-current", current(link.address))>\
        \(Icon(link.icon))<span>\(view.say("menu.\(link.key)"))</span></a></li>
        """
    }
    return "<ul class=\"side-pages\">\(links)</ul>"
  }

  private func current(_ address: String) -> String? { page.here == address ? "page" : nil }

  private func group(_ group: MenuGroup) -> HTML {
    let id = "menu-\(group.rawValue)"
    let isOneOfSameName = group.rooms.count == 1
    let rooms = group.rooms.map(room).joined()
    if rooms.isEmpty { return .empty }
    return """
      <p class="side-group\(isOneOfSameName ? " of-one" : "")" id="\(id)">\
      \(group.title(view.words))</p>\
      <ul aria-labelledby="\(id)">\(rooms)</ul>
      """
  }

  private func room(_ room: Room) -> HTML {
    // A guest is not led through rooms that hold nothing for them.
    guard view.reader.isInside || page.room == room || holdsSomething(room) else { return .empty }
    let isHere = page.room == room
    let address = view.to.room(room)
    let state: String? = isHere ? (page.here.isEmpty ? "true" : current(address) ?? "true") : nil
    let findings = view.examined.findings(in: room)
    let heavy = findings.filter { $0.severity != .info }
    return """
      <li><a href="\(address)"\(attribute: "aria-current", state)>\
      <span>\(view.say("room.\(room.rawValue)"))</span>\(FindingsBadge(view.words, heavy))</a>\
      \(if: isHere, unfolded(room))</li>
      """
  }

  private func holdsSomething(_ room: Room) -> Bool {
    dossierKinds.contains {
      $0.kind.room == room && $0.kind.name != DossierHead.kind.name
        && view.dossier.count(of: $0) > 0
    }
  }

  private func unfolded(_ room: Room) -> HTML {
    var links = HTML.empty
    for board in view.boards where board.room == room {
      links += link(view.say("board.\(board.name).title"), view.to.board(board.name), nil)
    }
    for type in dossierKinds where type.kind.room == room {
      let count = view.dossier.count(of: type)
      guard count > 0 || current(view.to.list(type.kind)) != nil else { continue }
      links += link(
        view.say("kind.\(type.kind.name)\(type.kind.form == .single ? "" : ".plural")"),
        view.to.list(type.kind), type.kind.form == .single ? nil : count)
    }
    return links.isEmpty ? .empty : "<ul>\(links)</ul>"
  }

  private func link(_ name: String, _ address: String, _ count: Int?) -> HTML {
    let number: HTML = count.map { " <span class=\"count\">\($0)</span>" } ?? .empty
    return """
      <li><a href="\(address)"\(attribute: "aria-current", current(address))>\
      <span>\(name)</span>\(number)</a></li>
      """
  }
}
