internal import SextantKernels

/// Which pieces of written work are read twice, under which code and by whom: a function of the
/// draw's words, so that it can be repeated years later.
public struct MarkingSample: Sendable, Equatable {
  public struct Drawn: Sendable, Equatable {
    public let candidate: ID<Candidate>
    public let code: String
    public let second: ID<JuryMember>
  }

  public let drawn: [Drawn]
  /// Candidates who were drawn and whom none of the markers may read: each heard them or has a link
  /// with them.
  public let unread: [ID<Candidate>]

  /// - Parameters:
  ///   - among: those who handed in; their order is of no account.
  ///   - barred: by candidate, markers who heard them, or who have a link with them.
  public init(
    among: [ID<Candidate>], share: Share, seed: String, markers: [ID<JuryMember>],
    barred: [ID<Candidate>: Set<ID<JuryMember>>]
  ) {
    let sorted = Set(among).sorted { $0.text < $1.text }
    var sample = SeededSample(seed)
    let order = sample.order(of: sorted.count)
    let size = SeededSample.size(of: sorted.count, share: share.fraction)
    let markers = Set(markers).sorted { $0.text < $1.text }
    var load = [Int](repeating: 0, count: markers.count)
    var (drawn, unread): ([Drawn], [ID<Candidate>]) = ([], [])
    var codes: Set<String> = []
    for place in order.prefix(size) {
      let candidate = sorted[place]
      var code = sample.code(letters: 6)
      // Nothing is drawn for ever: a code that recurs is made longer.
      while !codes.insert(code).inserted { code += sample.code(letters: 1) }
      let free = markers.indices.filter { !(barred[candidate] ?? []).contains(markers[$0]) }
      guard let marker = free.min(by: { (load[$0], $0) < (load[$1], $1) }) else {
        unread.append(candidate)
        continue
      }
      load[marker] += 1
      drawn.append(Drawn(candidate: candidate, code: code, second: markers[marker]))
    }
    self.drawn = drawn
    self.unread = unread
  }
}

extension MarkingDraw {
  /// The same draw once more, from the words that were kept.
  public func repeated(in dossier: Dossier) -> MarkingSample {
    MarkingSample(
      among: among, share: share ?? Share(0), seed: seed, markers: markers,
      barred: Self.barred(markers, dossier, assessment, session))
  }

  /// By candidate, the markers who judge them in this assessment or have a link with them.
  static func barred(
    _ markers: [ID<JuryMember>], _ dossier: Dossier, _ assessment: String,
    _ session: ID<Session>?
  ) -> [ID<Candidate>: Set<ID<JuryMember>>] {
    var barred: [ID<Candidate>: Set<ID<JuryMember>>] = [:]
    for slot in dossier.all(Slot.self)
    where slot.session == session && isSame(slot.assessment, assessment) {
      let panel = dossier.find(slot.panel)
      let jurors = Set((panel?.members ?? []) + (panel?.present ?? []))
      for candidate in slot.heard(in: dossier) {
        barred[candidate, default: []].formUnion(jurors)
      }
    }
    for link in dossier.all(JuryLink.self) where link.nature != .noLink {
      guard let juror = link.juror, let candidate = link.candidate else { continue }
      barred[candidate, default: []].insert(juror)
    }
    return barred
  }
}

/// Whether two names are of the same thing of a framework, with or without the framework's code.
private func isSame(_ one: String, _ other: String) -> Bool {
  one == other || one.hasSuffix(".\(other)") || other.hasSuffix(".\(one)")
}
