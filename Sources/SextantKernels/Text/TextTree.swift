/// A text file of maps, lists and scalars: a plain subset of YAML 1.2, JSON included.
///
/// Nodes lie in one array in reading order and point into `bytes`; nothing is decoded until asked.
/// Reading never fails: what can be read is in `nodes`, what cannot is in `problems`.
public struct TextTree: Sendable {
  public enum Shape: UInt8, Sendable {
    /// An empty value, `~`, `null`, `Null` or `NULL`.
    case null
    /// A scalar without quotes.
    case plain
    /// A scalar in single or double quotes.
    case quoted
    /// A literal `|` or folded `>` scalar.
    case block
    case list
    case map
  }

  /// One value or key: 16 bytes.
  public struct Node: Sendable {
    /// Where the node starts and ends, in bytes. A plain or quoted scalar's raw text without its
    /// quotes; a block scalar's lines without its header; a list or map from its first byte to the
    /// end of its last value.
    public var start: UInt32
    public var end: UInt32
    /// The index of the node that follows this whole subtree.
    public var next: UInt32
    public var shape: Shape
    var flags: ScalarFlags = []
    /// The indentation of a block scalar's lines, in bytes.
    var indent: UInt16 = 0
  }

  /// How a scalar's raw text becomes its value.
  struct ScalarFlags: OptionSet, Sendable {
    let rawValue: UInt8
    /// The value differs from the raw text.
    static let decoded = ScalarFlags(rawValue: 1)
    static let doubleQuoted = ScalarFlags(rawValue: 2)
    static let folded = ScalarFlags(rawValue: 4)
    static let strip = ScalarFlags(rawValue: 8)
    static let keep = ScalarFlags(rawValue: 16)
  }

  /// A comment from its `#` to the end of its line, in bytes.
  public struct Comment: Sendable, Equatable {
    public let start: UInt32
    public let end: UInt32
    /// Nothing but spaces stands before it on its line.
    public let ownLine: Bool
  }

  public let bytes: [UInt8]
  /// In preorder; `nodes[0]` is the root; a map's children are key, value, key, value…
  public let nodes: [Node]
  public let comments: [Comment]
  /// In reading order; at most 1,000, then one `tooManyProblems`.
  public let problems: [TextProblem]

  /// Reads UTF-8 `bytes` (see `decodeText`), at most 1 GiB.
  public init(parsing bytes: [UInt8]) {
    var parser = TextParser()
    parser.parse(bytes.span)
    self.bytes = bytes
    nodes = parser.nodes
    comments = parser.comments
    problems = parser.problems
  }

  /// The decoded text of a scalar; empty for null, lists and maps.
  public func string(_ node: Int) -> String {
    let value = nodes[node]
    switch value.shape {
    case .null, .list, .map: return ""
    case .plain, .quoted, .block: break
    }
    if value.flags.contains(.decoded) {
      return String(decoding: decodedScalar(bytes.span, value), as: UTF8.self)
    }
    return String(decoding: bytes[Int(value.start)..<Int(value.end)], as: UTF8.self)
  }

  /// Calls `body` with the decoded bytes of a scalar (none for null, lists and maps); makes no
  /// copy unless the scalar has escapes or several lines.
  public func withScalarBytes<Result>(
    _ node: Int, _ body: (Span<UInt8>) throws -> Result
  ) rethrows -> Result {
    let value = nodes[node]
    switch value.shape {
    case .null, .list, .map:
      return try body(bytes.span.extracting(0..<0))
    case .plain, .quoted, .block: break
    }
    if value.flags.contains(.decoded) {
      return try body(decodedScalar(bytes.span, value).span)
    }
    return try body(bytes.span.extracting(Int(value.start)..<Int(value.end)))
  }

  /// Whether a scalar's value is its raw text: no escapes, no folding, no block.
  public func isRaw(_ node: Int) -> Bool { !nodes[node].flags.contains(.decoded) }

  /// The indices of a node's children, in reading order; a map's alternate key, value.
  public func children(of node: Int) -> Children {
    Children(nodes: nodes, current: node + 1, end: Int(nodes[node].next))
  }

  public struct Children: Sequence, IteratorProtocol, Sendable {
    let nodes: [Node]
    var current: Int
    let end: Int

    public mutating func next() -> Int? {
      guard current < end else { return nil }
      defer { current = Int(nodes[current].next) }
      return current
    }
  }

  /// The index of the value of `key`; `nil` when the map has no such key or `map` is none.
  public func value(for key: StaticString, in map: Int) -> Int? {
    key.withUTF8Buffer { value(forKeyBytes: $0.span, in: map) }
  }

  /// The index of the value of `key`; `nil` when the map has no such key or `map` is none.
  public func value(for key: String, in map: Int) -> Int? {
    var key = key
    return key.withUTF8 { value(forKeyBytes: $0.span, in: map) }
  }

  private func value(forKeyBytes key: Span<UInt8>, in map: Int) -> Int? {
    guard nodes[map].shape == .map else { return nil }
    let end = Int(nodes[map].next)
    var child = map + 1
    while child < end {
      let matches = withScalarBytes(child) { bytesEqual($0, key) }
      if matches { return child + 1 }
      child = Int(nodes[child + 1].next)
    }
    return nil
  }

  /// The line and column of a byte, both from 1; the column counts Unicode scalars. Reads the text
  /// up to the byte: for many places, ask `places` once.
  public func place(ofOffset offset: UInt32) -> (line: Int, column: Int) {
    places.place(ofOffset: offset)
  }

  /// Finds the lines and columns of many bytes quickly; making it reads the text once.
  public var places: Places { Places(of: bytes) }

  public struct Places: Sendable {
    let bytes: [UInt8]
    let lines: LineIndex

    package init(of bytes: [UInt8]) {
      self.bytes = bytes
      lines = LineIndex(bytes.span)
    }

    /// The line and column of a byte, both from 1; the column counts Unicode scalars.
    public func place(ofOffset offset: UInt32) -> (line: Int, column: Int) {
      lines.place(of: Int(offset), in: bytes.span)
    }
  }
}

extension TextTree {
  /// The offset of the first byte that a person sees of a node: its quote where it has one, the
  /// first letter of a block of lines.
  package func firstByte(of node: Int) -> Int {
    var start = Int(nodes[node].start)
    switch nodes[node].shape {
    case .quoted: return start - 1
    case .map:
      let startsWithQuotedKey =
        node + 1 < nodes.count && nodes[node + 1].start == nodes[node].start
        && nodes[node + 1].shape == .quoted
      return startsWithQuotedKey ? start - 1 : start
    case .block:
      while start < Int(nodes[node].end), bytes[start] == 0x20 { start += 1 }
      return start
    case .null, .plain, .list: return start
    }
  }
}

func bytesEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
  guard a.count == b.count else { return false }
  for i in 0..<a.count where a[i] != b[i] { return false }
  return true
}
