/// The lines of a text whose line ends an export made into blanks: marks such as `*`, `o` and `-`
/// behind several blanks start a line, and say how deep it stands.
public enum FlattenedList {
  public struct Line: Sendable, Hashable {
    /// 0 for a text before or without marks, 1 and more behind them.
    public let depth: Int
    public let text: String

    public init(depth: Int, text: String) {
      self.depth = depth
      self.text = text
    }
  }

  /// The lines in their order. Depths follow the order in which marks appear under each other: the
  /// same mark later has the same depth.
  public static func lines(_ text: String) -> [Line] {
    let bytes = Array(text.utf8)
    var lines: [Line] = []
    // The marks above the line, outermost first.
    var marks: [[UInt8]] = []
    var start = 0
    var depth = 0
    func add(upTo end: Int) {
      let line = trimmed(bytes[start..<end])
      if !line.isEmpty { lines.append(Line(depth: depth, text: line)) }
    }
    var place = 0
    while place < bytes.count {
      guard let mark = mark(bytes, place) else {
        place += 1
        continue
      }
      add(upTo: place)
      if let known = marks.firstIndex(of: mark) {
        marks.removeSubrange((known + 1)...)
      } else {
        marks.append(mark)
      }
      depth = marks.count
      place += mark.count + 1
      start = place
    }
    add(upTo: bytes.count)
    return lines
  }

  /// A mark of a line at a place: at the start or behind two blanks, with a blank behind it.
  private static func mark(_ bytes: [UInt8], _ place: Int) -> [UInt8]? {
    guard isBlank(bytes, place - 1), isBlank(bytes, place - 2) || place <= 1 else { return nil }
    for mark in marks where bytes[place...].starts(with: mark) {
      let behind = place + mark.count
      if behind < bytes.count, isBlank(bytes, behind) { return mark }
    }
    return nil
  }

  private static let marks = ["*", "o", "-", "•", "–", "▪"].map { Array($0.utf8) }

  private static func isBlank(_ bytes: [UInt8], _ place: Int) -> Bool {
    place < 0 || bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x09
  }

  /// Without blanks at the ends, and with one where several stood.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let words = bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
