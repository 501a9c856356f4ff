import SextantModel

/// Where the thread from a signal to a slide breaks: items that rest on nothing and items that lead
/// to nothing, kind by kind, each with the way to mend it.
enum LooseEndsPage {
  static func page(_ view: View) -> Page {
    var page = Page(
      title: view.say("pages.loose.title"), main: .empty, here: view.to.page("thread"))
    page.lead = view.say("pages.loose.lead")
    let scribe = LooseEndScribe(view, view.examined.thread.looseEnds())
    page.main = """
      <div class="stack" data-live="loose-ends">\(scribe.chain)\
      \(scribe.section("orphans", scribe.ends.orphans.map { ($0, []) }))\
      \(scribe.section("deadEnds", scribe.ends.gaps.map { ($0.stop, $0.wanted) }))</div>
      """
    return page
  }
}

/// Writes loose ends.
private struct LooseEndScribe {
  let view: View
  let shown: ShownValue
  let ends: LooseEnds

  init(_ view: View, _ ends: LooseEnds) {
    self.view = view
    self.ends = ends
    shown = ShownValue(view)
  }

  /// The chain, link by link: which items carry it, what each has to rest on and lead to, and where
  /// it breaks. The thread of any item is found through its list.
  var chain: HTML {
    let words = view.words
    let orphans = counts(ends.orphans)
    let deadEnds = counts(ends.deadEnds)
    let rows = SextantModel.Thread.chain.compactMap { step -> TableLine? in
      guard let type = Registry.all.type(named: step.kind) else { return nil }
      var (all, carrying) = (0, 0)
      view.dossier.forEachItem(ofKind: step.kind) { item in
        all += 1
        if step.carries(item, in: view.dossier) { carrying += 1 }
      }
      let count = view.say(
        carrying == all ? "pages.loose.count.all" : "pages.loose.count.some",
        ["count": .integer(carrying), "all": .integer(all)])
      let name: HTML = """
        <a href="\(view.to.list(type.kind))">\(view.say("kind.\(step.kind).plural"))</a>\
        <p class="small muted">\(view.say("pages.loose.carries.\(step.kind)"))</p>
        """
      return TableLine([
        name, HTML(text: count), HTML(text: ground(step)), follows(step),
        state("orphans", orphans[step.kind] ?? 0, of: carrying),
        step.follows.isEmpty ? "–" : state("deadEnds", deadEnds[step.kind] ?? 0, of: carrying),
      ])
    }
    return DataTable(
      words, id: "chain", caption: view.say("pages.loose.chain"),
      columns: [
        TableColumn(view.say("pages.loose.column.step"), isRowHeader: true),
        TableColumn(view.say("pages.loose.column.count")),
        TableColumn(view.say("pages.loose.column.restsOn")),
        TableColumn(view.say("pages.loose.column.leadsTo")),
        TableColumn(view.say("pages.loose.orphans"), .mark),
        TableColumn(view.say("pages.loose.deadEnds"), .mark),
      ], rows: rows
    ).html
  }

  private func counts(_ stops: [SextantModel.Thread.Stop]) -> [String: Int] {
    stops.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }

  private func ground(_ step: ThreadStep) -> String {
    switch step.ground {
    case .oneOf(let kinds): oneOf(kinds)
    case .anythingBut: view.say("pages.loose.anything")
    }
  }

  private func follows(_ step: ThreadStep) -> HTML {
    guard !step.follows.isEmpty else { return "–" }
    return step.follows.map { kinds in
      HTML(text: oneOf(kinds))
    }.joined(by: HTML(text: view.say("pages.loose.andThen")))
  }

  /// The number of ends, leading to them.
  private func state(_ name: String, _ count: Int, of carrying: Int) -> HTML {
    guard count > 0 else {
      return carrying == 0
        ? "–" : StatusMark(.good, view.say("pages.loose.none")).html
    }
    return "<a href=\"#\(name)\">\(StatusMark(.watch, view.words.write(count)))</a>"
  }

  func section(
    _ name: String, _ stops: [(stop: SextantModel.Thread.Stop, wanted: [String])]
  ) -> HTML {
    let title = view.say("pages.loose.\(name)")
    guard !stops.isEmpty else {
      return """
        <section class="stack" aria-labelledby="\(name)"><h2 id="\(name)">\(title)</h2>\
        \(Notice(.good, view.say("pages.loose.\(name).none"), isStatus: false))</section>
        """
    }
    let groups = SextantModel.Thread.chain.compactMap { step -> HTML? in
      let own = stops.filter { $0.stop.kind == step.kind }
      guard !own.isEmpty, let type = Registry.all.type(named: step.kind) else { return nil }
      // An item that lacks two things stands once under each.
      let wants = name == "orphans" ? [[]] : step.follows
      let lists = wants.compactMap { wanted -> HTML? in
        let lines = own.filter { $0.wanted == wanted }.map { end in
          "<li>\(line(end.stop, type, step, wanted))</li>" as HTML
        }
        guard !lines.isEmpty else { return nil }
        let why = name == "orphans" ? ground(step) : oneOf(wanted)
        return """
          <p class="muted">\(view.say("pages.loose.\(name).wanted", ["kinds": .text(why)]))</p>\
          <ul class="lines">\(lines.joined())</ul>
          """
      }
      return """
        <h3>\(view.say("kind.\(step.kind).plural")) <span class="count">\(own.count)</span></h3>\
        \(lists.joined())
        """
    }
    return """
      <section class="stack" aria-labelledby="\(name)"><h2 id="\(name)">\(title) \
      <span class="count">\(stops.count)</span></h2>\
      <p class="muted">\(view.say("pages.loose.\(name).why"))</p>\(groups.joined())</section>
      """
  }

  /// Kinds of which one is enough, in words.
  private func oneOf(_ kinds: [String]) -> String {
    let names = kinds.map { kind in
      let name = view.say("kind.\(kind)")
      return name.prefix(1).lowercased() + name.dropFirst()
    }
    guard names.count > 1, let last = names.last else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + view.say("pages.loose.or") + last
  }

  private func line(
    _ stop: SextantModel.Thread.Stop, _ type: any Item.Type, _ step: ThreadStep, _ wanted: [String]
  ) -> HTML {
    let thread: HTML = """
      <a class="small" href="\(view.to.thread(stop.id))">\(view.say("pages.loose.see"))\
      <span class="visually-hidden"> \(stop.headline)</span></a>
      """
    let mending =
      wanted.isEmpty ? ground(stop, type, step) : follower(stop, wanted)
    return "\(shown.link(to: stop.id)) \(mending) \(thread)"
  }

  /// The field of the item that can hold the missing link.
  private func ground(
    _ stop: SextantModel.Thread.Stop, _ type: any Item.Type, _ step: ThreadStep
  ) -> HTML {
    guard view.reader.mayEdit(type.kind) else { return .empty }
    let field: String? =
      switch step.ground {
      case .oneOf(let kinds): Self.field(of: type, linkingTo: kinds)
      case .anythingBut: Slide.kind.name == type.kind.name ? "items" : nil
      }
    guard let field else { return .empty }
    return mend("orphans", stop, "\(view.to.edit(type.kind, stop.id))#\(FormField.id(field))")
  }

  /// The new item that would make the missing link.
  private func follower(_ stop: SextantModel.Thread.Stop, _ wanted: [String]) -> HTML {
    let next = wanted.lazy.compactMap { Registry.all.type(named: $0) }.first { next in
      Self.field(of: next, linkingTo: [stop.kind]) != nil
    }
    guard let next, view.reader.mayEdit(next.kind),
      let field = Self.field(of: next, linkingTo: [stop.kind])
    else { return .empty }
    return mend("deadEnds", stop, view.to.new(next.kind) + queryText([(field, stop.id)]))
  }

  private func mend(
    _ name: String, _ stop: SextantModel.Thread.Stop, _ address: String
  ) -> HTML {
    """
    <a class="small print-hidden" href="\(address)">\(view.say("pages.loose.\(name).mend"))\
    <span class="visually-hidden"> \(stop.headline)</span></a>
    """
  }

  private static func field(of type: any Item.Type, linkingTo kinds: [String]) -> String? {
    FieldAccess.all(of: type).first { field in
      guard let linked = field.card.shape.linkedKinds else { return false }
      return linked.contains { kinds.contains($0) }
    }?.name
  }
}
