import SextantModel

/// Where the thread from a signal to a slide breaks: items that rest on nothing and items that lead
/// to nothing, kind by kind, each with the way to mend it.
enum LooseEndsPage {
  static func page(_ view: View) -> Page {
    var page = Page(
      title: view.say("pages.loose.title"), main: .empty, here: view.to.page("thread"))
    page.lead = view.say("pages.loose.lead")
    let ends = view.examined.thread.looseEnds()
    let scribe = LooseEnds(view)
    page.main = """
      \(finder(view))<div class="stack" data-live="loose-ends">\
      \(scribe.section("orphans", ends.orphans))\(scribe.section("deadEnds", ends.deadEnds))</div>
      """
    return page
  }

  /// The thread of any item, found by its name.
  private static func finder(_ view: View) -> HTML {
    let starts = SextantModel.Thread.chain.compactMap { link -> HTML? in
      guard let type = Registry.dossier.type(named: link.kind) else { return nil }
      let count = view.dossier.count(of: type)
      guard count > 0 else { return nil }
      return """
        <li><a href="\(view.to.list(type.kind))">\(view.say("kind.\(link.kind).plural"))</a> \
        <span class="count">\(count)</span></li>
        """
    }
    return """
      <p>\(view.say("pages.loose.chain"))</p><ol class="cluster">\(starts.joined())</ol>
      """
  }
}

/// Writes loose ends.
private struct LooseEnds {
  let view: View
  let shown: ShownValue

  init(_ view: View) {
    self.view = view
    shown = ShownValue(view)
  }

  func section(_ name: String, _ stops: [SextantModel.Thread.Stop]) -> HTML {
    let title = view.say("pages.loose.\(name)")
    guard !stops.isEmpty else {
      return """
        <section aria-labelledby="\(name)"><h2 id="\(name)">\(title)</h2>\
        \(Notice(.good, view.say("pages.loose.\(name).none"), isStatus: false))</section>
        """
    }
    let groups = SextantModel.Thread.chain.compactMap { link -> HTML? in
      let own = stops.filter { $0.kind == link.kind }
      guard !own.isEmpty, let type = Registry.dossier.type(named: link.kind) else { return nil }
      let wanted = name == "orphans" ? link.restsOn : link.leadsTo
      let lines = own.map { "<li>\(line($0, type, name, wanted))</li>" as HTML }
      return """
        <h3>\(view.say("kind.\(link.kind).plural")) <span class="count">\(own.count)</span></h3>\
        <p class="muted">\(view.say("pages.loose.\(name).wanted", ["kinds": names(wanted)]))</p>\
        <ul class="lines">\(lines.joined())</ul>
        """
    }
    return """
      <section aria-labelledby="\(name)"><h2 id="\(name)">\(title) \
      <span class="count">\(stops.count)</span></h2>\
      <p class="muted">\(view.say("pages.loose.\(name).why"))</p>\(groups.joined())</section>
      """
  }

  private func names(_ kinds: [String]) -> Argument {
    .list(kinds.map { .label("kind.\($0)") })
  }

  private func line(
    _ stop: SextantModel.Thread.Stop, _ type: any Item.Type, _ name: String, _ wanted: [String]
  ) -> HTML {
    let thread: HTML = """
      <a class="small" href="\(view.to.thread(stop.id))">\(view.say("pages.loose.see"))\
      <span class="visually-hidden"> \(stop.headline)</span></a>
      """
    return "\(shown.link(to: stop.id)) \(mend(stop, type, name, wanted)) \(thread)"
  }

  /// The field of the item that can hold the missing link, or the new item that would make it.
  private func mend(
    _ stop: SextantModel.Thread.Stop, _ type: any Item.Type, _ name: String, _ wanted: [String]
  ) -> HTML {
    let address: String
    if name == "orphans" {
      guard view.reader.mayEdit(type.kind),
        let field = Self.field(of: type, linkingTo: wanted)
      else { return .empty }
      address = "\(view.to.edit(type.kind, stop.id))#\(FormField.id(field))"
    } else {
      let next = wanted.lazy.compactMap { Registry.dossier.type(named: $0) }.first { next in
        Self.field(of: next, linkingTo: [stop.kind]) != nil
      }
      guard let next, view.reader.mayEdit(next.kind),
        let field = Self.field(of: next, linkingTo: [stop.kind])
      else { return .empty }
      address = view.to.new(next.kind) + queryText([(field, stop.id)])
    }
    return """
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
