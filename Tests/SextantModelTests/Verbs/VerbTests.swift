import Testing

@testable import SextantModel

@Suite struct VerbTests {
  @Test(arguments: VerbFixture.rooms)
  func `a room's fixture is a dossier without mistakes`(path: String) throws {
    let fixture = try VerbFixture(path)
    #expect(fixture.read.findings.map { "\($0.place.text) \($0.message.key)" } == [])
  }

  @Test(arguments: try VerbFixture.all())
  func `a verb does what its fixture expects, or refuses for the reasons it expects`(
    use: VerbFixture.Use
  ) throws {
    try #require(use.asked.gives.isEmpty != use.asked.says.isEmpty)
    switch use.perform() {
    case .success(let outcome):
      #expect(changes(by: outcome, in: use.dossier).sorted() == use.asked.gives.sorted())
      #expect(outcome.changed.first?.idText == use.asked.on)
    case .failure(let refusal):
      #expect(refusal.obstacles.map(said).sorted() == use.asked.says.sorted())
      #expect(refusal.verb == use.asked.verb)
    }
  }

  @Test func `every verb is carried out by a fixture and refused by another`() throws {
    let uses = try VerbFixture.all()
    for verb in Verbs.all {
      let own = uses.filter { $0.asked.verb == verb.card.name }
      #expect(own.contains { !$0.asked.gives.isEmpty }, "\(verb.card.name) is never carried out")
      #expect(own.contains { !$0.asked.says.isEmpty }, "\(verb.card.name) is never refused")
    }
  }

  @Test func `every refusal of a verb is met in a fixture, and no other of its own`() throws {
    let uses = try VerbFixture.all()
    for verb in Verbs.all {
      let card = verb.card
      var met: Set<String> = []
      for use in uses where use.asked.verb == card.name {
        guard case .failure(let refusal) = use.perform() else { continue }
        for obstacle in refusal.obstacles where obstacle.message.key == card.key(obstacle.key) {
          met.insert(obstacle.key)
        }
      }
      #expect(met == Set(card.refusals), "\(card.name)")
    }
  }

  @Test func `what a verb governs changes by no other field's verb, and exists`() throws {
    for use in try VerbFixture.all() {
      guard case .success(let outcome) = use.perform() else { continue }
      let governed = Verbs.governedFields(of: outcome.card.kind.name)
      let asked = Set(outcome.card.asks.map(\.field.name))
      let own = changes(by: outcome, in: use.dossier).filter { $0.hasPrefix("\(use.asked.on).") }
        .map { String($0.dropFirst(use.asked.on.count + 1).prefix { $0 != "=" }) }
      // A start or an end may be filled in where nobody stated it; a replacement seats somebody.
      let filledIn: Set<String> =
        use.asked.verb == "panel.replace" ? ["members", "president", "present"] : ["start", "end"]
      let stray = Set(own).subtracting(governed).subtracting(asked).subtracting(filledIn)
      #expect(stray.isEmpty, "\(outcome.card.name) changes \(stray)")
    }
  }

  @Test func `names are permanent: the kind, a dot, what is done; each once`() {
    let names = Verbs.all.map { $0.card.name }
    #expect(Set(names).count == names.count)
    for verb in Verbs.all {
      let card = verb.card
      #expect(card.name.hasPrefix("\(card.kind.name)."), "\(card.name)")
      let fields = Set(fieldNames(verb))
      #expect(Set(card.governs).isSubset(of: fields), "\(card.name)")
      #expect(!card.governs.isEmpty || !card.asks.isEmpty, "\(card.name)")
    }
  }

  @Test func `a refusal names the field that it is about`() throws {
    for use in try VerbFixture.all() {
      guard case .failure(let refusal) = use.perform(), let verb = Verbs.named(refusal.verb)
      else { continue }
      let fields = fieldNames(verb)
      for field in refusal.obstacles.compactMap(\.field) {
        #expect(fields.contains(String(field.prefix { $0 != "." })), "\(refusal.verb) \(field)")
      }
    }
  }

  // MARK: -

  private func fieldNames(_ verb: any Verb.Type) -> [String] { names(verb) }
  private func names<V: Verb>(_ verb: V.Type) -> [String] { V.Subject.fields.map(\.name) }

  private func said(_ obstacle: Obstacle) -> String {
    let shared = ["missing", "future", "unreadable", "notAsked"]
    guard shared.contains(obstacle.key), let field = obstacle.field else { return obstacle.key }
    return "\(obstacle.key).\(field)"
  }

  /// Every field changed, with its new value where it stands in a cell.
  private func changes(by outcome: VerbOutcome, in dossier: Dossier) -> [String] {
    outcome.changed.flatMap { item -> [String] in
      guard let before = dossier.item(item.idText) else { return ["\(item.idText) is new"] }
      return changedFields(before, item).map { name in
        let value = item.plain(of: name) ?? .none
        if case .list = value { return "\(item.idText).\(name)" }
        return "\(item.idText).\(name)=\(cellText(value))"
      }
    }
  }
}
