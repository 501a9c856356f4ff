/// The asked fields of a verb as they were handed in: by a form or by a program.
public enum VerbInput: Sendable {
  case form([(name: String, value: String)])
  case json([UInt8])
}

extension Verbs {
  /// Reads the asked fields onto the item, and says what is wrong.
  static func fill<T: Item>(
    _ item: inout T, _ card: VerbCard, _ input: VerbInput, _ x: VerbContext,
    _ obstacles: inout Obstacles
  ) {
    let names = Set(card.asks.map(\.field.name))
    let draft = draft(of: item, input, names)
    let before = obstacles.found.count
    for problem in draft.problems { obstacles.addProblem(problem) }
    for name in draft.fields where !names.contains(name) {
      obstacles.addShared("notAsked", at: name, ["field": .field(T.self, name)])
    }
    guard obstacles.found.count == before, let filled = draft.item as? T else { return }
    item = filled
    for problem in x.dossier.linkProblems(of: item) where names.contains(where: problem.concerns) {
      obstacles.addProblem(problem)
    }
    for asked in card.asks where asked.isRequired { obstacles.require(item, asked.field.name) }
  }

  /// A form may hold more than the verb asks for: a token, a button. What it does not ask for is
  /// not read.
  private static func draft<T: Item>(
    of item: T, _ input: VerbInput, _ names: Set<String>
  ) -> ItemDraft {
    switch input {
    case .form(let entries):
      let asked = entries.filter { entry in
        names.contains(String(entry.name.prefix { $0 != "." }))
      }
      return ItemDraft(form: asked, kind: T.self, onTopOf: item)
    case .json(let bytes):
      return ItemDraft(json: bytes, kind: T.self, onTopOf: item)
    }
  }
}
