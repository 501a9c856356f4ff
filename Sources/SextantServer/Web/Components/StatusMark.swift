import SextantModel

/// A state in a word, with its shape and colour.
///
/// The word says it, the shape repeats it, the colour only helps (WCAG 1.4.1, RGAA 3.1).
struct StatusMark: Component {
  let mark: Mark
  let label: String

  init(_ mark: Mark, _ label: String) {
    self.mark = mark
    self.label = label
  }

  var html: HTML {
    """
    <span class="status\(mark.className.map { " \($0)" } ?? "")">\(mark.icon)\
    <span>\(label)</span></span>
    """
  }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    [
      ComponentExample("good", StatusMark(.good, "dans les temps")),
      ComponentExample("watch", StatusMark(.watch, "à surveiller")),
      ComponentExample("bad", StatusMark(.bad, "en retard")),
      ComponentExample("unknown", StatusMark(.unknown, "pas de mesure")),
      ComponentExample("neutral", StatusMark(.neutral, "brouillon")),
      ComponentExample("ours", StatusMark(.ours, "nous")),
    ]
  }
}

/// What a check concluded, in a word with its shape.
struct OutcomeMark: Component {
  let words: Catalogue
  let outcome: Outcome

  init(_ words: Catalogue, _ outcome: Outcome) {
    self.words = words
    self.outcome = outcome
  }

  var html: HTML { StatusMark(outcome.mark, words.text("outcome.\(outcome.rawValue)")).html }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    Outcome.allCases.map { ComponentExample($0.rawValue, OutcomeMark(words, $0)) }
  }
}

/// How much a finding weighs, in a word with its shape.
struct SeverityMark: Component {
  let words: Catalogue
  let severity: Severity

  init(_ words: Catalogue, _ severity: Severity) {
    self.words = words
    self.severity = severity
  }

  var html: HTML { StatusMark(severity.mark, words.text("severity.\(severity.rawValue)")).html }

  static func examples(_ words: Catalogue) -> [ComponentExample] {
    Severity.allCases.map { ComponentExample($0.rawValue, SeverityMark(words, $0)) }
  }
}

extension Outcome {
  var mark: Mark {
    switch self {
    case .notApplicable: .neutral
    case .passed: .good
    case .cannotTell: .unknown
    case .failed: .bad
    }
  }
}

extension Severity {
  var mark: Mark {
    switch self {
    case .info: .neutral
    case .warning: .watch
    case .error: .bad
    }
  }
}
