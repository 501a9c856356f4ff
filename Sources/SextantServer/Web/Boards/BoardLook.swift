import SextantModel

/// How a board is looked at: as picture or as table, and what was chosen on it. All of it stands in
/// its address, so that a look can be sent to somebody.
struct BoardLook: Sendable {
  let view: View
  let board: String
  /// What the address may say beside `view`.
  private let choices: [(name: String, value: String)]

  /// - Parameter names: the choices that the board knows; others in the address are let be.
  init(_ view: View, _ board: any Board.Type, choices names: [String] = []) {
    self.view = view
    self.board = board.name
    choices = names.compactMap { name in
      view.asked(name).flatMap { $0.isEmpty ? nil : (name, $0) }
    }
  }

  var isTable: Bool { view.asked("view") == "table" }

  func choice(_ name: String) -> String? { choices.first { $0.name == name }?.value }
  func choice<C: Choice>(_ name: String) -> C? { choice(name).flatMap { C(rawValue: $0) } }
  var choiceCount: Int { choices.count }

  /// The address of this look; where forms come back to.
  var here: String { address() }
  var bare: String { view.to.board(board) }

  /// This look with one choice made otherwise, or undone.
  func address(_ name: String? = nil, _ value: String? = nil) -> String {
    var entries = choices
    if isTable { entries.insert(("view", "table"), at: 0) }
    if let name {
      entries.removeAll { $0.name == name }
      if let value { entries.append((name, value)) }
    }
    let query = entries.map { "\($0.name)=\(percentEncoded($0.value))" }
    return query.isEmpty ? bare : "\(bare)?\(query.joined(separator: "&"))"
  }

  /// The two ways of looking, side by side; with them comes the style of the pictures.
  var tabs: HTML { tabs(listed: "picture.table") }

  /// - Parameter key: what the look that is no picture is called.
  func tabs(listed key: String) -> HTML {
    let style: HTML = "<link rel=\"stylesheet\" href=\"/boards/pictures.css\">"
    return style
      + Tabs(
        label: view.say("picture.views"),
        [
          Tab(
            view.say("picture.picture"), address("view", nil), isHere: !isTable, icon: "board"),
          Tab(
            view.say(key), address("view", "table"), isHere: isTable, icon: "list"),
        ]
      ).html
  }

  /// The hidden entries that a filter's form must carry so that the look stays.
  var kept: HTML { isTable ? "<input type=\"hidden\" name=\"view\" value=\"table\">" : .empty }

  /// Tabs over items of a kind of which the board shows one; nothing where there is no choice.
  func tabs(
    _ label: String, over items: [(id: String, name: String)], _ name: String, here: String?
  )
    -> HTML
  {
    guard items.count > 1 else { return .empty }
    return Tabs(
      label: label,
      items.map { Tab($0.name, address(name, $0.id), isHere: $0.id == here) }
    ).html
  }

  /// The one item that a board shows where a dossier has several of its kind, with tabs over them;
  /// `nil` where it has none.
  ///
  /// - Parameters:
  ///   - first: what is shown before anybody chose; the first one where it is left out.
  ///   - key: of the text that names the tabs.
  func chosen<T: Item>(
    _ name: String, of all: [T], first: T? = nil, label key: String
  ) -> (item: T, tabs: HTML)? {
    let asked = choice(name)
    guard let item = all.first(where: { $0.id.text == asked }) ?? first ?? all.first else {
      return nil
    }
    let tabs = self.tabs(
      view.say(key), over: all.map { ($0.id.text, $0.headline) }, name, here: item.id.text)
    return (item, tabs)
  }

  /// The words of an empty board: what belongs there, which criteria it serves, an example, a button.
  func empty(checks: [String], action: HTML) -> HTML {
    let criteria = checks.flatMap { view.library.criteriaNaming($0) }
    var seen: Set<String> = []
    let names = criteria.filter { seen.insert($0).inserted }
    return EmptyState(
      title: view.say("board.\(board).emptyTitle"), text: view.say("board.\(board).empty"),
      criteria: WhyItCounts(view).list(names),
      example: view.say("board.\(board).example"), action: action
    ).html
  }

  /// A button that leads to the form of a new item, for who may add one.
  ///
  /// - Parameter given: fields that the form begins with.
  func addButton(
    _ type: any Item.Type, _ key: String, given: [(name: String, value: String)] = []
  ) -> HTML {
    guard view.reader.mayEdit(type.kind) else { return .empty }
    let query = (given + [("back", here)]).map { "\($0.name)=\(percentEncoded($0.value))" }
    let address = "\(view.to.new(type.kind))?\(query.joined(separator: "&"))"
    return LinkButton(view.say(key), to: address, .primary, icon: "add").html
  }
}

/// A small measure in words, above a picture: a number and what it counts.
struct BoardFact: Sendable {
  let number: String
  let text: String
  var mark: Mark = .none
}

extension BoardLook {
  /// The measures of a board in one line.
  func facts(_ facts: [BoardFact]) -> HTML {
    """
    <ul class="cluster board-facts">\(each: facts, { fact in
      """
      <li><strong class="number">\(fact.number)</strong> \
      \(fact.mark == .none ? HTML(text: fact.text) : StatusMark(fact.mark, fact.text).html)</li>
      """
    })</ul>
    """
  }

  /// Links to items, a comma between; nothing where there are none.
  func links(_ ids: [String]) -> HTML {
    inOneLine(ids.map { ItemLink(view, id: $0).html })
  }

  /// Several in one piece: on a phone a cell puts each of its pieces in a line of its own.
  private func inOneLine(_ links: [HTML]) -> HTML {
    links.count > 1 ? "<span>\(links.joined(by: ", "))</span>" : links.joined()
  }

  /// The same without the ids, where names are enough.
  func names(_ ids: [String]) -> HTML {
    inOneLine(
      ids.map { id -> HTML in
        guard let item = view.dossier.item(id) else { return HTML(text: id) }
        return "<a href=\"\(view.to.item(item))\">\(item.headline)</a>"
      })
  }

  /// The findings about an item, as a small count that leads to them.
  func badge(_ id: String) -> HTML {
    FindingsBadge(view.words, view.examined.findings(about: id)).html
  }

  /// A small form that sets scores from 1 to 5 of an item, unfolded where it stands.
  ///
  /// - Parameter extra: other fields of the form.
  func scoreForm(
    _ type: any Item.Type, _ id: String, _ fields: [(name: String, value: Int?)],
    extra: HTML = .empty
  ) -> HTML {
    guard view.reader.mayEdit(type.kind) else { return .empty }
    let options =
      [ChoiceOption("", "–")] + (1...5).map { ChoiceOption(String($0), String($0)) }
    let controls = fields.map { field in
      FormField(
        view.words, field.name, label: view.words.label(field: field.name, of: type.kind.name),
        .choice(field.value.map(String.init) ?? "", options), scope: "score-\(markupID(id))")
    }
    let form = PostForm(
      view, to: view.to.set(type.kind, id), version: version, back: here, look: .inline,
      "\(controls.html)\(extra)\(Button(view.say("picture.set"), icon: "check"))")
    return """
      <div class="print-hidden">\(Disclosure(view.say("picture.rescore"), form.html))</div>
      """
  }

  /// The version of the dossier that the reader sees: an item changed since then is in conflict.
  var version: Int { view.examined.told }
}

extension View {
  /// What the company is called beside its competitors.
  var us: String {
    let name = dossier.only(Organisation.self).name
    return name.isEmpty ? say("picture.us") : name
  }
}
