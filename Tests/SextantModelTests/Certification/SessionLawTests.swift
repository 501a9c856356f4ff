import Foundation
import Testing

@testable import SextantModel

@Suite struct SessionLawTests {
  private static func library() throws -> (FrameworkLibrary, [SourceText]) {
    let files = try Project.sources(below: "Frameworks")
    return (FrameworkLibrary.read(files).library, files)
  }

  private static func institution(_ code: String, _ library: FrameworkLibrary) throws -> Dossier {
    var institution = Dossier(registry: .institution)
    institution.put(try #require(library.rules(of: code)))
    var session = Session()
    (session.id, session.title, session.framework) = ("S1", "Juin", code)
    institution.put(session)
    return institution
  }

  private static func freeze(_ institution: inout Dossier, _ library: FrameworkLibrary) throws {
    let now = Moment(day: Day(2026, 6, 1) ?? Day(number: 0), time: ClockTime(minutes: 600))
    let outcome = try Verbs.perform(
      "session.freeze", on: "S1",
      VerbContext(institution, at: now, by: .init(name: "Maud"), library: library)
    ).get()
    for item in outcome.changed { put(item, &institution) }
  }
  private static func put(_ item: any Item, _ dossier: inout Dossier) { opened(item, &dossier) }
  private static func opened<T: Item>(_ item: T, _ dossier: inout Dossier) { dossier.put(item) }

  @Test(arguments: ["MSMD", "MCMD"])
  func `a frozen copy gives back every block, criterion and rule, under the same digests`(
    code: String
  ) throws {
    let (library, _) = try Self.library()
    let framework = try #require(library.framework(code))
    let rules = try #require(library.rules(of: code))
    let law = LawText(framework, rules)
    let copy = try #require(LawText(reading: law.text))
    #expect(copy.frameworkDigest == law.frameworkDigest && copy.rulesDigest == law.rulesDigest)
    #expect(law.frameworkDigest.count == 64 && law.frameworkDigest != law.rulesDigest)
    #expect(copy.framework.criteria.map(\.id) == framework.criteria.map(\.id))
    #expect(
      copy.framework.assessments.map(\.talkMinutes) == framework.assessments.map(\.talkMinutes))
    #expect(changedFields(copy.rules, rules) == [])
    // Written again, it is the same text to the byte.
    #expect(LawText(copy.framework, copy.rules).text == law.text)
  }

  @Test func `next year's rules are not this year's, however early they are written down`() throws {
    var institution = Dossier(registry: .institution)
    for (id, year) in [("R1", 2025), ("R2", 2027)] {
      var rules = CertifierRules()
      (rules.id, rules.framework, rules.adoptedOn) = (ID(id), "MSMD", Day(year, 1, 1))
      institution.put(rules)
    }
    func inForce(_ start: Day?) -> ID<CertifierRules>? {
      var session = Session()
      (session.framework, session.start) = ("MSMD", start)
      return session.rulesInForce(in: institution)?.id
    }
    #expect(inForce(Day(2026, 6, 22)) == "R1" && inForce(Day(2026, 12, 31)) == "R1")
    #expect(inForce(Day(2027, 1, 1)) == "R2" && inForce(nil) == "R2")
    // Where none was adopted by then, those that there are.
    #expect(inForce(Day(2024, 6, 22)) == "R2")
  }

  @Test func `later rules never touch a session that is frozen`() throws {
    let (library, _) = try Self.library()
    var institution = try Self.institution("MSMD", library)
    try Self.freeze(&institution, library)
    let session = try #require(institution.find(ID<Session>("S1")))
    var rules = try #require(institution.find(session.rules))
    rules.minimumMembers = 5
    institution.put(rules)
    let law = try #require(SessionLaw(of: session, in: institution, library: library))
    #expect(law.isFrozen && law.rules.minimumMembers == 2)
    #expect(law.rulesChanged(to: rules) == ["minimumMembers"])
    // A framework that is gone from the house is still the session's.
    let alone = try #require(
      SessionLaw(of: session, in: institution, library: FrameworkLibrary([])))
    #expect(alone.framework.assessments.count == 8)
    // Another session, not frozen, has the new rules.
    var open = session
    (open.id, open.frameworkDigest, open.rulesDigest) = ("S2", "", "")
    #expect(
      SessionLaw(of: open, in: institution, library: library)?.rules.minimumMembers == 5)
  }

  @Test func `a copy that was altered is no law any more`() throws {
    let (library, _) = try Self.library()
    var institution = try Self.institution("MSMD", library)
    try Self.freeze(&institution, library)
    let session = try #require(institution.find(ID<Session>("S1")))
    var copy = try #require(session.frozenLaw(in: institution))
    let place = try #require(copy.text.range(of: "quorum: 50 %"))
    copy.text.replaceSubrange(place, with: "quorum: 10 %")
    institution.put(copy)
    #expect(SessionLaw(of: session, in: institution, library: library) == nil)
  }

  @Test func `what is frozen is kept: no edit changes rules, framework or the copy`() throws {
    let (library, _) = try Self.library()
    var institution = try Self.institution("MSMD", library)
    try Self.freeze(&institution, library)
    let session = try #require(institution.find(ID<Session>("S1")))
    var edited = session
    edited.framework = "MCMD"
    #expect(
      Agreements.breaches(from: session, to: edited, in: institution).map(\.field)
        == ["framework"])
    edited = session
    edited.title = "Juin et juillet"
    #expect(Agreements.breaches(from: session, to: edited, in: institution) == [])
    let copy = try #require(session.frozenLaw(in: institution))
    #expect(
      Agreements.breaches(from: copy, to: nil, in: institution).map(\.what) == [.deletes])
  }
}
