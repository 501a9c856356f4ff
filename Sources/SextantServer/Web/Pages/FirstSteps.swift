import SextantModel

/// The first things to state in a dossier, each ticked once it is there.
struct FirstSteps: Sendable {
  struct Step: Sendable {
    let name: String
    let address: String
    let isDone: Bool
  }

  let steps: [Step]
  private let words: Catalogue

  var isDone: Bool { steps.allSatisfy(\.isDone) }

  init(_ view: View) {
    let head = view.dossier.only(DossierHead.self)
    let isHeaded = head.referenceDate != nil && head.mode != nil
    func step<T: Item>(_ type: T.Type) -> Step {
      Step(
        name: T.kind.name, address: view.to.new(T.kind), isDone: view.dossier.count(of: type) > 0)
    }
    steps = [
      Step(
        name: "dossier", address: view.to.edit(DossierHead.kind, "dossier"), isDone: isHeaded),
      step(Orientation.self), step(Objective.self), step(Indicator.self), step(BudgetLine.self),
    ]
    words = view.words
  }

  var html: HTML {
    let next = steps.first { !$0.isDone }
    let list = steps.map { step -> HTML in
      let mark = StatusMark(
        step.isDone ? .good : .neutral,
        words.text(step.isDone ? "pages.steps.done" : "pages.steps.todo"))
      let isNext = step.name == next?.name
      return """
        <li><p>\(mark) <strong>\(words.text("pages.steps.\(step.name)"))</strong></p>\
        <p class="muted">\(words.text("pages.steps.\(step.name).why"))</p>\
        \(if: isNext, "<p>\(LinkButton(words.text("pages.steps.\(step.name).do"), to: step.address, .primary, icon: "add"))</p>")</li>
        """
    }
    return Box(
      title: words.text("pages.steps.title"), level: 2, liveKey: "today-steps",
      "<p>\(words.text("pages.steps.lead"))</p><ol class=\"stack\">\(list.joined())</ol>"
    ).html
  }
}
