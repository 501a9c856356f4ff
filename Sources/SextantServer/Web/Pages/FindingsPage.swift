import SextantModel

/// Everything that the checks found, room by room: what, why, what would settle it and the way
/// there; what data are missing for; what was accepted in writing.
enum FindingsPage {
  static func answer(_ view: View) -> Answer {
    let filter = FindingsFilter(view)
    if view.asked("format") == "csv" { return FindingsCSV.answer(filter, view) }
    return .page(page(filter, view))
  }

  static func page(_ filter: FindingsFilter, _ view: View) -> Page {
    var page = Page(
      title: view.say("pages.findings.title"), main: .empty, here: view.to.page("findings"))
    page.lead = view.say("pages.findings.lead")
    let isShown = filter.test(view)
    let results = view.examined.results
    let findings = results.flatMap(\.findings).filter(isShown)
    let doubts = results.flatMap(\.doubts).filter(isShown)
    let waived = results.flatMap(\.waived).filter { isShown($0.finding) }
    let scribe = FindingScribe(view)
    page.main = """
      \(view.examined.partialText.map { Notice(.neutral, view.say($0)).html })\(bar(filter, view))\
      <div class="stack" data-live="findings">\(summary(findings, doubts, waived, filter, view))\
      \(groups(findings, scribe, view))\
      \(section("doubts", doubts.map { scribe.doubt($0) }, view))\
      \(section("waived", waived.map { scribe.waived($0) }, view))</div>
      """
    return page
  }

  // MARK: - Summary

  private static func summary(
    _ findings: [Finding], _ doubts: [Finding], _ waived: [WaivedFinding],
    _ filter: FindingsFilter, _ view: View
  ) -> HTML {
    let counts = Severity.allCases.reversed().map { severity in
      "\(SeverityMark(view.words, severity)) \(findings.count { $0.severity == severity })" as HTML
    }
    let file = view.to.page("findings") + queryText(filter.entries + [("format", "csv")])
    let csv = LinkButton(view.say("pages.csv"), to: file, .quiet, icon: "download")
    let text = view.say(
      "pages.findings.counts",
      [
        "findings": .integer(findings.count), "doubts": .integer(doubts.count),
        "waived": .integer(waived.count),
      ])
    return """
      <div class="split"><p role="status">\(text) \
      <span class="cluster">\(counts.joined(by: " "))</span></p>\
      <div class="print-hidden">\(csv)</div></div>
      """
  }

  // MARK: - Groups

  private static func groups(
    _ findings: [Finding], _ scribe: FindingScribe, _ view: View
  ) -> HTML {
    guard !findings.isEmpty else {
      return Notice(.good, view.say("pages.findings.none"), isStatus: false).html
    }
    var byRoom: [Room: [Finding]] = [:]
    for finding in findings {
      byRoom[FindingsFilter.room(of: finding) ?? .company, default: []].append(finding)
    }
    return Room.allCases.compactMap { room -> HTML? in
      guard let own = byRoom[room] else { return nil }
      let id = "room-\(room.rawValue)"
      let sorted = own.enumerated().sorted {
        $0.element.severity != $1.element.severity
          ? $0.element.severity > $1.element.severity : $0.offset < $1.offset
      }
      let notes = sorted.map { "<li>\(scribe.finding($0.element))</li>" as HTML }
      return """
        <section aria-labelledby="\(id)"><h2 id="\(id)">\(view.say("room.\(room.rawValue)")) \
        <span class="count">\(own.count)</span></h2>\
        <ul class="findings">\(notes.joined())</ul></section>
        """
    }.joined()
  }

  /// What weighs less stands folded below.
  private static func section(_ name: String, _ notes: [HTML], _ view: View) -> HTML {
    guard !notes.isEmpty else { return .empty }
    return """
      <section aria-labelledby="\(name)"><h2 id="\(name)">\(view.say("pages.findings.\(name)"))</h2>\
      <p class="muted">\(view.say("pages.findings.\(name).lead"))</p>\
      \(Disclosure(view.say("pages.findings.\(name).show"), count: notes.count, "<ul class=\"findings\">\(each: notes, { "<li>\($0)</li>" })</ul>"))</section>
      """
  }

  // MARK: - Filters

  private static func bar(_ filter: FindingsFilter, _ view: View) -> HTML {
    let rooms = Room.allCases.filter {
      !view.examined.findings(in: $0).isEmpty || $0 == filter.room
    }
    let codes = Set(
      view.examined.results.filter { !$0.findings.isEmpty || !$0.doubts.isEmpty }
        .map(\.card.code)
    ).union(filter.check.isEmpty ? [] : [filter.check])
    let people = view.all(SextantModel.Person.self)
    let all = ChoiceOption("", view.say("pages.filter.all"))
    var fields: [HTML] = []
    func add(_ name: String, _ value: String, _ options: [ChoiceOption]) {
      let field = FormField(
        view.words, name, label: view.say("pages.filter.\(name)"), .choice(value, [all] + options),
        scope: "filter")
      fields.append(field.html)
    }
    add(
      "room", filter.room?.rawValue ?? "",
      rooms.map { ChoiceOption($0.rawValue, view.say("room.\($0.rawValue)")) })
    add(
      "severity", filter.severity?.rawValue ?? "",
      Severity.allCases.reversed().map {
        ChoiceOption($0.rawValue, view.say("severity.\($0.rawValue)"))
      })
    add(
      "check", filter.check,
      codes.sorted().map { ChoiceOption($0, "\($0) – \(view.say("check.\($0).title"))") })
    add("assessment", filter.assessment, assessments(view))
    add("person", filter.person, people.map { ChoiceOption($0.id.text, $0.name) })
    return FilterBar(
      view.words, to: view.to.page("findings"), activeCount: filter.activeCount,
      reset: view.to.page("findings"), fields.joined()
    ).html
  }

  static func assessments(_ view: View) -> [ChoiceOption] {
    var told: Set<String> = []
    return view.all(AssessmentSelection.self).compactMap { selection in
      guard told.insert(selection.assessment).inserted,
        let (framework, assessment) = view.library.find(
          Assessment.self, named: selection.assessment)
      else { return nil }
      let words = framework.words(assessment, in: view.words.language)
      return ChoiceOption(
        selection.assessment, "\(selection.assessment) – \(shortened(words, to: 60))")
    }
  }
}
