/// How a candidate stands with a block that they seek: kept, to be sat, or no more to be sat.
public struct BlockProgress: Sendable, Equatable {
  public enum State: String, Sendable {
    case kept
    /// Kept once, but longer ago than the rules let it count.
    case expired
    case acquired, notAcquired, toSit
    /// As often as the rules allow, and not acquired.
    case exhausted
  }

  public let block: String
  public let state: State
  /// Sessions in which it was sat and not acquired, or in which the candidate did not come and had
  /// no excuse.
  public let spent: Int
  /// Sessions missed with an excuse that was accepted: they spend nothing.
  public let excused: Int
  /// Attempts that the rules still give; `nil` where they say nothing.
  public let left: Int?
  /// Until when an acquired block counts; `nil` where it does for ever or nobody knows since when.
  public let validUntil: Day?

  /// - Parameters:
  ///   - decisions: those that the reader may know of; what another corrects does not count.
  ///   - blockOf: the block of each assessment, by its short name.
  public static func all(
    of candidate: Candidate, blocks: [String], rules: CertifierRules?, decisions: [BlockDecision],
    attendances: [Attendance], slots: [ID<Slot>: Slot], blockOf: [String: String], today: Day
  ) -> [BlockProgress] {
    let code = candidate.framework
    let standing = BlockDecision.standing(decisions)
    return blocks.map { name in
      let block = ownName(name, in: code)
      let own = standing.filter {
        ownName($0.block, in: code) == block && $0.candidate == candidate.id
      }
      let kept = candidate.keptBlocks.filter { ownName($0.block, in: code) == block }
      let lost = Set(own.filter { $0.result == .notAcquired }.map { $0.session?.text ?? "" })
      var missed: Set<String> = []
      var excused: Set<String> = []
      for attendance in attendances where attendance.candidate == candidate.id {
        guard let slot = attendance.slot.flatMap({ slots[$0] }), let session = slot.session?.text,
          blockOf[short(slot.assessment, blockOf)] == block
        else { continue }
        if attendance.state == .absent { missed.insert(session) }
        if attendance.state == .excused { excused.insert(session) }
      }
      let spent = lost.union(missed).count
      let acquiredOn =
        (own.filter { $0.result == .acquired }.compactMap(\.date)
        + kept.compactMap(\.acquiredOn)).max()
      let validUntil = rules?.validityYears.flatMap { years in
        acquiredOn.map { $0.adding(months: 12 * years) }
      }
      let left = rules?.resits.map { max(0, $0 + 1 - spent) }
      let isKept = !kept.isEmpty
      let state: State =
        if isKept || acquiredOn != nil {
          validUntil.map { $0 < today } ?? false ? .expired : isKept ? .kept : .acquired
        } else if left == 0 {
          .exhausted
        } else {
          lost.isEmpty ? .toSit : .notAcquired
        }
      return BlockProgress(
        block: block, state: state, spent: spent, excused: excused.subtracting(missed).count,
        left: left, validUntil: validUntil)
    }
  }

  private static func short(_ name: String, _ known: [String: String]) -> String {
    known[name] != nil ? name : String(name.drop { $0 != "." }.dropFirst())
  }
}
