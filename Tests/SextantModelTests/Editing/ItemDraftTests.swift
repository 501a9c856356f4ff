import SextantKernels
import Testing

@testable import SextantModel

@Suite struct ItemDraftTests {
  private func line() -> BudgetLine {
    var line = BudgetLine()
    line.id = "B1"
    line.label = "Affiches"
    line.amount = Money(units: 1000)
    line.channels = ["C1", "C2"]
    line.justification = "Deux vagues."
    return line
  }

  @Test func `only the fields of a form change, an empty one clears`() throws {
    let draft = ItemDraft(
      form: [("amount", "1 234,56 €"), ("justification", ""), ("_token", "x"), ("id", "B9")],
      kind: BudgetLine.self, onTopOf: line())
    #expect(draft.problems == [])
    #expect(draft.fields == ["amount", "justification"])
    var expected = line()
    expected.amount = Money(cents: 123_456)
    expected.justification = ""
    #expect(draft.item as? BudgetLine == expected)
  }

  @Test func `a list takes each entry of its name, lines, or nothing`() throws {
    func channels(_ entries: [(name: String, value: String)]) -> [ID<Channel>]? {
      (ItemDraft(form: entries, kind: BudgetLine.self, onTopOf: line()).item as? BudgetLine)?
        .channels
    }
    #expect(channels([("channels", "C3"), ("channels", " C1 ")]) == ["C3", "C1"])
    #expect(channels([("channels", ""), ("channels", "C3")]) == ["C3"])
    #expect(channels([("channels", "")]) == [])
    #expect(channels([("channels.lines", "C5\r\n\r\nC6")]) == ["C5", "C6"])
    #expect(channels([("label", "x")]) == ["C1", "C2"])
  }

  @Test func `of the two entries of a box that is ticked the last counts`() throws {
    func active(_ values: [String]) -> Bool? {
      let entries = values.map { (name: "isActive", value: $0) }
      return (ItemDraft(form: entries, kind: Vendor.self, onTopOf: Vendor()).item as? Vendor)?
        .isActive
    }
    #expect(active(["false"]) == false)
    #expect(active(["false", "true"]) == true)
    #expect(active(["false", "on"]) == true)
  }

  private func person() -> Person {
    var person = Person()
    person.id = "P1"
    person.name = "Inès"
    var seo = SkillLevel()
    seo.skill = "SEO"
    seo.level = 2
    var film = SkillLevel()
    film.skill = "Montage"
    film.level = 3
    person.skills = [seo, film]
    return person
  }

  @Test func `rows come from their numbered fields, empty ones are dropped`() throws {
    let draft = ItemDraft(
      form: [
        ("skills", ""), ("skills.1.skill", "Montage"), ("skills.1.level", "4"),
        ("skills.0.skill", ""), ("skills.0.level", ""), ("skills.7.skill", "Anglais"),
      ], kind: Person.self, onTopOf: person())
    #expect(draft.problems == [])
    let skills = (draft.item as? Person)?.skills ?? []
    #expect(skills.map(\.skill) == ["Montage", "Anglais"])
    #expect(skills.map(\.level) == [4, nil])
  }

  @Test func `a field of a row that the form does not show stays`() throws {
    let draft = ItemDraft(
      form: [("skills.1.skill", "Montage vidéo")], kind: Person.self, onTopOf: person())
    let skills = (draft.item as? Person)?.skills ?? []
    #expect(skills.map(\.skill) == ["Montage vidéo"])
    #expect(skills.map(\.level) == [3])
  }

  @Test func `a problem says which field, row counted as in the form, and what was typed`() throws {
    let draft = ItemDraft(
      form: [
        ("name", " "), ("skills.0.skill", ""), ("skills.0.level", ""),
        ("skills.1.skill", "Montage"),
        ("skills.1.level", "trois"), ("skills.2.level", "9"), ("hourlyCost", "1.234,00"),
        ("languages", "fr"), ("languages", "en"), ("joinedOn", "31/02/2026"),
      ], kind: Person.self, onTopOf: person())
    #expect(
      Set(draft.problems.map { "\($0.field) \($0.message.key) «\($0.written)»" }) == [
        "name draft.missing «»",
        "skills.1.level reading.notAnInteger «trois»",
        "skills.2.level draft.outOfBounds «9»",
        "skills.2.skill draft.missing «»",
        "hourlyCost reading.notAnAmount «1.234,00»",
        "joinedOn draft.notADay «31/02/2026»",
      ])
    #expect(draft.problems(of: "skills").count == 3)
    #expect((draft.item as? Person)?.languages == ["fr", "en"])
  }

  @Test func `an unclear share is asked about`() throws {
    let share = RuleParameters.fields.first { $0.name == "automationShare" }
    #expect(share != nil)
    let draft = ItemDraft(
      form: [("automationShare", "0,5")], kind: RuleParameters.self, onTopOf: RuleParameters())
    #expect(draft.problems.map(\.message.key) == ["draft.unclearShare"])
    let clear = ItemDraft(
      form: [("automationShare", "75")], kind: RuleParameters.self, onTopOf: RuleParameters())
    #expect((clear.item as? RuleParameters)?.automationShare == Share(percent: 75))
  }

  @Test func `a new item wants an id and its required fields`() throws {
    let bare = ItemDraft(form: [], kind: Objective.self)
    #expect(bare.problems.map(\.field) == ["id", "text"])
    let bad = ItemDraft(form: [("id", "O B"), ("text", "x")], kind: Objective.self)
    #expect(bad.problems.map(\.message.key) == ["draft.badIdentifier"])
    let good = ItemDraft(form: [("id", " OB1 "), ("text", "x")], kind: Objective.self)
    #expect(good.problems == [] && good.item.idText == "OB1")
    let series = ItemDraft(
      form: [("line", "B1"), ("month", "05/2026"), ("amount", "10")], kind: Actual.self)
    #expect(series.problems == [] && series.item.idText == "B1/2026-05")
  }

  @Test func `a required field that the form does not show is not asked for`() throws {
    var objective = Objective()
    objective.id = "OB1"
    let draft = ItemDraft(form: [("unit", "€")], kind: Objective.self, onTopOf: objective)
    #expect(draft.problems == [])
  }

  @Test func `JSON changes the keys that it has, null clears`() throws {
    let text =
      #"{"amount": 12.5, "justification": null, "channels": ["C9"], "label": "x\u0007\r\ny"}"#
    let draft = ItemDraft(json: Array(text.utf8), kind: BudgetLine.self, onTopOf: line())
    #expect(draft.problems == [])
    var expected = line()
    expected.amount = Money(cents: 1250)
    expected.justification = ""
    expected.channels = ["C9"]
    expected.label = "x\ny"
    #expect(draft.item as? BudgetLine == expected)
  }

  @Test(arguments: [
    (#"{"amuont": 1}"#, "amuont reading.unknownKey.near"),
    (#"{"amount": {"a": 1}}"#, "amount draft.listWhereOneValue"),
    (#"{"id": "B2"}"#, "id draft.idIsKept"), ("[1]", " draft.notAnObject"),
    ("", " draft.notAnObject"), (#"{"channels": ["C1", "a b"]}"#, "channels.1 draft.badIdentifier"),
    (#"{"phasing": "x"}"#, "phasing reading.notAnAmount"),
    (#"{"nature": "fixe"}"#, "nature reading.unknownChoice.near"),
  ])
  func `JSON that cannot be read says where`(text: String, problem: String) throws {
    let draft = ItemDraft(json: Array(text.utf8), kind: BudgetLine.self, onTopOf: line())
    #expect(draft.problems.map { "\($0.field) \($0.message.key)" }.contains(problem))
    if text.contains("channels") {
      #expect((draft.item as? BudgetLine)?.channels == ["C1"])
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `a form that shows an item whole and is sent back changes nothing`(seed: UInt64) {
    let generated = GeneratedDossier(seed: seed, kinds: dossierKinds, itemsOfEach: 3)
    let dossier = DossierReader.read(generated.files).dossier
    dossier.forEachItem { item in
      // Only what a browser changes by itself may differ: line ends and control characters.
      let clean = ItemDraft(
        json: Array(item.compactText.utf8), kind: type(of: item), onTopOf: item
      ).item
      var entries: [(name: String, value: String)] = []
      if case .map(let fields) = clean.plain {
        for field in fields where field.key != "id" {
          Self.flatten(field.value, field.key, &entries)
        }
      }
      let draft = ItemDraft(form: entries, kind: type(of: item), onTopOf: clean)
      let lost = changedFields(clean, draft.item).filter { name in
        // Blank texts say nothing in a form.
        !Self.holdsBlanks(clean.plain, name)
      }
      #expect(lost == [], "\(clean.compactText)")
    }
  }

  private static func flatten(
    _ value: Plain, _ name: String, _ entries: inout [(name: String, value: String)]
  ) {
    switch value {
    case .list(let elements):
      entries.append((name, ""))
      for (row, element) in elements.enumerated() {
        if case .map(let fields) = element {
          for field in fields { flatten(field.value, "\(name).\(row).\(field.key)", &entries) }
        } else {
          entries.append((name, cellText(element)))
        }
      }
    default: entries.append((name, cellText(value)))
    }
  }

  private static func holdsBlanks(_ plain: Plain, _ name: String) -> Bool {
    guard case .map(let entries) = plain,
      let value = entries.first(where: { $0.key == name })?.value
    else { return false }
    return isBlank(value)
  }

  private static func isBlank(_ value: Plain) -> Bool {
    switch value {
    case .none: true
    case .text(let text): TypedText.trim(text).isEmpty
    case .list(let elements): elements.contains { isBlank($0) }
    case .map(let entries): entries.isEmpty || entries.contains { isBlank($0.value) }
    case .flag(let flag): !flag
    default: false
    }
  }

  @Test func `a problem is said with the label of its field and what would be right`() throws {
    let draft = ItemDraft(
      form: [("skills.1.level", "trois")], kind: Person.self, onTopOf: person())
    let problem = try #require(draft.problems.first)
    let french = try Project.catalogue(.french)
    let english = try Project.catalogue(.english)
    #expect(
      french.label(path: "skills.1.level", of: Person.self)
        == "\(french.label(field: "skills", of: "person")), 2, "
        + french.label(field: "level", ofRow: "skillLevel"))
    #expect(french.say(problem, of: Person.self).contains("trois"))
    #expect(!french.say(problem, of: Person.self).contains("["))
    #expect(english.say(problem, of: Person.self).contains("trois"))
    for key in english.texts.keys where key.hasPrefix("draft.") {
      #expect(french.has(key) && english.has(key))
      #expect(key.hasSuffix(".remedy") || english.has("\(key).remedy"), "\(key)")
    }
    for key in french.texts.keys where key.hasPrefix("draft.") { #expect(english.has(key)) }
  }
}
