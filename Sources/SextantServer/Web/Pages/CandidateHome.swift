import SextantModel

/// An institution's first page as a candidate sees it: when they are heard, what was granted to them,
/// and their results from the day on which they are published; nothing of anybody else.
enum CandidateHome {
  /// - Returns: `nil` where the reader is no candidate.
  static func page(_ view: View, _ around: PageSurroundings) -> Page? {
    guard view.isInstitution, around.access.role == .candidate else { return nil }
    let membership = around.account.flatMap {
      try? around.people.memberships.membership(of: $0, in: around.live.key)
    }
    return page(view, of: membership?.candidate, in: around.live.snapshot.dossier)
  }

  static func page(_ view: View, of id: ID<Candidate>?, in whole: Dossier) -> Page {
    var page = Page(title: view.title, main: .empty, here: view.to.today)
    guard let id, whole.find(id) != nil else {
      page.main =
        EmptyState(
          title: view.say("candidate.unknown"), text: view.say("candidate.unknown.text")
        ).html
      return page
    }
    let own = whole.candidatesOwn(id)
    var seen = View(
      words: view.words, reader: view.reader, title: view.title, to: view.to,
      examined: ExaminedDossier(
        own, at: view.examined.sequence, on: view.today, library: view.library),
      library: view.library, formToken: view.formToken)
    seen.site = view.site
    let name = own.find(id)?.name ?? ""
    page.lead = view.say("candidate.lead", ["name": .text(name)])
    page.main = CandidatesPicture(view: seen, id: id).html
    return page
  }
}

/// The parts of a candidate's page, out of what is theirs alone.
private struct CandidatesPicture {
  let view: View
  let id: ID<Candidate>

  private func say(_ key: String, _ arguments: [String: Argument] = [:]) -> String {
    view.say("candidate.\(key)", arguments)
  }

  var html: HTML {
    let sessions = view.all(SextantModel.Session.self).sorted {
      ($0.start ?? Day(number: 0)) > ($1.start ?? Day(number: 0))
    }
    let none: HTML =
      sessions.isEmpty
      ? EmptyState(title: say("none"), text: say("none.text")).html : .empty
    return """
      <link rel="stylesheet" href="/boards/certification.css">\
      <div class="stack" data-live="candidate-own">\(none)\(each: sessions, session)\(measures)</div>
      """
  }

  private func session(_ session: SextantModel.Session) -> HTML {
    let days = [session.start, session.end].compactMap(\.self).map { view.words.write($0) }
    return """
      <section class="stack"><h2>\(session.title)</h2>\
      \(if: !days.isEmpty, "<p class=\"muted small\">\(Set(days).count == 1 ? days[0] : days.joined(separator: " – "))</p>")\
      \(passages(session))\(results(session))</section>
      """
  }

  private func passages(_ session: SextantModel.Session) -> HTML {
    let slots = view.all(Slot.self).filter { $0.session == session.id }
    guard !slots.isEmpty else { return "<p>\(say("noSlot"))</p>" }
    let rooms = view.all(JuryRoom.self)
    let inOrder = slots.sorted { one, other in
      guard let first = one.at else { return false }
      guard let second = other.at else { return true }
      return first < second
    }
    let rows = inOrder.map { slot -> TableLine in
      let times =
        slot.talkMinutes == nil && slot.questionMinutes == nil
        ? "–"
        : say(
          "minutes",
          [
            "talk": .number(slot.talkMinutes ?? 0),
            "questions": .number(slot.questionMinutes ?? 0),
          ])
      return TableLine([
        HTML(text: slot.at.map { view.words.write(.moment($0)) } ?? say("noTime")),
        HTML(text: slot.assessmentName(view)),
        HTML(text: slot.room.isEmpty ? "–" : slot.roomName(in: rooms)),
        HTML(text: times),
      ])
    }
    return DataTable(
      view.words, id: "passages-\(markupID(session.id.text))", caption: say("passages"),
      columns: [
        TableColumn(view.say("defence.list.when"), isRowHeader: true),
        TableColumn(view.say("defence.list.assessment")),
        TableColumn(view.say("field.slot.room")), TableColumn(say("times")),
      ], rows: rows
    ).html
  }

  private func results(_ session: SextantModel.Session) -> HTML {
    guard session.publishedOn != nil else {
      return Notice(.neutral, say("notPublished"), isStatus: false).html
    }
    let decisions = view.all(BlockDecision.self).filter { $0.session == session.id }
    guard let candidate = view.find(id), !decisions.isEmpty else {
      return Notice(.neutral, say("noDecision"), isStatus: false).html
    }
    let frame = try? SessionFrame.frame(of: session, in: view.dossier, view.library).get()
    let certified = frame.map { view.dossier.certified(in: session, by: $0) } ?? []
    let letter = ResultLetter(
      view: view, session: session, candidate: candidate, decisions: decisions,
      isCertified: certified.contains { $0.candidate == id })
    return """
      <h3>\(say("results"))</h3>\(letter.html)\(certificates(session))
      """
  }

  /// What was issued, each with the page by which anybody verifies it.
  private func certificates(_ session: SextantModel.Session) -> HTML {
    let own = view.all(Certificate.self).filter { $0.session == session.id }
    guard !own.isEmpty else { return .empty }
    let framework = view.library.framework(session.framework)
    let lines = own.map { certificate -> HTML in
      let what =
        certificate.sort == .block
        ? certificate.blocks.map { view.name(of: $0, in: framework) }.joined(separator: ", ")
        : capitalised(view.say("choice.certificateSort.certification"))
      let link: HTML =
        certificate.code.isEmpty
        ? .empty
        : """
         · <a href="/verify/\(certificate.code)">\(say("verify"))\
        <span class="visually-hidden"> \(certificate.number)</span></a>
        """
      return """
        <li>\(certificate.number) – \(what) \(certificate.state(on: view.today).status(view))\(link)</li>
        """
    }
    return """
      <h3>\(say("certificates"))</h3><p class="muted">\(say("certificates.why"))</p>\
      <ul class="lines">\(lines.joined())</ul>
      """
  }

  private var measures: HTML {
    let granted = view.all(Accommodation.self)
    guard !granted.isEmpty else { return .empty }
    let lines = granted.map { measure -> HTML in
      let extra = measure.extraTime.map { " (+\(view.words.write(.share($0))))" } ?? ""
      let of =
        measure.assessments.isEmpty
        ? view.say("board.arrangements.allAssessments")
        : measure.assessments.joined(separator: ", ")
      return "<li>\(measure.measure)\(extra) <span class=\"muted small\">\(of)</span></li>"
    }
    return """
      <section class="stack"><h2>\(say("measures"))</h2>\
      <p class="muted">\(say("measures.why"))</p><ul class="lines">\(lines.joined())</ul></section>
      """
  }
}
