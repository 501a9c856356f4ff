/// Reads `multipart/form-data` (RFC 7578) as it arrives: bytes in, in chunks of any size; the heads
/// and bytes of its parts out.
///
/// Nothing is kept but what may yet turn out to be a boundary, so a file of any size passes through.
public struct MultipartScanner {
  public enum Event: Equatable, Sendable {
    /// A part begins.
    case part(name: String, fileName: String?, type: String?)
    /// More of the part's bytes.
    case bytes([UInt8])
    /// The part is complete.
    case partEnd
    /// The last boundary was read.
    case end
  }

  public enum Failure: Error, Equatable, Sendable {
    /// A part's head is longer than any browser's.
    case headTooLong
    /// The body does not begin with its boundary, or ended before its last one.
    case malformed
  }

  private enum State {
    case preamble, boundary, head, body, done
  }

  private static let longestHead = 8192

  /// The boundary with the line end before it.
  private let delimiter: [UInt8]
  private var pending: [UInt8] = []
  private var state = State.preamble

  /// - Parameter boundary: as the content type gives it.
  public init(boundary: String) {
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first boundary stands at the very start: a line end before it makes it like the others.
    pending = [0x0D, 0x0A]
  }

  /// The boundary that a content type names; `nil` where it is no multipart or names none.
  public static func boundary(of contentType: String) -> String? {
    guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
    for parameter in contentType.split(separator: ";").dropFirst() {
      let trimmed = parameter.drop { $0 == " " }
      guard trimmed.lowercased().hasPrefix("boundary=") else { continue }
      let value = trimmed.dropFirst("boundary=".count).filter { $0 != "\"" && $0 != " " }
      return value.isEmpty || value.utf8.count > 70 ? nil : String(value)
    }
    return nil
  }

  /// Whether the last boundary was read; false at the end of the body means it was cut.
  public var isComplete: Bool { state == .done }

  /// Takes the next chunk.
  public mutating func read(_ chunk: some Sequence<UInt8>) throws(Failure) -> [Event] {
    pending.append(contentsOf: chunk)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Does one thing with what is pending; false when more bytes are needed.
  private mutating func step(_ events: inout [Event]) throws(Failure) -> Bool {
    switch state {
    case .done:
      pending = []
      return false
    case .preamble:
      guard pending.count >= delimiter.count else { return false }
      guard pending.starts(with: delimiter) else { throw .malformed }
      pending.removeFirst(delimiter.count)
      state = .boundary
      return true
    case .boundary:
      guard pending.count >= 2 else { return false }
      if pending.starts(with: [0x2D, 0x2D]) {
        events.append(.end)
        state = .done
        return true
      }
      guard pending.starts(with: [0x0D, 0x0A]) else { throw .malformed }
      state = .head
      return true
    case .head:
      // The line end after the boundary is still there: a head of no lines ends at once.
      guard let end = find([0x0D, 0x0A, 0x0D, 0x0A]) else {
        if pending.count > Self.longestHead { throw .headTooLong }
        return false
      }
      guard end <= Self.longestHead else { throw .headTooLong }
      events.append(Self.part(String(decoding: pending[..<end], as: UTF8.self)))
      pending.removeFirst(end + 4)
      state = .body
      return true
    case .body:
      if let end = find(delimiter) {
        if end > 0 { events.append(.bytes(Array(pending[..<end]))) }
        events.append(.partEnd)
        pending.removeFirst(end + delimiter.count)
        state = .boundary
        return true
      }
      // The last bytes may be the start of a boundary.
      let safe = pending.count - delimiter.count + 1
      if safe > 0 {
        events.append(.bytes(Array(pending[..<safe])))
        pending.removeFirst(safe)
      }
      return false
    }
  }

  private func find(_ pattern: [UInt8]) -> Int? {
    guard pending.count >= pattern.count else { return nil }
    var start = 0
    let last = pending.count - pattern.count
    while start <= last {
      if pending[start] == pattern[0] {
        var length = 1
        while length < pattern.count, pending[start + length] == pattern[length] { length += 1 }
        if length == pattern.count { return start }
      }
      start += 1
    }
    return nil
  }

  private static func part(_ head: String) -> Event {
    var name = ""
    var fileName: String?
    var type: String?
    for line in head.split(whereSeparator: { $0 == "\r\n" || $0 == "\n" }) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      switch line[..<colon].lowercased() {
      case "content-disposition":
        name = parameter("name", of: value) ?? ""
        fileName = parameter("filename", of: value)
      case "content-type": type = String(value)
      default: break
      }
    }
    return .part(name: name, fileName: fileName, type: type)
  }

  /// A parameter in quotes, in which browsers write a quote as `%22`.
  private static func parameter(_ name: String, of value: Substring) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let trimmed = piece.drop { $0 == " " }
      guard trimmed.hasPrefix("\(name)=\"") else { continue }
      let text = trimmed.dropFirst(name.count + 2)
      return String(text.last == "\"" ? text.dropLast() : text)
    }
    return nil
  }
}
