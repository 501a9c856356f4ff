/// Names beside the ends of lines, moved apart where they would stand on each other; a name that is too
/// long to stand beside its figure stands above it.
struct LabelColumn: Sendable {
  struct Entry: Sendable, Equatable {
    let text: String
    var y: Double
    let className: String
    /// The figure, where it stands on a line of its own.
    var below = ""
  }

  let top: Double
  let bottom: Double
  let gap: Double
  private(set) var entries: [Entry] = []

  init(top: Double, bottom: Double, gap: Double) {
    self.top = top
    self.bottom = bottom
    self.gap = gap
  }

  mutating func add(_ text: String, at y: Double, _ className: String) {
    entries.append(Entry(text: text, y: y, className: className))
  }

  /// A name and its figure, side by side where both fit in so many letters.
  mutating func add(
    _ name: String, _ figure: String, at y: Double, _ className: String, letters: Int
  ) {
    if name.count + 1 + figure.count <= letters {
      add(name.isEmpty ? figure : "\(name) \(figure)", at: y, className)
      return
    }
    let short = TextLines.broken(name, at: letters, most: 1).first ?? ""
    entries.append(Entry(text: short, y: y, className: className, below: figure))
  }

  private func height(_ entry: Entry) -> Double { entry.below.isEmpty ? gap : gap * 2 }

  /// The names from top to bottom, each at least the gap below the one before; pushed up again from
  /// the bottom where they ran out of it.
  var spread: [Entry] {
    var sorted = entries.sorted { $0.y < $1.y }
    var least = top
    for index in sorted.indices {
      sorted[index].y = max(sorted[index].y, least)
      least = sorted[index].y + height(sorted[index])
    }
    var most = bottom + gap * 1.5
    for index in sorted.indices.reversed() {
      most -= height(sorted[index])
      sorted[index].y = min(sorted[index].y, most)
      most = sorted[index].y
    }
    return sorted
  }

  func html(x: Double) -> HTML {
    var result = HTML.empty
    for entry in spread {
      result += """
        <text class="label \(entry.className)" x="\(coordinate(x))" y="\(coordinate(entry.y))" \
        dy="4">\(entry.text)</text>
        """
      guard !entry.below.isEmpty else { continue }
      result += """
        <text class="label \(entry.className)" x="\(coordinate(x))" \
        y="\(coordinate(entry.y + gap))" dy="4">\(entry.below)</text>
        """
    }
    return result
  }
}
