internal import SextantKernels

/// A block that a candidate holds already: acquired in a session here, or elsewhere with what proves
/// it.
public struct KeptBlock: Row, ExpressibleByStringLiteral {
  public static let rowName = "keptBlock"

  /// As it was written: `B1`, `MSMD.B1`.
  public var block: String = ""
  public var acquiredOn: Day?
  /// The session whose decision it is.
  public var session: ID<Session>?
  /// What proves it where no session here does: a transcript, another certifier's attestation.
  public var source: String = ""
  public var evidence: [ID<Evidence>] = []

  public init() {}

  public init(
    _ block: String, acquiredOn: Day? = nil, session: ID<Session>? = nil, source: String = ""
  ) {
    self.block = block
    self.acquiredOn = acquiredOn
    self.session = session
    self.source = source
  }

  public init(stringLiteral block: String) { self.init(block) }

  public static let fields: [Field<Self>] = [
    Field("block", \.block, .required),
    Field("acquiredOn", \.acquiredOn),
    Field("session", \.session),
    Field("source", \.source),
    Field("evidence", \.evidence),
  ]

  /// A block's name alone is read as well: so they were noted once.
  public static func readElement(_ node: Int, _ reader: inout FieldReader) -> Self? {
    guard reader.isScalar(node) else { return reader.row(node) }
    return String.read(node, &reader).map { KeptBlock($0) }
  }

  /// Whether it still counts on the first day of a session; one of which nobody knows since when it is
  /// held does.
  public func counts(for session: Session, years: Int?) -> Bool {
    session.stillCounts(acquiredOn, years: years)
  }

  /// Whether anything says where it comes from.
  public var isProven: Bool { session != nil || !source.isEmpty || !evidence.isEmpty }
}

/// The one rule by which a block that people write is known again: blanks around it and the code of
/// its framework do not count.
func ownName(_ block: String, in code: String) -> String {
  func isPlain(_ byte: UInt8?) -> Bool { byte.map { $0 > 0x20 && $0 < 0x80 } ?? true }
  let isTrim = isPlain(block.utf8.first) && isPlain(block.utf8.last)
  return Framework.short(isTrim ? block : TypedText.trim(block), in: code)
}

extension Candidate {
  /// The blocks that they keep, by the framework's own names.
  ///
  /// - Parameter code: the framework's.
  public func kept(in code: String) -> [String] {
    keptBlocks.map { ownName($0.block, in: code) }
  }

  /// The blocks that they name, by the framework's own names.
  public func sought(in code: String) -> [String] { blocks.map { ownName($0, in: code) } }

  /// Whether they keep a block that still counts on the day of a session.
  ///
  /// - Parameters:
  ///   - years: how long the rules let it count; for ever where they say nothing.
  ///   - find: the session where a block was acquired: another framework's block of that name is
  ///     another block.
  public func holds(
    _ block: String, in code: String, for session: Session, years: Int?,
    find: (ID<Session>) -> Session? = { _ in nil }
  ) -> Bool {
    keptBlocks.contains { kept in
      ownName(kept.block, in: code) == block && kept.counts(for: session, years: years)
        && (kept.session.flatMap(find)?.isOfFramework(code) ?? true)
    }
  }

  /// Whether they ask for a block: for those that they name; where they name none for all of them,
  /// but of the options for those that they chose, if they chose any.
  public func seeks(_ block: Block, in code: String) -> Bool {
    if !blocks.isEmpty { return blocks.contains { ownName($0, in: code) == block.id.text } }
    return block.option == nil || options.isEmpty
      || options.contains { ownName($0, in: code) == block.id.text }
  }

  /// Whether they ask for the whole certification without saying by which option.
  var namesNoOption: Bool { blocks.isEmpty && options.isEmpty }

  /// The blocks that they held before a session: what was acquired in it, or in a later one, they
  /// did not, however early it was noted with them.
  ///
  /// - Parameters:
  ///   - decided: the blocks that the published session decided on, by the framework's own names; a
  ///     block that was held already it does not decide on.
  ///   - code: the framework's.
  ///   - years: how long the session's rules let a block count; for ever where they say nothing.
  public func keptBlocks(
    before session: Session, decided: Set<String>, in code: String, years: Int? = nil,
    find: (ID<Session>) -> Session?
  ) -> [KeptBlock] {
    keptBlocks.filter { kept in
      if decided.contains(ownName(kept.block, in: code)) { return false }
      if !kept.counts(for: session, years: years) { return false }
      guard let origin = kept.session else { return true }
      if origin == session.id { return false }
      guard let earlier = find(origin) else { return true }
      return earlier.isOfFramework(session.framework) && earlier.isBefore(session)
    }
  }

  /// Notes that a block was acquired in a session; what they keep already stays as it is. One that
  /// was kept for longer than it counts, and is acquired anew, is noted beside it.
  mutating func keep(_ decision: BlockDecision, of session: Session) {
    let name = ownName(decision.block, in: session.framework)
    let isNoted = keptBlocks.contains { kept in
      guard ownName(kept.block, in: session.framework) == name else { return false }
      if kept.session == session.id { return true }
      guard let before = kept.acquiredOn, let now = decision.date else { return true }
      return before >= now
    }
    guard !isNoted else { return }
    keptBlocks.append(KeptBlock(name, acquiredOn: decision.date, session: session.id))
  }

  /// Takes out a block that a session's decision no longer gives. What has another proof stays.
  mutating func drop(_ block: String, of session: Session) {
    let name = ownName(block, in: session.framework)
    keptBlocks.removeAll { kept in
      ownName(kept.block, in: session.framework) == name
        && (kept.session == session.id || !kept.isProven)
    }
  }
}

extension Session {
  /// Whether it is about a framework; one that names none is about any.
  public func isOfFramework(_ code: String) -> Bool {
    framework == code || framework.isEmpty || code.isEmpty || equalWhenFolded(framework, code)
  }

  /// Whether what was acquired on a day still counts when the session begins.
  func stillCounts(_ acquiredOn: Day?, years: Int?) -> Bool {
    guard let acquiredOn, let years, let day = start ?? end else { return true }
    return acquiredOn.adding(months: 12 * years) >= day
  }

  /// Sessions by their first day; those of one day, or without days, by their publication.
  func isBefore(_ other: Session) -> Bool {
    guard id != other.id else { return false }
    if let start, let next = other.start, start != next { return start < next }
    if let publishedOn, let next = other.publishedOn, publishedOn != next {
      return publishedOn < next
    }
    return id.text < other.id.text
  }
}
