import SextantModel

/// What a script is told that saves a form as one goes; the keys are those of the script's protocol.
enum FormAnswers {
  /// - Parameters:
  ///   - overtaken: fields that the form still shows as they were before somebody else changed them.
  ///   - name: who did.
  static func saved(
    _ item: any Item, version: Int, status: Int, overtaken: [String] = [], by name: String = "",
    _ act: Act
  ) -> Answer {
    let time = act.now.time.cell
    return .json(
      status: status,
      .map([
        .init(key: "id", value: .text(item.idText)),
        .init(key: "version", value: .number(String(version))),
        .init(key: "address", value: .text(act.view.to.item(item))),
        .init(key: "time", value: .text(time)),
        .init(key: "overtaken", value: .list(overtaken.map { .text($0) })),
        .init(key: "by", value: .text(name)),
        .init(
          key: "detail",
          value: .text(act.view.say("rooms.done.savedAt", ["time": .text(time)]))),
      ]))
  }

  /// What is wrong, by field; nothing was kept.
  static func problems(
    _ problems: [FieldProblem], of type: any Item.Type, _ view: View
  ) -> Answer {
    let list = problems.map { problem in
      Plain.map([
        .init(key: "field", value: .text(problem.field)),
        .init(
          key: "text",
          value: .text(
            "\(view.words.say(problem.message)) \(view.words.say(problem.remedy))")),
        .init(key: "written", value: .text(problem.written)),
      ])
    }
    return .json(
      status: 422,
      .map([
        .init(key: "detail", value: .text(view.say("rooms.problem.title"))),
        .init(key: "problems", value: .list(list)),
      ]))
  }

  /// The fields that two people changed: both values to be read, and theirs as a form sends them.
  ///
  /// - Parameter name: who saved meanwhile; empty where that is not known.
  static func conflict(
    _ fields: [String], mine: any Item, theirs: any Item, version: Int, by name: String,
    overtaken: [String] = [], _ view: View
  ) -> Answer {
    let shown = ShownValue(view)
    let kind = type(of: mine).kind.name
    let list = FieldAccess.all(of: type(of: mine)).filter { fields.contains($0.name) }.map {
      field in
      let their = field.plain(theirs)
      return Plain.map([
        .init(key: "field", value: .text(field.name)),
        .init(key: "label", value: .text(view.words.label(field: field.name, of: kind))),
        .init(key: "mine", value: .text(shown.text(field.plain(mine), field.card.shape))),
        .init(key: "theirs", value: .text(shown.text(their, field.card.shape))),
        .init(key: "values", value: .list(values(their).map { .text($0) })),
      ])
    }
    return .json(
      status: 409,
      .map([
        .init(key: "detail", value: .text(view.say("rooms.conflict.title"))),
        .init(key: "version", value: .number(String(version))),
        .init(key: "by", value: .text(name)),
        .init(key: "overtaken", value: .list(overtaken.map { .text($0) })),
        .init(key: "conflicts", value: .list(list)),
      ]))
  }

  /// A value as the fields of a form send it; small tables cannot be sent back so.
  private static func values(_ plain: Plain) -> [String] {
    switch plain {
    case .none: [""]
    case .number(let text), .bare(let text), .text(let text): [text]
    case .flag(let flag): [flag ? "true" : "false"]
    case .list(let elements): elements.flatMap(values)
    case .map: []
    }
  }
}
