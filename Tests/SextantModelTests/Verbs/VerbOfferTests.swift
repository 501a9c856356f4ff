import Testing

@testable import SextantModel

@Suite struct VerbOfferTests {
  private let day = Day(2026, 6, 30) ?? Day(number: 0)

  private func context(
    _ dossier: Dossier, mayApprove: Bool = true, item: String? = nil
  ) -> VerbContext {
    VerbContext(
      dossier, at: Moment(day: day, time: ClockTime(minutes: 600)),
      by: VerbContext.Actor(name: "Inès", item: item, mayApprove: mayApprove), digest: "d")
  }

  @Test func `a verb is offered where the state allows it, with what stands in the way`() throws {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG1"
    budget.state = .submitted
    dossier.put(budget)
    let offers = Verbs.offers(for: budget, context(dossier, mayApprove: false))
    #expect(offers.map(\.card.name) == ["budget.approve", "budget.return"])
    #expect(
      offers[0].obstacles.map(\.key)
        == ["noRight", "missing", "missing", "missing", "missing", "noLine"])
    #expect(offers[1].obstacles.map(\.key) == ["noRight"])
    #expect(Verbs.offers(for: budget, context(dossier))[1].isOpen)
  }

  @Test func `what the person is asked for stands in the way only once they have left it out`() {
    var dossier = Dossier()
    var account = ClientAccount()
    account.id = "CL1"
    dossier.put(account)
    #expect(Verbs.offers(for: account, context(dossier)).map(\.isOpen) == [true])
    guard
      case .failure(let refusal) = Verbs.perform(
        "clientAccount.contact", on: "CL1", context(dossier))
    else {
      Issue.record("carried out without the days asked for")
      return
    }
    #expect(refusal.obstacles.map(\.field) == ["lastContact", "nextContact"])
  }

  @Test func `an unknown verb, a lost item and a verb of another kind are told apart`() {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG1"
    dossier.put(budget)
    func key(_ verb: String, _ id: String) -> String? {
      guard case .failure(let refusal) = Verbs.perform(verb, on: id, context(dossier)) else {
        return nil
      }
      return refusal.obstacles.map(\.key).joined()
    }
    #expect(key("budget.burn", "BG1") == "unknown")
    #expect(key("budget.submit", "BG2") == "noItem")
    #expect(key("signal.keep", "BG1") == "wrongKind")
  }

  @Test func `a program hands in JSON, and is told of a field that is not asked for`() {
    var dossier = Dossier()
    var signal = Signal()
    signal.id = "SG1"
    signal.summary = "Bandeaux"
    dossier.put(signal)
    func set(_ json: String) -> Result<VerbOutcome, VerbRefusal> {
      Verbs.perform(
        "signal.setAside", on: "SG1", filling: .json(Array(json.utf8)), context(dossier))
    }
    if case .success(let outcome) = set(#"{"dismissal": "Hors métier"}"#) {
      #expect((outcome.changed.first as? Signal)?.dismissal == "Hors métier")
    } else {
      Issue.record("refused")
    }
    if case .failure(let refusal) = set(#"{"dismissal": "Hors métier", "summary": "x"}"#) {
      #expect(refusal.obstacles.map(\.key) == ["notAsked"])
    } else {
      Issue.record("changed a field that the verb does not ask for")
    }
  }

  @Test(arguments: try VerbFixture.all().filter { !$0.asked.says.isEmpty })
  func `a refusal names nothing that the person may not see`(use: VerbFixture.Use) throws {
    var readable = Dossier(registry: use.dossier.registry)
    let own = try #require(use.dossier.item(use.asked.on))
    readable.put(own)
    let x = use.context
    let blind = VerbContext(
      x.dossier, readable: readable, at: x.now, by: x.actor, digest: x.digest, library: x.library)
    guard case .failure(let refusal) = use.perform(in: blind) else {
      Issue.record("what is not seen still stands in the way")
      return
    }
    let others = Set(ids(of: use.dossier)).subtracting(ids(of: readable))
      .subtracting(links(of: own))
    let typed = Set(use.asked.fill.map { String($0.drop { $0 != "=" }.dropFirst()) })
    // A typed link to what is not seen is a link to nothing, whatever stands there.
    if use.asked.fill.contains(where: { $0.hasPrefix("sprint=") }) {
      #expect(refusal.obstacles.map(\.message.key) == ["reading.danglingLink"])
    }
    for obstacle in refusal.obstacles {
      let said = obstacle.message.arguments.values.flatMap(words)
      #expect(
        others.subtracting(typed).isDisjoint(with: said + obstacle.evidence),
        "\(use.testDescription)")
    }
  }

  private func ids(of dossier: Dossier) -> [String] {
    var ids: [String] = []
    dossier.forEachItem { ids.append($0.idText) }
    return ids
  }

  /// What the item itself links to is on its page already.
  private func links<T: Item>(of item: T) -> [String] {
    var targets: [String] = []
    for field in T.fields { field.visitLinks(item) { target, _ in targets.append(target) } }
    return targets
  }

  private func words(_ argument: Argument) -> [String] {
    switch argument {
    case .text(let text): [text]
    case .list(let elements): elements.flatMap(words)
    default: []
    }
  }

  @Test func `figures that come from items not seen are not told`() throws {
    let over = try #require(
      VerbFixture("budget.yaml").uses.first { $0.asked.says == ["overEnvelope"] })
    var readable = over.dossier
    readable.remove("B1")
    let x = over.context
    guard
      case .failure(let refusal) = over.perform(
        in: VerbContext(x.dossier, readable: readable, at: x.now, by: x.actor))
    else {
      Issue.record("a budget beyond its envelope was approved")
      return
    }
    #expect(refusal.obstacles.map(\.key) == ["hidden"])
    #expect(refusal.obstacles.allSatisfy { $0.message.arguments.isEmpty })
    var none = readable
    none.remove("BG1")
    guard
      case .failure(let lost) = over.perform(
        in: VerbContext(x.dossier, readable: none, at: x.now, by: x.actor))
    else {
      Issue.record("an item that is not seen was changed")
      return
    }
    #expect(lost.obstacles.map(\.key) == ["noItem"])
  }

  @Test func `a form that gives back empty what its person does not see leaves it`() throws {
    let use = try #require(
      VerbFixture("project.yaml").uses.first { $0.asked.verb == "card.move" })
    var readable = use.dossier
    readable.remove("SP1")
    var card = try #require(readable.find(ID<Card>("C1")))
    card.sprint = nil
    readable.put(card)
    let x = use.context
    let blind = VerbContext(x.dossier, readable: readable, at: x.now, by: x.actor)
    let outcome = try Verbs.perform(
      "card.move", on: "C1", filling: .form([("state", "review"), ("sprint", "")]), blind
    ).get()
    #expect((outcome.changed.first as? Card)?.sprint == "SP1")
    let sighted = try Verbs.perform(
      "card.move", on: "C1", filling: .form([("state", "review"), ("sprint", "")]), x
    ).get()
    #expect((sighted.changed.first as? Card)?.sprint == nil)
  }

  @Test func `fields that only verbs change are told by kind`() {
    #expect(Verbs.governedFields(of: "budget") == ["state", "closedOn"])
    #expect(Verbs.governedFields(of: "signal") == ["decision", "dismissal"])
    #expect(Verbs.governedFields(of: "channel") == [])
  }

  @Test func `the worked example leaves something to do in every room that has verbs`() throws {
    let dossier = try WorkedExample.read().dossier
    let context = context(dossier, item: "ines")
    var open: [Room: Int] = [:]
    dossier.forEachItem { item in
      let offers = Verbs.offers(for: item, context)
      open[type(of: item).kind.room, default: 0] += offers.filter(\.isOpen).count
    }
    let rooms = Set(Verbs.all.map { $0.card.kind.room }).subtracting([.certification])
    for room in rooms { #expect((open[room] ?? 0) > 0, "nothing can be done in \(room)") }
  }

  @Test func `carrying out every open offer of the worked example never breaks a link`() throws {
    let dossier = try WorkedExample.read().dossier
    let context = context(dossier, item: "ines")
    var items: [any Item] = []
    dossier.forEachItem { items.append($0) }
    for item in items {
      for offer in Verbs.offers(for: item, context) where offer.isOpen {
        guard
          case .success(let outcome) = Verbs.perform(
            offer.card.name, on: item.idText, reason: "Essai", context)
        else { continue }
        var after = dossier
        for changed in outcome.changed { after.put(changed) }
        for changed in outcome.changed {
          #expect(after.contains(changed.idText), "\(offer.card.name)")
          #expect(linkProblems(changed, after) == [], "\(offer.card.name) on \(item.idText)")
        }
      }
    }
  }

  private func linkProblems(_ item: any Item, _ dossier: Dossier) -> [FieldProblem] {
    opened(item, dossier)
  }
  private func opened<T: Item>(_ item: T, _ dossier: Dossier) -> [FieldProblem] {
    dossier.linkProblems(of: item)
  }
}
