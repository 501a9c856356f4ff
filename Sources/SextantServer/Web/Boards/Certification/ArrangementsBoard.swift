import SextantModel

/// Arrangements for disability: asked for, granted, seen to. The measure is for who works by it; the
/// reason is the disability officer's alone, and is erased first.
enum ArrangementsBoard: Board {
  static let name = "arrangements"
  static let room = Room.certification
  static let kinds: [any Item.Type] = [Accommodation.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self)
    let all = view.all(Accommodation.self)
    guard !all.isEmpty else {
      return look.empty(
        checks: [], action: look.addLink(Accommodation.self, view.say("board.arrangements.add")))
    }
    return look.styles + ArrangementsPicture(look: look, all: all).html
  }
}

private struct ArrangementsPicture: BoardPicture {
  let look: BoardLook
  let all: [Accommodation]
  private let reasons: [String: [AccommodationReason]]

  init(look: BoardLook, all: [Accommodation]) {
    self.look = look
    self.all = all
    reasons = Dictionary(grouping: look.view.all(AccommodationReason.self)) {
      $0.accommodation?.text ?? ""
    }
  }

  private var isOfficer: Bool { view.reader.isOfficer }

  private enum State: String, CaseIterable { case noted, asked, granted, applied, refused }

  private func state(_ one: Accommodation) -> State {
    if one.appliedOn != nil { return .applied }
    if one.grantedOn != nil { return .granted }
    if one.refusedOn != nil { return .refused }
    return one.askedOn != nil ? .asked : .noted
  }

  private func mark(_ state: State) -> Mark {
    switch state {
    case .noted, .asked: .watch
    case .granted: .ours
    case .applied: .good
    case .refused: .neutral
    }
  }

  var html: HTML {
    let facts = State.allCases.compactMap { one -> BoardFact? in
      let count = all.count { state($0) == one }
      return count == 0
        ? nil
        : BoardFact(
          number: words.write(count),
          text: say("count.\(one.rawValue)", ["count": .integer(count)]), mark: mark(one))
    }
    let boxes = all.sorted { (order($0), $0.id.text) < (order($1), $1.id.text) }.map(box)
    return """
      <div class="stack" data-live="arrangements">\(look.facts(facts))\(privacy)\(boxes.joined())</div>\
      <p class="print-hidden">\(look.addLink(Accommodation.self, say("add")))</p>
      """
  }

  private func order(_ one: Accommodation) -> Int {
    State.allCases.firstIndex(of: state(one)) ?? 0
  }

  private var privacy: HTML {
    "<p class=\"muted\">\(say(isOfficer ? "privacy.officer" : "privacy"))</p>"
  }

  private func box(_ one: Accommodation) -> HTML {
    let state = state(one)
    let candidate = view.find(one.candidate)
    var entries: [(term: String, value: HTML)] = [
      (look.label("measure", of: Accommodation.self), HTML(text: one.measure))
    ]
    if !one.natures.isEmpty {
      entries.append(
        (
          look.label("natures", of: Accommodation.self),
          HTML(text: one.natures.map { view.label($0) }.joined(separator: ", "))
        ))
    }
    if let time = one.extraTime {
      entries.append(
        (
          look.label("extraTime", of: Accommodation.self),
          HTML(text: words.write(Argument.percent(time.fraction, decimals: 1)))
        ))
    }
    entries.append(
      (
        look.label("assessments", of: Accommodation.self),
        HTML(
          text: one.assessments.isEmpty
            ? say("allAssessments") : one.assessments.joined(separator: ", "))
      ))
    let dates = [
      ("askedOn", one.askedOn), ("grantedOn", one.grantedOn), ("refusedOn", one.refusedOn),
      ("appliedOn", one.appliedOn),
    ]
    for (field, day) in dates {
      if let day {
        entries.append((look.label(field, of: Accommodation.self), HTML(text: words.write(day))))
      }
    }
    return Box(
      title: candidate.map { look.headline($0) } ?? look.headline(one), level: 2,
      mark: mark(state), tools: look.editLink(one, say("edit")), item: one.id.text,
      """
      <p>\(StatusMark(mark(state), say("state.\(state.rawValue)")))</p>\(Definitions(entries))\
      \(times(one))\(reason(one))<div class="cluster print-hidden">\
      \(look.verbs(["accommodation.ask", "accommodation.grant", "accommodation.refuse", "accommodation.apply"], of: one))</div>
      """
    ).html
  }

  /// Whether the schedule gives the time that was granted.
  private func times(_ one: Accommodation) -> HTML {
    guard one.grantedOn != nil, one.extraTime != nil else { return .empty }
    let short = ArrangedTime.lacking(for: one, in: view.dossier, library: view.library)
    guard !short.isEmpty else {
      let placed = view.all(Slot.self).contains { slot in
        one.candidate.map { slot.heard(in: view.dossier).contains($0) } ?? false
          && one.covers(slot.assessment)
      }
      return look.note(placed ? .good : .neutral, say(placed ? "timeKept" : "notPlaced"))
    }
    return
      "<ul class=\"lines\">\(each: short, { "<li>\(StatusMark(.bad, lacking($0)))</li>" })</ul>"
  }

  private func lacking(_ time: ArrangedTime) -> String {
    say(
      "timeMissing",
      [
        "assessment": .text(time.slot.assessment), "found": .number(time.found),
        "needed": .number(time.needed),
      ])
  }

  /// The officer's own part: the reason, the grounds, and their erasure.
  private func reason(_ one: Accommodation) -> HTML {
    guard isOfficer else { return .empty }
    let known = reasons[one.id.text] ?? []
    guard !known.isEmpty else {
      return """
        <p class="cluster">\(StatusMark(.neutral, say("reason.none")))\
        \(look.addLink(AccommodationReason.self, say("reason.add"), given: [("accommodation", one.id.text)]))</p>
        """
    }
    return known.map { sheet -> HTML in
      let isErased = sheet.reason.isEmpty && sheet.grounds.isEmpty
      let body: HTML =
        isErased
        ? StatusMark(.good, say("reason.erased")).html
        : Definitions([
          (
            look.label("reason", of: AccommodationReason.self),
            HTML(text: sheet.reason.isEmpty ? "–" : sheet.reason)
          ),
          (
            look.label("grounds", of: AccommodationReason.self),
            HTML(text: sheet.grounds.isEmpty ? "–" : sheet.grounds)
          ),
        ]).html + due(one) + "<div class=\"cluster print-hidden\">"
          + look.editLink(sheet, say("reason.edit")) + erasure(sheet) + "</div>"
      return Disclosure(say("reason.title"), body).html
    }.joined()
  }

  /// Until when the rules keep a reason: from the end of the last session that it was for.
  private func due(_ one: Accommodation) -> HTML {
    guard let candidate = view.find(one.candidate),
      let rules = CertifierRules.inForce(for: candidate.framework, in: view.dossier)
    else { return .empty }
    let sessions = Set(
      view.all(Slot.self).filter { $0.heard(in: view.dossier).contains(candidate.id) }.compactMap(
        \.session))
    let ends = sessions.compactMap { view.find($0) }.compactMap { $0.end ?? $0.start }
    guard let last = ends.max() else { return .empty }
    let kept = KeptUntil(.accommodationReason, from: last, rules: rules)
    guard let day = kept.day else { return .empty }
    let isDue = kept.isDue(on: view.today)
    return look.note(
      isDue ? .bad : .neutral,
      say(
        isDue ? "reason.overdue" : "reason.until", ["day": .day(day), "basis": .text(kept.basis)]))
  }

  private func erasure(_ sheet: AccommodationReason) -> HTML {
    let form = PostForm(
      view, to: view.to.boardAct(look.board, sheet.id.text, "erase"), version: look.version,
      back: look.here, Button(say("reason.erase"), .danger, icon: "delete").html)
    return Disclosure(
      say("reason.eraseOpen"), "<p>\(say("reason.eraseWhy"))</p>\(form)" as HTML
    ).html
  }
}
