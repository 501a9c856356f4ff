public import SextantModel

/// A thread told in words, as data and as a drawing.
public enum ThreadText {
  /// Two trees: what the item rests on, and what hangs on it.
  public static func text(
    back: [Thread.Stop], forward: [Thread.Stop], _ catalogue: Catalogue
  ) -> String {
    guard let start = back.first else { return "" }
    var lines = ["\(catalogue.text("kind.\(start.kind)")) \(start.id) – \(start.headline)", ""]
    for (title, stops) in [("thread.back", back), ("thread.forward", forward)] {
      lines.append(catalogue.text(title))
      if stops.count == 1 { lines.append("  \(catalogue.text("thread.nothing"))") }
      for stop in stops.dropFirst() {
        let indent = String(repeating: "  ", count: stop.depth)
        let repeated = stop.isRepeated ? " \(catalogue.text("thread.repeated"))" : ""
        let kind = catalogue.text("kind.\(stop.kind)")
        lines.append("\(indent)\(stop.id)  \(kind) – \(stop.headline)\(repeated)")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  /// Nodes and links, each link from the item that states it.
  public static func plain(_ stops: [Thread.Stop], _ links: [Thread.Link]) -> Plain {
    var seen: Set<String> = []
    let nodes = stops.filter { seen.insert($0.id).inserted }
    return .map([
      entry(
        "nodes",
        .list(
          nodes.map { stop in
            .map([
              entry("id", .text(stop.id)), entry("kind", .text(stop.kind)),
              entry("headline", .text(stop.headline)),
            ])
          })),
      entry(
        "links",
        .list(
          links.map { link in
            .map([
              entry("from", .text(link.from)), entry("to", .text(link.to)),
              entry("field", .text(link.field)),
            ])
          })),
    ])
  }

  /// A graph for Graphviz; arrows go from the ground to what hangs on it.
  public static func dot(_ stops: [Thread.Stop], _ links: [Thread.Link]) -> String {
    var lines = [
      "digraph thread {", "  rankdir=LR;", "  node [shape=box, fontname=\"sans-serif\"];",
    ]
    var seen: Set<String> = []
    for stop in stops where seen.insert(stop.id).inserted {
      lines.append("  \(quoted(stop.id)) [label=\(quoted("\(stop.id)\n\(stop.headline)"))];")
    }
    for link in links {
      lines.append("  \(quoted(link.to)) -> \(quoted(link.from)) [tooltip=\(quoted(link.field))];")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}

func entry(_ key: String, _ value: Plain) -> Plain.Entry { Plain.Entry(key: key, value: value) }
