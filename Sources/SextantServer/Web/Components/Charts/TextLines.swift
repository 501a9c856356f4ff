/// A label broken at spaces into lines of a drawing, which breaks none by itself.
enum TextLines {
  /// - Parameters:
  ///   - width: characters a line should hold at most; a longer word stands alone.
  ///   - most: lines at most; the last then ends in an ellipsis.
  static func broken(_ text: String, at width: Int, most: Int = 3) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    lines = lines.map { $0.count > width + 4 ? $0.prefix(max(width + 2, 1)) + "…" : $0 }
    guard lines.count > most, most > 0 else { return lines }
    let last = lines[most - 1]
    return lines[..<(most - 1)] + [last.hasSuffix("…") ? last : last + "…"]
  }
}
