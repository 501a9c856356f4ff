import SextantFiles
import SextantKernels
import SextantModel

/// A file of measures that a program hands in: read as at the page, kept at once, and told what was
/// made of it.
///
/// The same file twice changes nothing the second time.
enum ImportAnswer {
  private static let known = [
    "name", "from", "to", "account", "part", "months", "dryRun", "table", "rate",
  ]

  static func answer(_ seat: APISeat) async throws -> APIAnswer {
    guard seat.scene.mayAdd(ImportBatch.kind) else { throw APIProblem(.forbidden) }
    let (choices, name, isTrial) = try asked(seat.request)
    guard !seat.request.body.isEmpty else {
      throw problem(SheetTrouble(file: name, "empty"))
    }
    let incoming: IncomingFile
    do throws(ChangeError) {
      incoming = try seat.live.receiveMeasures()
      try incoming.write(seat.request.body)
    } catch { throw APIProblem(error) }
    let file = SheetDraft.File(name: name, incoming: incoming)
    let draft = SheetDraft(
      account: seat.caller.account, dossier: seat.key, plural: nil, files: [file],
      since: Instant.now(), choices: choices)
    let (dossier, live) = (seat.scene.reduced, seat.live)
    draft.read(choices) { draft, choices in
      TableReview.read(draft.files, choices, dossier, live)
    }
    while draft.outcome == nil { try await Task.sleep(for: .milliseconds(10)) }
    switch draft.outcome {
    case .measures(let reviews)?: return try await keep(reviews, choices, isTrial, seat)
    case .failed(let trouble)?: throw problem(trouble)
    default: throw APIProblem(.fault)
    }
  }

  private static func keep(
    _ reviews: [TableReview], _ choices: SheetChoices, _ isTrial: Bool, _ seat: APISeat
  ) async throws -> APIAnswer {
    let chosen = reviews.filter { $0.isChosen && $0.canBeKept }
    let tables = Plain.list(reviews.map { plain($0, seat) })
    // Amounts in another currency are not let in as if they were the dossier's.
    let unknown = reviews.filter { $0.measures.table.rowCount > 0 }.flatMap(\.unknownRates)
    if !isTrial, let amounts = unknown.first {
      throw APIProblem(
        .invalid,
        errors: [
          APIProblem.Entry(
            field: "rate", what: SheetRemarks.foreign(amounts),
            remedy: Message(
              "api.import.rate",
              ["currency": .text(amounts.currency), "wanted": .text(amounts.wanted)]))
        ])
    }
    guard !isTrial, !chosen.isEmpty else {
      return APIAnswer(
        200,
        .map([
          entry("imports", .list([])), entry("sequence", seat.live.snapshot.sequence),
          entry("tables", tables),
        ]))
    }
    do throws(ChangeError) {
      let plan = try MeasureImportActs.plan(chosen, choices, seat.scene, seat.words, seat.live)
      let applied = try await seat.live.bringIn(
        plan.measures, with: plan.others, by: seat.doer.author)
      let imports = plan.measures.map { Plain.text($0.batch.id.text) }
      return APIAnswer(
        201,
        .map([
          entry("imports", .list(imports)), entry("sequence", applied.sequence),
          entry("tables", tables),
        ]))
    } catch { throw APIProblem(error) }
  }

  private static func asked(
    _ request: APIRequest
  ) throws -> (SheetChoices, name: String, isTrial: Bool) {
    var choices = SheetChoices()
    var name = "import"
    var isTrial = false
    for (key, value) in request.query {
      switch key {
      case "name": name = AttachedFile.safeName(value)
      case "from": choices.first = try ImportedFiguresAnswer.day(key, value).text
      case "to": choices.last = try ImportedFiguresAnswer.day(key, value).text
      case "account": choices.account = String(value.prefix(200))
      case "part": choices.isPart = try flag(key, value)
      case "months": choices.reportsMonths = try flag(key, value)
      case "rate":
        let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, (1...12).contains(parts[0].utf8.count) else {
          throw APIProblem(.badQuery, Message("api.query.rate"))
        }
        choices.rates[parts[0].uppercased()] = parts[1]
        guard choices.knownRates[parts[0].uppercased()] != nil else {
          throw APIProblem(.badQuery, Message("api.query.rate"))
        }
      case "dryRun": isTrial = try flag(key, value)
      case "table":
        choices.chosen = (choices.chosen ?? []).union([try wholeNumber(key, value, 0...59)])
      default: throw unknownParameter(key, nearest: nearestWord(to: key, in: known))
      }
    }
    return (choices, name, isTrial)
  }

  private static func flag(_ name: String, _ value: String) throws(APIProblem) -> Bool {
    switch value {
    case "true": return true
    case "false": return false
    default:
      throw APIProblem(.badQuery, Message("api.query.flag", ["name": .text(name)]))
    }
  }

  private static func problem(_ trouble: SheetTrouble) -> APIProblem {
    APIProblem(
      .invalid,
      errors: [APIProblem.Entry(field: trouble.file, what: trouble.what, remedy: trouble.remedy)])
  }

  // MARK: - What was read

  private static func plain(_ review: TableReview, _ seat: APISeat) -> Plain {
    var entries = [
      entry("number", review.number), entry("sheet", review.table.sheet.name),
      entry("isChosen", .flag(review.isChosen && review.canBeKept)),
      entry("isPart", .flag(review.isPart)), entry("channels", channels(review, seat)),
    ]
    entries += MeasureAccount.entries(review.measures)
    let effect = review.effect
    entries += [
      entry(
        "effect",
        .map([
          entry("added", effect.added), entry("changed", effect.changed),
          entry("same", effect.same), entry("dropped", effect.dropped),
          entry("otherGrain", effect.otherGrain), entry("repeated", effect.repeated),
        ])),
      entry("notes", .list(notes(review, seat.words).map { .text($0) })),
    ]
    return .map(entries)
  }

  /// The tool's channels, each with the dossier's where it is known which that is.
  private static func channels(_ review: TableReview, _ seat: APISeat) -> Plain {
    let meant = ToolChannels(seat.scene.reduced.all(Channel.self))
    return .list(
      review.channelNames.map { name in
        var parts = [entry("name", .text(name))]
        if let channel = meant.channel(name) {
          parts.append(entry("channel", .text(channel.text)))
        }
        return .map(parts)
      })
  }

  private static func notes(_ review: TableReview, _ words: Catalogue) -> [String] {
    var messages = SheetRemarks.measures(review.measures) + SheetRemarks.encoding(review.encoding)
    messages += (review.fileNotes + review.table.notes).map { SheetRemarks.note($0, column: nil) }
    for column in review.table.columns {
      messages += column.notes.prefix(5).map { SheetRemarks.note($0, column: column.name) }
    }
    return messages.prefix(100).map { words.say($0) }
  }
}
