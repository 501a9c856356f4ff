internal import SextantKernels

extension Verbs {
  /// Reads the asked fields as the person filled them onto the item, and says what is wrong.
  static func fill<T: Item>(
    _ item: inout T, _ card: VerbCard, _ entries: [(name: String, value: String)],
    _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    for asked in card.asks {
      guard let field = T.fields.first(where: { $0.name == asked.field.name }) else { continue }
      if let entry = entries.last(where: { $0.name == field.name }) {
        read(entry.value, into: &item, field, &obstacles)
        refuseLostLinks(of: item, field, x, &obstacles)
      }
      let isSaid = obstacles.found.contains { $0.field == field.name }
      if asked.isRequired && field.isBlank(item) && !isSaid {
        obstacles.addShared(
          "missing", at: field.name,
          ["field": .field(T.self, field.name), "id": .text(item.id.text)])
      }
    }
  }

  private static func read<T: Item>(
    _ value: String, into item: inout T, _ field: Field<T>, _ obstacles: inout Obstacles
  ) {
    field.clear(&item)
    guard !value.allSatisfy(\.isWhitespace) else { return }
    // The value as a quoted scalar: exactly what plain text would hold.
    let tree = TextTree(parsing: Array(JSONText.write(.text(value)).utf8))
    var reader = FieldReader(tree)
    field.read(&item, 0, &reader)
    for problem in reader.problems {
      obstacles.addProblem(at: field.name, problem.what.message)
    }
  }

  private static func refuseLostLinks<T: Item>(
    of item: T, _ field: Field<T>, _ x: VerbContext, _ obstacles: inout Obstacles
  ) {
    guard field.holdsLinks else { return }
    var problems: [ReadingProblem.What] = []
    field.visitLinks(item) { target, kinds in
      if let kind = x.dossier.kind(of: target) {
        if !kinds.isEmpty && !kinds.contains(kind.name) {
          problems.append(.wrongKind(target, found: kind.name, wanted: kinds))
        }
      } else {
        problems.append(.danglingLink(target, nearest: nil))
      }
    }
    for problem in problems { obstacles.addProblem(at: field.name, problem.message) }
  }
}
