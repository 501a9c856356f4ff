/// Items of one kind by the candidate whom they concern, or by the slot where they concern all who
/// are heard in it: the items stay where they are, only their places are noted.
struct ByCandidate<T: Item>: Sendable {
  private let items: [T]
  private var own: [ID<Candidate>: [Int32]] = [:]
  private var group: [ID<Slot>: [Int32]] = [:]

  init(_ items: [T]) { self.items = items }

  /// Where one item is noted.
  struct Adding {
    fileprivate var own: [ID<Candidate>: [Int32]] = [:]
    fileprivate var group: [ID<Slot>: [Int32]] = [:]
    fileprivate var row: Int32 = 0

    mutating func callAsFunction(_ candidate: ID<Candidate>) {
      own[candidate, default: []].append(row)
    }

    /// - Parameter candidate: `nil` for what concerns all in the slot.
    mutating func callAsFunction(_ candidate: ID<Candidate>?, orGroupIn slot: ID<Slot>) {
      if let candidate {
        own[candidate, default: []].append(row)
      } else {
        group[slot, default: []].append(row)
      }
    }
  }

  /// Goes through all items once.
  mutating func note(_ body: (T, inout Adding) -> Void) {
    var adding = Adding()
    for row in items.indices {
      adding.row = Int32(row)
      body(items[row], &adding)
    }
    (own, group) = (adding.own, adding.group)
  }

  func holds(_ candidate: ID<Candidate>) -> Bool { own[candidate] != nil }

  /// In the order in which they stand.
  func of(_ candidate: ID<Candidate>) -> [T] { (own[candidate] ?? []).map { items[Int($0)] } }

  /// A candidate's own first, then those of each slot.
  func of(_ candidate: ID<Candidate>, andGroupIn slots: [ID<Slot>]) -> [T] {
    var rows = own[candidate] ?? []
    for slot in slots { rows += group[slot] ?? [] }
    return rows.map { items[Int($0)] }
  }
}
