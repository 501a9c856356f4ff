import SextantKernels
import SextantModel

/// What was read in files of measures, before anything is kept: the tool, the period, every column
/// and what it is for, what is left out and why, totals, and what would change.
enum MeasureImportPage {
  static func page(
    _ draft: SheetDraft, _ reviews: [TableReview], _ channels: ToolChannelNames, _ view: View
  ) -> Page {
    var page = Page(title: view.say("sheets.review.title"), main: .empty)
    page.lead = view.say("sheets.review.lead")
    page.room = ImportBatch.kind.room
    page.trail = ImportPages.trail(nil, view)
    let chosen = reviews.filter { $0.isChosen && $0.canBeKept }
    let needsPeriod = reviews.contains(where: \.needsPeriod)
    let sections = reviews.map { ReadTableBox(review: $0, view: view).html }
    let rows = chosen.reduce(0) { $0 + $1.measures.table.rowCount }
    let keep = Button(
      view.say("sheets.keep", ["count": .integer(rows)]), .primary, icon: "check", name: "do",
      value: "keep")
    let again = Button(view.say("sheets.readAgain"), .plain, name: "do", value: "read")
    let drop = Button(view.say("sheets.drop"), .quiet, name: "do", value: "drop")
    page.main =
      PostForm(
        view, to: view.to.page("import") + "/\(draft.key)",
        """
        \(Hidden("chooses", "1"))\(summary(reviews, view))\
        \(if: needsPeriod, period(draft.choices, view))\(rates(reviews, draft.choices, view))\
        \(sections.joined())\(Self.channels(channels, draft.choices, view))\
        \(options(draft.choices, reviews, view))\
        <p class="cluster">\(if: !chosen.isEmpty, keep.html)\(again)\(drop)</p>
        """
      ).html
    return page
  }

  // MARK: - In all

  private static func summary(_ reviews: [TableReview], _ view: View) -> HTML {
    if reviews.allSatisfy({ $0.effect.changesNothing && $0.measures.table.rowCount > 0 }) {
      return Notice(.good, view.say("sheets.summary.known"), isStatus: true).html
    }
    if !reviews.contains(where: \.canBeKept) {
      let key =
        reviews.contains(where: \.needsPeriod)
        ? "sheets.summary.period"
        : reviews.contains { !$0.unknownRates.isEmpty }
          ? "sheets.summary.rates" : "sheets.summary.nothing"
      return Notice(.bad, view.say(key), isStatus: true).html
    }
    return .empty
  }

  private static func period(_ choices: SheetChoices, _ view: View) -> HTML {
    let first = FormField(
      view.words, "first", label: view.say("sheets.period.first"), .day(choices.first),
      isRequired: true)
    let last = FormField(
      view.words, "last", label: view.say("sheets.period.last"), .day(choices.last),
      isRequired: true)
    return """
      <section class="stack" aria-labelledby="period-title">\
      <h2 id="period-title">\(view.say("sheets.period.title"))</h2>\
      <p>\(view.say("sheets.period.help"))</p><div class="grid-3">\(first)\(last)</div></section>
      """
  }

  /// What currencies other than the dossier's are worth; nothing where there are none.
  private static func rates(
    _ reviews: [TableReview], _ choices: SheetChoices, _ view: View
  ) -> HTML {
    var foreign: [ForeignAmounts] = []
    for amounts in reviews.flatMap(\.measures.foreign)
    where !foreign.contains(where: { $0.currency == amounts.currency }) {
      foreign.append(amounts)
    }
    guard let first = foreign.first else { return .empty }
    let fields = foreign.map { amounts in
      FormField(
        view.words, "rate.\(amounts.currency)",
        label: view.say(
          "sheets.rates.one",
          ["currency": .text(amounts.currency), "wanted": .text(amounts.wanted)]),
        .text(choices.rates[amounts.currency] ?? ""), isRequired: true)
    }
    return """
      <section class="stack" aria-labelledby="rates-title">\
      <h2 id="rates-title">\(view.say("sheets.rates.title"))</h2>\
      <p>\(view.say("sheets.rates.help", ["wanted": .text(first.wanted)]))</p>\
      <div class="grid-3">\(each: fields, { $0.html })</div></section>
      """
  }

  /// Which of the dossier's channels the tools' are: asked once, kept with the channel.
  private static func channels(
    _ names: ToolChannelNames, _ choices: SheetChoices, _ view: View
  ) -> HTML {
    guard !names.unknown.isEmpty || !names.known.isEmpty else { return .empty }
    let known = names.known.map { name, channel -> HTML in
      "<li>\(view.say("sheets.channels.known", ["name": .text(name), "channel": .text(channel.name)]))</li>"
    }
    let options =
      [ChoiceOption("", view.say("sheets.channels.none"))]
      + names.channels.map { ChoiceOption($0.id.text, $0.name) }
    let mayChoose = !names.channels.isEmpty
    let fields =
      mayChoose
      ? names.unknown.enumerated().map { place, name in
        FormField(
          view.words, "channel.\(place)",
          label: view.say("sheets.channels.which", ["name": .text(name)]),
          .choice(choices.channels[place] ?? "", options))
      } : []
    let told: HTML =
      mayChoose || names.unknown.isEmpty
      ? .empty
      : """
      <p>\(view.say("sheets.channels.unknown", ["names": .texts(names.unknown)]))</p>
      """
    return """
      <section class="stack" aria-labelledby="channels-title">\
      <h2 id="channels-title">\(view.say("sheets.channels.title"))</h2>\
      <p>\(view.say("sheets.channels.help"))</p>\(told)\
      \(if: !fields.isEmpty, "<div class=\"grid-3\">\(each: fields, { $0.html })</div>")\
      \(if: !known.isEmpty, "<ul>\(known.joined())</ul>")</section>
      """
  }

  private static func options(
    _ choices: SheetChoices, _ reviews: [TableReview], _ view: View
  ) -> HTML {
    let isPart = choices.isPart ?? reviews.contains(where: \.isPart)
    let account = FormField(
      view.words, "account", label: view.say("sheets.account"), .text(choices.account),
      help: view.say("sheets.account.help"))
    let part = FormField(
      view.words, "isPart", label: view.say("sheets.isPart"), .flag(isPart),
      help: view.say("sheets.isPart.help"))
    let months = FormField(
      view.words, "reportsMonths", label: view.say("sheets.months"),
      .flag(choices.reportsMonths), help: view.say("sheets.months.help"))
    let dropped = reviews.filter(\.isChosen).reduce(0) { $0 + $1.effect.dropped }
    let isOpen = dropped > 0 || isPart || !choices.account.isEmpty
    return """
      <section class="stack" aria-labelledby="options-title">\
      <h2 id="options-title">\(view.say("sheets.options"))</h2>\(months)\
      \(Disclosure(view.say("sheets.options.more"), isOpen: isOpen, "\(part)\(account)"))</section>
      """
  }
}
