import SextantModel

/// The criteria that something counts for, each in words with its code, leading to where Coverage
/// tells how it stands.
struct WhyItCounts {
  private let view: View
  /// The assessment of each criterion that the dossier answers to: what Coverage is narrowed to.
  private let assessments: [String: String]

  init(_ view: View) {
    self.view = view
    assessments = Dictionary(
      view.examined.criteria.map { ($0.name, CoveragePage.name(ofAssessmentOf: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  func line(_ name: String) -> HTML {
    let code: HTML = "<span class=\"code\">\(name)</span>"
    guard let (framework, criterion) = view.library.find(Criterion.self, named: name) else {
      return code
    }
    let words = framework.words(criterion, in: view.words.language)
    guard let assessment = assessments[name] else {
      let address = "\(view.to.page("frameworks"))/\(framework.code)"
      return "<a href=\"\(address)\">\(words)</a> \(code)"
    }
    let address =
      view.to.page("coverage") + queryText([("assessment", assessment)])
      + "#\(anchor(ofCriterion: name))"
    return "<a href=\"\(address)\">\(words)</a> \(code)"
  }

  /// What they are, then the first few, the others unfolded where they stand.
  func list(_ names: [String]) -> HTML {
    guard !names.isEmpty else { return .empty }
    return "<p>\(view.say("rooms.criteria.text"))</p>\(lines(names, first: 4))"
  }

  func lines(_ names: [String], first most: Int) -> HTML {
    func list(_ names: some Collection<String>) -> HTML {
      "<ul class=\"criteria\">\(each: Array(names), { "<li>\(line($0))</li>" })</ul>"
    }
    // One more line takes no more room than the word that hides it.
    guard names.count > most + 1 else { return list(names) }
    let rest = view.say("why.others", ["count": .integer(names.count - most)])
    return "\(list(names.prefix(most)))\(Disclosure(rest, list(names.dropFirst(most))))"
  }
}
