/// A thing of a framework that has a name or a statement in French and in English.
public protocol Worded: Item {
  var fr: String { get }
  var en: String { get }
}

extension FrameworkCard: Worded {}
extension Block: Worded {}
extension Activity: Worded {}
extension Competency: Worded {}
extension Assessment: Worded {}
extension DemandedDeliverable: Worded {}
extension Criterion: Worded {}
extension FrameworkTerm: Worded {}
extension CandidateMeasure: Worded {}

extension Worded {
  func words(in language: Language) -> String {
    let (own, other) = language == .french ? (fr, en) : (en, fr)
    return own.isEmpty ? other : own
  }
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
