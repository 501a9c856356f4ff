/// What tells one row of measures from all others: a digest of where it comes from, its days and
/// its dimensions, and another of its values.
///
/// Dimensions without a value do not count, and neither does the order of columns: the same row of
/// another export has the same key.
public struct MeasureRowDigest: Sendable, Hashable {
  public let key: Digest128
  public let values: UInt64
  public let day: Int32
  public let lastDay: Int32
  /// Origin and account: what an import may replace.
  public let owner: UInt64
  /// Which dimensions have a value: rows by campaign and rows by campaign and device count the same
  /// things twice.
  public let grain: UInt64

  public init(
    key: Digest128, values: UInt64, day: Int32, lastDay: Int32, owner: UInt64, grain: UInt64
  ) {
    self.key = key
    self.values = values
    self.day = day
    self.lastDay = lastDay
    self.owner = owner
    self.grain = grain
  }
}

extension MeasureTable {
  /// One digest per row.
  public func rowDigests() -> [MeasureRowDigest] {
    // Hashing each dictionary entry once leaves a few numbers to hash for each row.
    let order = dimensions.indices.filter { dimensions[$0].name != Self.originName }
      .sorted { dimensions[$0].name < dimensions[$1].name }
    let originPlace = dimensions.firstIndex { $0.name == Self.originName }
    let originDigests = originPlace.map { place in
      dimensions[place].values.map { Self.digest(Self.originName, $0) }
    }
    let entryDigests: [[Digest128]] = order.map { place in
      dimensions[place].values.map { Self.digest(dimensions[place].name, $0) }
    }
    let nameDigests = order.map { Self.digest(dimensions[$0].name, "").high }
    let tableOrigin = Self.digest(Self.originName, origin)
    let accountPlace = dimensions.firstIndex { $0.name == MeasureDimension.account.rawValue }
    let metricOrder = metrics.indices.sorted { metrics[$0].name < metrics[$1].name }
    let metricDigests = metricOrder.map { Self.digest(metrics[$0].name, "").high }
    var result: [MeasureRowDigest] = []
    result.reserveCapacity(rowCount)
    var words: [UInt64] = []
    for row in 0..<rowCount {
      words.removeAll(keepingCapacity: true)
      let days =
        UInt64(UInt32(bitPattern: days[row])) << 32 | UInt64(UInt32(bitPattern: lastDays[row]))
      var originDigest = tableOrigin
      if let originPlace, let originDigests {
        originDigest = originDigests[Int(dimensions[originPlace].codes[row])]
      }
      words += [originDigest.high, originDigest.low, days]
      var grain: UInt64 = 0
      for (k, place) in order.enumerated() {
        let code = Int(dimensions[place].codes[row])
        guard !dimensions[place].values[code].isEmpty else { continue }
        let digest = entryDigests[k][code]
        words.append(digest.high)
        words.append(digest.low)
        if place != accountPlace { grain = grain &* 31 &+ nameDigests[k] }
      }
      let key = Self.digest(words)
      words.removeAll(keepingCapacity: true)
      for (k, place) in metricOrder.enumerated() {
        guard let value = metrics[place].values[row] else { continue }
        words.append(metricDigests[k])
        words.append((value + 0).bitPattern)
      }
      var owner = originDigest.high
      if let accountPlace {
        let dimension = dimensions[accountPlace]
        owner ^= Self.digest("owner", dimension.values[Int(dimension.codes[row])]).low
      }
      result.append(
        MeasureRowDigest(
          key: key, values: Self.digest(words).high, day: self.days[row], lastDay: lastDays[row],
          owner: owner, grain: grain))
    }
    return result
  }

  /// The column that says where rows come from, where they come from several tools.
  static let originName = "origin"

  private static func digest(_ name: String, _ value: String) -> Digest128 {
    var bytes = Array(name.utf8)
    bytes.append(0)
    bytes += value.utf8
    return sipHash128(bytes.span)
  }

  private static func digest(_ words: [UInt64]) -> Digest128 {
    var state = [UInt8](repeating: 0, count: words.count * 8)
    for (k, word) in words.enumerated() {
      for byte in 0..<8 {
        state[k * 8 + byte] = UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))
      }
    }
    return sipHash128(state.span)
  }
}
