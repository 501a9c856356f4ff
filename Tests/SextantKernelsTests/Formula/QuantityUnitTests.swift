import SextantKernels
import Testing

@Suite struct QuantityUnitTests {
  static let units: [String: QuantityUnit] = [
    "revenue": QuantityUnit("€"), "costs": QuantityUnit("€"), "orders": QuantityUnit("orders"),
    "sessions": QuantityUnit("sessions"), "wild": QuantityUnit(["x": .min]),
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
