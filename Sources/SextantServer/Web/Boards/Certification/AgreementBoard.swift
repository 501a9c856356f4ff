internal import SextantKernels
import SextantModel

/// How far jurors agree, how severe each is, and how far each is from the anchor dossiers.
enum AgreementBoard: Board {
  static let name = "agreement"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [Anchor.self, AnchorMark.self, CertifierRules.self]
  static let isPersonal = true

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["session", "panel", "anchor"])
    guard
      let (session, tabs) = look.chosen(
        "session", of: view.all(JurySession.self), label: "board.agreement.which")
    else {
      return look.empty(
        checks: [], action: look.addButton(JurySession.self, "board.agreement.addSession"))
    }
    switch SessionFrame.frame(of: session, in: view.dossier, view.library) {
    case .failure(let fault): return "\(tabs)\(look.faultNote(fault, session))"
    case .success(let frame):
      if let anchor = view.all(Anchor.self).first(where: {
        $0.id.text == look.choice("anchor") && $0.session == session.id
      }) {
        return AnchorSheet(look: look, session: session, frame: frame, anchor: anchor).html
      }
      return "\(tabs)\(AgreementPicture(look: look, session: session, frame: frame).html)"
    }
  }
}

private struct AgreementPicture: BoardPicture {
  let look: BoardLook
  let session: JurySession
  let frame: DeliberationFrame

  var html: HTML {
    let isSealed = view.reader.juror == nil && session.publishedOn == nil
    let coefficients =
      isSealed
      ? Notice(.neutral, say("sealed"), isStatus: false).html
      : agreement(found)
    return """
      <div class="stack" data-live="agreement">\(look.heading(session, [HTML(text: frame.rules.title)]))\
      \(panels)\(coefficients)</div>\(AnchorCalibration(look: look, session: session, frame: frame).html)
      """
  }

  private var panels: HTML {
    let panels = view.all(Panel.self).filter { $0.session == session.id }
    guard panels.count > 1 else { return .empty }
    let tabs =
      [Tab(say("allPanels"), look.address("panel"), isHere: look.choice("panel") == nil)]
      + panels.map {
        Tab($0.name, look.address("panel", $0.id.text), isHere: $0.id.text == look.choice("panel"))
      }
    return Tabs(label: say("panels"), tabs).html
  }

  /// Marks of the session, or of one panel: only those whose level the reader may read.
  private var marks: [SextantModel.Mark] {
    var slots: Set<ID<Slot>> = []
    for slot in view.all(Slot.self) where slot.session == session.id {
      if let panel = look.choice("panel"), slot.panel?.text != panel { continue }
      slots.insert(slot.id)
    }
    return view.all(SextantModel.Mark.self).filter {
      $0.slot.map(slots.contains) ?? false && !$0.level.isEmpty
    }
  }

  /// Worked out once per change for each panel that is asked for; of a published session over all
  /// marks, whoever reads it.
  private var found: JuryAgreement {
    view.examined.kept.piece(
      "agreement \(session.id.text) \(look.choice("panel") ?? "")",
      size: { 200 * ($0.figures.count + $0.jurors.count + $0.pairs.count) },
      {
        session.publishedOn == nil
          ? JuryAgreement(marks, by: frame.rules)
          : view.examined.published.agreement(
            in: [session], panel: look.choice("panel").map { ID<Panel>($0) }, by: frame.rules)
      })
  }

  private func agreement(_ found: JuryAgreement) -> HTML {
    guard !found.figures.isEmpty || !found.jurors.isEmpty else {
      return EmptyState(
        title: say("emptyTitle"), text: say("empty"), example: say("example"), action: .empty
      ).html
    }
    let few: HTML =
      found.figures.contains(where: \.isFew)
      ? Notice(.watch, say("few"), isStatus: false).html : .empty
    let names = JurorNames(found.jurors.map(\.juror), view)
    return look.section(
      say("coefficients"), "\(few)\(AgreementCoefficients(look: look, found: found).html)")
      + JurorPairs(look: look, found: found, names: names).html
      + JurorSeverity(look: look, found: found, names: names).html
  }
}
