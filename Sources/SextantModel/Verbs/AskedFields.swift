/// The asked fields of a verb as they were handed in: by a form or by a program.
public enum VerbInput: Sendable {
  case form([(name: String, value: String)])
  case json([UInt8])
}

extension Verbs {
  /// Reads the asked fields onto the item, and says what is wrong.
  ///
  /// - Returns: whether all could be read; where not, the item is left as it was.
  static func fill<T: Item>(
    _ item: inout T, _ card: VerbCard, _ input: VerbInput, _ x: VerbContext,
    _ obstacles: inout Obstacles
  ) -> Bool {
    let names = Set(card.asks.map(\.field.name))
    let draft = draft(of: item, input, names, x)
    let before = obstacles.found.count
    for problem in draft.problems { obstacles.addProblem(problem) }
    for name in draft.fields where !names.contains(name) {
      obstacles.addShared("notAsked", at: name, ["field": .field(T.self, name)])
    }
    guard let filled = draft.item as? T else { return false }
    for problem in x.readable.linkProblems(of: filled)
    where draft.fields.contains(where: problem.concerns) {
      obstacles.addProblem(problem)
    }
    guard obstacles.found.count == before else { return false }
    item = filled
    for asked in card.asks where asked.isRequired { obstacles.require(item, asked.field.name) }
    return true
  }

  /// A form may hold more than the verb asks for: a token, a button. What it does not ask for is
  /// not read.
  private static func draft<T: Item>(
    of item: T, _ input: VerbInput, _ names: Set<String>, _ x: VerbContext
  ) -> ItemDraft {
    switch input {
    case .form(let entries):
      let asked = entries.filter { entry in
        names.contains(String(entry.name.prefix { $0 != "." })) && !leavesHidden(entry, item, x)
      }
      return ItemDraft(form: asked, kind: T.self, onTopOf: item)
    case .json(let bytes):
      return ItemDraft(json: bytes, kind: T.self, onTopOf: item)
    }
  }

  /// Whether a form gives back empty a field that looks empty only because its links go to items
  /// that the person does not see.
  private static func leavesHidden<T: Item>(
    _ entry: (name: String, value: String), _ item: T, _ x: VerbContext
  ) -> Bool {
    guard entry.value.allSatisfy(\.isWhitespace), let seen = x.readable.find(item.id),
      let field = T.fields.first(where: { $0.name == entry.name })
    else { return false }
    return field.isEmpty(seen)
  }
}
