internal import SextantKernels
import SextantModel

/// How far every two jurors of a session agree, as they often do not all mark the same.
struct JurorPairs: AgreementPart {
  let look: BoardLook
  let found: JuryAgreement
  let names: JurorNames

  /// How many pairs of jurors are listed.
  private static let mostPairs = 60

  /// Cohen's kappa is of two: in a panel of more it is told for every two, with the mean.
  var html: HTML {
    guard !found.pairs.isEmpty else { return .empty }
    func told(_ kappa: Double?) -> HTML {
      HTML(text: kappa.map { words.write($0, decimals: 3) } ?? "–")
    }
    let shown = found.pairs.prefix(Self.mostPairs)
    let rows = shown.map { pair in
      let both = say(
        "pair", ["one": .text(names(pair.first)), "other": .text(names(pair.second))])
      return TableLine([
        HTML(text: both), HTML(text: words.write(pair.subjects)), told(pair.kappa),
        told(pair.linear), told(pair.quadratic),
      ])
    }
    let table = DataTable(
      words, id: "pairs", caption: say("pairs"),
      columns: [
        TableColumn(say("pairs.jurors"), isRowHeader: true),
        TableColumn(say("subjects"), .number), TableColumn(say("coefficient.cohen"), .number),
        TableColumn(say("coefficient.cohenLinear"), .number),
        TableColumn(say("coefficient.cohenQuadratic"), .number),
      ], rows: rows,
      foot: [
        [
          HTML(text: say("pairs.mean")), .empty, told(found.mean(of: \.kappa)),
          told(found.mean(of: \.linear)), told(found.mean(of: \.quadratic)),
        ]
      ], hidesCaption: true)
    let left = found.pairs.count - shown.count
    let more: HTML =
      left > 0
      ? "<p class=\"muted\">\(say("pairs.more", ["count": .integer(left)]))</p>" : .empty
    return look.section(
      say("pairs"), "<p class=\"muted\">\(say("pairs.how"))</p>\(table)\(more)")
  }
}
