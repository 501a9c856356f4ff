import SextantModel

/// What stands beside a form: why the item counts, or what is found of it as a whole.
enum FormAside {
  static func html(_ item: any Item, _ view: View) -> HTML {
    let whole = view.examined.findings(about: item.idText).filter { $0.place.field == nil }
    return
      "\(FindingNotes(view, whole, title: view.say("rooms.findings.whole")).html)\(why(type(of: item).kind, view))"
  }

  /// The criteria of the chosen assessments that items of the kind are shown for.
  static func why(_ kind: Kind, _ view: View) -> HTML {
    let names = criteria(showing: kind, view)
    guard !names.isEmpty else { return .empty }
    return Box(
      title: view.say("rooms.criteria.title"), level: 2,
      WhyItCounts(view).list(names)
    ).html
  }

  static func criteria(showing kind: Kind, _ view: View) -> [String] {
    view.examined.criteria.filter { $0.criterion.evidenceKinds.contains(kind.name) }.map(\.name)
  }
}
