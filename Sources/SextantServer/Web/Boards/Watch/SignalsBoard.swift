import SextantModel

/// The signals of the watch: to be sorted, kept, set aside.
enum SignalsBoard: Board {
  static let name = "signals"
  static let room = Room.watch
  /// What a reader may do with a signal can hang on who they are.
  static let isPersonal = true
  static let kinds: [any Item.Type] = [Signal.self]

  static func draw(_ view: View) -> HTML {
    let look = BoardLook(view, Self.self, choices: ["axis", "strength", "polarity"])
    let signals = view.all(Signal.self)
    guard !signals.isEmpty else {
      return look.empty(
        checks: ["VEI04"], action: look.addButton(Signal.self, "picture.addSignal"))
    }
    let filter = SignalInbox.Filter(
      axis: look.choice("axis"), strength: look.choice("strength"),
      polarity: look.choice("polarity"))
    let inbox = SignalInbox(
      signals, filter, on: view.today,
      weakSignalDays: view.examined.examination.rules.weakSignalDays)
    return SignalsPicture(look: look, inbox: inbox, filter: filter).html
  }
}

/// The inbox as cards by stand, or as a table.
private struct SignalsPicture {
  let look: BoardLook
  let inbox: SignalInbox
  let filter: SignalInbox.Filter
  private let context: VerbContext

  private var view: View { look.view }
  private var mayEdit: Bool { view.reader.mayEdit(Signal.kind) }

  init(look: BoardLook, inbox: SignalInbox, filter: SignalInbox.Filter) {
    self.look = look
    self.inbox = inbox
    self.filter = filter
    let view = look.view
    context = VerbContext(
      view.dossier, citations: view.examined.citations,
      at: Moment(day: view.today, time: ClockTime(minutes: 0)),
      by: VerbContext.Actor(name: view.reader.name, mayApprove: view.reader.mayApprove))
  }

  var html: HTML {
    let late = inbox.late.count
    var facts = SignalStand.allCases.map { stand in
      BoardFact(
        number: view.words.write(signals(stand).count),
        text: view.say("picture.stand.\(stand.rawValue)").lowercasedFirst)
    }
    if late > 0 {
      facts.append(
        BoardFact(
          number: view.words.write(late), text: view.say("picture.signalsLate"), mark: .bad))
    }
    return """
      \(look.tabs)\(filters)<div class="stack" data-live="signals">\(look.facts(facts))\
      \(look.isTable ? table : cards)</div>\
      <p class="print-hidden">\(look.addButton(Signal.self, "picture.addSignal"))</p>
      """
  }

  private func signals(_ stand: SignalStand) -> [Signal] {
    switch stand {
    case .toSort: inbox.toSort
    case .kept: inbox.kept
    case .setAside: inbox.setAside
    }
  }

  private var filters: HTML {
    let words = view.words
    func field<C: Choice>(_ name: String, _ key: String, _ chosen: C?) -> FormField {
      let options =
        [ChoiceOption("", view.say("picture.all"))]
        + C.allCases.map { ChoiceOption($0.rawValue, capitalised(view.label($0))) }
      return FormField(
        words, name, label: words.label(field: key, of: Signal.kind.name),
        .choice(chosen?.rawValue ?? "", options), scope: "filter")
    }
    return FilterBar(
      words, to: look.bare, activeCount: look.choiceCount, reset: look.bare,
      """
      \(look.kept)\(field("axis", "axes", filter.axis))\
      \(field("strength", "strength", filter.strength))\
      \(field("polarity", "polarity", filter.polarity))
      """
    ).html
  }

  // MARK: - Cards

  private var cards: HTML {
    SignalStand.allCases.map(section).joined()
  }

  private func section(_ stand: SignalStand) -> HTML {
    let found = signals(stand)
    let list: HTML =
      found.isEmpty
      ? "<p class=\"muted\">\(view.say("picture.stand.\(stand.rawValue).none"))</p>"
      : "<ul class=\"grid-3 board-list\">\(each: found, { "<li>\(card($0))</li>" })</ul>"
    return """
      <section class="stack"><h2>\(view.say("picture.stand.\(stand.rawValue)")) \
      <span class="count">\(found.count)</span></h2>\(list)</section>
      """
  }

  private func card(_ signal: Signal) -> HTML {
    let isLate = inbox.late.contains(signal.id.text)
    let title: HTML = "<a href=\"\(view.to.item(signal))\">\(signal.summary)</a>"
    return Box(
      title: title,
      mark: isLate ? .bad : .none, item: signal.id.text,
      """
      <p class="cluster small">\(marks(signal, isLate))</p>\(said(signal))\(used(signal))\
      \(acts(signal))
      """
    ).html
  }

  private func marks(_ signal: Signal, _ isLate: Bool) -> HTML {
    var parts: [HTML] = []
    if let polarity = signal.polarity {
      parts.append(StatusMark(polarity.mark, capitalised(view.label(polarity))).html)
    }
    if let strength = signal.strength {
      let text = view.say("picture.strength.\(strength.rawValue)")
      parts.append("<span class=\"badge\">\(text)</span>")
    }
    parts += signal.axes.map { "<span class=\"badge\">\(capitalised(view.label($0)))</span>" }
    if let date = signal.date { parts.append(HTML(text: view.words.write(date))) }
    if isLate, let date = signal.date {
      let days = view.today.days(since: date)
      parts.append(
        StatusMark(.bad, view.say("picture.waiting", ["days": .integer(days)])).html)
    }
    if signal.sources.isEmpty {
      parts.append(StatusMark(.watch, view.say("picture.noSource")).html)
    }
    parts.append(look.badge(signal.id.text))
    return parts.filter { !$0.isEmpty }.joined(by: " ")
  }

  /// What was decided, or why nothing was.
  private func said(_ signal: Signal) -> HTML {
    let (field, text) =
      signal.dismissal.isEmpty ? ("decision", signal.decision) : ("dismissal", signal.dismissal)
    guard !text.isEmpty else { return .empty }
    let label = view.words.label(field: field, of: Signal.kind.name)
    return "<p class=\"small\"><strong>\(label)</strong> \(text)</p>"
  }

  private func used(_ signal: Signal) -> HTML {
    var seen: Set<String> = []
    let ids = view.examined.citations.all(of: signal.id.text).map(\.id)
      .filter { seen.insert($0).inserted }
    guard !ids.isEmpty else {
      return signal.stand == .kept
        ? "<p class=\"small\">\(StatusMark(.watch, view.say("picture.leadsNowhere")))</p>" : .empty
    }
    let list: HTML = """
      <ul class="stack small">\(each: ids, { "<li>\(ItemLink(view, id: $0))</li>" })</ul>
      """
    return Disclosure(view.say("picture.usedBy"), count: ids.count, list).html
  }

  // MARK: - Acts

  private func acts(_ signal: Signal) -> HTML {
    guard mayEdit else { return .empty }
    let offers = Verbs.offers(for: signal, context)
    switch signal.stand {
    case .toSort:
      return """
        <div class="print-hidden">\(act("signal.keep", signal, offers, field: "decision"))\
        \(act("signal.setAside", signal, offers, field: "dismissal"))</div>
        """
    case .kept, .setAside:
      let form = act("signal.reopen", signal, offers, field: "reason")
      return "<div class=\"print-hidden\">\(form)</div>"
    }
  }

  /// A verb with the one text that it asks for; why not, where something stands in its way.
  private func act(
    _ name: String, _ signal: Signal, _ offers: [VerbOffer], field: String
  ) -> HTML {
    guard let offer = offers.first(where: { $0.card.name == name }) else { return .empty }
    let title = view.say("picture.act.\(name)")
    guard offer.isOpen else {
      let reasons = offer.obstacles.map { "<li>\(view.words.say($0.message))</li>" as HTML }
      return Disclosure(title, "<ul class=\"small\">\(reasons.joined())</ul>").html
    }
    let text = FormField(
      view.words, field, label: view.say("picture.act.\(name).ask"), .longText("", lines: 2),
      isRequired: true, scope: "act-\(markupID(signal.id.text))")
    let form = PostForm(
      view, to: view.to.verb(Signal.kind, signal.id.text, name), version: look.version,
      back: look.here, "\(text)\(Button(title, name == "signal.keep" ? .primary : .plain))")
    return Disclosure(title, form.html).html
  }

  // MARK: - Table

  private var table: HTML {
    let words = view.words
    func label(_ field: String) -> String { words.label(field: field, of: Signal.kind.name) }
    let rows = SignalStand.allCases.flatMap { stand in
      signals(stand).map { signal in
        TableLine(
          [
            HTML(text: view.say("picture.stand.\(stand.rawValue)")),
            "\(ItemLink(view, signal)) \(look.badge(signal.id.text))",
            signal.date.map { HTML(text: words.write($0)) } ?? .empty,
            HTML(text: signal.axes.map { capitalised(view.label($0)) }.joined(separator: ", ")),
            HTML(text: signal.strength.map { capitalised(view.label($0)) } ?? ""),
            HTML(text: signal.polarity.map { capitalised(view.label($0)) } ?? ""),
            HTML(text: signal.dismissal.isEmpty ? signal.decision : signal.dismissal),
            look.links(signal.sources.map(\.text)),
          ], mark: inbox.late.contains(signal.id.text) ? .bad : .none)
      }
    }
    return DataTable(
      words, caption: view.say("board.signals.title"),
      columns: [
        TableColumn(view.say("picture.column.stand")),
        TableColumn(label("summary"), isRowHeader: true), TableColumn(label("date"), .day),
        TableColumn(label("axes")), TableColumn(label("strength")),
        TableColumn(label("polarity")), TableColumn(view.say("picture.column.said")),
        TableColumn(label("sources")),
      ], rows: rows
    ).html
  }
}

extension Polarity {
  fileprivate var mark: Mark {
    switch self {
    case .threat: .bad
    case .opportunity: .good
    case .both: .watch
    }
  }
}
