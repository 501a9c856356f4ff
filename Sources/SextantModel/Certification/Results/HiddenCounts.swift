/// Counts of people by group, with those hidden from which somebody could be recognised.
///
/// A count below the least is hidden; where the total would give away a hidden count, or few people
/// whom the hidden ones add up to, the smallest of the shown ones is hidden too (primary and
/// secondary suppression, as statistical offices do).
public struct HiddenCounts: Sendable, Equatable {
  /// A group: how many there were and how many succeeded, `nil` where hidden.
  public struct Group: Sendable, Equatable {
    public let all: Int?
    public let acquired: Int?

    /// The share that succeeded; `nil` where hidden or nobody was there.
    public var rate: Double? {
      guard let all, let acquired, all > 0 else { return nil }
      return Double(acquired) / Double(all)
    }
  }

  public let groups: [Group]
  public let total: Group

  /// - Parameters:
  ///   - counts: by group, how many there were and how many of them succeeded.
  ///   - least: counts from 1 to below this are hidden.
  public init(_ counts: [(all: Int, acquired: Int)], least: Int) {
    let all = counts.reduce(0) { $0 + $1.all }
    let acquired = counts.reduce(0) { $0 + $1.acquired }
    func isSmall(_ count: Int) -> Bool { count > 0 && count < least }
    // Of a group that is large enough, a success or a failure of few tells of these few.
    func tells(_ count: (all: Int, acquired: Int)) -> Bool {
      isSmall(count.all) || isSmall(count.acquired) || isSmall(count.all - count.acquired)
    }
    var hidden = Set(counts.indices.filter { tells(counts[$0]) })
    let isTotalHidden = tells((all, acquired))
    // What is hidden, together, is the total less what is shown: it may tell of few no more than one
    // group may.
    func givesAway() -> Bool {
      let all = hidden.reduce(0) { $0 + counts[$1].all }
      let acquired = hidden.reduce(0) { $0 + counts[$1].acquired }
      return hidden.count == 1 || tells((all, acquired))
    }
    while !isTotalHidden, !hidden.isEmpty, givesAway() {
      let next = counts.indices.filter { !hidden.contains($0) && counts[$0].all > 0 }
        .min { (counts[$0].all, $0) < (counts[$1].all, $1) }
      guard let next else { break }
      hidden.insert(next)
    }
    groups = counts.enumerated().map { place, count in
      hidden.contains(place)
        ? Group(all: nil, acquired: nil) : Group(all: count.all, acquired: count.acquired)
    }
    let isTotalTelling = isTotalHidden || (hidden.count == 1 && counts.count == 1)
    total = isTotalTelling ? Group(all: nil, acquired: nil) : Group(all: all, acquired: acquired)
  }
}
