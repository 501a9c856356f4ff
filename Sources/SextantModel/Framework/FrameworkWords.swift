/// A thing of a framework that has a name or a statement in French and in English.
public protocol Worded: Item {
  var fr: String { get }
  var en: String { get }
  /// Our words for it; the other language's where one is missing.
  func words(in language: Language) -> String
}

extension FrameworkCard: Worded {}
extension Block: Worded {}
extension Competency: Worded {}
extension Assessment: Worded {}
extension DemandedDeliverable: Worded {}
extension Criterion: Worded {}
extension FrameworkTerm: Worded {}
extension CandidateMeasure: Worded {}

/// An activity without a title is known by its summary.
extension Activity: Worded {
  public func words(in language: Language) -> String {
    let title = pick(fr, en, language)
    return title.isEmpty ? pick(summaryFr, summaryEn, language) : title
  }
}

extension Worded {
  public func words(in language: Language) -> String { pick(fr, en, language) }
}

extension Framework {
  /// The words for a thing: the certifier's where its layer has them in this language, else ours.
  public func words<T: Worded>(_ thing: T, in language: Language) -> String {
    if let official = wording[thing.id.text] {
      let text = language == .french ? official.fr : official.en
      if !text.isEmpty { return text }
    }
    return thing.words(in: language)
  }

  /// Whether what `words` says is the certifier's.
  public func isOfficial<T: Worded>(_ thing: T, in language: Language) -> Bool {
    wording[thing.id.text].map { !(language == .french ? $0.fr : $0.en).isEmpty } ?? false
  }
}

private func pick(_ french: String, _ english: String, _ language: Language) -> String {
  let (own, other) = language == .french ? (french, english) : (english, french)
  return own.isEmpty ? other : own
}
