import Testing

@testable import SextantKernels

/// Amounts of several currencies in a file: told with their lines, left out, or taken in at a rate.
@Suite struct ForeignAmountsTests {
  private let mixed = """
    Jour;Campagne;Code de la devise;Coût;Impr.;Clics
    2026-09-01;Toitures;EUR;10,00;100;7
    2026-09-02;Roofs;USD;20,00;200;8
    2026-09-03;Roofs;usd;30,50;300;9
    """

  private func read(_ text: String, _ currency: CurrencyRates = CurrencyRates()) throws
    -> MeasureImport
  {
    let file = try TableFile(reading: Array(text.utf8), knownNames: namesOfMeasureExports)
    return MeasureImport(try #require(file.tables.first), currency: currency)
  }

  private func total(_ read: MeasureImport, _ metric: String) -> Double? {
    read.table.metric(metric).map(\.values.total)
  }

  @Test func `amounts without a rate are left out, counts stay, and the line is told`() throws {
    let read = try read(mixed, CurrencyRates("EUR"))
    #expect(
      read.foreign == [
        ForeignAmounts(currency: "USD", wanted: "EUR", rows: 2, firstLine: 3, rate: nil)
      ])
    #expect(total(read, "cost") == 10)
    #expect(total(read, "impressions") == 600 && read.table.rowCount == 3)
  }

  @Test func `with a rate they add up in the currency that counts`() throws {
    let read = try read(mixed, CurrencyRates("eur", rates: ["USD": 0.5]))
    #expect(read.foreign.map(\.rate) == [0.5])
    #expect(total(read, "cost") == 35.25)
    #expect((0..<3).map { read.table.value("currency", $0) } == ["EUR", "EUR", "EUR"])
  }

  @Test func `without a wish the currency of most rows counts`() throws {
    let read = try read(mixed)
    #expect(read.foreign.map(\.currency) == ["EUR"] && read.foreign.first?.wanted == "USD")
    #expect(read.foreign.first?.firstLine == 2)
    #expect(total(read, "cost") == 50.5)
  }

  @Test func `a file of one other currency, in its column's name, asks for its rate too`() throws {
    let text = """
      Jour;Nom de la campagne;Montant dépensé (USD);Impressions
      01/09/2026;Promo;12,50;450
      02/09/2026;Promo;3,00;398
      """
    let told = try read(text, CurrencyRates("EUR"))
    #expect(told.foreign.map(\.currency) == ["USD"] && told.foreign.first?.rows == 2)
    let taken = try read(text, CurrencyRates("EUR", rates: ["USD": 2]))
    #expect(total(taken, "cost") == 31)
    #expect(try read(text, CurrencyRates("USD")).foreign == [])
    #expect(try read(text).foreign == [])
  }

  @Test func `a rate of nothing is none`() throws {
    for rate in [0, -1, .infinity, .nan] {
      let read = try read(mixed, CurrencyRates("EUR", rates: ["USD": rate]))
      #expect(read.foreign.map(\.rate) == [nil])
    }
  }
}
