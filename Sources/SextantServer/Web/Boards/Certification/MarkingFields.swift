import SextantModel

/// The fields by which one criterion is marked: a level of the rules' scale and a comment.
struct MarkingFields {
  let look: BoardLook
  let frame: DeliberationFrame
  let criterion: String
  let text: String

  static func levelName(_ criterion: String) -> String {
    "level:\(percentEncoded(criterion, dots: true))"
  }
  static func commentName(_ criterion: String) -> String {
    "comment:\(percentEncoded(criterion, dots: true))"
  }

  /// The criterion on which a field of that name is a comment.
  static func criterion(ofComment name: String) -> String? {
    name.hasPrefix("comment:") ? percentDecoded(name.dropFirst("comment:".count)) : nil
  }

  /// - Parameter comment: `nil` where none is asked for.
  func html(level: String?, comment: String?, isFixed: Bool, asksComment: Bool = true) -> HTML {
    let words = look.view.words
    let scope = "mark-\(markupID(criterion))"
    let french = words.language == .french
    if isFixed {
      return FormSection(
        title: "\(criterion) \(text)",
        "<p>\(level ?? "")</p><p class=\"muted\">\(comment ?? "")</p>" as HTML
      ).html
    }
    let options = frame.scale.levels.map { level in
      let said = french ? level.fr : level.en
      return ChoiceOption(level.code, said.isEmpty ? level.code : "\(level.code) – \(said)")
    }
    let choice = FormField(
      words, Self.levelName(criterion), label: "\(criterion) \(text)",
      .choice(level ?? "", options, isRadio: true), scope: scope)
    guard asksComment else { return choice.html }
    return choice.html
      + FormField(
        words, Self.commentName(criterion),
        label: look.view.say(
          "board.double-marking.commentOn", ["criterion": .text(criterion)]),
        .longText(comment ?? "", lines: 2), scope: scope
      ).html
  }
}

/// A name in a form: dots part the names of fields from those of their rows.
private func percentEncoded(_ text: String, dots: Bool) -> String {
  percentEncoded(text).split(separator: ".", omittingEmptySubsequences: false)
    .joined(separator: "%2E")
}
