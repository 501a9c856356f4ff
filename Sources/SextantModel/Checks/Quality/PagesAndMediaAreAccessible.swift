/// Pages and media pass the tests of accessibility that a machine can make.
///
/// WCAG 2.2 (W3C, October 2023): 1.1.1, 1.2.1, 1.2.2, 1.3.1, 2.4.2, 2.4.4, 3.1.1 and 3.3.2, as far
/// as a snapshot holds what they need. What a machine cannot decide (whether an alternative says
/// the right thing) is left to the audit.
public struct PagesAndMediaAreAccessible: Check {
  public static let card = CheckCard(
    "QUA01", "wcag.content", .error, basis: [.norm],
    about: [PageSnapshot.self, Asset.self])

  public static func examine(_ x: Examination, _ verdict: inout Verdict) {
    for page in x.all(PageSnapshot.self) { check(page, &verdict) }
    for asset in x.all(Asset.self) { check(asset, &verdict) }
  }

  private static func check(_ page: PageSnapshot, _ verdict: inout Verdict) {
    let name: [String: Argument] = ["page": .text(page.title.isEmpty ? page.url : page.title)]
    if page.language.isEmpty { verdict.fail(page.at("language"), "noLanguage", name) }
    if page.title.isEmpty { verdict.fail(page.at("title"), "noTitle", name) }
    checkHeadings(page, name, &verdict)
    let mute = page.images.count { $0.altText.isEmpty && !$0.isDecorative }
    if mute > 0 {
      verdict.fail(page.at("images"), "noAlt", with(name, "count", .integer(mute)))
    }
    let counts = [
      ("unlabelledInputs", "noLabel", page.unlabelledInputs),
      ("genericLinks", "vagueLinks", page.genericLinks),
    ]
    for (field, key, count) in counts {
      guard let count else {
        verdict.doubt(
          page.at(field), "notCounted", with(name, "field", .field(PageSnapshot.self, field)))
        continue
      }
      if count > 0 { verdict.fail(page.at(field), key, with(name, "count", .integer(count))) }
    }
  }

  private static func checkHeadings(
    _ page: PageSnapshot, _ name: [String: Argument], _ verdict: inout Verdict
  ) {
    let levels = page.headings.compactMap(\.level)
    let first = levels.count { $0 == 1 }
    if first != 1 {
      verdict.fail(page.at("headings"), "notOneH1", with(name, "count", .integer(first)))
    }
    for (level, next) in zip(levels, levels.dropFirst()) where next > level + 1 {
      var said = with(name, "from", .integer(level))
      said["to"] = .integer(next)
      verdict.fail(page.at("headings"), "skippedLevel", said)
      return
    }
  }

  private static func check(_ asset: Asset, _ verdict: inout Verdict) {
    let name: [String: Argument] = ["asset": .text(asset.title)]
    switch asset.assetKind {
    case .image where asset.altText.isEmpty && !asset.isDecorative:
      verdict.fail(asset.at("altText"), "imageWithoutAlt", name)
    case .video where !asset.hasCaptions:
      verdict.fail(asset.at("hasCaptions"), "noCaptions", name)
    case .audio where asset.transcript.isEmpty:
      verdict.fail(asset.at("transcript"), "noTranscript", name)
    default: break
    }
  }

  private static func with(
    _ named: [String: Argument], _ key: String, _ value: Argument
  ) -> [String: Argument] {
    named.merging([key: value]) { _, new in new }
  }
}
