/// A part of a whole, kept in per cent; written `42 %`.
public struct Share: Sendable, Hashable, Comparable {
  public var percent: Double

  public init(percent: Double) { self.percent = percent }
  public init(_ fraction: Double) { percent = (fraction * 1e14).rounded() / 1e12 }

  public var fraction: Double { percent / 100 }
  public static func < (a: Share, b: Share) -> Bool { a.percent < b.percent }
}

extension Share: ScalarContent {
  public static var shape: Shape { .share }
  public var boundedSize: Double? { percent }
  public var plain: Plain { .bare(numberText(percent) + " %") }

  /// `42 %`, `1,9 %`; a number without the sign is a fraction (`0.42`).
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<Share> {
    let share: Share?
    if bytes.count > 0, bytes[bytes.count - 1] == UInt8(ascii: "%") {
      share = decimalNumber(bytes.extracting(0..<bytes.count - 1)).map { Share(percent: $0) }
    } else {
      share = decimalNumber(bytes).map { Share($0) }
    }
    guard let share, share.percent.isFinite else { return .wrong(.notAShare) }
    return .value(share)
  }
}
