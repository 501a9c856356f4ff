import Testing

@testable import SextantModel

@Suite struct QuotedFiguresTests {
  @Test(arguments: [
    ("À 19 € le bol", [19.0]), ("25€", [25]),
    ("1 454 545 €, pour 1 502 320 €", [1_454_545, 1_502_320]),
    ("1\u{202F}840\u{A0}€", [1840]), ("de 1,66 % à 2,10 %", [1.66, 2.1]),
    ("un plafond de -7 500 €", [-7500]),
    ("(12,5 %)", [12.5]), ("en 2026, 640 fiches", []), ("14 640 fiches", []),
    ("les 38 créneaux", []), ("", []),
  ])
  func `an amount is a number with a currency or a per cent sign`(text: String, values: [Double]) {
    #expect(QuotedFigures(in: text).amounts.map(\.value) == values, "\(text)")
  }

  @Test(arguments: [
    ("jusqu’au 30 novembre.", ["30 novembre"]), ("le 1er août", ["1er août"]),
    ("until November 30, at noon", ["November 30"]), ("en juin 2026", []), ("le 45 mai", []),
  ])
  func `a date is a day beside the name of a month`(text: String, dates: [String]) {
    #expect(QuotedFigures(in: text).dates == dates, "\(text)")
  }

  @Test func `a link ends before the stop that follows it`() {
    #expect(
      QuotedFigures(in: "Voir https://maison.example/bol.").links == ["https://maison.example/bol"])
  }

  @Test func `any text is read to its end`() {
    let pieces = [
      "1", "000", "€", "%", "30", "mai", "-", "−", ",", "1,2,3 €", "🥣 7 %", "٣ €",
      "1 000 000 000 000 000 €", "http://",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces { _ = QuotedFigures(in: "\(first) \(second) \(third)") }
      }
    }
  }
}
