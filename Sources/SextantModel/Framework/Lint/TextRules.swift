/// Words and order: what a reader of the data in either language would miss.
let textRules: [LintRule] = [
  LintRule("text.missing-language", ofData: true) { framework, sheet in
    func look<T: Worded>(_ things: [T]) {
      for thing in things where thing.fr.isEmpty != thing.en.isEmpty {
        sheet.find(thing.at(thing.fr.isEmpty ? "fr" : "en"), ["thing": .text(thing.id.text)])
      }
    }
    look([framework.card])
    look(framework.blocks)
    look(framework.activities)
    look(framework.competencies)
    look(framework.assessments)
    look(framework.deliverables)
    look(framework.criteria)
    look(framework.items.all(FrameworkTerm.self))
    look(framework.items.all(CandidateMeasure.self))
  },
  LintRule("text.missing", ofData: true) { framework, sheet in
    func look<T: Worded>(_ things: [T]) {
      for thing in things where thing.fr.isEmpty && thing.en.isEmpty {
        sheet.find(thing.at("fr"), ["thing": .text(thing.id.text)])
      }
    }
    look([framework.card])
    look(framework.blocks)
    look(framework.competencies)
    look(framework.assessments)
    look(framework.deliverables)
    look(framework.criteria)
  },
  LintRule("order.broken", ofData: true) { framework, sheet in
    func look<T: Item>(_ things: [T], _ order: (T) -> Int?) {
      for (index, thing) in things.enumerated() where order(thing) != index + 1 {
        sheet.find(
          thing.at("order"), ["thing": .text(thing.id.text), "wanted": .integer(index + 1)])
      }
    }
    for assessment in framework.assessments {
      look(framework.deliverables(of: assessment), \.order)
      look(framework.criteria(of: assessment), \.order)
    }
  },
  LintRule("name.out-of-place", ofData: true) { framework, sheet in
    func look<T: Item>(_ thing: T, _ owner: ID<Assessment>?) {
      if let owner, !thing.id.text.hasPrefix(owner.text + ".") {
        sheet.find(
          thing.at(), ["thing": .text(thing.id.text), "assessment": .text(owner.text)])
      }
    }
    for thing in framework.deliverables { look(thing, thing.assessment) }
    for thing in framework.criteria { look(thing, thing.assessment) }
  },
]
