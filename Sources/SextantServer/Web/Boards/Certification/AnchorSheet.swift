internal import SextantKernels
import SextantModel

/// An anchor dossier as a juror marks it; beside their own levels the reference, once all are in.
struct AnchorSheet: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame
  let anchor: Anchor

  private var framework: Framework? {
    SessionFrame.framework(of: session, in: view.dossier, view.library)
  }

  private func statement(_ criterion: String) -> String {
    framework?.criteria.first { $0.id.text == criterion }
      .map { framework?.words($0, in: view.words.language) ?? "" } ?? ""
  }

  var html: HTML {
    let own = view.all(AnchorMark.self).filter {
      $0.anchor == anchor.id && $0.juror == view.reader.juror
    }
    let dossier: HTML =
      view.find(anchor.dossier).map { "<p>\(say("anchorDossier")) \(ItemLink(view, $0))</p>" }
      ?? .empty
    return """
      <p class="print-hidden"><a href="\(look.address("anchor"))">\(say("backToList"))</a></p>\
      <div class="stack" data-live="anchor">\(Heading(2, anchor.title))\(dossier)\(compared(own))</div>\
      \(view.reader.juror == nil ? .empty : form(own))
      """
  }

  private func compared(_ own: [AnchorMark]) -> HTML {
    guard !anchor.reference.isEmpty else { return .empty }
    let rows = anchor.reference.map { reference -> TableLine in
      let mark = own.last { $0.criterion == reference.criterion }
      let isSame = mark?.level == reference.level
      let name: HTML = """
        <strong>\(reference.criterion)</strong> \(statement(reference.criterion))
        """
      var compared: HTML = "–"
      if mark != nil {
        compared = StatusMark(isSame ? .good : .watch, say(isSame ? "same" : "other")).html
      }
      return TableLine([
        name, HTML(text: mark?.level ?? "–"), HTML(text: reference.level), compared,
        HTML(text: reference.reason),
      ])
    }
    return DataTable(
      words, id: "reference", caption: say("reference"),
      columns: [
        TableColumn(say("criterion"), isRowHeader: true), TableColumn(say("yours")),
        TableColumn(say("right")), TableColumn(say("compared")), TableColumn(say("because")),
      ], rows: rows
    ).html
  }

  private func form(_ own: [AnchorMark]) -> HTML {
    let criteria = frame.criteria(of: frame.short(anchor.assessment))
    let isDone = criteria.allSatisfy { criterion in
      own.contains { $0.criterion == criterion && $0.submittedAt != nil }
    }
    guard !isDone else { return .empty }
    let fields = criteria.map { criterion -> HTML in
      let mark = own.last { frame.short($0.criterion) == criterion }
      return MarkingFields(
        look: look, frame: frame, criterion: criterion, text: statement(criterion)
      )
      .html(
        level: mark?.level, comment: nil, isFixed: mark?.submittedAt != nil, asksComment: false)
    }
    return PostForm(
      view, to: view.to.boardAct(AgreementBoard.name, anchor.id.text, "marks"), back: look.here,
      """
      <p class="muted">\(say("anchorForm"))</p>\(fields.joined())\
      \(FormActions(
        Button(say("handIn"), .primary, name: "do", value: "submit").html
          + Button(say("keep"), name: "do", value: "keep").html))
      """ as HTML
    ).html
  }
}
