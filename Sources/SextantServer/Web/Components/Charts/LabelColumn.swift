/// Names beside the ends of lines, moved apart where they would stand on each other.
struct LabelColumn: Sendable {
  struct Entry: Sendable, Equatable {
    let text: String
    var y: Double
    let className: String
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

  /// The names from top to bottom, each at least the gap below the one before; pushed up again from
  /// the bottom where they ran out of it.
  var spread: [Entry] {
    var sorted = entries.sorted { $0.y < $1.y }
    var least = top
    for index in sorted.indices {
      sorted[index].y = max(sorted[index].y, least)
      least = sorted[index].y + gap
    }
    var most = bottom + gap / 2
    for index in sorted.indices.reversed() {
      sorted[index].y = min(sorted[index].y, most)
      most = sorted[index].y - gap
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
    }
    return result
  }
}
