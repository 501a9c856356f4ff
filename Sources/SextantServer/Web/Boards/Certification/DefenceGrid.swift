import SextantModel

/// What a juror thinks of each criterion: a level and a comment, kept as one goes, handed in at once.
///
/// Radio buttons in a fieldset per criterion, its words the legend (WCAG 1.3.1, RGAA 11.5); works
/// without script as one form; what became of each mark is said in words (4.1.3).
struct DefenceGrid {
  let picture: DefencePicture
  let juror: ID<JuryMember>
  private let marks: [DefenceSheet.Cell: SextantModel.Mark]

  init(_ picture: DefencePicture, _ juror: ID<JuryMember>) {
    self.picture = picture
    self.juror = juror
    marks = picture.sheet.marks(of: juror, in: picture.view.dossier)
  }

  private var sheet: DefenceSheet { picture.sheet }
  private var view: View { picture.view }
  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    picture.say(key, arguments)
  }

  var html: HTML {
    let progress = MarkingProgress(sheet, juror, view)
    let parts = sheet.parts.map { part -> HTML in
      """
      <section class="stack"><h2>\(picture.title(of: part))</h2>\
      \(copies(part))\(each: part.criteria, { cell($0, part) })</section>
      """
    }.joined()
    if progress.isHandedIn {
      let at = marks.values.compactMap(\.submittedAt).max()
      let moment: Argument = at.map { .moment($0) } ?? .text("")
      return """
        <div class="stack" data-marks-done="\(storeKey)">\
        \(Notice(.good, "<p>\(say("handedIn.at", ["moment": moment])) \(deliberation)</p>" as HTML))\
        \(parts)</div>
        """
    }
    return """
      <form class="form marks-form stack" method="post" action="\(action)" id="marks-form" novalidate\
       data-marks="\(storeKey)"\(speech)>\(Hidden("token", view.formToken))\
      \(Hidden("back", DefenceBoard.address(sheet.slot, view)))\
      <p class="muted">\(say("privacy"))</p>\(parts)\
      <div class="form-actions">\(Button(say("keep"), icon: "check", name: "do", value: "keep"))\
      \(Button(say("handIn"), .primary, icon: "lock", name: "do", value: "hand-in"))\
      <span data-marks-count>\(progress.text)</span>\
      <p class="save-state" role="status" data-save-state></p></div></form>
      """
  }

  private var deliberation: HTML {
    let session = percentEncoded(sheet.session.id.text)
    let address = "\(view.to.board(DeliberationBoard.name))?session=\(session)"
    return "<a href=\"\(address)\">\(say("toDeliberation"))</a>"
  }

  private var action: String {
    view.to.boardAct(DefenceBoard.name, sheet.slot.id.text, "marks")
  }

  /// Under what the browser keeps what it could not send: one account, one slot.
  private var storeKey: String {
    "\(view.reader.account)/\(view.to.key)/\(sheet.slot.id.text)"
  }

  private var speech: HTML {
    let keys = [
      "kept", "sending", "saved", "offline", "back", "conflict", "mine", "theirs", "refused",
      "wait", "count", "empty", "signedout",
    ]
    return "\(each: keys, { " data-say-\($0)=\"\(say("say.\($0)"))\"" })"
  }

  /// What was handed in, page by page as it was then.
  private func copies(_ part: DefenceSheet.Part) -> HTML {
    let own = sheet.frozen.filter { frozen in
      frozen.candidate == nil || part.candidate == nil || frozen.candidate == part.candidate?.id
    }
    let links = own.map { frozen -> HTML in
      let page = view.to.page("frozen/\(percentEncoded(frozen.id.text))")
      return "<a href=\"\(page)\">\(Icon("file"))\(frozen.title)</a>"
    }
    guard !links.isEmpty else { return .empty }
    return "<p>\(say("dossiers")) \(links.joined(by: ", "))</p>"
  }

  // MARK: - One criterion

  private func cell(_ criterion: Criterion, _ part: DefenceSheet.Part) -> HTML {
    let cell = DefenceSheet.Cell(candidate: part.candidate?.id, criterion: criterion.id.text)
    let mark = marks[cell]
    let evidence = EvidenceSheet(criterion.id.text, part.candidate?.id, sheet, view).html
    if let mark, mark.submittedAt != nil {
      return """
        <article class="defence-criterion"><h3>\(picture.words(criterion))</h3>\(evidence)\
        <p><strong>\(levelName(mark.level))</strong></p>\
        \(if: !mark.comment.isEmpty, "<p class=\"said\">\(mark.comment)</p>")</article>
        """
    }
    let name = TypedMarks.name(of: cell)
    let level = typedLevel(cell) ?? mark?.level ?? ""
    let comment = picture.typed.comment[cell] ?? mark?.comment ?? ""
    let id = "mark-\(markupID(name))"
    let problem = picture.typed.problems[cell]
    let version = picture.typed.versions[cell] ?? view.examined.told
    return """
      <fieldset class="defence-criterion\(problem == nil ? "" : " has-error")" id="\(id)"\
       data-cell="\(name)"\(attribute: "aria-describedby", problem.map { _ in "\(id)-error" })>\
      <legend>\(picture.words(criterion))</legend>\(Hidden("seen:\(name)", String(version)))\
      \(problem.map { mistake($0, "\(id)-error") })\(evidence)\
      <div class="levels">\(each: options(level).enumerated(), { option in
        radio(name, "\(id)-\(option.offset)", option.element, isChosen: option.element.value == level)
      })</div>\
      <label for="\(id)-comment">\(say("comment"))</label>\
      <textarea name="comment:\(name)" id="\(id)-comment" rows="2" maxlength="\(TypedMarks.longest)">\
      \("\n" as HTML)\(comment)</textarea>\
      <p class="cell-state muted small" data-cell-state></p></fieldset>
      """
  }

  private func typedLevel(_ cell: DefenceSheet.Cell) -> String? { picture.typed.level[cell] }

  private func mistake(_ text: String, _ id: String) -> HTML {
    "<div class=\"problem\" id=\"\(id)\">\(Icon("error"))<div><p>\(text)</p></div></div>"
  }

  private func radio(
    _ name: String, _ id: String, _ option: (value: String, label: HTML), isChosen: Bool
  ) -> HTML {
    """
    <div class="pick"><input type="radio" name="level:\(name)" id="\(id)" value="\(option.value)"\
    \(flag: "checked", isChosen)><label for="\(id)">\(option.label)</label></div>
    """
  }

  /// The scale from its lowest level, after « not yet ».
  private func options(_ level: String) -> [(value: String, label: HTML)] {
    var all: [(value: String, label: HTML)] = [("", HTML(text: say("notYet")))]
    for one in sheet.scale.levels {
      all.append((one.code, "<strong>\(one.code)</strong> \(words(one))"))
    }
    return all
  }

  private func words(_ level: MarkLevel) -> String {
    let (own, other) =
      view.words.language == .french ? (level.fr, level.en) : (level.en, level.fr)
    return own.isEmpty ? other : own
  }

  private func levelName(_ code: String) -> String {
    sheet.scale.level(code).map { "\(code) – \(words($0))" } ?? code
  }
}

/// What was typed in a grid and is not kept, with what is wrong.
struct TypedMarks: Sendable {
  var level: [DefenceSheet.Cell: String] = [:]
  var comment: [DefenceSheet.Cell: String] = [:]
  /// By cell, in the reader's language.
  var problems: [DefenceSheet.Cell: String] = [:]
  /// The version that the reader is shown now, where it is not the page's.
  var versions: [DefenceSheet.Cell: Int] = [:]
  /// What is wrong with none of them in particular.
  var others: [String] = []

  static let longest = 10_000

  /// A cell in names of fields: the team is `*`.
  static func name(of cell: DefenceSheet.Cell) -> String {
    "\(cell.candidate?.text ?? "*")/\(cell.criterion)"
  }

  func summary(_ sheet: DefenceSheet, _ view: View) -> HTML {
    let about = sheet.cells.compactMap { cell in
      problems[cell].map { problem in
        (
          text: "\(cell.criterion) – \(problem)",
          address: "#mark-\(markupID(Self.name(of: cell)))"
        )
      }
    }
    return ErrorSummary(view.words, about + others.map { (text: $0, address: "#marks-form") }).html
  }
}
