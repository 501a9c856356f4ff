import HTTPTypes

/// Which methods an address knows, for who asks with another.
struct KnownMethods: Sendable {
  private struct Pattern {
    let segments: [Substring]
    var methods: [HTTPRequest.Method]
  }

  /// As the router chooses among them: what is written out before what stands for anything.
  private let patterns: [Pattern]

  init(_ routes: [Route]) {
    var patterns: [Pattern] = []
    for route in routes {
      let segments = route.path.split(separator: "/")
      if let place = patterns.firstIndex(where: { $0.segments == segments }) {
        patterns[place].methods.append(route.method)
      } else {
        patterns.append(Pattern(segments: segments, methods: [route.method]))
      }
    }
    self.patterns = patterns.sorted { a, b in
      a.segments.map(Self.openness).lexicographicallyPrecedes(b.segments.map(Self.openness))
    }
  }

  /// None where nothing stands at the address.
  func at(_ path: String) -> [HTTPRequest.Method] {
    let segments = path.split(separator: "/")
    guard let pattern = patterns.first(where: { Self.fits(segments, $0.segments) }) else {
      return []
    }
    var methods = pattern.methods
    if let get = methods.firstIndex(of: .get), !methods.contains(.head) {
      methods.insert(.head, at: get + 1)
    }
    return methods
  }

  private static func openness(_ segment: Substring) -> Int {
    segment == "**" ? 2 : segment.hasPrefix(":") ? 1 : 0
  }

  private static func fits(_ path: [Substring], _ pattern: [Substring]) -> Bool {
    for (place, segment) in pattern.enumerated() {
      if segment == "**" { return place < path.count }
      guard place < path.count, segment.hasPrefix(":") || segment == path[place] else {
        return false
      }
    }
    return path.count == pattern.count
  }
}
