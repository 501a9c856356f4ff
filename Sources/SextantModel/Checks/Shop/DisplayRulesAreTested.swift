/// Every display rule says where, what, why, by which figure and over which days it is tested; a
/// test that is over has a result and a decision; what is put forward can be bought.
///
/// A product cannot be bought when it is recalled or its stock is nought; where no stock is stated,
/// it can.
public struct DisplayRulesAreTested: Check {
  public static let card = CheckCard(
    "BOU03", "merchandising.tested", .warning, basis: [.text],
    about: [MerchandisingRule.self], alsoReads: [Product.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for rule in x.all(MerchandisingRule.self) {
      let name: Argument = .text(rule.title)
      var missing = [
        ("page", rule.page == nil), ("products", rule.products.isEmpty),
        ("hypothesis", rule.hypothesis.isEmpty), ("indicator", rule.indicator == nil),
        ("testStart", rule.testStart == nil), ("testEnd", rule.testEnd == nil),
      ]
      if let end = rule.testEnd, end < x.today {
        missing += [("result", rule.result.isEmpty), ("decision", rule.decision.isEmpty)]
      }
      for (field, isMissing) in missing where isMissing {
        verdict.fail(
          rule.at(field), "incomplete",
          ["rule": name, "field": .field(MerchandisingRule.self, field)])
      }
      if let start = rule.testStart, let end = rule.testEnd, end < start {
        verdict.fail(rule.at("testEnd"), "endsBefore", ["rule": name])
      }
      let gone = rule.products.compactMap { x.find($0) }
        .filter { $0.isRecalled || $0.stock.map { $0 <= 0 } ?? false }
      if !gone.isEmpty {
        verdict.fail(
          rule.at("products"), "outOfStock",
          ["rule": name, "count": .integer(gone.count), "products": .texts(gone.map(\.name))])
      }
    }
  }
}
