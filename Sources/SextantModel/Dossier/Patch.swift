package import SextantKernels

/// Changes to a dossier written as text: fields set or emptied, items put in or taken out.
///
/// ```yaml
/// - set: B22.nature            # emptied
/// - set: K09.alertThreshold    # given another value
///   to: 8
/// - remove: S15
/// - put: watchSource           # a new item, or another in place of the one with its id
///   item: {id: S16, name: Forum}
/// ```
package struct Patch {
  private let tree: TextTree
  private let node: Int

  /// - Parameter node: the list of changes in the tree.
  package init(_ tree: TextTree, node: Int) {
    self.tree = tree
    self.node = node
  }

  /// What makes a patch impossible to apply.
  package enum Failure: Error, Equatable {
    case unknownItem(String)
    case unknownField(String)
    case unknownKind(String)
    case unreadable(String)
  }

  package func apply(to dossier: inout Dossier) throws(Failure) {
    for change in tree.children(of: node) {
      if let target = text("set", of: change) {
        try set(target, to: tree.value(for: "to", in: change), in: &dossier)
      } else if let id = text("remove", of: change) {
        guard dossier.remove(id) != nil else { throw .unknownItem(id) }
      } else if let kind = text("put", of: change) {
        guard let type = dossier.registry.type(named: kind) else { throw .unknownKind(kind) }
        guard let item = tree.value(for: "item", in: change) else { throw .unreadable(kind) }
        try put(type, item, in: &dossier)
      } else {
        throw .unreadable(tree.string(change))
      }
    }
  }

  private func text(_ key: String, of change: Int) -> String? {
    tree.value(for: key, in: change).map { tree.string($0) }
  }

  private func set(_ target: String, to value: Int?, in dossier: inout Dossier) throws(Failure) {
    guard let dot = target.lastIndex(of: ".") else { throw .unreadable(target) }
    let id = String(target[..<dot])
    guard let item = dossier.item(id) else { throw .unknownItem(id) }
    try setOpened(item, String(target[target.index(after: dot)...]), value, in: &dossier)
  }

  private func setOpened<T: Item>(
    _ item: T, _ name: String, _ value: Int?, in dossier: inout Dossier
  ) throws(Failure) {
    guard let field = T.fields.first(where: { $0.name == name }) else {
      throw .unknownField(name)
    }
    var changed = item
    field.clear(&changed)
    if let value, tree.nodes[value].shape != .null {
      var reader = FieldReader(tree)
      field.read(&changed, value, &reader)
      if let problem = reader.problems.first { throw .unreadable("\(name): \(problem.what)") }
    }
    if case .series = T.kind.form {
      // The id of a row is what its key fields say.
      changed.id = ID(DossierReader.seriesID(changed, DossierReader.keyFields(T.self)))
      if changed.id != item.id { dossier.remove(item.id.text) }
    }
    guard dossier.put(changed) else { throw .unknownKind(changed.id.text) }
  }

  private func put<T: Item>(_ type: T.Type, _ node: Int, in dossier: inout Dossier)
    throws(Failure)
  {
    guard tree.nodes[node].shape == .map else { throw .unreadable(T.kind.name) }
    var reader = FieldReader(tree)
    var item = T()
    reader.fill(&item, from: node, fields: T.fields, knownElsewhere: ["id"])
    if case .series = T.kind.form {
      item.id = ID(DossierReader.seriesID(item, DossierReader.keyFields(type)))
    } else if T.kind.form == .list {
      guard let id = reader.identifier(in: node) else { throw .unreadable(T.kind.name) }
      item.id = ID(id)
    }
    if let problem = reader.problems.first {
      throw .unreadable("\(T.kind.name) \(item.id.text): \(problem.what)")
    }
    guard dossier.put(item) else { throw .unknownKind(item.id.text) }
  }
}
