import Testing

@testable import SextantModel

@Suite struct AgreementTests {
  /// A budget with one line, in a state.
  private func dossier(_ state: BudgetState) -> (Dossier, Budget, BudgetLine) {
    var dossier = Dossier()
    var budget = Budget()
    budget.id = "BG1"
    budget.title = "Budget 2026"
    budget.state = state
    var line = BudgetLine()
    line.id = "B1"
    line.label = "Média"
    line.budget = "BG1"
    line.amount = Money(units: 900)
    dossier.put(budget)
    dossier.put(line)
    return (dossier, budget, line)
  }

  @Test("a line of an approved budget keeps its amount; its vendor and its evidence stay open")
  func lines() {
    let (dossier, _, line) = dossier(.approved)
    var edited = line
    edited.amount = Money(units: 950)
    edited.vendor = "v1"
    edited.evidence = ["E1"]
    let found = Agreements.breaches(from: line, to: edited, in: dossier)
    #expect(found.map(\.field) == ["amount"])
    #expect(found.first?.what == .changes)
    #expect(found.first?.holder == "BG1")
    #expect(found.first?.reopening == Message("verb.budget.revise.label"))
  }

  @Test("nothing is kept of a budget that is being prepared")
  func draft() {
    let (dossier, budget, line) = dossier(.draft)
    #expect(Agreements.holds(on: budget, in: dossier).isEmpty)
    #expect(Agreements.breaches(from: line, to: nil, in: dossier).isEmpty)
  }

  @Test(
    "nothing joins, leaves or is deleted from an approved budget", arguments: BudgetState.allCases)
  func membership(state: BudgetState) {
    var (dossier, budget, line) = dossier(state)
    budget.id = "BG2"
    budget.state = .draft
    dossier.put(budget)
    let isKept = state != .draft
    var added = line
    added.id = "B2"
    #expect(
      Agreements.breaches(from: nil, to: added, in: dossier).map(\.what)
        == (isKept ? [.joins] : []))
    var moved = line
    moved.budget = "BG2"
    #expect(
      Agreements.breaches(from: line, to: moved, in: dossier).map(\.what)
        == (isKept ? [.changes] : []))
    #expect(
      Agreements.breaches(from: line, to: nil, in: dossier).map(\.what)
        == (isKept ? [.deletes] : []))
    line.budget = nil
    added.budget = "BG1"
    #expect(
      Agreements.breaches(from: line, to: added, in: dossier).map(\.field)
        == (isKept ? ["budget"] : []))
  }

  @Test("the state changes by the verb that governs it, or is taken back by who agreed at once")
  func ways() {
    let (dossier, approved, _) = dossier(.approved)
    var draft = approved
    draft.state = .draft
    func what(_ before: Budget, _ after: Budget, _ way: Agreements.Way) -> [Breach.What] {
      Agreements.breaches(from: before, to: after, in: dossier, by: way).map(\.what)
    }
    #expect(what(approved, draft, .edit) == [.changes])
    #expect(what(approved, draft, .verb("budget.revise")) == [])
    #expect(what(approved, draft, .verb("objective.adopt")) == [])
    #expect(what(approved, draft, .takingBack) == [])
    // An approval does not come back by undoing that it was reopened.
    #expect(what(draft, approved, .takingBack) == [.agrees])
    #expect(what(draft, approved, .edit) == [.agrees])
    #expect(what(draft, approved, .verb("budget.approve")) == [])
    // A verb changes nothing else.
    draft.title = "Autre"
    #expect(what(approved, draft, .verb("budget.revise")) == [.changes])
    #expect(what(approved, draft, .takingBack) == [.changes])
  }

  @Test("a frozen edition is for good: nothing takes it back")
  func forGood() {
    var edition = Edition()
    edition.id = "ED1"
    edition.frozenOn = Day(2026, 6, 30)
    edition.digest = "d"
    var dossier = Dossier()
    dossier.put(edition)
    var open = edition
    open.frozenOn = nil
    for way in [Agreements.Way.edit, .takingBack] {
      #expect(
        Agreements.breaches(from: edition, to: open, in: dossier, by: way).map(\.field)
          == ["frozenOn"])
      let gone = Agreements.breaches(from: edition, to: nil, in: dossier, by: way)
      #expect(gone.map(\.what) == [.deletes])
      #expect(gone.first?.message.key == "agreement.deletesForGood")
    }
  }

  @Test("the deliverables of a milestone that was reached are not even returned by editing")
  func milestone() {
    var milestone = Milestone()
    milestone.id = "M1"
    milestone.reachedOn = Day(2026, 6, 30)
    var part = Deliverable()
    part.id = "L1"
    part.milestone = "M1"
    part.acceptedOn = Day(2026, 6, 29)
    var dossier = Dossier()
    dossier.put(milestone)
    dossier.put(part)
    var returned = part
    returned.acceptedOn = nil
    #expect(
      Agreements.breaches(
        from: part, to: returned, in: dossier, by: .verb("deliverable.return")
      ).map(\.holder) == ["M1"])
  }

  @Test("the criteria of a consultation that was sent keep their weights")
  func consultation() {
    var consultation = Consultation()
    consultation.id = "CO1"
    consultation.sentOn = Day(2026, 4, 20)
    var lot = Lot()
    lot.id = "L1"
    lot.consultation = "CO1"
    var criterion = SelectionCriterion()
    criterion.id = "CR1"
    criterion.lot = "L1"
    criterion.weight = 40
    var dossier = Dossier()
    dossier.put(consultation)
    dossier.put(lot)
    dossier.put(criterion)
    var other = criterion
    other.weight = 60
    let found = Agreements.breaches(from: criterion, to: other, in: dossier)
    #expect(found.map(\.field) == ["weight"] && found.first?.holder == "CO1")
    // Why a lot went to whom is written once all have answered.
    var argued = lot
    argued.choiceArgument = "Moins cher sur trois ans"
    #expect(Agreements.breaches(from: lot, to: argued, in: dossier).isEmpty)
  }

  @Test("of an item that the reader does not see, nothing is named")
  func hidden() throws {
    let (dossier, _, line) = dossier(.approved)
    let breach = try #require(Agreements.breaches(from: line, to: nil, in: dossier).first)
    #expect(breach.problem(for: dossier).message.arguments["holder"] == .text("BG1"))
    #expect(breach.problem(for: Dossier()).message == Message("agreement.hidden"))
  }

  @Test("every agreement names verbs and fields that exist, and says why in both languages")
  func complete() throws {
    for agreement in Agreements.all {
      let types: [any Item.Type] = Registry.all.kinds
      let type = types.first { $0.kind.name == agreement.kind.name }
      let fields = type.map { Set(names(of: $0)) } ?? []
      #expect(agreement.open.subtracting(["evidence"]).isSubset(of: fields), "\(agreement.name)")
      if let verb = agreement.reopenedBy {
        let card = Verbs.named(verb)?.card
        // A vote is its juror's own until results are published: nobody is owed a reason.
        if agreement.name != "juryVote.cast" {
          #expect(card?.needsReason == true, "\(agreement.name)")
        }
        if !agreement.isAnothers { #expect(card?.kind.name == agreement.kind.name) }
      }
      for language in Language.allCases {
        #expect(try Project.catalogue(language).has(agreement.reason.key), "\(agreement.name)")
      }
    }
    #expect(Set(Agreements.all.map(\.name)).count == Agreements.all.count)
  }

  private func names<T: Item>(of type: T.Type) -> [String] { T.fields.map(\.name) }

  @Test("every refusal is said whole in both languages", arguments: Language.allCases)
  func said(language: Language) throws {
    let words = try Project.catalogue(language)
    let (dossier, budget, line) = dossier(.approved)
    var moved = line
    moved.amount = nil
    var added = line
    added.id = "B2"
    var draft = budget
    draft.state = .draft
    let found =
      Agreements.breaches(from: line, to: moved, in: dossier)
      + Agreements.breaches(from: line, to: nil, in: dossier)
      + Agreements.breaches(from: nil, to: added, in: dossier)
      + Agreements.breaches(from: draft, to: budget, in: dossier)
    #expect(found.map(\.what) == [.changes, .deletes, .joins, .agrees])
    for breach in found {
      for message in [breach.message, breach.problem(for: dossier).remedy] {
        let text = words.say(message)
        #expect(!text.contains("{") && !text.contains("agreement."), "\(text)")
      }
    }
  }
}
