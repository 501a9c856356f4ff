internal import SextantKernels
import SextantModel

/// How far each juror's marks of the anchor dossiers are from the reference.
struct AnchorCalibration: AgreementPart {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame

  var html: HTML {
    let anchors = view.all(Anchor.self).filter { $0.session == session.id }
    let ids = Set(anchors.map(\.id))
    let marks = view.all(AnchorMark.self).filter { $0.anchor.map(ids.contains) ?? false }
    let items = anchors.map { anchor -> HTML in
      let link: HTML =
        view.reader.juror == nil
        ? "<a href=\"\(view.to.item(anchor))\">\(anchor.title)</a>"
        : "<a href=\"\(look.address("anchor", anchor.id.text))\">\(anchor.title)</a>"
      let done = Set(
        marks.filter { $0.anchor == anchor.id && $0.submittedAt != nil }.compactMap(\.juror))
      return """
        <li>\(link) · \(anchor.assessment) · \(say("markedBy", ["count": .integer(done.count)]))</li>
        """
    }
    let add = look.addButton(
      Anchor.self, "board.agreement.addAnchor", given: [("session", session.id.text)])
    let list: HTML =
      items.isEmpty
      ? "<p class=\"muted\">\(say("noAnchor"))</p>" : "<ul>\(items.joined())</ul>"
    return look.section(
      say("calibration"),
      """
      <p class="muted">\(say("calibration.why"))</p>\(list)\
      \(figures(Calibration(anchors, marks, by: frame.rules)))\
      \(view.reader.juror == nil ? "<p>\(add)</p>" : .empty)
      """)
  }

  private func figures(_ found: Calibration) -> HTML {
    guard !found.jurors.isEmpty else { return .empty }
    let names = JurorNames(found.jurors.map(\.juror), view)
    let tolerance = frame.rules.maximumGap ?? 1
    let rows = found.jurors.map { figure -> TableLine in
      var bias = HTML(text: signed(figure.bias))
      if abs(figure.bias) > tolerance / 2 {
        bias = StatusMark(.watch, signed(figure.bias)).html
      }
      let kappa = figure.kappa.map { value in
        "\(words.write(value, decimals: 2)) (\(interval(figure.interval)))"
      }
      let few: HTML = figure.isFew ? StatusMark(.watch, say("fewMarks")).html : .empty
      return TableLine([
        HTML(text: names(figure.juror)), HTML(text: words.write(figure.marks)), bias,
        HTML(text: words.write(figure.distance, decimals: 2)), percent(figure.exact),
        percent(figure.sameVerdict), HTML(text: kappa ?? "–"), few,
      ])
    }
    return DataTable(
      words, id: "calibration", caption: say("calibration.caption"),
      columns: [
        TableColumn(say("jurorName"), isRowHeader: true), TableColumn(say("marks"), .number),
        TableColumn(say("bias"), .number), TableColumn(say("distance"), .number),
        TableColumn(say("exact"), .number), TableColumn(say("sameVerdict"), .number),
        TableColumn(say("kappa"), .number), TableColumn(say("reliance")),
      ], rows: rows
    ).html
  }
}
