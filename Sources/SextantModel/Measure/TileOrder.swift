extension Dashboard {
  /// Its tiles from first to last: by rank, those without one where they stand in the list.
  public func tilesInOrder(_ x: Examination) -> [Tile] {
    let tiles = x.citing(self, by: Tile.self, in: "dashboard")
    return zip(tiles, Self.effectiveRanks(tiles)).enumerated().sorted { a, b in
      a.element.1 == b.element.1 ? a.offset < b.offset : a.element.1 < b.element.1
    }.map(\.element.0)
  }

  /// A tile without a rank stands just after the one before it.
  private static func effectiveRanks(_ tiles: [Tile]) -> [Double] {
    var ranks: [Double] = []
    for (place, tile) in tiles.enumerated() { ranks.append(tile.rank ?? Double(place + 1)) }
    return ranks
  }

  /// The ranks that put a tile before each of the others, in their order, and last: as text, for a
  /// form. All others keep theirs.
  public func ranks(of ordered: [Tile], in x: Examination, moving place: Int) -> [String] {
    let tiles = x.citing(self, by: Tile.self, in: "dashboard")
    let known = Dictionary(
      zip(tiles.map(\.id), Self.effectiveRanks(tiles)), uniquingKeysWith: { first, _ in first })
    var others: [Double] = []
    for (index, tile) in ordered.enumerated() where index != place {
      others.append(known[tile.id] ?? Double(index + 1))
    }
    guard let first = others.first, let last = others.last else { return [] }
    var ranks = [first - 1]
    for (before, after) in zip(others, others.dropFirst()) { ranks.append((before + after) / 2) }
    ranks.append(last + 1)
    return ranks.map { numberText($0) }
  }
}
