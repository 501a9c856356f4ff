internal import SextantKernels
import SextantModel

/// How severe each juror is beside the others who heard the same.
struct JurorSeverity: AgreementPart {
  let look: BoardLook
  let found: JuryAgreement
  let names: JurorNames

  var html: HTML {
    let jurors = found.jurors.filter { $0.leniency != nil }
    guard !jurors.isEmpty else { return .empty }
    let sorted = jurors.sorted {
      ($0.leniency ?? 0, $0.juror.text) < ($1.leniency ?? 0, $1.juror.text)
    }
    let most = max(0.5, sorted.map { abs($0.leniency ?? 0) }.max() ?? 0.5)
    let bound = (most * 2).rounded(.up) / 2
    let picture = IntervalPlot(
      title: say("severity"), range: -bound...bound, centre: 0,
      lines: sorted.map {
        IntervalPlot.Line(
          label: names($0.juror), value: $0.leniency ?? 0, interval: nil, isFaint: false,
          said: signed($0.leniency ?? 0))
      }, tick: { signed($0) }, low: say("severe"), high: say("lenient"))
    let table = DataTable(
      words, id: "severity", caption: say("severity"),
      columns: [
        TableColumn(say("jurorName"), isRowHeader: true), TableColumn(say("marks"), .number),
        TableColumn(say("leniency"), .number),
      ],
      rows: sorted.map {
        TableLine([
          HTML(text: names($0.juror)), HTML(text: words.write($0.marks)),
          HTML(text: signed($0.leniency ?? 0)),
        ])
      })
    let residual: HTML =
      found.residual.map { (residual: Double) -> HTML in
        let text = say("residual", ["points": .text(words.write(residual, decimals: 2))])
        return "<p class=\"muted small\">\(text)</p>"
      } ?? .empty
    let frame = ChartFrame(
      words, id: "severity-plot", title: say("severity"), summary: say("severity.summary"),
      drawing: picture.html, table: table)
    return look.section(say("severity"), "\(frame)\(residual)")
  }
}
