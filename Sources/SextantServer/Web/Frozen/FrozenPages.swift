import SextantModel

/// The pages of a dossier as it was handed in.
enum FrozenPages {
  /// The dossier read by somebody who may change nothing of it, below its address in the
  /// institution.
  static func view(
    _ frozen: FrozenDossier, _ examined: ExaminedDossier, _ view: View
  ) -> View {
    let reader = Reader(
      account: view.reader.account, name: view.reader.name, language: view.reader.language,
      mayEdit: { _ in false }, mayEditItem: { _ in false }, mayComment: false, mayApprove: false,
      mayAdminister: false, isInside: false, juror: view.reader.juror)
    return View(
      words: view.words, reader: reader, title: frozen.title,
      to: Address("\(view.to.key)/frozen/\(percentEncoded(frozen.id.text))"), examined: examined,
      library: view.library, formToken: view.formToken, query: view.query, isFrozen: true)
  }

  static func get(
    _ path: [String], _ frozen: FrozenDossier, _ file: AttachedFile, _ institution: View,
    _ view: View, _ past: Past
  ) -> Answer {
    switch path.first {
    case nil: return .page(overview(frozen, file, institution, view))
    case "items" where path.count == 2:
      guard let item = view.dossier.item(path[1]) else { return .notFound }
      return .seeOther(view.to.item(item), notice: nil)
    case "findings" where path.count == 1: return FindingsPage.answer(view)
    case "coverage" where path.count == 1: return CoveragePage.answer(view)
    case "frameworks" where path.count == 2:
      return FrameworkPage.page(path[1], view).map { .page($0) } ?? .notFound
    case "thread" where path.count == 1: return .page(LooseEndsPage.page(view))
    case "thread" where path.count == 2:
      return ThreadPage.page(path[1], view).map { .page($0) } ?? .notFound
    // Nothing is added, edited or brought in here.
    case _ where path.last == "new" || path.last == "edit": return .notFound
    default: return BoardPages.get(path, view) ?? RoomPages.get(path, view, past) ?? .notFound
    }
  }

  /// Says on every page that it shows a copy, and leads back.
  static func banner(_ frozen: FrozenDossier, _ view: View) -> HTML {
    let when = frozen.frozenAt.map { view.words.write(.moment($0)) } ?? ""
    let address = view.to.page("frozen/\(percentEncoded(frozen.id.text))")
    return Notice(
      .neutral,
      """
      <p>\(view.say("frozen.banner", ["when": .text(when)])) \
      <a href="\(address)">\(view.say("frozen.back"))</a></p>
      """ as HTML
    ).html
  }

  // MARK: - What was handed in

  private static func overview(
    _ frozen: FrozenDossier, _ file: AttachedFile, _ institution: View, _ view: View
  ) -> Page {
    let words = view.words
    var page = Page(title: frozen.title, main: .empty, here: view.to.today)
    let who = institution.find(frozen.team)?.name ?? institution.find(frozen.candidate)?.name ?? ""
    page.lead = view.say("frozen.lead", ["who": .text(who)])
    page.trail = [
      (institution.title, institution.to.today),
      (view.say("kind.frozenDossier.plural"), institution.to.list(FrozenDossier.kind)),
    ]
    let facts: [(term: String, value: HTML)] = [
      (
        words.label(field: "session", of: "frozenDossier"),
        HTML(text: institution.find(frozen.session)?.title ?? "")
      ),
      (
        words.label(field: "frozenAt", of: "frozenDossier"),
        HTML(text: frozen.frozenAt.map { words.write(.moment($0)) } ?? "")
      ),
      (
        words.label(field: "entry", of: "frozenDossier"), HTML(text: words.write(frozen.entry ?? 0))
      ),
      (
        words.label(field: "digest", of: "frozenDossier"),
        "<code class=\"break\">\(frozen.digest)</code>"
      ),
      (
        view.say("frozen.copy"),
        """
        \(StatusMark(.good, view.say("frozen.copy.whole"))) \
        <code class="break">\(file.digest)</code>
        """
      ),
    ]
    page.main = """
      \(Definitions(facts).html)\(criteria(frozen, institution, view))
      """
    return page
  }

  private static func criteria(
    _ frozen: FrozenDossier, _ institution: View, _ view: View
  ) -> HTML {
    guard !frozen.criteria.isEmpty else {
      return Notice(.neutral, view.say("frozen.noCriteria")).html
    }
    let code = institution.find(frozen.session)?.framework ?? ""
    let framework = view.library.framework(code)
    let shown = ShownValue(view)
    let rows = frozen.criteria.map { row -> TableLine in
      let criterion = framework?.find(ID<Criterion>(row.criterion))
      let said = criterion.flatMap { one in framework.map { $0.words(one, in: view.words.language) }
      }
      let outcome: HTML =
        criterion?.nature == .judgement
        ? StatusMark(.neutral, view.say("pages.coverage.forJury")).html
        : Outcome(rawValue: row.outcome).map { OutcomeMark(view.words, $0).html } ?? .empty
      let findings: HTML =
        row.findings.isEmpty
        ? .empty : "<ul class=\"small\">\(each: row.findings, { "<li>\($0)</li>" })</ul>"
      let waiver: HTML =
        row.waiver.isEmpty
        ? .empty
        : "<p class=\"small\">\(view.say("frozen.waiver", ["reason": .text(row.waiver)]))</p>"
      let links = row.items.prefix(8).map { shown.link(to: $0) }.joined(by: ", ")
      let more = row.items.count > 8 ? ", +\(row.items.count - 8)" : ""
      return TableLine([
        "<span class=\"code\">\(row.criterion)</span> \(said ?? "")", outcome,
        "\(findings)\(waiver)", "\(links)\(more)",
      ])
    }
    return """
      <section class="stack"><h2>\(view.say("frozen.criteria"))</h2>\
      \(DataTable(view.words, id: "criteria-table", caption: view.say("frozen.criteria"), columns: [TableColumn(view.words.text("row.frozenCriterion.criterion"), isRowHeader: true), TableColumn(view.words.text("row.frozenCriterion.outcome"), .mark), TableColumn(view.words.text("row.frozenCriterion.findings")), TableColumn(view.words.text("row.frozenCriterion.items"))], rows: rows, hidesCaption: true))</section>
      """
  }
}
