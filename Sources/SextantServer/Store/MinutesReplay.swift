public import SextantModel

/// Whether minutes can be worked out again from the journal alone, to the same bytes that were
/// signed.
public struct MinutesReplay: Sendable {
  public enum Verdict: String, Sendable, CaseIterable {
    /// The same bytes, and every signature is over their digest.
    case same
    /// Other bytes come of the journal than those that were signed.
    case different
    /// The bytes are the same, but somebody signed something else.
    case signature
    /// The journal's chain of digests is broken at or before the entry.
    case journal
    /// The minutes were never written.
    case notWritten
  }

  public let verdict: Verdict
  public let entry: Int
  /// The entry at which the chain breaks.
  public let brokenAt: Int?
  /// What was signed, and what comes of the journal.
  public let signed: String
  public let replayed: MinutesRecord?
  public let signatures: [Signature]
  /// The kinds of the items of which words are erased.
  public let kinds: [String: String]

  public var isSound: Bool { verdict == .same }
}

extension House {
  /// - Returns: `nil` where there is no such dossier or no such minutes in it.
  public func replay(
    minutes id: String, of key: String
  ) throws(HouseError) -> MinutesReplay? {
    guard let live = try dossier(key), let last = try live.replay(),
      let minutes = last.dossier.find(ID<Minutes>(id))
    else { return nil }
    guard let entry = minutes.entry, !minutes.digest.isEmpty,
      let then = try live.replay(to: entry)
    else {
      return MinutesReplay(
        verdict: .notWritten, entry: 0, brokenAt: nil, signed: "", replayed: nil, signatures: [],
        kinds: [:])
    }
    let record = MinutesRecord(
      of: then.dossier.find(minutes.id) ?? minutes, in: then.dossier, at: then.mark,
      keys: ProofKey.all(in: last.dossier), gone: then.erased, signed: minutes.data)
    let isSame = record.data == minutes.data && record.digest == minutes.digest
    let verdict: MinutesReplay.Verdict =
      if last.brokenAt != nil {
        .journal
      } else if !isSame {
        .different
      } else if minutes.signatures.contains(where: { $0.digest != minutes.digest }) {
        .signature
      } else {
        .same
      }
    return MinutesReplay(
      verdict: verdict, entry: entry, brokenAt: last.brokenAt, signed: minutes.digest,
      replayed: record, signatures: minutes.signatures,
      kinds: Dictionary(
        record.erased.compactMap { word in
          then.dossier.kind(of: word.item).map { (word.item, $0.name) }
        }, uniquingKeysWith: { first, _ in first }))
  }
}
