import SextantModel

/// Hands this dossier in: to which session of which institution, for which candidate or team.
///
/// Who looks after an institution hands in for anybody; a candidate for themselves and their team.
enum HandInPage {
  /// An institution in which the reader may hand in, and for whom.
  struct Place: Sendable {
    let live: LiveDossier
    /// `nil` where for anybody.
    let candidate: ID<Candidate>?

    var dossier: Dossier { live.snapshot.dossier }

    /// The sessions that are not over.
    var sessions: [SextantModel.Session] {
      dossier.all(SextantModel.Session.self).filter { $0.publishedOn == nil }
    }

    /// Teams and candidates, with the word by which the form names them.
    func people(_ session: SextantModel.Session) -> [(value: String, name: String)] {
      let teams = dossier.all(CandidateTeam.self).filter { team in
        team.session == session.id && (candidate.map(team.members.contains) ?? true)
      }
      let candidates = dossier.all(Candidate.self).filter { one in
        candidate == nil || one.id == candidate
      }
      return teams.map { ("team \($0.id.text)", $0.name) }
        + candidates.map { ("candidate \($0.id.text)", $0.name) }
    }
  }

  static func mayHandIn(_ around: PageSurroundings) -> Bool {
    around.access.reach == .everything && around.access.may(.exportDossier)
  }

  static func places(_ around: PageSurroundings) -> [Place] {
    guard let account = around.account, mayHandIn(around) else { return [] }
    let roles = (try? around.people.memberships.of(account)) ?? []
    return roles.filter { $0.form == .institution }.compactMap { membership in
      guard let role = Role(rawValue: membership.role),
        [.owner, .programmeManager, .candidate].contains(role),
        role != .candidate || membership.candidate != nil,
        let live = (try? around.house.dossier(membership.dossier)) ?? nil
      else { return nil }
      return Place(live: live, candidate: role == .candidate ? membership.candidate : nil)
    }
  }

  static func answer(_ view: View, _ around: PageSurroundings) -> Answer {
    guard mayHandIn(around) else { return .refused(Message("handIn.refused")) }
    return .page(page(view, places(around), view.asked("to") ?? "", who: "", problem: nil))
  }

  static func post(_ act: Act, _ around: PageSurroundings) async -> Answer {
    guard mayHandIn(around) else { return act.refused("handIn.refused") }
    let places = places(around)
    let to = act.form.last("to") ?? ""
    let who = act.form.last("who") ?? ""
    guard let (place, session) = chosen(to, places),
      place.people(session).contains(where: { $0.value == who })
    else {
      return .page(page(act.view, places, to, who: who, problem: Message("handIn.nobody")))
    }
    let id = String(who.drop { $0 != " " }.dropFirst())
    let isTeam = who.hasPrefix("team ")
    let handing = HandingIn(
      dossier: act.live, institution: place.live, session: session.id,
      candidate: isTeam ? nil : ID(id), team: isTeam ? ID(id) : nil, library: act.view.library,
      words: around.words)
    if let obstacle = handing.obstacle(in: place.dossier) {
      return .page(page(act.view, places, to, who: who, problem: obstacle))
    }
    do {
      let frozen = try await handing.handIn(by: act.author, at: act.now)
      return .seeOther(
        act.view.to.page("hand-in"),
        notice: Message(
          "handIn.done",
          ["session": .text(session.title), "digest": .text(String(frozen.digest.prefix(12)))]))
    } catch {
      return act.failed(error)
    }
  }

  private static func chosen(
    _ to: String, _ places: [Place]
  ) -> (Place, SextantModel.Session)? {
    for place in places {
      for session in place.sessions where "\(place.live.key)/\(session.id.text)" == to {
        return (place, session)
      }
    }
    return nil
  }

  // MARK: - The page

  private static func page(
    _ view: View, _ places: [Place], _ to: String, who: String, problem: Message?
  ) -> Page {
    var page = Page(title: view.say("handIn.title"), main: .empty, here: view.to.page("settings"))
    page.lead = view.say("handIn.lead")
    page.trail = [(view.say("pages.settings.title"), view.to.page("settings"))]
    page.status = problem == nil ? 200 : 422
    let sessions = places.flatMap { place in
      place.sessions.map {
        ChoiceOption(
          "\(place.live.key)/\($0.id.text)", "\(place.dossier.title) – \($0.title)")
      }
    }
    guard !sessions.isEmpty else {
      page.main =
        EmptyState(title: view.say("handIn.none"), text: view.say("handIn.none.text")).html
      return page
    }
    let problems = problem.map { [view.words.say($0)] } ?? []
    page.main = ErrorSummary(view.words, problems.map { ($0, "#field-who") }).html
    page.main += earlier(view, places)
    guard let (place, session) = chosen(to, places) else {
      let field = FormField(
        view.words, "to", label: view.say("handIn.session"),
        .choice(sessions[0].value, sessions, isRadio: true))
      page.main += """
        <form class="form" action="\(view.to.page("hand-in"))">\(field)\
        \(FormActions("\(Button(view.say("handIn.next"), .primary))"))</form>
        """
      return page
    }
    let people = place.people(session).map { ChoiceOption($0.value, $0.name) }
    let fields: HTML = """
      \(Hidden("to", to))\
      <p>\(view.say("handIn.to", ["institution": .text(place.dossier.title), "session": .text(session.title)]))</p>\
      \(FormField(view.words, "who", label: view.say("handIn.who"), .choice(who, people), isRequired: true, problems: problems))\
      \(Notice(.neutral, view.say("handIn.what"), title: view.say("handIn.what.title")))\
      \(FormActions("\(Button(view.say("handIn.do"), .primary, icon: "lock"))\(LinkButton(view.say("pages.cancel"), to: view.to.page("settings"), .quiet))"))
      """
    page.main += PostForm(view, to: view.to.page("hand-in"), fields).html
    return page
  }

  /// What was handed in of this dossier already.
  private static func earlier(_ view: View, _ places: [Place]) -> HTML {
    let lines = places.flatMap { place -> [HTML] in
      place.dossier.all(FrozenDossier.self).filter { frozen in
        frozen.dossier == view.to.key
          && (place.candidate == nil || frozen.candidate == place.candidate
            || place.dossier.find(frozen.team)?.members.contains { $0 == place.candidate } ?? false)
      }.map { frozen in
        let session = place.dossier.find(frozen.session)?.title ?? ""
        let name =
          place.dossier.find(frozen.team)?.name ?? place.dossier.find(frozen.candidate)?.name ?? ""
        let when = frozen.frozenAt.map { view.words.write(.moment($0)) } ?? ""
        return """
          <li>\(session) – \(name) <span class="muted small">\(when) · \
          <code>\(String(frozen.digest.prefix(12)))</code></span></li>
          """
      }
    }
    guard !lines.isEmpty else { return .empty }
    return """
      <section class="stack" aria-labelledby="earlier"><h2 id="earlier">\(view.say("handIn.earlier"))</h2>\
      <ul class="lines">\(lines.joined())</ul></section>
      """
  }
}
