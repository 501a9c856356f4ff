internal import SextantKernels
import SextantModel

/// Offers marked on weighted criteria: who is out, who comes first by each method, how firmly, and
/// why.
enum DecisionBoard: Board {
  static let name = "decision-matrix"
  static let room = Room.choice
  static let kinds: [any Item.Type] = [Lot.self, SelectionCriterion.self, Offer.self, Score.self]

  static func draw(_ view: View) -> HTML {
    let trials = view.query.map(\.name).filter { $0.hasPrefix("w:") }
    let look = BoardLook(view, Self.self, choices: ["lot"])
    guard
      let (lot, tabs) = look.chosen(
        "lot", of: view.all(Lot.self), label: "board.decision-matrix.which")
    else {
      return look.empty(
        checks: ["CHO01", "CHO03"], action: look.addButton(Lot.self, "board.decision-matrix.add"))
    }
    let grid = LotGrid(of: lot, view.examined.examination)
    let names = Set(grid.criteria.map { DecisionActs.weightName($0.id) })
    let trialLook = BoardLook(view, Self.self, choices: ["lot"] + trials.filter(names.contains))
    let picture = DecisionPicture(look: trialLook, decision: LotDecision(grid))
    return "\(tabs)\(picture.html)"
  }
}

/// A lot's board, part by part.
struct DecisionPicture: BoardPicture {
  let look: BoardLook
  let decision: LotDecision

  var grid: LotGrid { decision.grid }
  var offers: [Offer] { grid.offers }
  var criteria: [SelectionCriterion] { grid.criteria }

  var html: HTML {
    guard !offers.isEmpty, !criteria.isEmpty else {
      return "\(look.sheetTabs)\(heading)\(look.note(.watch, say("nothing")))\(buttons)"
    }
    if look.isTable {
      return """
        \(look.sheetTabs)\(heading)<div class="stack" data-live="decision">\(verdict)\
        \(list)\(conditions)\(argument)</div>\(buttons)
        """
    }
    return """
      \(look.sheetTabs)\(heading)<div class="stack" data-live="decision">\
      \(verdict)\(chart)\(methods)\(reasons)</div>\
      \(conditions)\(marks)\
      <div class="stack" data-live="decision-robustness">\(robustness)</div>\
      \(trial)\(judgements)\
      <div class="stack" data-live="decision-costs">\(costs)\(argument)</div>\(buttons)
      """
  }

  private var heading: HTML {
    var parts: [HTML] = []
    if let consultation = grid.consultation { parts.append(look.headline(consultation)) }
    if !grid.lot.productionType.isEmpty { parts.append(HTML(text: grid.lot.productionType)) }
    if let day = grid.consultation?.choiceOn {
      parts.append(HTML(text: say("choiceOn", ["day": .day(day)])))
    }
    if let scoring = grid.lot.priceScoring {
      parts.append(HTML(text: say("priceRule", ["rule": .choice(scoring)])))
    }
    return look.heading(grid.lot, parts)
  }

  private var buttons: HTML {
    let lot = grid.lot.id.text
    return """
      <p class="print-hidden cluster">\
      \(look.addButton(Offer.self, "board.decision-matrix.addOffer", given: [("lot", lot)]))\
      \(look.addButton(SelectionCriterion.self, "board.decision-matrix.addCriterion", given: [("lot", lot)]))\
      </p>
      """
  }

  private var argument: HTML {
    guard !grid.lot.choiceArgument.isEmpty else { return .empty }
    return look.section(say("argument"), "<p>\(grid.lot.choiceArgument)</p>")
  }

  /// The name of a ranked offer, by its place in the rankings.
  func name(_ place: Int) -> String { offers[decision.ranked[place]].name }

  /// A criterion's share of all weights in words.
  func weight(_ criterion: SelectionCriterion) -> String {
    let sum = criteria.compactMap(\.weight).reduce(0, +)
    guard let weight = criterion.weight, sum > 0 else { return say("noWeight") }
    return say("weight", ["weight": .percent(weight / sum, decimals: 0)])
  }
}
