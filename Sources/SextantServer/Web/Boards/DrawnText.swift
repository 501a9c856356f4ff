/// A text in a drawing, broken into lines one below the other.
struct DrawnText: Sendable {
  let lines: [String]

  /// - Parameters:
  ///   - width: characters that a line takes.
  ///   - most: lines at most.
  init(_ text: String, width: Int, lines most: Int) {
    lines = TextLines.broken(text, at: max(width, 4), most: most)
  }

  /// - Parameters:
  ///   - y: the foot of the first line.
  ///   - style: the classes of the text.
  func markup(x: Double, y: Double, step: Double, anchor: String, style: String) -> HTML {
    let spans = lines.enumerated().map { number, line -> HTML in
      """
      <tspan x="\(coordinate(x))" y="\(coordinate(y + step * Double(number)))">\(line)</tspan>
      """
    }
    return "<text class=\"\(style)\" text-anchor=\"\(anchor)\">\(spans.joined())</text>"
  }
}
