internal import SextantKernels

/// Each keyword is known, sourced and answered by one page, and each SEO action says what it does
/// and what it should bring.
///
/// Two keywords are the same when they differ only by accents and capitals. Only keywords that are
/// a page's primary one may not be shared.
public struct KeywordsLeadToOnePage: Check {
  public static let card = CheckCard(
    "QUA05", "seo.keywords-and-actions", .warning, basis: [.text],
    about: [Keyword.self, SeoAction.self], alsoReads: [PageSnapshot.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    var primary: [String: Keyword] = [:]
    for keyword in x.all(Keyword.self) {
      check(keyword, x, &verdict)
      guard keyword.isPrimary else { continue }
      let key = foldingKey(keyword.text)
      if let other = primary[key], other.pages != keyword.pages {
        verdict.fail(
          keyword.at("text"), "sameKeyword",
          ["keyword": .text(keyword.text), "other": .text(other.id.text)])
      }
      primary[key] = primary[key] ?? keyword
    }
    for action in x.all(SeoAction.self) { check(action, &verdict) }
  }

  private static func check(_ keyword: Keyword, _ x: Examination, _ verdict: inout Verdict) {
    let name: [String: Argument] = ["keyword": .text(keyword.text)]
    if keyword.volume == nil {
      verdict.fail(keyword.at("volume"), "noVolume", name)
    } else if keyword.volumeSource.isEmpty {
      verdict.fail(keyword.at("volumeSource"), "noSource", name)
    }
    if keyword.intent == nil { verdict.fail(keyword.at("intent"), "noIntent", name) }
    if keyword.pages.isEmpty {
      verdict.fail(keyword.at("pages"), "noPage", name)
    } else if keyword.pages.count > 1 {
      verdict.fail(
        keyword.at("pages"), "manyPages",
        [
          "keyword": .text(keyword.text), "count": .integer(keyword.pages.count),
          "pages": .texts(keyword.pages.map { x.find($0)?.url ?? $0.text }),
        ])
    }
  }

  private static func check(_ action: SeoAction, _ verdict: inout Verdict) {
    let fields = [
      ("tool", action.tool.isEmpty), ("expectedEffect", action.expectedEffect.isEmpty),
      ("date", action.date == nil), ("keywords", action.keywords.isEmpty && action.page == nil),
    ]
    for (field, isMissing) in fields where isMissing {
      verdict.fail(
        action.at(field), "actionLacks",
        ["action": .text(action.title), "field": .field(SeoAction.self, field)])
    }
  }
}
