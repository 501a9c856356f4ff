import Testing

@testable import SextantModel

@Suite struct CertifierRulesTests {
  @Test(arguments: ["msmd/2026-11", "mcmd/2026-11"])
  func `shipped rules read without a finding and say what is ours`(folder: String) throws {
    let files = try Project.sources(below: "Frameworks/\(folder)")
    let framework = Framework.read(files).framework
    let read = CertifierRules.read(files, for: framework)
    #expect(read.findings.map(\.message.key) == [])
    let rules = try #require(read.current)
    #expect(MarkScale(rules).passPoints == 2)
    #expect(rules.defaults.contains("levels") && rules.adoptedOn == nil)
    // Whatever is said to be ours is a field that says something.
    for field in rules.defaults {
      #expect(CertifierRules.fields.contains { $0.name == field })
    }
    // All talk and question times are known once the rules are laid over the framework.
    for assessment in framework.assessments {
      let rule = rules.assessments.first { $0.assessment == assessment.id.text }
      #expect(
        rule?.isWritten == true || (assessment.talkMinutes ?? rule?.talkMinutes) != nil,
        "\(assessment.id.text)")
    }
  }

  @Test func `every deliverable whose part the source leaves open has one in the rules`() throws {
    for folder in ["msmd/2026-11", "mcmd/2026-11"] {
      let files = try Project.sources(below: "Frameworks/\(folder)")
      let framework = Framework.read(files).framework
      let rules = try #require(CertifierRules.read(files, for: framework).current)
      let open = framework.deliverables.filter { $0.part == .unclear }.map(\.id.text)
      #expect(open.filter { id in !rules.parts.contains { $0.deliverable == id } } == [])
    }
  }

  @Test func `rules that cannot decide are told with their place`() {
    var rules = SmallCertification.rules
    (rules.id, rules.competencyRule, rules.optionsRequired) = ("R1", .share, 3)
    rules.eliminatingCriteria = ["k1", "k99"]
    (rules.blockRule, rules.blockThreshold) = (.mean, 9)
    var rule = AssessmentRule()
    (rule.assessment, rule.teamMin, rule.teamMax) = ("E1", 6, 4)
    rules.assessments = [rule]
    let found = rules.faults(in: SmallCertification.framework)
    #expect(
      found.map { "\($0.place.field ?? ""): \($0.message.key)" } == [
        "competencyThreshold: rules.noShare", "blockThreshold: rules.unreachable",
        "optionsRequired: rules.tooManyOptions", "eliminatingCriteria: rules.unknown",
        "assessments: rules.teamSizes",
      ])
  }
}
