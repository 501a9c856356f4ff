import Testing

@testable import SextantModel

@Suite struct TileOrderTests {
  private func examination(_ ranks: [Double?]) -> Examination {
    var dossier = Dossier()
    var dashboard = Dashboard()
    dashboard.id = "DB"
    dossier.put(dashboard)
    for (place, rank) in ranks.enumerated() {
      var tile = Tile()
      tile.id = ID("T\(place + 1)")
      tile.dashboard = "DB"
      tile.rank = rank
      dossier.put(tile)
    }
    return Examination(of: dossier, on: IndicatorBench.day)
  }

  @Test func `tiles without a rank keep their order; a rank moves one between others`() {
    let x = examination([nil, nil, 1.5])
    let dashboard = x.all(Dashboard.self)[0]
    #expect(dashboard.tilesInOrder(x).map(\.id) == ["T1", "T3", "T2"])
  }

  @Test func `the ranks offered put a tile before each other one, or last`() throws {
    let x = examination([nil, nil, nil])
    let dashboard = x.all(Dashboard.self)[0]
    let ordered = dashboard.tilesInOrder(x)
    let offered = dashboard.ranks(of: ordered, in: x, moving: 0)
    #expect(offered == ["1", "2.5", "4"])
    for (place, rank) in offered.enumerated() {
      let moved = examination([Double(rank), nil, nil])
      let others: [ID<Tile>] = ["T2", "T3"]
      var expected = others
      expected.insert("T1", at: place)
      #expect(dashboard.tilesInOrder(moved).map(\.id) == expected)
    }
  }
}
