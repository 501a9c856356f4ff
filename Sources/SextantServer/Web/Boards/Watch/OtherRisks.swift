import SextantModel

/// The risks of the dossier that a risk board cannot place, so that none is out of sight on any of
/// them: each with the board that shows it, or the form that places it here.
struct OtherRisks {
  let risks: RiskLook
  /// By the method that weighed them, in its usual order; those without a method last.
  let lines: [RiskItem]
  private let board: any RiskBoard.Type

  init(_ board: any RiskBoard.Type, _ risks: RiskLook, placing methods: Set<RiskMethod?>) {
    self.board = board
    self.risks = risks
    let others = risks.view.all(RiskItem.self).filter { !methods.contains($0.method) }
    lines = (RiskMethod.allCases as [RiskMethod?] + [nil]).flatMap { method in
      others.filter { $0.method == method }
    }
  }

  private var view: View { risks.view }

  /// What the board places in a sentence, and beneath it the others.
  var html: HTML {
    let scope = view.say("risks.scope.\(board.name)")
    guard !lines.isEmpty else { return .empty }
    return """
      <section class="stack" data-live="other-risks"><h2>\(view.say("risks.others")) \
      <span class="count">\(lines.count)</span></h2><p class="muted">\(scope)</p>\(table)</section>
      """
  }

  private var table: DataTable {
    DataTable(
      view.words, id: "other-risks", caption: view.say("risks.othersCaption"),
      columns: [
        TableColumn(risks.label("label"), isRowHeader: true), TableColumn(risks.label("method")),
        TableColumn(risks.label("subjects")), TableColumn(risks.label("control")),
        TableColumn(risks.label("owner")), TableColumn(view.say("risks.place")),
      ],
      rows: lines.map { risk in
        TableLine([
          risks.link(risk), method(risk), risks.look.names(risk.subjects.map(\.text)),
          HTML(text: risk.control), risks.owner(risk), place(risk),
        ])
      })
  }

  /// The method, with what a SWOT says in place of scores: opportunity or threat.
  private func method(_ risk: RiskItem) -> HTML {
    guard let method = risk.method else { return HTML(text: view.say("risks.noMethod")) }
    let stances = risk.stances(in: view.dossier).map { view.say("risks.stance.\($0.rawValue)") }
    let name = view.label(method)
    guard method == .swot, !stances.isEmpty else { return HTML(text: name) }
    return """
      \(name) <span class="muted small">(\(stances.joined(separator: ", ")))</span>
      """
  }

  private func place(_ risk: RiskItem) -> HTML {
    if let other = risk.board(in: view) {
      let title = view.say("board.\(other.name).title")
      return
        "<a href=\"\(view.to.board(other.name))\">\(view.say("risks.shownOn", ["board": .text(title)]))</a>"
    }
    let form = board.placing(risk, risks)
    return form.isEmpty ? HTML(text: view.say("risks.nowhere")) : form
  }
}

/// A board of risks weighed by one method.
protocol RiskBoard: Board {
  static var method: RiskMethod { get }
  /// The form that places a risk which no board places yet; nothing for who may not change it.
  static func placing(_ risk: RiskItem, _ risks: RiskLook) -> HTML
}

extension RiskItem {
  /// The board that places a risk by its method; `nil` where only a form can.
  fileprivate func board(in view: View) -> (any RiskBoard.Type)? {
    RiskLook.boards.first { $0.method == method }
  }

  /// What the signals and findings behind a risk are: opportunity, threat, or both.
  func stances(in dossier: Dossier) -> [Polarity] {
    var found: Set<Polarity> = []
    for subject in subjects {
      if let signal = dossier.find(ID<Signal>(subject.text)) {
        if let polarity = signal.polarity { found.insert(polarity) }
      } else if let item = dossier.find(ID<MatrixItem>(subject.text)) {
        switch item.cell {
        case .opportunities, .strengths: found.insert(.opportunity)
        case .threats, .weaknesses: found.insert(.threat)
        default: break
        }
      }
    }
    return Polarity.allCases.filter(found.contains)
  }
}
