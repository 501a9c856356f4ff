import Testing

@testable import SextantModel

@Suite struct VerbTextTests {
  @Test(arguments: Language.allCases)
  func `every verb has its texts in both languages`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    for verb in Verbs.all {
      let card = verb.card
      let wanted =
        ["label", "done", "why"].map { card.key($0) }
        + card.refusals.flatMap { [card.key($0), "\(card.key($0)).remedy"] }
      #expect(wanted.filter { !catalogue.has($0) } == [], "\(card.name)")
    }
  }

  /// The acts that every item knows have their names in the catalogues of rooms and store.
  @Test(arguments: Language.allCases)
  func `no text of a verb is left that nothing says`(language: Language) throws {
    let catalogue = Catalogue(
      language, files: [try Project.bytes("Locales/\(language.rawValue)/verbs.json")])
    var known: Set<String> = []
    for verb in Verbs.all {
      let card = verb.card
      known.formUnion(["label", "done", "why"].map { card.key($0) })
      for key in card.refusals { known.formUnion([card.key(key), "\(card.key(key)).remedy"]) }
    }
    for key in [
      "unknown", "noItem", "wrongKind", "notNow", "noRight", "noReason", "noPerson", "missing",
      "future", "notAsked", "hidden", "noMinutes", "minutesUnsigned", "decisionsUntold",
    ] {
      known.formUnion(["verb.\(key)", "verb.\(key).remedy"])
    }
    let stray = catalogue.texts.keys.filter { $0.hasPrefix("verb.") && !known.contains($0) }
    #expect(stray.sorted() == [])
  }

  @Test(arguments: Language.allCases)
  func `what is done and what is refused is said in full`(language: Language) throws {
    let catalogue = try Project.catalogue(language)
    for use in try VerbFixture.all() {
      var said: [String] = []
      switch use.perform() {
      case .success(let outcome): said = [catalogue.say(outcome.message)]
      case .failure(let refusal):
        for obstacle in refusal.obstacles {
          said += [catalogue.say(obstacle.message), catalogue.say(obstacle.remedy)]
        }
        said.append(catalogue.say(try #require(refusal.why)))
      }
      for sentence in said {
        #expect(!sentence.contains("{") && !sentence.contains("["), "\(sentence)")
        #expect(sentence.count > 4, "\(use.testDescription)")
      }
    }
  }

  @Test func `figures are said as the language writes them`() throws {
    let french = try Project.catalogue(.french)
    let over = try #require(
      VerbFixture("budget.yaml").uses.first { $0.asked.says == ["overEnvelope"] })
    guard case .failure(let refusal) = over.perform() else {
      Issue.record("a budget beyond its envelope was approved")
      return
    }
    let said = refusal.obstacles.map { french.say($0.message) }.joined()
    let plain = String(said.map { $0 == "\u{202F}" || $0 == "\u{A0}" ? " " : $0 })
    #expect(
      plain == "Postes et aléas font 1 000,01 € pour une enveloppe de 1 000 € : 0,01 € de trop.")
  }
}
