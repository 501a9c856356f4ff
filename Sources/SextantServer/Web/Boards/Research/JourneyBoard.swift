import SextantModel

/// A journey, stage by stage: contact, feeling, what hurts, what answers it.
enum JourneyBoard: Board {
  static let name = "journey"
  static let room = Room.research
  static let kinds: [any Item.Type] = [
    JourneyStage.self, Journey.self, AutomationScenario.self,
  ]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["journey"])
    let all = view.all(Journey.self)
    guard let journey = all.first(where: { $0.id.text == look.choice("journey") }) ?? all.first
    else {
      return look.empty(
        checks: ["ETU05"], action: look.addButton(Journey.self, "picture.addJourney"))
    }
    let map = JourneyMap(
      journey, view.examined.citations, painScore: view.examined.examination.rules.painScore)
    let choice = look.tabs(
      view.label(Journey.self), over: all.map { ($0.id.text, $0.name) }, "journey",
      here: journey.id.text)
    return JourneyPicture(look: look, map: map, choice: choice).html
  }
}

/// One journey on the board.
private struct JourneyPicture {
  let look: BoardLook
  let map: JourneyMap
  let choice: HTML

  private var view: View { look.view }
  private var words: Catalogue { view.words }

  var html: HTML {
    let found = view.examined.findings(about: map.journey.id.text)
    let body: HTML =
      map.stages.isEmpty
      ? "<p class=\"muted\">\(view.say("picture.noStage"))</p>"
      : look.isTable ? table : picture
    return """
      <div class="split">\(look.tabs)\(choice)</div>\
      <div class="stack" data-live="journey">\(who)\(look.facts(facts))\
      \(if: !found.isEmpty, FindingNotes(view, found).html)\(body)</div>\(addForm)
      """
  }

  private var who: HTML {
    let ids = [map.journey.segment?.text].compactMap { $0 } + map.journey.personas.map(\.text)
    return ids.isEmpty ? .empty : "<p>\(look.links(ids))</p>"
  }

  private var facts: [BoardFact] {
    var facts: [BoardFact] = []
    if let mean = map.meanEmotion {
      facts.append(
        BoardFact(
          number: view.say("picture.of5", ["score": .number(mean, decimals: 1)]),
          text: view.say("picture.meanEmotion")))
    }
    facts.append(
      BoardFact(number: words.write(map.sore), text: view.say("picture.soreCount")))
    facts.append(
      BoardFact(
        number: words.write(map.untreated), text: view.say("picture.untreated"),
        mark: map.untreated == 0 ? .good : .bad))
    return facts
  }

  // MARK: - Picture

  private func label(_ field: String) -> String {
    words.label(field: field, of: JourneyStage.kind.name)
  }

  private var picture: HTML {
    let stages = map.stages
    return """
      <div class="scroll journey-scroll" role="region" tabindex="0" aria-labelledby="journey-caption">\
      <table class="grid journey"><caption id="journey-caption">\(map.journey.name)</caption>\
      <thead><tr><th scope="col">\(view.say("picture.stage"))</th>\
      \(each: stages, { "<th scope=\"col\">\(stageHead($0))</th>" })</tr></thead><tbody>\
      \(line(label("touchpoint"), stages, { HTML(text: $0.item.touchpoint) }))\
      \(line(label("side"), stages, side))\
      \(emotionLine)\(line(label("feeling"), stages, feeling))\
      \(line(label("painPoints"), stages, pains))\
      \(line(view.say("picture.answers"), stages, answers))\
      \(line(label("owner"), stages, owner))</tbody></table></div>
      """
  }

  private func line(
    _ head: String, _ stages: [JourneyMap.Stage], _ cell: (JourneyMap.Stage) -> HTML
  ) -> HTML {
    """
    <tr><th scope="row">\(head)</th>\(each: stages, { "<td>\(cell($0))</td>" })</tr>
    """
  }

  private func stageHead(_ stage: JourneyMap.Stage) -> HTML {
    """
    <a href="\(view.to.item(stage.item))">\(stage.item.name)</a> \(look.badge(stage.item.id.text))
    """
  }

  private func side(_ stage: JourneyMap.Stage) -> HTML {
    stage.item.side.map { HTML(text: capitalised(view.label($0))) } ?? "–"
  }

  private func feeling(_ stage: JourneyMap.Stage) -> HTML {
    var parts: HTML = .empty
    if let emotion = stage.emotion {
      let text = view.say("picture.emotion.\(emotion)")
      parts += "<p class=\"small\">\(StatusMark(emotionMark(emotion), text))</p>"
    } else {
      parts += "<p class=\"small\">\(StatusMark(.unknown, view.say("picture.noEmotion")))</p>"
    }
    if !stage.item.feeling.isEmpty {
      let quote = view.say("picture.quote", ["text": .text(stage.item.feeling)])
      parts += "<p class=\"small\">\(quote)</p>"
    }
    return parts
  }

  private func emotionMark(_ emotion: Int) -> Mark {
    switch emotion {
    case ..<3: .bad
    case 3: .watch
    default: .good
    }
  }

  private func pains(_ stage: JourneyMap.Stage) -> HTML {
    guard !stage.item.painPoints.isEmpty else { return "–" }
    let list = stage.item.painPoints.map { pain -> HTML in
      let score: HTML =
        pain.score.map { score in
          " <span class=\"badge\">\(view.say("picture.of5", ["score": .integer(score)]))</span>"
        } ?? .empty
      let open: HTML =
        stage.untreated.contains(pain)
        ? " \(StatusMark(.bad, view.say("picture.notAnswered")))" : .empty
      let accepted: HTML =
        pain.acceptance.isEmpty
        ? .empty
        : "<br><span class=\"muted\">\(view.say("picture.accepted", ["reason": .text(pain.acceptance)]))</span>"
      return "<li>\(pain.text)\(score)\(open)\(accepted)</li>"
    }
    return "<ul class=\"small\">\(list.joined())</ul>"
  }

  private func answers(_ stage: JourneyMap.Stage) -> HTML {
    let ids =
      stage.scenarios.map(\.id.text) + stage.actions.map(\.id.text)
      + stage.adjustments.map(\.id.text)
    guard !ids.isEmpty else { return "–" }
    return "<ul class=\"small\">\(each: ids, { "<li>\(ItemLink(view, id: $0))</li>" })</ul>"
  }

  private func owner(_ stage: JourneyMap.Stage) -> HTML {
    stage.item.owner.map { ItemLink(view, id: $0.text).html }
      ?? StatusMark(.watch, view.say("picture.noOwner")).html
  }

  // MARK: - Emotion

  /// The line of feelings across all stages, drawn to the width of the columns: its points are round
  /// ends of strokes, which no stretching makes oval.
  private var emotionLine: HTML {
    let count = map.stages.count
    let summary: String
    if let lowest = map.lowest, let emotion = lowest.emotion {
      summary = view.say(
        "picture.emotionSummary",
        ["stage": .text(lowest.item.name), "score": .integer(emotion)])
    } else {
      summary = view.say("picture.noEmotion")
    }
    var path = ""
    var dots: HTML = .empty
    for (place, stage) in map.stages.enumerated() {
      guard let emotion = stage.emotion else { continue }
      let (x, y) = (Double(place) * 100 + 50, 110 - Double(emotion) * 20)
      path += (path.isEmpty ? "M" : "L") + "\(coordinate(x)) \(coordinate(y))"
      dots += """
        <path class="emotion-dot \(emotionMark(emotion).className ?? "")" \
        vector-effect="non-scaling-stroke" d="M\(coordinate(x)) \(coordinate(y))h0.01"/>
        """
    }
    let levels = (1...5).map { level -> HTML in
      let y = 110 - Double(level) * 20
      return """
        <path class="gridline" vector-effect="non-scaling-stroke" d="M0 \(coordinate(y))H\(count * 100)"/>
        """
    }
    return """
      <tr><th scope="row">\(label("emotion"))</th><td colspan="\(count)" class="emotion-cell">\
      <svg class="emotion" role="img" aria-label="\(summary)" viewBox="0 0 \(count * 100) 120" \
      preserveAspectRatio="none" width="100%" height="150">\(levels.joined())\
      <path class="emotion-path" fill="none" vector-effect="non-scaling-stroke" d="\(path)"/>\
      \(dots)</svg></td></tr>
      """
  }

  // MARK: - Table

  private var table: HTML {
    let rows = map.stages.map { stage in
      TableLine([
        stage.item.order.map { HTML(text: words.write($0)) } ?? .empty, stageHead(stage),
        HTML(text: stage.item.touchpoint), side(stage),
        stage.emotion.map { HTML(text: words.write($0)) } ?? .empty,
        HTML(text: stage.item.feeling), pains(stage), answers(stage), owner(stage), form(stage),
      ])
    }
    return DataTable(
      words, caption: map.journey.name,
      columns: [
        TableColumn(label("order"), .number), TableColumn(label("name"), isRowHeader: true),
        TableColumn(label("touchpoint")), TableColumn(label("side")),
        TableColumn(label("emotion"), .number), TableColumn(label("feeling")),
        TableColumn(label("painPoints")), TableColumn(view.say("picture.answers")),
        TableColumn(label("owner")), TableColumn(view.say("picture.column.change")),
      ], rows: rows
    ).html
  }

  /// Moves a stage along the journey and says how it feels.
  private func form(_ stage: JourneyMap.Stage) -> HTML {
    guard view.reader.mayEdit(JourneyStage.kind) else { return .empty }
    let scope = "stage-\(markupID(stage.item.id.text))"
    let feelings =
      [ChoiceOption("", "–")]
      + (1...5).map { ChoiceOption(String($0), view.say("picture.emotion.\($0)")) }
    let fields: HTML = """
      \(FormField(words, "order", label: label("order"), .integer(stage.item.order.map(String.init) ?? ""), scope: scope))\
      \(FormField(words, "emotion", label: label("emotion"), .choice(stage.item.emotion.map(String.init) ?? "", feelings), scope: scope))\
      \(Button(view.say("picture.set"), icon: "check"))
      """
    let form = PostForm(
      view, to: view.to.set(JourneyStage.kind, stage.item.id.text), version: look.version,
      back: look.here, look: .inline, fields)
    return """
      <div class="print-hidden">\(Disclosure(view.say("picture.change"), form.html))</div>
      """
  }

  /// Adds a stage at the end.
  private var addForm: HTML {
    guard view.reader.mayEdit(JourneyStage.kind) else { return .empty }
    let last = map.stages.compactMap(\.item.order).filter { $0 < 1000 }.max() ?? 0
    let fields: HTML = """
      <input type="hidden" name="journey" value="\(map.journey.id.text)">\
      <input type="hidden" name="order" value="\(last + 1)">\
      \(FormField(words, "name", label: view.say("picture.newStage"), .text(""), scope: "add"))\
      \(FormField(words, "touchpoint", label: label("touchpoint"), .text(""), scope: "add"))\
      \(Button(view.say("picture.add"), .primary, icon: "add"))
      """
    let form = PostForm(
      view, to: view.to.list(JourneyStage.kind), back: look.here, once: onceKey(), look: .inline,
      fields)
    return "<div class=\"print-hidden\">\(form)</div>"
  }
}
