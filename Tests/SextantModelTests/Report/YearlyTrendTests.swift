import Testing

@testable import SextantModel

@Suite struct YearlyTrendTests {
  @Test(arguments: [
    ("En hausse sur un an.", YearlyTrend.up), ("la baisse de 0,22 point sur un an", .down),
    ("Ni hausse ni baisse sur un an", .down), ("A rise of 3 % year on year", .up),
    ("Une hausse en mai, puis rien de plus à dire sur un an", nil), ("en hausse sur un mois", nil),
    ("sur un an", nil), ("", nil),
  ])
  func `a claim stands within five words before the year`(text: String, claim: YearlyTrend?) {
    #expect(YearlyTrend(in: text) == claim, "\(text)")
  }
}
