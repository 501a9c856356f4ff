import SextantKernels
import Testing

@Suite struct QuantityUnitTests {
  static let units: [String: QuantityUnit] = [
    "revenue": QuantityUnit("€"), "costs": QuantityUnit("€"), "orders": QuantityUnit("orders"),
    "sessions": QuantityUnit("sessions"), "wild": QuantityUnit(["x": .min]),
    "exports": QuantityUnit("$"),
    "rate": QuantityUnit(["€": 1, "$": -1]), "thousands": QuantityUnit("k€"),
  ]

  static func unit(_ text: String) throws -> Result<QuantityUnit, UnitError> {
    try Formula(parsing: text).unit { units[$0] }
  }

  @Test func `products and quotients combine units`() throws {
    #expect(try Self.unit("revenue / orders") == .success(QuantityUnit(["€": 1, "orders": -1])))
    #expect(try Self.unit("(58 % * revenue - costs) / costs") == .success(.none))
    #expect(try Self.unit("100 * orders / sessions * sessions") == .success(QuantityUnit("orders")))
    #expect(try Self.unit("max(revenue, sum(costs))") == .success(QuantityUnit("€")))
  }

  @Test func `unlike units cannot be added or compared`() throws {
    #expect(
      try Self.unit("revenue + orders")
        == .failure(.mismatch(QuantityUnit("€"), QuantityUnit("orders"))))
    #expect(try Self.unit("min(1, costs)") == .failure(.mismatch(.none, QuantityUnit("€"))))
    #expect(try Self.unit("clicks") == .failure(.unknownName("clicks")))
  }

  @Test(arguments: [
    ("revenue + exports", "revenue + exports", UnitError.mixedCurrencies("€", "$")),
    ("2 * (revenue / exports)", "revenue / exports", .mixedCurrencies("€", "$")),
    ("sum(costs, exports)", "sum(costs, exports)", .mixedCurrencies("€", "$")),
    (
      "if(orders > 0, costs, exports)", "if(orders > 0, costs, exports)", .mixedCurrencies("€", "$")
    ),
    (
      "1 + if(revenue > orders, 1, 2)", "revenue > orders",
      .mismatch(QuantityUnit("€"), QuantityUnit("orders"))
    ),
    (
      "share(costs, orders) * 2", "share(costs, orders)",
      .mismatch(QuantityUnit("€"), QuantityUnit("orders"))
    ),
    (
      "revenue + thousands", "revenue + thousands",
      .mismatch(QuantityUnit("€"), QuantityUnit("k€"))
    ),
  ])
  func `units that do not go together are pointed at`(
    text: String, piece: String, error: UnitError
  ) throws {
    guard case .failure(let fault) = try Formula(parsing: text).checkedUnit(of: { Self.units[$0] })
    else {
      Issue.record("it has a unit")
      return
    }
    #expect(fault.error == error)
    #expect(String(decoding: Array(text.utf8)[fault.place], as: UTF8.self) == piece)
  }

  @Test func `an exchange rate brings currencies together, zero goes with all`() throws {
    #expect(try Self.unit("revenue + exports * rate") == .success(QuantityUnit("€")))
    #expect(try Self.unit("max(0, revenue - costs)") == .success(QuantityUnit("€")))
    #expect(try Self.unit("if(revenue > 0, share(costs, revenue), 0)") == .success(.none))
    #expect(
      try Self.unit("if(orders = 0, 0, ratio(revenue, orders))").get().description == "€/orders")
    #expect(try Self.unit("0") == .success(.none))
  }

  @Test func `wild exponents are an error`() throws {
    #expect(try Self.unit("wild * orders * wild") == .failure(.powerTooHigh))
  }

  @Test func `a unit is written as a fraction`() {
    #expect(QuantityUnit(["€": 1, "orders": -1]).description == "€/orders")
    #expect(QuantityUnit(["m": -2, "€": 1, "h": 1]).description == "h·€/m^2")
    #expect(QuantityUnit(["sessions": -1, "x": 0]).description == "1/sessions")
    #expect(QuantityUnit.none.description == "1")
  }
}
