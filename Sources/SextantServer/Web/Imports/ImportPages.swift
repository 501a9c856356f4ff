import SextantFiles
import SextantKernels
import SextantModel

/// Bringing spreadsheets into a dossier: measures from the tools that count them, and lists of any
/// kind. Which address means what, below `/d/KEY/import`.
///
/// `import` is for measures, `import/PLURAL` for a list; `import/DRAFT` shows what was read.
enum ImportPages {
  static func get(_ path: [String], _ act: Act, _ drafts: SheetDrafts) async -> Answer {
    guard path.count == 1 else {
      return path.isEmpty ? sending(nil, act) : .notFound
    }
    if let type = listType(path[0]) { return sending(type, act) }
    guard let draft = find(path[0], act, drafts) else {
      return path[0].utf8.count == 32 ? gone(act) : .notFound
    }
    await draft.settle()
    if case .kept(let answer)? = draft.outcome { return leave(draft, answer, act, drafts) }
    return .page(page(draft, act))
  }

  /// What was read is let go once it is kept; it stands again where it could not be.
  private static func leave(
    _ draft: SheetDraft, _ answer: Answer, _ act: Act, _ drafts: SheetDrafts
  ) -> Answer {
    if case .seeOther(let next, _) = answer, next != address(draft, act) {
      drafts.drop(draft.key)
    } else {
      draft.putBack()
    }
    return answer
  }

  /// A form about files that were sent.
  static func post(
    _ path: [String], _ act: Act, _ drafts: SheetDrafts, _ words: [Language: Catalogue]
  ) async -> Answer {
    guard path.count == 1, let draft = find(path[0], act, drafts) else { return gone(act) }
    let here = address(draft, act)
    if act.form.last("do") == "drop" {
      drafts.drop(draft.key)
      return .seeOther(back(draft, act), notice: Message("sheets.dropped"))
    }
    let choices = SheetChoices(act.form).knowing(draft)
    if case .kept(let answer)? = draft.outcome { return leave(draft, answer, act, drafts) }
    guard let outcome = draft.outcome, act.form.last("do") == "keep",
      choices.readsAs(draft.choices)
    else {
      let wasKept = act.form.last("do") == "keep"
      read(draft, choices, act, words)
      await draft.settle()
      return .seeOther(here, notice: wasKept ? Message("sheets.readAnew") : nil)
    }
    switch outcome {
    case .measures(let reviews):
      draft.keep { draft in
        await MeasureImportActs.keep(draft, choices.choosing(reviews), choices, act)
      }
    case .list(let review):
      draft.keep { draft in await ListImportActs.keep(draft, review, act) }
    case .failed, .kept: return .seeOther(here, notice: nil)
    }
    await draft.settle()
    guard case .kept(let answer)? = draft.outcome else { return .seeOther(here, notice: nil) }
    return leave(draft, answer, act, drafts)
  }

  /// Files have come in: they are read, and looked at.
  static func received(
    _ files: [SheetDraft.File], for plural: String?, _ act: Act, _ drafts: SheetDrafts,
    _ words: [Language: Catalogue]
  ) async -> Answer {
    guard mayBringIn(plural.flatMap { listType($0) }, act) else {
      return act.refused("rooms.refused.edit")
    }
    let draft = SheetDraft(
      account: act.view.reader.account, dossier: act.live.key, plural: plural, files: files,
      since: Instant.now())
    drafts.keep(draft, at: Instant.now())
    read(draft, SheetChoices(act.form), act, words)
    await draft.settle()
    return .seeOther(address(draft, act), notice: nil)
  }

  // MARK: - Reading

  private static func read(
    _ draft: SheetDraft, _ choices: SheetChoices, _ act: Act, _ words: [Language: Catalogue]
  ) {
    let dossier = act.view.dossier
    let live = act.live
    guard let type = draft.plural.flatMap({ listType($0) }) else {
      draft.read(choices) { draft, choices in
        TableReview.read(draft.files, choices, dossier, live) { draft.note($0) }
      }
      return
    }
    let snapshot = act.live.snapshot
    draft.read(choices) { draft, choices in
      ListReview.read(
        draft.files, choices, type, seen: dossier, full: snapshot.dossier, words,
        versions: { snapshot.version(of: $0) })
    }
  }

  // MARK: - Pages

  private static func sending(_ type: (any Item.Type)?, _ act: Act) -> Answer {
    guard mayBringIn(type, act) else { return act.refused("rooms.refused.edit") }
    return .page(SendSheetsPage.page(type, act.view))
  }

  private static func page(_ draft: SheetDraft, _ act: Act) -> Page {
    let view = act.view
    switch draft.outcome {
    case nil, .kept?: return working(draft, act)
    case .failed(let trouble)?: return failed(trouble, draft, act)
    case .measures(let reviews)?:
      return MeasureImportPage.page(
        draft, reviews, ToolChannelNames(reviews, Scene(act)), view)
    case .list(let review)?: return ListImportPage.page(draft, review, view)
    }
  }

  private static func working(_ draft: SheetDraft, _ act: Act) -> Page {
    let view = act.view
    var page = Page(title: view.say("sheets.working"), main: .empty)
    page.lead = view.say("sheets.working.lead")
    page.trail = trail(draft.plural.flatMap { listType($0) }, view)
    page.refreshAfter = 2
    let names = draft.files.map(\.name).joined(separator: ", ")
    let progress = draft.progress
    let told =
      progress.map { view.words.say($0.message) }
      ?? view.say("sheets.working.files", ["files": .text(names)])
    let share = progress.map { String(Int(($0.share * 100).rounded())) }
    page.main = """
      <div class="stack" data-live="sheet" data-sheet="\(draft.key)">\
      <p role="status">\(told)</p>\
      <p><progress max="100"\(attribute: "value", share) aria-label="\(view.say("sheets.working"))">\
      </progress></p></div>\
      <p>\(LinkButton(view.say("sheets.working.look"), to: address(draft, act), .plain))</p>
      """
    return page
  }

  private static func failed(_ trouble: SheetTrouble, _ draft: SheetDraft, _ act: Act) -> Page {
    let view = act.view
    let type = draft.plural.flatMap { listType($0) }
    var page = SendSheetsPage.page(type, view)
    let note = FindingNote(
      view.words, severity: .error, code: trouble.file, what: view.words.say(trouble.what),
      remedy: view.words.say(trouble.remedy))
    page.main = "<ul class=\"findings\"><li>\(note)</li></ul>\(page.main)"
    page.status = 422
    return page
  }

  static func trail(_ type: (any Item.Type)?, _ view: View) -> [(name: String, address: String)] {
    let kind = type?.kind ?? ImportBatch.kind
    return [
      (view.say("room.\(view.room(of: kind).rawValue)"), view.to.room(view.room(of: kind))),
      (view.say("kind.\(kind.name).plural"), view.to.list(kind)),
    ]
  }

  // MARK: - Small

  /// The kinds of which a list can be brought in.
  static func listType(_ plural: String) -> (any Item.Type)? {
    guard let type = RoomPages.type(plural: plural), type.kind.form != .single,
      FormPage.isEditable(type.kind)
    else { return nil }
    return type
  }

  static func mayBringIn(_ type: (any Item.Type)?, _ act: Act) -> Bool {
    let kind = type?.kind ?? ImportBatch.kind
    return act.view.dossier.registry.type(named: kind.name) != nil && Scene(act).mayAdd(kind)
  }

  static func address(_ draft: SheetDraft, _ act: Act) -> String {
    act.view.to.page("import") + "/\(draft.key)"
  }

  private static func back(_ draft: SheetDraft, _ act: Act) -> String {
    draft.plural.flatMap { listType($0) }.map { act.view.to.list($0.kind) }
      ?? act.view.to.list(ImportBatch.kind)
  }

  private static func find(_ key: String, _ act: Act, _ drafts: SheetDrafts) -> SheetDraft? {
    drafts.find(key, of: act.view.reader.account, in: act.live.key, at: Instant.now())
  }

  private static func gone(_ act: Act) -> Answer {
    .seeOther(act.view.to.page("import"), notice: Message("sheets.gone"))
  }
}

extension SheetChoices {
  /// What a form sends of the columns, without what stands already as it was read.
  fileprivate func knowing(_ draft: SheetDraft) -> SheetChoices {
    var choices = self
    var read: [Int: [Int: String]] = [:]
    switch draft.outcome {
    case .measures(let reviews)?:
      for review in reviews {
        for (place, column) in review.measures.columns.enumerated() {
          read[review.number, default: [:]][place] = column.role.text
        }
        // What waited for a rate had no tick to set: with one it is offered.
        if !review.unknownRates.isEmpty { choices.chosen?.insert(review.number) }
      }
    case .list(let review)?:
      for column in review.columns { read[0, default: [:]][column.place] = column.field ?? "" }
    default: break
    }
    let isNew = roles.contains { table, columns in
      columns.contains { read[table]?[$0.key] != $0.value }
    }
    if !isNew { choices.roles = draft.choices.roles }
    if case .measures(let reviews)? = draft.outcome {
      let isSame = choices.writings.allSatisfy { table, columns in
        columns.allSatisfy { place, text in
          reviews.first { $0.number == table }?.writing(place) ?? "" == text
        }
      }
      if isSame { choices.writings = draft.choices.writings }
      // A tick that stands because the file says so is nobody's choice yet.
      if draft.choices.isPart == nil, choices.isPart == reviews.contains(where: \.isPart) {
        choices.isPart = nil
      }
    } else {
      choices.isPart = draft.choices.isPart
    }
    return choices
  }

  /// Whether both read the files in the same way.
  fileprivate func readsAs(_ other: SheetChoices) -> Bool {
    roles == other.roles && writings == other.writings && first == other.first && last == other.last
      && account == other.account && isPart == other.isPart && rates == other.rates
  }

  /// The tables with a tick where the form has one.
  fileprivate func choosing(_ reviews: [TableReview]) -> [TableReview] {
    guard let chosen else { return reviews }
    return reviews.map { review in
      var review = review
      review.isChosen = review.canBeKept && chosen.contains(review.number)
      return review
    }
  }
}
