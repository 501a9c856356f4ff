import SextantModel
import Testing

@testable import SextantServer

@Suite struct WhyItCountsTests {
  @Test func `a criterion is said in words with its code, and leads to its line in Coverage`()
    throws
  {
    let view = WorkedExample.view()
    let result = try #require(view.examined.criteria.first)
    let framework = try #require(view.library.framework(result.framework))
    let line = WhyItCounts(view).line(result.name).markup
    let words = HTML(text: framework.words(result.criterion, in: .french)).markup
    #expect(words.count > 10 && line.contains(">\(words)</a>"), "\(line)")
    #expect(line.contains("<span class=\"code\">\(result.name)</span>"))
    #expect(line.contains("#\(anchor(ofCriterion: result.name))\""))
    // The place it leads to is there, its block unfolded because Coverage is narrowed.
    let assessment = CoveragePage.name(ofAssessmentOf: result)
    #expect(line.contains("/coverage?assessment=\(assessment)#"))
    let coverage = CoveragePage.page(WorkedExample.view(.french, [("assessment", assessment)]))
    let markup = coverage.main.markup
    #expect(markup.contains("id=\"\(anchor(ofCriterion: result.name))\""))
    #expect(!markup.contains("<details class=\"disclosure\"><summary><strong>"))
  }

  @Test func `a criterion that the dossier does not answer to leads to its framework`() throws {
    let bare = ExaminedDossier(
      Dossier(), at: 0, on: WorkedExample.day, library: WorkedExample.library)
    let view = WorkedExample.view(.english, of: bare)
    let name = try #require(view.library.criteriaNaming("VEI05").first)
    let code = name.prefix { $0 != "." }
    #expect(WhyItCounts(view).line(name).markup.contains("/frameworks/\(code)\">"))
    #expect(
      WhyItCounts(view).line("NOBODY.E1.k1").markup == "<span class=\"code\">NOBODY.E1.k1</span>")
  }

  @Test func `more than five are four and the rest unfolded`() {
    let why = WhyItCounts(WorkedExample.view())
    let names = WorkedExample.examined.criteria.map(\.name)
    #expect(names.count > 6)
    let five = why.list(Array(names.prefix(5))).markup
    #expect(five.split(separator: "<li>").count == 6 && !five.contains("<details"))
    let six = why.list(Array(names.prefix(6))).markup
    #expect(six.split(separator: "<li>").count == 7)
    #expect(six.contains(WorkedExample.view().say("why.others", ["count": 2])))
    #expect(why.list([]).isEmpty)
  }

  @Test func `forms, empty lists, empty rooms and findings say criteria in words`() throws {
    let view = WorkedExample.view()
    let kind = Objective.kind
    let name = try #require(FormAside.criteria(showing: kind, view).first)
    let line = WhyItCounts(view).line(name).markup
    #expect(FormAside.why(kind, view).markup.contains(line))
    #expect(EmptyList.html(Objective.self, view).markup.contains(line))
  }
}
