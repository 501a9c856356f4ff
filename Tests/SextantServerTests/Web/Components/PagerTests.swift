import SextantModel
import Testing

@testable import SextantServer

@Suite struct PagerTests {
  @Test func `first, last and neighbours are shown, what is left out is said`() {
    #expect(Pager.neighbours(of: 6, among: 12) == [1, nil, 5, 6, 7, nil, 12])
    #expect(Pager.neighbours(of: 3, among: 5) == [1, 2, 3, 4, 5])
    #expect(Pager.neighbours(of: 1, among: 1) == [1])
    #expect(Pager.neighbours(of: 1, among: 0) == [])
  }

  @Test func `initials are of the first and the last word`() {
    #expect(Person.initials("Camille Moreau") == "CM")
    #expect(Person.initials("Anne-Sophie de La Tour") == "AT")
    #expect(Person.initials("sacha") == "S")
    #expect(Person.initials("") == "")
  }

  @Test func `a funnel says what passes from step to step`() {
    let funnel = FunnelChart(
      Repository.catalogue(.english), id: "f", title: "t", summary: "s",
      steps: [("Visits", 1000), ("Baskets", 250), ("Orders", 100), ("Returns", 0)])
    #expect(funnel.rate(0) == nil)
    #expect(funnel.rate(1) == 0.25)
    #expect(funnel.rate(2) == 0.4)
    #expect(funnel.share(2) == 0.1)
    #expect(funnel.rate(3) == 0)
  }
}
