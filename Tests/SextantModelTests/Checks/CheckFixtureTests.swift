import Testing

@testable import SextantModel

@Suite struct CheckFixtureTests {
  @Test(arguments: CheckFixture.all)
  func `a check says of its fixture what the fixture expects`(path: String) throws {
    let fixture = try CheckFixture(path)
    #expect(fixture.findings.map { "\($0.place.text) \($0.message.key)" } == [], "\(path)")
    let check = try #require(allChecks.first { $0.card.code == fixture.code }, "\(path)")
    let needed = allChecks.filter { check.card.after.contains($0.card.code) }
    let result = try #require(fixture.examination.run(needed + [check]).last)
    #expect(result.outcome.rawValue == fixture.expectation.outcome?.rawValue, "\(path)")
    let said = result.findings + result.doubts
    #expect(said.map(\.place.text).sorted() == fixture.expectation.at.sorted(), "\(path)")
    if !fixture.expectation.says.isEmpty {
      let keys = said.map { String($0.message.key.split(separator: ".").last ?? "") }
      #expect(keys.sorted() == fixture.expectation.says.sorted(), "\(path)")
    }
  }

  @Test func `every check has a fixture that passes and one that fails`() throws {
    for check in allChecks {
      let code = check.card.code
      let outcomes = try CheckFixture.all.filter { $0.hasPrefix(code + "/") }
        .map { try CheckFixture($0).expectation.outcome }
      #expect(outcomes.contains(.passed), "\(code) has no passing fixture")
      #expect(outcomes.contains(.failed), "\(code) has no failing fixture")
    }
  }

  @Test func `every fixture stands in the folder of a check`() {
    let codes = Set(allChecks.map { $0.card.code })
    for path in CheckFixture.all {
      #expect(codes.contains(String(path.prefix { $0 != "/" })), "\(path)")
    }
  }

  @Test(arguments: Language.allCases)
  func `every text that a fixture makes a check say is in both catalogues`(
    language: Language
  ) throws {
    let catalogue = try Project.catalogue(language)
    for path in CheckFixture.all {
      let fixture = try CheckFixture(path)
      guard let check = allChecks.first(where: { $0.card.code == fixture.code }) else { continue }
      let needed = allChecks.filter { check.card.after.contains($0.card.code) }
      guard let result = fixture.examination.run(needed + [check]).last else { continue }
      for finding in result.findings + result.doubts + result.notes {
        let key = finding.message.key
        let missing = [key, key + ".remedy"].filter { !catalogue.has($0) }
        #expect(missing == [], "\(language)")
        let said =
          catalogue.say(finding.message)
          + catalogue.fill(
            catalogue.text(key + ".remedy"), finding.message.arguments)
        #expect(!said.contains("{"), "\(said)")
        #expect(!said.contains("["), "\(said)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every check says in both languages what it verifies, why and how`(
    language: Language
  ) throws {
    let catalogue = try Project.catalogue(language)
    for check in allChecks {
      let missing = ["title", "why", "rule"].map { "check.\(check.card.code).\($0)" }
        .filter { !catalogue.has($0) }
      #expect(missing == [])
    }
  }
}
