/// What is wrong with one field of an item that a person filled in.
public struct FieldProblem: Sendable, Equatable {
  /// The way to the field: `amount`, `skills.1.level`, `segments.0`; empty for the item as a whole.
  public var field: String
  /// What is wrong; the text of what would be right is under the same key with `.remedy`.
  public var message: Message
  /// What was written there.
  public var written: String

  public init(field: String, message: Message, written: String = "") {
    self.field = field
    self.message = message
    self.written = written
  }

  public var remedy: Message { Message("\(message.key).remedy", message.arguments) }

  /// Whether the problem is to be shown beside the field of that name.
  public func concerns(_ name: String) -> Bool {
    field == name || field.hasPrefix("\(name).")
  }
}

extension Catalogue {
  /// The whole of a problem in one line: the field by its label, what is wrong, what would be right.
  public func say(_ problem: FieldProblem, of type: any Item.Type) -> String {
    let sentence = "\(say(problem.message)) \(say(problem.remedy))"
    if problem.field.isEmpty { return sentence }
    return fill(
      text("report.line"),
      ["label": .text(label(path: problem.field, of: type)), "text": .text(sentence)])
  }

  /// The labels along the way to a field, rows counted from one: « Compétences, 2, Niveau ».
  public func label(path: String, of type: any Item.Type) -> String {
    var labels: [String] = []
    var cards = cards(of: type)
    var row: String?
    for step in path.split(separator: ".").map(String.init) {
      if let number = Int(step) {
        labels.append(write(number < Int.max ? number + 1 : number))
        continue
      }
      labels.append(
        row.map { label(field: step, ofRow: $0) } ?? label(field: step, of: type.kind.name))
      if case .rows(let name, let fields) = cards.first(where: { $0.name == step })?.shape {
        row = name
        cards = fields
      }
    }
    return labels.joined(separator: ", ")
  }

  private func cards<T: Item>(of type: T.Type) -> [FieldCard] { T.fields.map(\.card) }
}

extension ReadingProblem.What {
  /// The problem as it is told to who fills in a form, who sees no file and no key.
  var draftMessage: Message {
    switch self {
    case .missing: Message("draft.missing")
    case .listWhereOneValue: Message("draft.listWhereOneValue")
    case .valueWhereKeys: Message("draft.valueWhereKeys")
    case .badScalar(let error, let written):
      switch error {
      case .notADay, .notAMoment, .notAClockTime, .notAFlag, .badIdentifier:
        Message("draft.\(error)", ["written": .text(written)])
      default: message
      }
    case .outOfBounds(let bounds):
      Message(
        "draft.outOfBounds",
        ["low": .number(bounds.lowerBound), "high": .number(bounds.upperBound)])
    case .badID(let id): Message("draft.badIdentifier", ["written": .text(id)])
    case .missingID: Message("draft.missing")
    default: message
    }
  }
}
