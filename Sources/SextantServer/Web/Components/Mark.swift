/// How a thing stands: said by a shape and a word, then by a colour.
enum Mark: String, Sendable, CaseIterable {
  case none, good, watch, bad, unknown, neutral
  /// Brass: what is our own among others.
  case ours

  /// The class that gives the colour.
  var className: String? { self == .none ? nil : "mark-\(rawValue)" }

  /// The shape; each has its own outline, so that none rests on colour alone.
  var icon: Icon? {
    switch self {
    case .none: nil
    case .good: Icon("ok")
    case .watch: Icon("warning")
    case .bad: Icon("error")
    case .unknown: Icon("unknown")
    case .neutral: Icon("none")
    case .ours: Icon("star")
    }
  }
}
