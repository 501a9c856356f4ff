/// Every active vendor has a contract that answers every clause, and is judged regularly on a grid.
///
/// Due diligence on undeclared work is asked from the amount that the French labour code sets for a
/// contract (articles L. 8222-1, R. 8222-1 and D. 8222-5; 5 000 € in 2026). A grid has enough criteria,
/// weights that add up to 100, a mark for each, a rhythm and a last date.
public struct VendorsHaveContractAndGrid: Check {
  public static let card = CheckCard(
    "CHO07", "vendor.contract-and-grid", .warning, basis: [.text, .norm, .house],
    about: [Vendor.self], alsoReads: [Contract.self, VendorReview.self],
    parameters: ["vendorGridCriteria", "dueDiligenceAmount"])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for vendor in x.all(Vendor.self) where vendor.isActive {
      let contracts = x.citing(vendor, by: Contract.self, in: "vendor")
      if contracts.isEmpty {
        verdict.fail(vendor.at(), "noContract", ["vendor": .text(vendor.name)])
      }
      for contract in contracts { examine(contract, of: vendor, x, &verdict) }
      let reviews = x.citing(vendor, by: VendorReview.self, in: "vendor")
      if reviews.isEmpty {
        verdict.fail(vendor.at(), "noReview", ["vendor": .text(vendor.name)])
      }
      for review in reviews { examine(review, of: vendor, x, &verdict) }
    }
  }

  private static func examine(
    _ contract: Contract, of vendor: Vendor, _ x: Examination, _ verdict: inout Verdict
  ) {
    var missing: [(String, Bool)] = [
      ("amountExclVat", contract.amountExclVat == nil), ("scope", contract.scope.isEmpty),
      ("deliverables", contract.deliverables.isEmpty), ("price", contract.price.isEmpty),
      ("term", contract.term.isEmpty), ("ending", contract.ending.isEmpty),
      ("confidentiality", contract.confidentiality.isEmpty),
      ("personalData", contract.personalData.isEmpty),
      ("intellectualProperty", contract.intellectualProperty.isEmpty),
      ("liability", contract.liability.isEmpty),
      ("subcontracting", contract.subcontracting.isEmpty),
    ]
    if let amount = contract.amountExclVat, amount >= x.rules.dueDiligenceAmount {
      missing.append(("dueDiligence", contract.dueDiligence.isEmpty))
    }
    for (field, isMissing) in missing where isMissing {
      verdict.fail(
        contract.at(field), "noClause",
        ["vendor": .text(vendor.name), "clause": .field(Contract.self, field)])
    }
  }

  private static func examine(
    _ review: VendorReview, of vendor: Vendor, _ x: Examination, _ verdict: inout Verdict
  ) {
    let name = Argument.text(vendor.name)
    let sum = review.grid.compactMap(\.weight).reduce(0, +)
    if review.grid.count < x.rules.vendorGridCriteria {
      verdict.fail(
        review.at("grid"), "thinGrid",
        [
          "vendor": name, "count": .integer(review.grid.count),
          "wanted": .integer(x.rules.vendorGridCriteria),
        ])
    } else if abs(sum - 100) > 0.01 {
      verdict.fail(review.at("grid"), "sum", ["vendor": name, "sum": .number(sum)])
    } else if review.grid.contains(where: { $0.score == nil }) {
      verdict.fail(review.at("grid"), "noMark", ["vendor": name])
    }
    for (field, isMissing) in [
      ("schedule", review.schedule.isEmpty), ("date", review.date == nil),
    ] where isMissing {
      verdict.fail(
        review.at(field), "reviewLacks",
        ["vendor": name, "field": .field(VendorReview.self, field)])
    }
  }
}
