internal import SextantKernels

/// What is proposed has been read by somebody else, remark by remark, and keeps to the brand guide.
///
/// A proposal is a content in the state proposed or reviewed. Every remark says its kind, weight,
/// objective and fix; once the content is past the proposal, every remark has an answer. Colours,
/// fonts and forbidden words are looked at in every content that is no draft, the key message in
/// proposals only: a film or an office page need not quote one.
public struct ProposalsAreReviewed: Check {
  public static let card = CheckCard(
    "CAM06", "proposal.reviewed", .warning, basis: [.text],
    about: [ContentItem.self], alsoReads: [ContentReview.self, BrandGuide.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    let guide = x.all(BrandGuide.self).first.map(GuideRules.init)
    for content in x.all(ContentItem.self) {
      guard let state = content.state, state != .draft else { continue }
      let faults = guide?.faults(of: content) ?? []
      let reviews = x.citing(content, by: ContentReview.self, in: "content")
      if state == .proposed || state == .reviewed, reviews.isEmpty {
        verdict.fail(
          content.at(), "notReviewed",
          ["content": .text(content.title), "count": .integer(faults.count)])
      }
      for review in reviews { check(review, of: content, state, &verdict) }
      for fault in faults {
        verdict.fail(
          content.at(fault.field), fault.key,
          ["content": .text(content.title), "what": .text(fault.what)])
      }
    }
  }

  private static func check(
    _ review: ContentReview, of content: ContentItem, _ state: ContentState,
    _ verdict: inout Verdict
  ) {
    for remark in review.remarks {
      let named: [String: Argument] = [
        "content": .text(content.title), "remark": .text(remark.text),
      ]
      if remark.remarkKind == nil || remark.severity == nil || remark.objective == nil
        || remark.fix.isEmpty
      {
        verdict.fail(review.at("remarks"), "remarkIncomplete", named)
      }
      if state != .proposed, remark.answer.isEmpty {
        verdict.fail(review.at("remarks"), "remarkUnanswered", named)
      }
    }
  }
}

/// The brand guide, ready to be compared with contents.
private struct GuideRules {
  private let palette: Set<String>
  private let fonts: Set<String>
  private let messages: [[UInt8]]
  private let forbidden: [(word: String, folded: [UInt8])]

  struct Fault {
    var field: String
    var key: String
    var what: String
  }

  init(_ guide: BrandGuide) {
    palette = Set(guide.palette.map { Self.colour($0.colour) })
    fonts = Set(guide.fonts.map { foldingKey($0) })
    messages = guide.messages.map(Self.words)
    forbidden = guide.forbiddenWords.map { (word: $0, folded: Self.words($0)) }.filter {
      $0.folded.count > 1
    }
  }

  func faults(of content: ContentItem) -> [Fault] {
    var faults: [Fault] = []
    if !palette.isEmpty {
      for colour in content.colours where !palette.contains(Self.colour(colour)) {
        faults.append(Fault(field: "colours", key: "offPalette", what: colour))
      }
    }
    if !fonts.isEmpty {
      for font in content.fonts where !fonts.contains(foldingKey(font)) {
        faults.append(Fault(field: "fonts", key: "otherFont", what: font))
      }
    }
    let spoken = Self.words(content.title + " " + content.body)
    for (word, folded) in forbidden where Self.holds(spoken, folded) {
      faults.append(Fault(field: "body", key: "forbiddenWord", what: word))
    }
    let isProposal = content.state == .proposed || content.state == .reviewed
    if isProposal, !messages.isEmpty, !messages.contains(where: { Self.holds(spoken, $0) }) {
      faults.append(Fault(field: "body", key: "noMessage", what: content.title))
    }
    return faults
  }

  private static func colour(_ text: String) -> String { Colour(hex: text)?.hex ?? text }

  /// The folded words between single spaces, with one at each end: whole words can be looked for.
  private static func words(_ text: String) -> [UInt8] {
    var words: [UInt8] = [32]
    for scalar in foldingKey(text).unicodeScalars {
      let isInWord =
        scalar.isASCII
        ? (48...57).contains(scalar.value) || (97...122).contains(scalar.value)
        : scalar.properties.isAlphabetic
      if isInWord {
        words.append(contentsOf: UTF8.encode(scalar) ?? .encodedReplacementCharacter)
      } else if words.last != 32 {
        words.append(32)
      }
    }
    if words.last != 32 { words.append(32) }
    return words
  }

  /// Whether some words stand in others, one after the other.
  private static func holds(_ words: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= words.count else { return false }
    for start in 0...(words.count - part.count) where words[start] == 32 {
      if words[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}
