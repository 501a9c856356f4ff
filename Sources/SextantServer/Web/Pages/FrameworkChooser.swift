import SextantModel

/// Which assessments a dossier prepares: each framework with its own, to be ticked.
enum FrameworkChooser {
  static func page(_ view: View) -> Page {
    var page = Page(title: view.say("pages.frameworks.title"), main: .empty)
    page.lead = view.say("pages.frameworks.lead")
    page.trail = [(view.say("pages.coverage.title"), view.to.page("coverage"))]
    page.here = view.to.page("coverage")
    let chosen = Set(view.all(AssessmentSelection.self).map(\.assessment))
    let mayEdit = view.reader.mayEdit(AssessmentSelection.kind)
    let sections = view.library.frameworks.map { section($0, chosen, mayEdit, view) }
    guard mayEdit else {
      page.main = sections.joined()
      return page
    }
    let save = Button(view.say("pages.frameworks.save"), .primary)
    let cancel = LinkButton(view.say("pages.cancel"), to: view.to.page("coverage"), .quiet)
    page.main =
      PostForm(
        view, to: view.to.page("frameworks"), version: view.examined.told,
        "\(sections.joined())\(FormActions("\(save)\(cancel)"))"
      ).html
    return page
  }

  private static func section(
    _ framework: Framework, _ chosen: Set<String>, _ mayEdit: Bool, _ view: View
  ) -> HTML {
    let language = view.words.language
    let title = "\(framework.code) \(framework.card.version)"
    let reading = LinkButton(
      view.say("pages.frameworks.read.one", ["code": .text(framework.code)]),
      to: view.to.page("frameworks") + "/\(framework.code)", .quiet, icon: "file")
    var body: HTML = "<p>\(framework.words(framework.card, in: language))</p>"
    if mayEdit {
      let options = framework.assessments.map { assessment in
        ChoiceOption(
          framework.name(of: assessment.id.text),
          "\(assessment.id.text) – \(framework.words(assessment, in: language))")
      }
      let own = options.map(\.value).filter(chosen.contains)
      body +=
        FormField(
          view.words, "assessment", label: view.say("pages.frameworks.assessments"),
          .choices(own, options), scope: "framework-\(framework.code)"
        ).html
    } else {
      let lines = framework.assessments.map { assessment -> HTML in
        let isChosen = chosen.contains(framework.name(of: assessment.id.text))
        let mark: HTML =
          isChosen ? " \(StatusMark(.good, view.say("pages.frameworks.chosen")))" : .empty
        return
          "<li>\(assessment.id.text) – \(framework.words(assessment, in: language))\(mark)</li>"
      }
      body += "<ul>\(lines.joined())</ul>"
    }
    return Box(title: title, level: 2, footer: reading.html, body).html
  }

  static func post(_ act: Act) async -> Answer {
    let scene = Scene(act)
    guard scene.mayAdd(AssessmentSelection.kind) else { return act.refused("rooms.refused.edit") }
    let wanted = Set(act.form.values("assessment").filter { !$0.isEmpty })
    let standing = scene.reduced.all(AssessmentSelection.self)
    var changes: [ItemChange] = []
    var expecting: [String: Int] = [:]
    for selection in standing where !wanted.contains(selection.assessment) {
      guard let item = scene.full.item(selection.id.text), scene.may(.deleteAny, item) else {
        return act.refused("rooms.refused.edit")
      }
      changes.append(.remove(selection.id.text))
      expecting[selection.id.text] = scene.snapshot.version(of: selection.id.text)
    }
    let known = Set(standing.map(\.assessment))
    for framework in act.view.library.frameworks {
      for assessment in framework.assessments {
        let name = framework.name(of: assessment.id.text)
        guard wanted.contains(name), !known.contains(name) else { continue }
        var selection = AssessmentSelection()
        selection.id = ID(freeID(name, in: scene.full))
        selection.assessment = name
        changes.append(.put(selection))
        expecting[selection.id.text] = 0
      }
    }
    let next = act.next(act.view.to.page("coverage"))
    guard !changes.isEmpty else { return .seeOther(next, notice: nil) }
    do {
      _ = try await act.live.apply(
        changes, by: act.author, verb: "items.set", expecting: expecting)
      return .seeOther(next, notice: Message("pages.frameworks.done"))
    } catch {
      return act.failed(error)
    }
  }

  private static func freeID(_ assessment: String, in dossier: Dossier) -> String {
    let wanted = "selected-\(assessment)"
    if !dossier.contains(wanted) { return wanted }
    return (2...).lazy.map { "\(wanted)-\($0)" }.first { !dossier.contains($0) } ?? wanted
  }
}
