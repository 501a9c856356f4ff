import SextantModel
import Testing

@testable import SextantServer

@Suite struct ScaleTests {
  @Test func `an axis of bars starts at nought and ends at a round number`() {
    let scale = Scale(holding: [12_000, 15_900, 22_000])
    #expect(scale.low == 0)
    #expect(scale.high == 25_000)
    #expect(scale.ticks == [0, 5_000, 10_000, 15_000, 20_000, 25_000])
  }

  @Test func `losses stand below nought`() {
    let scale = Scale(holding: [-30, 50])
    #expect(scale.ticks == [-40, -20, 0, 20, 40, 60])
    #expect(scale.place(-40, 100, 0) == 100)
    #expect(scale.place(10, 100, 0) == 50)
  }

  @Test func `no value, one value and strange values still make an axis`() {
    #expect(Scale(holding: []).ticks.count > 1)
    #expect(Scale(holding: [0]).high == 1)
    #expect(Scale(holding: [.nan, .infinity, 4]).high == 4)
    for values in [[1e300], [-1.7e308, 1.7e308], [1.7e308, 1.7e308], [-1e308]] {
      let huge = Scale(holding: values, fromZero: false)
      #expect(huge.ticks.count <= 41)
      #expect(huge.ticks.allSatisfy { $0.isFinite })
      #expect(huge.high > huge.low)
    }
  }

  @Test(arguments: [
    (0.3, 0.5), (1.0, 1), (1.2, 2), (2.2, 2.5), (3, 5), (6, 10), (47, 50), (0, 1),
  ])
  func `steps are 1, 2, 2.5 or 5 times a power of ten`(wanted: Double, step: Double) {
    #expect(abs(Scale.roundStep(wanted) - step) < 1e-12)
  }

  @Test func `numbers in drawings have at most two decimals`() {
    #expect(coordinate(12) == "12")
    #expect(coordinate(12.5) == "12.5")
    #expect(coordinate(12.054) == "12.05")
    #expect(coordinate(-0.333) == "-0.33")
    #expect(coordinate(-0.001) == "0")
    #expect(coordinate(.nan) == "0")
  }

  @Test func `names at the ends of lines are moved apart and stay inside`() {
    var names = LabelColumn(top: 0, bottom: 100, gap: 14)
    names.add("a", at: 96, "")
    names.add("b", at: 97, "")
    names.add("c", at: 10, "")
    let spread = names.spread
    #expect(spread.map(\.text) == ["c", "a", "b"])
    #expect(spread.map(\.y) == [10, 93, 107])
  }

  @Test func `a name of the map steps aside for another point`() {
    let discs = [PlacedLabel.Disc(x: 100, y: 100, radius: 8), .init(x: 130, y: 100, radius: 8)]
    let labels = PlacedLabel.place(["Nous", "Eux"], discs, within: (0, 0, 400, 400))
    #expect(labels[0].anchor == "end")
    #expect(labels[1].anchor == "start")
  }

  @Test func `labels break at spaces and say when they were cut`() {
    #expect(
      TextLines.broken("Marque, publicité & clients", at: 19) == ["Marque, publicité &", "clients"])
    #expect(TextLines.broken("un deux trois quatre", at: 5, most: 2) == ["un", "deux…"])
    #expect(TextLines.broken("", at: 5) == [])
  }

  @Test func `all values of an axis are written alike`() {
    let words = Repository.catalogue(.french)
    #expect(ChartUnit.money.tick(5_000, upTo: 25_000, words) == "5\u{A0}k€")
    #expect(ChartUnit.money.tick(12_050, upTo: 25_000, words) == "12,05\u{A0}k€")
    #expect(ChartUnit.money.tick(5_000, upTo: 8_000, words) == "5\u{202F}000\u{A0}€")
    #expect(ChartUnit.money.tick(2_500_000, upTo: 4_000_000, words) == "2,5\u{A0}M€")
    #expect(ChartUnit.percent.write(0.024, words) == "2,4\u{A0}%")
    #expect(ChartUnit.percent.write(0.0165, words) == "1,65\u{A0}%")
    #expect(ChartUnit.named("points").write(13.75, words) == "13,75\u{A0}points")
    #expect(ChartUnit.named("points").write(9.5, words) == "9,5\u{A0}points")
    #expect(ChartUnit.number(decimals: nil).write(48_200, words) == "48\u{202F}200")
  }
}
