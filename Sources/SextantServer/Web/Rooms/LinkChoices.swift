import SextantModel

/// The items that a link may point to, by kind, made once for all fields of a form.
final class LinkChoices {
  private let shown: ShownValue
  private var byKind: [String: LinkGroup] = [:]
  /// The long lists that fields share, drawn once on the page.
  private var lists: [String: [String]] = [:]

  init(_ shown: ShownValue) { self.shown = shown }

  /// How one link is chosen: from a list that opens, or from one that is searched.
  func one(_ id: String, _ kinds: [String], except own: String) -> FieldControl {
    let groups = groups(kinds)
    guard Self.count(groups) >= LinkControl.searchedFrom else {
      return .link(id, groups.map { $0.without(own) })
    }
    return .linkFrom(id, list: list(kinds))
  }

  func several(_ ids: [String], _ kinds: [String], except own: String) -> FieldControl {
    let groups = groups(kinds)
    guard Self.count(groups) >= LinkControl.searchedFrom else {
      return .links(ids, groups.map { $0.without(own) })
    }
    let chosen = ids.map { id in
      ChoiceOption(id, shown.dossier.contains(id) ? shortened(shown.name(of: id), to: 80) : id)
    }
    return .linksFrom(chosen, list: list(kinds))
  }

  /// The lists that are searched, to stand once beside the form.
  var html: HTML {
    lists.sorted { $0.key < $1.key }.map { LinkOptions(id: $0.key, groups($0.value)).html }.joined()
  }

  private func list(_ kinds: [String]) -> String {
    let id = kinds.isEmpty ? "items" : "items-\(kinds.joined(separator: "-"))"
    lists[id] = kinds
    return id
  }

  private static func count(_ groups: [LinkGroup]) -> Int {
    groups.reduce(0) { $0 + $1.options.count }
  }

  /// - Parameter kinds: those that the field allows; all whose items have a name where it allows any.
  private func groups(_ kinds: [String]) -> [LinkGroup] {
    (kinds.isEmpty ? anyKinds : kinds).map(group).filter { !$0.options.isEmpty }
  }

  private var anyKinds: [String] {
    shown.dossier.registry.kinds.filter {
      $0.kind.form == .list && $0.kind.name != Comment.kind.name
    }.map { $0.kind.name }
  }

  private func group(_ name: String) -> LinkGroup {
    if let group = byKind[name] { return group }
    var options: [ChoiceOption] = []
    shown.dossier.forEachItem(ofKind: name) { item in
      options.append(ChoiceOption(item.idText, shortened(shown.name(of: item), to: 80)))
    }
    let plural = "kind.\(name).plural"
    let label = shown.words.has(plural) ? plural : "kind.\(name)"
    let group = LinkGroup(shown.words.text(label), options)
    byKind[name] = group
    return group
  }
}

extension LinkGroup {
  /// Nothing rests on itself.
  fileprivate func without(_ id: String) -> LinkGroup {
    guard options.contains(where: { $0.value == id }) else { return self }
    return LinkGroup(label, options.filter { $0.value != id })
  }
}
