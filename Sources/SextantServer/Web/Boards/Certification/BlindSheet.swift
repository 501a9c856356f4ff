import SextantModel

/// One piece: the sheet of its reader, or what was said once the code is lifted.
struct BlindSheet: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame
  let piece: BlindPiece

  private var juror: ID<JuryMember>? { view.reader.juror }
  private var isReader: Bool { juror != nil && (piece.second == juror || piece.third == juror) }
  private var framework: Framework? {
    SessionFrame.framework(of: session, in: view.dossier, view.library)
  }

  var html: HTML {
    let state = PieceState(piece, view, BlindReading.Sources(view.dossier), frame)
    return """
      <p class="print-hidden"><a href="\(look.address("piece"))">\(say("backToList"))</a></p>\
      <div class="stack" data-live="piece">\(Heading(2, say("piece", ["code": .text(piece.code)])))\
      <p>\(StatusMark(state.mark, say("state.\(state.rawValue)")))</p>\(evidence)\(manage)\(readings)</div>\
      \(isReader && piece.settledOn == nil ? form : .empty)
      """
  }

  private var evidence: HTML {
    piece.evidence.isEmpty
      ? bare : "<p>\(say("work")) \(look.links(piece.evidence.map(\.text)))</p>"
  }

  /// Nothing to read, and how it gets here.
  private var bare: HTML {
    guard piece.isBare else { return .empty }
    let how = HTML(text: say(juror == nil ? "bare.how" : "bare.ask"))
    return Notice(
      .watch, "<p>\(how)</p>\(look.editLink(piece, say("bare.add")))" as HTML,
      title: say("bare.one"), isStatus: false
    ).html
  }

  private var manage: HTML {
    guard piece.settledOn == nil, juror == nil || view.reader.mayApprove,
      view.reader.mayUseVerbs(BlindPiece.kind), !isReader
    else { return .empty }
    let item = view.to.item(piece)
    return """
      <div class="cluster print-hidden">\(look.verbButton("blindPiece.settle", on: piece))\
      <a class="button plain" href="\(item)">\(view.say("verb.blindPiece.callThird.label"))</a></div>
      """
  }

  private func statement(_ criterion: String) -> String {
    framework?.criteria.first { $0.id.text == criterion }
      .map { framework?.words($0, in: view.words.language) ?? "" } ?? ""
  }

  /// All readings side by side, for whom they are open.
  private var readings: HTML {
    guard piece.settledOn != nil else { return .empty }
    let reading = BlindReading(piece, in: view.dossier, frame)
    let rows = reading.lines.map { line -> TableLine in
      let name: HTML = "<strong>\(line.criterion)</strong> \(statement(line.criterion))"
      let gap = line.isBeyond ? StatusMark(.watch, say("beyond")) : StatusMark(.good, say("within"))
      return TableLine([
        name, HTML(text: line.first.joined(separator: ", ")), HTML(text: line.second ?? "–"),
        HTML(text: line.third ?? "–"), gap.html,
      ])
    }
    let owner = reading.owner.flatMap { view.find($0.candidate) }
    let of: HTML = owner.map { "<p>\(say("owner")) \(ItemLink(view, $0))</p>" } ?? .empty
    return of
      + DataTable(
        words, id: "readings", caption: say("readings"),
        columns: [
          TableColumn(say("criterion"), isRowHeader: true), TableColumn(say("first")),
          TableColumn(say("second")), TableColumn(say("third")), TableColumn(say("gap")),
        ], rows: rows
      ).html
  }

  private var form: HTML {
    let own = view.all(BlindMark.self).filter { $0.piece == piece.id && $0.juror == juror }
    let criteria = frame.criteria(of: frame.short(piece.assessment))
    let fields = criteria.map { criterion -> HTML in
      let mark = own.last { frame.short($0.criterion) == criterion }
      return MarkingFields(
        look: look, frame: frame, criterion: criterion, text: statement(criterion)
      )
      .html(level: mark?.level, comment: mark?.comment, isFixed: mark?.submittedAt != nil)
    }
    let isDone = criteria.allSatisfy { criterion in
      own.contains { frame.short($0.criterion) == criterion && $0.submittedAt != nil }
    }
    let buttons: HTML =
      isDone
      ? .empty
      : FormActions(
        Button(say("handIn"), .primary, name: "do", value: "submit").html
          + Button(say("keep"), name: "do", value: "keep").html
      ).html
    return PostForm(
      view, to: view.to.boardAct(DoubleMarkingBoard.name, piece.id.text, "marks"), back: look.here,
      "<p class=\"muted\">\(say("blind"))</p>\(fields.joined())\(buttons)" as HTML
    ).html
  }
}
