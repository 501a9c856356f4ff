/// Every verb, found by name and by the kind it is used on; the doors through which pages and the
/// interface for programs use them.
public enum Verbs {
  public static let all: [any Verb.Type] =
    companyVerbs + watchVerbs + researchVerbs + strategyVerbs + brandVerbs + budgetVerbs
    + choiceVerbs + projectVerbs + campaignVerbs + shopVerbs + influenceVerbs + teamVerbs
    + measureVerbs + reviewVerbs + reportVerbs + frameworkVerbs + certificationVerbs

  private static let byName: [String: any Verb.Type] = Dictionary(
    all.map { ($0.card.name, $0) }, uniquingKeysWith: { first, _ in first })
  private static let byKind = Dictionary(grouping: all) { $0.card.kind.name }
  private static let governed = byKind.mapValues { verbs in
    Set(verbs.flatMap { $0.card.governs })
  }

  public static func named(_ name: String) -> (any Verb.Type)? { byName[name] }
  /// The verbs of a kind, in the order in which people use them.
  public static func of(kind: String) -> [any Verb.Type] { byKind[kind] ?? [] }

  /// The fields of a kind that nothing but verbs may change; forms show them and do not edit them.
  public static func governedFields(of kind: String) -> Set<String> { governed[kind] ?? [] }

  /// A changed item with the fields that only verbs change as they stand.
  public static func keepingGoverned(of standing: any Item, in changed: any Item) -> any Item {
    keeping(standing, in: changed)
  }

  private static func keeping<T: Item>(_ standing: T, in changed: any Item) -> any Item {
    guard var item = changed as? T else { return changed }
    let governed = governedFields(of: T.kind.name)
    let nothingHidden = Veil(over: [], hiding: { _ in false })
    for field in T.fields where governed.contains(field.name) {
      field.merge(&item, standing, nothingHidden)
    }
    return item
  }

  /// An item as the form of a verb shows it before anybody filled it in.
  public static func suggestion(of name: String, for item: any Item) -> any Item {
    named(name).map { suggested($0, item) } ?? item
  }

  private static func suggested<V: Verb>(_ verb: V.Type, _ item: any Item) -> any Item {
    guard var subject = item as? V.Subject else { return item }
    V.suggest(&subject)
    return subject
  }

  /// The verbs that the item's state allows, each with what stands in its way.
  public static func offers(for item: any Item, _ x: VerbContext) -> [VerbOffer] {
    of(kind: type(of: item).kind.name).compactMap { offer($0, item, x) }
  }

  private static func offer<V: Verb>(
    _ verb: V.Type, _ item: any Item, _ x: VerbContext
  ) -> VerbOffer? {
    guard let item = item as? V.Subject, V.concerns(item) else { return nil }
    var obstacles = Obstacles(of: V.card)
    refuseActor(x, &obstacles)
    if !V.card.readsSealed { V.examine(item, x, &obstacles) }
    // What the person is about to fill in does not stand in the way yet.
    let asked = Set(V.card.asks.map(\.field.name))
    return VerbOffer(
      card: V.card,
      obstacles: obstacles.said(to: x).filter { !asked.contains($0.field ?? "") })
  }

  /// Uses a verb on the item that bears this id.
  ///
  /// - Parameters:
  ///   - input: the asked fields as they were handed in; those left out keep what they hold.
  ///   - reason: why, where the verb needs to be told.
  public static func perform(
    _ name: String, on id: String, filling input: VerbInput = .form([]), reason: String = "",
    _ x: VerbContext
  ) -> Result<VerbOutcome, VerbRefusal> {
    guard let verb = named(name) else {
      return .failure(unusable(name, "unknown", ["verb": .text(name)]))
    }
    guard x.readable.contains(id), let item = x.dossier.item(id) else {
      return .failure(unusable(name, "noItem", ["id": .text(id)]))
    }
    return perform(verb, item, input, reason, x)
  }

  private static func perform<V: Verb>(
    _ verb: V.Type, _ item: any Item, _ input: VerbInput, _ reason: String, _ x: VerbContext
  ) -> Result<VerbOutcome, VerbRefusal> {
    let card = V.card
    var obstacles = Obstacles(of: card)
    guard let item = item as? V.Subject else {
      return .failure(
        unusable(card.name, "wrongKind", ["kind": .kind(V.Subject.self)], why: card.why))
    }
    guard V.concerns(item) else {
      obstacles.addShared(
        "notNow", ["verb": .label(card.key("label")), "id": .text(item.id.text)])
      return .failure(refusal(obstacles, x))
    }
    refuseActor(x, &obstacles)
    if card.needsReason && reason.allSatisfy(\.isWhitespace) { obstacles.addShared("noReason") }
    var changed = item
    guard fill(&changed, card, input, x, &obstacles) else {
      return .failure(refusal(obstacles, x))
    }
    V.examine(changed, x, &obstacles)
    guard obstacles.found.isEmpty else { return .failure(refusal(obstacles, x)) }
    var changes = VerbChanges()
    V.carryOut(&changed, x, &changes)
    for found in changes.obstacles { obstacles.add(found) }
    guard obstacles.found.isEmpty else { return .failure(refusal(obstacles, x)) }
    changes.arguments["id"] = .text(item.id.text)
    if changes.arguments["name"] == nil {
      changes.arguments["name"] = .text(x.readable.called(changed) ?? item.id.text)
    }
    return .success(
      VerbOutcome(
        card: card, changed: [changed] + changes.others, removed: changes.removed,
        message: Message(card.key("done"), changes.arguments),
        reason: card.needsReason ? reason : ""))
  }

  private static func refuseActor(_ x: VerbContext, _ obstacles: inout Obstacles) {
    if obstacles.card.isApproval && !x.actor.mayApprove { obstacles.addShared("noRight") }
    if obstacles.card.isOfficers && !x.actor.isOfficer { obstacles.addShared("notOfficer") }
    if obstacles.card.needsPerson && x.person == nil {
      obstacles.addShared("noPerson", ["name": .text(x.actor.name)])
    }
  }

  private static func refusal(_ obstacles: Obstacles, _ x: VerbContext) -> VerbRefusal {
    VerbRefusal(
      verb: obstacles.card.name, obstacles: obstacles.said(to: x), why: obstacles.card.why)
  }

  private static func unusable(
    _ name: String, _ key: String, _ arguments: [String: Argument], why: Message? = nil
  ) -> VerbRefusal {
    VerbRefusal(
      verb: name,
      obstacles: [
        Obstacle(
          key: key, field: nil, message: Message("verb.\(key)", arguments),
          remedy: Message("verb.\(key).remedy", arguments), evidence: [])
      ], why: why)
  }
}
