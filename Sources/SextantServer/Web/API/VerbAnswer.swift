import SextantKernels
import SextantModel

/// The verbs of an item: which its state allows, and the use of one.
enum VerbAnswer {
  static func offers(_ type: any Item.Type, _ id: String, _ seat: APISeat) throws -> APIAnswer {
    let scene = seat.scene
    let shown = try ItemAnswer.shown(type, id, scene)
    let context = UseVerb.context(scene.reduced, scene, seat.doer, on: shown)
    let verbs = Verbs.offers(for: shown, context).map { offer in
      Plain.map([
        entry("verb", offer.card.name), entry("label", seat.words.say(offer.card.label)),
        entry("isAllowed", .flag(UseVerb.mayUse(offer.card, shown, scene))),
        entry("asks", .list(offer.card.asks.map { .text($0.field.name) })),
        entry("needsReason", .flag(offer.card.needsReason)),
        entry("obstacles", .list(offer.obstacles.map { plain($0, seat.words) })),
        entry(
          "_links",
          .map([entry("self", "\(seat.item(type.kind, id))/verbs/\(offer.card.name)")])),
      ])
    }
    return APIAnswer(200, .map([entry("items", .list(verbs)), entry("total", verbs.count)]))
  }

  private static func plain(_ obstacle: Obstacle, _ words: Catalogue) -> Plain {
    .map([
      entry("field", obstacle.field ?? ""), entry("what", words.say(obstacle.message)),
      entry("remedy", words.say(obstacle.remedy)),
    ])
  }

  static func use(
    _ card: VerbCard, _ type: any Item.Type, _ id: String, _ seat: APISeat
  ) async throws -> APIAnswer {
    let members = try BodyReading.object(seat.request, mayBeEmpty: true)
    let (input, reason) = try filled(members, card, seat.words)
    let outcome = try await seat.writing { scene in
      let shown = try ItemAnswer.shown(type, id, scene)
      guard UseVerb.mayUse(card, shown, scene) else {
        throw APIProblem(.forbidden, Message("rooms.refused.verb"))
      }
      try ItemAnswer.checkMatch(shown, scene, seat, isNeeded: false)
      let used = Verbs.perform(
        card.name, on: id, filling: .json(input), reason: reason,
        UseVerb.context(scene.reduced, scene, seat.doer, on: shown))
      let outcome: VerbOutcome
      switch used {
      case .failure(let refusal): throw problem(refusal)
      case .success(let found): outcome = found
      }
      _ = try await seat.live.apply(
        UseVerb.changes(outcome, on: shown, scene, seat.doer), by: seat.doer.author,
        verb: card.name, expecting: versions(outcome, scene))
      return outcome
    }
    return answer(outcome, seat)
  }

  /// The versions that the verb's outcome was worked out from; none yet for what it adds.
  private static func versions(_ outcome: VerbOutcome, _ scene: Scene) -> [String: Int] {
    var versions: [String: Int] = [:]
    for id in outcome.changed.map(\.idText) + outcome.removed {
      versions[id] =
        (scene.full.isInstitution ? scene.full : scene.reduced).contains(id)
        ? scene.snapshot.version(of: id) : 0
    }
    return versions
  }

  /// The asked fields and the reason. Other keys, values of other types: refused.
  private static func filled(
    _ members: [JSONValue.Member], _ card: VerbCard, _ words: Catalogue
  ) throws -> (input: [UInt8], reason: String) {
    var reason = ""
    var fields: [JSONValue.Member] = []
    for member in members {
      guard member.key == "reason" else {
        fields.append(member)
        continue
      }
      guard case .text(let text) = member.value else {
        throw APIProblem([
          FieldProblem(
            field: "reason",
            message: Message("api.wrongType", ["expected": .label("shape.longText")]))
        ])
      }
      reason = text
    }
    let problems = BodyReading.typeProblems(fields, card.asks.map(\.field), words)
    guard problems.isEmpty else { throw APIProblem(problems) }
    return (BodyReading.bytes(fields), reason)
  }

  static func problem(_ refusal: VerbRefusal) -> APIProblem {
    // What cannot be read is the request's fault, not the state's.
    let isUnreadable = refusal.obstacles.contains { $0.key == "unreadable" || $0.key == "notAsked" }
    return APIProblem(
      isUnreadable ? .invalid : .refusedByRule, refusal.why,
      errors: refusal.obstacles.map { obstacle in
        APIProblem.Entry(
          field: obstacle.field ?? "", what: obstacle.message, remedy: obstacle.remedy,
          evidence: obstacle.evidence)
      })
  }

  private static func answer(_ outcome: VerbOutcome, _ seat: APISeat) -> APIAnswer {
    let scene = seat.scene
    let changed = outcome.changed.compactMap { scene.reduced.item($0.idText) }
    var answer = APIAnswer(
      200,
      .map([
        entry("message", seat.words.say(outcome.message)),
        entry("changed", .list(changed.map { summary($0, scene, seat) })),
        entry("removed", .list(outcome.removed.map { .text($0) })),
        entry("sequence", scene.told),
      ]))
    answer.about = changed.map(\.idText)
    return answer
  }

  /// An item in a few words: kind, id, name, version, where to read it.
  static func summary(_ item: any Item, _ scene: Scene, _ seat: APISeat) -> Plain {
    let kind = type(of: item).kind
    return .map([
      entry("kind", kind.name), entry("id", item.idText), entry("headline", item.headline),
      entry("_version", scene.snapshot.version(of: item.idText)),
      entry(
        "_links",
        .map([
          entry("self", seat.item(kind, item.idText)), entry("html", seat.pages.item(item)),
        ])),
    ])
  }
}
