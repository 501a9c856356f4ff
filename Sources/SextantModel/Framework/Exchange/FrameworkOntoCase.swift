internal import SextantKernels

extension CasePackage {
  /// The package that a framework was read from, with what was changed in the framework since:
  /// statements in other words, things added, things taken out. All else stays to the digit.
  ///
  /// - Parameter title: what a kind of thing is called.
  mutating func take(
    _ framework: Framework, _ rules: [CertifierRules], title: @escaping (String) -> String
  ) {
    let before = CaseFramework(self)
    let writing = FrameworkCase(framework, rules, title: title)
    let language = before.language
    func text(_ item: any Item) -> String? { (item as? any Worded)?.words(in: language) }
    func isOwn(_ rest: [JSONValue.Member]) -> Bool { CaseExtension.value(in: rest) != nil }
    let card = framework.card
    let oldTitle = before.items.only(FrameworkCard.self).words(in: language)
    if card.words(in: language) != oldTitle { document.title = card.words(in: language) }
    if isOwn(document.rest) {
      var fresh = writing
      document.rest = fresh.package().document.rest
    }
    var items = self.items ?? []
    var gone: Set<Int> = []
    for (id, place) in before.places {
      guard let now = framework.items.item(id) else {
        gone.insert(place)
        continue
      }
      if let was = before.items.item(id), let old = text(was), let new = text(now), old != new {
        items[place].statement = new
      }
      if isOwn(items[place].rest) {
        items[place].rest = CaseExtension.setting(
          CaseExtension.value(of: now), in: items[place].rest)
      }
    }
    let lost = Set(gone.map { items[$0].identifier })
    var associations = self.associations ?? []
    associations.removeAll {
      lost.contains($0.origin?.identifier ?? "") || lost.contains($0.destination?.identifier ?? "")
    }
    let identifiers = before.places.mapValues { items[$0].identifier }
    items = items.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    let added = FrameworkAdditions(before.items, framework, writing, identifiers, document)
    items += added.items
    associations += added.associations
    if self.items != nil || !items.isEmpty { self.items = items }
    if self.associations != nil || !associations.isEmpty { self.associations = associations }
  }
}

/// Things of a framework that the package it was read from has not.
private struct FrameworkAdditions {
  private(set) var items: [CaseItem] = []
  private(set) var associations: [CaseAssociation] = []

  init(
    _ before: Dossier, _ framework: Framework, _ writing: FrameworkCase,
    _ identifiers: [String: String], _ document: CaseDocument
  ) {
    // Rubrics have no statements of their own: what came of them is not new.
    func add<T: Worded>(_ all: [T], _ parent: (T) -> String?) {
      for thing in all where !before.contains(thing.id.text) {
        items.append(writing.item(thing, thing.words(in: .french)))
        var association = writing.association(
          "isChildOf", thing.id.text, parent(thing) ?? "document", nil)
        let known = parent(thing).flatMap { identifiers[$0] }
        if let known {
          association.destination = CaseLink(
            title: parent(thing) ?? "", identifier: known, uri: "urn:uuid:\(known)")
        } else if parent(thing).map({ before.contains($0) }) ?? true {
          association.destination = CaseLink(
            title: document.title, identifier: document.identifier, uri: document.uri)
        }
        associations.append(association)
      }
    }
    add(framework.blocks) { _ in nil }
    add(framework.activities) { $0.parent?.text ?? $0.block?.text }
    add(framework.competencies) { $0.activity?.text ?? $0.block?.text }
    add(framework.assessments) { $0.block?.text }
    add(framework.deliverables) { $0.assessment?.text }
    add(framework.criteria) { $0.assessment?.text }
  }
}
