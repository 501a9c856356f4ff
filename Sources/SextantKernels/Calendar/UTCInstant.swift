/// A second of world time, as formats exchange it: `2026-07-10T14:24:12Z` or `…+02:00`.
///
/// Covers the years 1 to 9999; leap seconds are not counted, as on every clock.
public struct UTCInstant: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int

  public static let range =
    Int(CivilDay.range.lowerBound) * 86_400..<(Int(CivilDay.range.upperBound) + 1) * 86_400

  /// - Returns: `nil` outside the years 1 to 9999.
  public init?(seconds: Int) {
    guard Self.range.contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// Reads a moment of XML Schema and RFC 3339 with its distance to world time; parts of a second
  /// are left out.
  ///
  /// - Returns: `nil` for a moment without distance, for a date or an hour that does not exist and
  ///   for a distance of more than fourteen hours.
  public init?(_ text: String) {
    let bytes = Array(text.utf8.prefix(64))
    guard text.utf8.count <= 64, bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = CivilDay.parse(bytes.span.extracting(0..<10)),
      let hour = Self.two(bytes[...], 11), let minute = Self.two(bytes[...], 14),
      let second = Self.two(bytes[...], 17), hour < 24, minute < 60, second < 60
    else { return nil }
    var place = 19
    if bytes[place] == UInt8(ascii: ".") {
      let digits = bytes[(place + 1)...].prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      place = digits.endIndex
    }
    guard let distance = Self.distance(bytes[place...]) else { return nil }
    let wall = Int(day) * 86_400 + hour * 3600 + minute * 60 + second
    self.init(seconds: wall - distance * 60)
  }

  /// The moment by the clock of world time: `2026-07-10T12:24:12Z`.
  public var utcText: String { text(distance: 0, zero: "Z") }

  /// The moment by the clock of a place, with its distance to world time: in Paris `…+02:00` in
  /// summer, `…+01:00` in winter.
  ///
  /// - Returns: `nil` for a zone that `utcOffsetMinutes` does not know.
  public func text(zone: String) -> String? {
    let minute = seconds >= 0 ? seconds / 60 : (seconds - 59) / 60
    guard let distance = utcOffsetMinutes(zone: zone, utcMinute: minute),
      Self.range.contains(seconds + distance * 60)
    else { return nil }
    return text(distance: distance, zero: "+00:00")
  }

  public static func < (one: Self, other: Self) -> Bool { one.seconds < other.seconds }

  private func text(distance: Int, zero: String) -> String {
    let wall = seconds + distance * 60
    let day = wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400
    let second = wall - day * 86_400
    let date = Int32(exactly: day).flatMap { CivilDay.text(of: $0) } ?? ""
    var text = date + "T" + Self.padded(second / 3600) + ":" + Self.padded(second / 60 % 60)
    text += ":" + Self.padded(second % 60)
    guard distance != 0 else { return text + zero }
    text += distance < 0 ? "-" : "+"
    return text + Self.padded(abs(distance) / 60) + ":" + Self.padded(abs(distance) % 60)
  }

  private static func distance(_ bytes: ArraySlice<UInt8>) -> Int? {
    let start = bytes.startIndex
    if bytes.count == 1, bytes[start] | 0x20 == UInt8(ascii: "z") { return 0 }
    guard bytes.count == 6, bytes[start + 3] == UInt8(ascii: ":"),
      let hours = two(bytes, start + 1), let minutes = two(bytes, start + 4), minutes < 60,
      hours * 60 + minutes <= 840
    else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  private static func two(_ bytes: ArraySlice<UInt8>, _ place: Int) -> Int? {
    let (high, low) = (bytes[place], bytes[place + 1])
    guard (0x30...0x39).contains(high), (0x30...0x39).contains(low) else { return nil }
    return Int(high - 0x30) * 10 + Int(low - 0x30)
  }

  private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
