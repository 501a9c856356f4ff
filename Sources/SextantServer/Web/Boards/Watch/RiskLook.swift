import SextantModel

/// What the three pictures of the risks share: the way from one to the other, how a risk is named,
/// what is missing.
struct RiskLook {
  let look: BoardLook
  var view: View { look.view }

  static let boards: [any RiskBoard.Type] = [
    FmeaBoard.self, RiskGridBoard.self, FishboneBoard.self,
  ]

  /// The boards of the same risks, side by side.
  var methods: HTML {
    Tabs(
      label: view.say("picture.riskViews"),
      Self.boards.map { board in
        Tab(
          view.say("board.\(board.name).title"), view.to.board(board.name),
          isHere: board.name == look.board)
      }
    ).html
  }

  func link(_ risk: RiskItem) -> HTML {
    "\(ItemLink(view, risk)) \(look.badge(risk.id.text))"
  }

  func owner(_ risk: RiskItem) -> HTML {
    risk.owner.map { ItemLink(view, id: $0.text).html }
      ?? StatusMark(.watch, view.say("picture.noOwner")).html
  }

  func label(_ field: String) -> String {
    view.words.label(field: field, of: RiskItem.kind.name)
  }

  func number(_ value: Int?) -> HTML {
    value.map { HTML(text: view.words.write($0)) } ?? "–"
  }

  /// A small form that sets scores of a risk.
  ///
  /// - Parameter method: by which it is weighed from then on.
  func scoreForm(
    _ risk: RiskItem, _ fields: [(name: String, value: Int?)], method: RiskMethod? = nil
  ) -> HTML {
    let hidden: HTML =
      method.map { "<input type=\"hidden\" name=\"method\" value=\"\($0.rawValue)\">" } ?? .empty
    return look.scoreForm(RiskItem.self, risk.id.text, fields, extra: hidden)
  }

  /// Adds a risk of the method of this board.
  func addForm(_ method: RiskMethod, extra: HTML = .empty) -> HTML {
    guard view.reader.mayEdit(RiskItem.kind) else { return .empty }
    let field = FormField(
      view.words, "label", label: view.say("picture.newRisk.\(method.rawValue)"), .text(""),
      scope: "add-risk")
    let form = PostForm(
      view, to: view.to.list(RiskItem.kind), back: look.here, once: onceKey(), look: .inline,
      """
      <input type="hidden" name="method" value="\(method.rawValue)">\(field)\(extra)\
      \(Button(view.say("picture.add"), .primary, icon: "add"))
      """)
    return "<div class=\"print-hidden\">\(form)</div>"
  }
}
